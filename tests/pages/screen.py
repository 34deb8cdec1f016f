"""A page as the server draws it, without a browser."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from markupsafe import Markup
from streamlit.testing.v1 import AppTest

FRAME = Path(__file__).resolve().parents[2] / "pages" / "frame.py"
_MAX_RUN_S = 30


class Screen:
    """What one visitor's session shows after its last run."""

    def __init__(self, query: str = "") -> None:
        self.app = AppTest.from_file(str(FRAME), default_timeout=_MAX_RUN_S)
        self._acts: list[dict[str, object]] = []
        self.go(query)

    def go(self, query: str) -> None:
        """Go to another address of the same page, as a link or the Back button does."""
        self.app.query_params.clear()
        self.app.query_params.update(parse_qs(query))
        self.run()

    def run(self) -> None:
        """Run the script and see that it came through."""
        self.app.run()
        assert [error.message for error in self.app.exception] == []

    def to_page(self, script: str) -> None:
        """Go over to another page by the name of its script in pages/."""
        self.app.switch_page(script)
        self.run()

    def press(self, key: str) -> None:
        """Press a button."""
        self.app.button(key=key).click()
        self.run()

    @property
    def params(self) -> dict[str, list[str]]:
        """The parameters of the address."""
        values = self.app.query_params.items()
        return {name: [value] if isinstance(value, str) else list(value) for name, value in values}

    @property
    def html(self) -> list[str]:
        """Every piece of HTML on the page, with its addresses as a browser at the root of a host has them."""
        return [str(element.proto.body).replace('="./', '="/') for element in self.app.get("html")]

    @property
    def article(self) -> str:
        """The article of the chosen pilot or of the programme; empty if there is none."""
        bodies = (re.search("<article.*</article>", body, re.DOTALL) for body in self.html)
        return next((body[0] for body in bodies if body), "")

    @property
    def panel(self) -> str:
        """The panel of the chosen pilot: its ways on, its box, its article; empty if there is none."""
        return next((body for body in self.html if body.startswith('<div class="ways"')), "")

    @property
    def menu(self) -> dict[str, tuple[str, dict[str, list[str]]]]:
        """Where each page of the menu is, by its title: the path and the parameters."""
        (head,) = (body for body in self.html if 'class="st-key-menu"' in body)
        return self.links(head)

    @staticmethod
    def links(body: str) -> dict[str, tuple[str, dict[str, list[str]]]]:
        """Where each link to a page of the app leads, by what it says without its icon."""
        found = re.findall(r'<a [^>]*?href="([^"]*)"[^>]* data-page[^>]*>([^<]*)', body)
        parts = {text.strip(): urlsplit(str(Markup(address).unescape())) for address, text in found}
        return {text: (part.path, parse_qs(part.query)) for text, part in parts.items()}

    @property
    def summary(self) -> str:
        """The sentence that says what is shown."""
        (body,) = (body for body in self.html if 'class="summary"' in body)
        return Markup(body.partition('class="summary">')[2]).striptags()

    @property
    def chips(self) -> dict[str, str]:
        """The query behind each link that takes a filter away, or all, by what it says."""
        link = r'<a class="button[^"]*" href="([^"]*)" rel="nofollow"[^>]*>([^<]*)'
        found = (pair for body in self.html for pair in re.findall(link, body))
        return {text: urlsplit(str(Markup(address).unescape())).query for address, text in found}

    @property
    def options(self) -> dict[str, dict[str, tuple[int, str, bool]]]:
        """What each box of the facets is told: how many pilots it leaves, who would be left, whether it is chosen."""
        (bar,) = (re.search('data-options="([^"]*)"', body) for body in self.html if 'class="filter-bar"' in body)
        assert bar
        told = json.loads(Markup(bar[1]).unescape())
        return {name: {code: tuple(option) for code, option in codes.items()} for name, codes in told.items()}

    @property
    def chosen(self) -> dict[str, list[str]]:
        """What is chosen in the facets, as their boxes are told, by the parameter."""
        chosen = {name: [code for code, (*_, on) in codes.items() if on] for name, codes in self.options.items()}
        return {name: codes for name, codes in chosen.items() if codes}

    @property
    def requires_all(self) -> bool:
        """Whether all of the chosen themes are required."""
        return any('class="filter-bar"' in body and "data-every" in body for body in self.html)

    @property
    def map(self) -> dict[str, Any]:
        """What the map is told."""
        (component,) = self.app.get("component_instance")
        text = str(json.loads(component.proto.json_args)["html"])
        state: dict[str, Any] = json.loads(text.partition(">")[2].rpartition("</script>")[0])
        return state

    @property
    def listed(self) -> list[str]:
        """The ids of the pilots in the list, in its order: the cards, then those left out."""
        return [pilot for pilot, _ in self._rows(self._list)]

    @property
    def cards(self) -> dict[str, str]:
        """The card of each pilot that matches, by id, in the order of the list."""
        return dict(self._rows(self._list.partition("</ul>")[0]))

    @property
    def left_out(self) -> dict[str, str]:
        """What is told in short of each pilot that does not match, by id."""
        return dict(self._rows(self._list.partition("</ul>")[2]))

    @property
    def names(self) -> list[str]:
        """The names of the pilots in the list, in its order."""
        return [
            str(Markup(found[1]).striptags())
            for _, row in self._rows(self._list)
            if (found := re.search(r"data-choose[^>]*>([^<]*)", row))
        ]

    @property
    def _list(self) -> str:
        return next((body for body in self.html if body.startswith('<ul class="cards"')), "")

    @staticmethod
    def _rows(body: str) -> list[tuple[str, str]]:
        found = re.findall(r'<li data-pilot="(\w+)"( hidden)?>(.*?)</li>', body, re.DOTALL)
        return [(pilot, row) for pilot, hidden, row in found if not hidden]

    def choose(self, pilot: str | None) -> None:
        """Press the link that chooses a pilot, or the one back to the list."""
        shown = self.panel or "".join(row for _, row in self._rows(self._list))
        assert f'data-choose="{pilot or ""}"' in shown
        self.report({"pilot": pilot})

    def compare(self, *pilots: str, on: bool = True) -> None:
        """Tick the boxes of these pilots, or untick them, faster than the page is drawn."""
        shown = self.panel or "".join(self.cards.values())
        assert all(f'data-compare="{pilot}"' in shown for pilot in pilots)
        self.report(*({"compare": pilot, "on": on} for pilot in pilots))

    def report(self, *acts: dict[str, object]) -> None:
        """Let the map's component report what was clicked, as assets/js/map/choice.js does."""
        self._acts += [{"time": len(self._acts) + place, **act} for place, act in enumerate(acts, 1)]
        self.tell({"acts": self._acts})

    def tell(self, value: object) -> None:
        """Let the map's component report a value, which AppTest has no way for."""
        (component,) = self.app.get("component_instance")
        states = self.app._tree.get_widget_states()
        states.widgets.add(id=component.proto.id, json_value=json.dumps(value))
        self.app._run(states)
        assert [error.message for error in self.app.exception] == []

    def buttons(self, start: str) -> Sequence[str]:
        """The labels of the buttons whose key starts so, in the order of the page."""
        return [button.label for button in self.app.button if (button.key or "").startswith(start)]

    def has_button(self, key: str) -> bool:
        """Tell whether there is such a button."""
        return any(button.key == key for button in self.app.button)
