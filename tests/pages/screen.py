"""A page as the server draws it, without a browser."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from markupsafe import Markup
from streamlit.testing.v1 import AppTest

FRAME = Path(__file__).resolve().parents[2] / "pages" / "frame.py"
_LONGEST_RUN_S = 30


class Screen:
    """What one visitor's session shows after its last run."""

    def __init__(self, query: str = "") -> None:
        self.app = AppTest.from_file(str(FRAME), default_timeout=_LONGEST_RUN_S)
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
        """Every piece of HTML on the page."""
        return [str(element.proto.body) for element in self.app.get("html")]

    @property
    def article(self) -> str:
        """The article of the chosen pilot or of the programme; empty if there is none."""
        return next((body for body in self.html if body.startswith("<article")), "")

    @property
    def summary(self) -> str:
        """The sentence that says what is shown."""
        (body,) = (body for body in self.html if 'class="summary"' in body)
        return Markup(body.partition('class="summary">')[2]).striptags()

    @property
    def map(self) -> dict[str, Any]:
        """What the map is told."""
        (component,) = self.app.get("component_instance")
        text = str(json.loads(component.proto.json_args)["html"])
        state: dict[str, Any] = json.loads(text.partition(">")[2].rpartition("</script>")[0])
        return state

    @property
    def listed(self) -> list[str]:
        """The ids of the pilots in the list, in its order."""
        keys = (button.key or "" for button in self.app.button)
        return [key.removeprefix("choose-") for key in keys if key.startswith("choose-")]

    def buttons(self, start: str) -> Sequence[str]:
        """The labels of the buttons whose key starts so, in the order of the page."""
        return [button.label for button in self.app.button if (button.key or "").startswith(start)]

    def has_button(self, key: str) -> bool:
        """Tell whether there is such a button."""
        return any(button.key == key for button in self.app.button)
