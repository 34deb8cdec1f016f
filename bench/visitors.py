"""Visitors of the two apps under load: how they filter and choose in each, and what the page must show thereafter."""

import json
import random
import re
import time
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

from streamlit.proto.WidgetStates_pb2 import WidgetState

from bench.visit import Session
from tests.deploy.dockerfile import environment as image_environment

ROOT = Path(__file__).resolve().parents[1]


def _read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


# Read from the files and not by the app's own code, which is what is checked.
PILOTS = {file.stem: _read(file) for file in sorted((ROOT / "data/pilots").glob("*.toml"))}
_CODED = {pilot: {coding["code"] for coding in told["coding"]} for pilot, told in PILOTS.items()}
_CODES = _read(ROOT / "data/codebook.toml")["code"]
# The themes that some pilot has, by id, with their Swedish names.
THEMES = {
    code["id"]: code["label"]["sv"]
    for code in _CODES
    if code["dimension"] == "theme" and any(code["id"] in codes for codes in _CODED.values())
}


_CARD = re.compile(r'<li data-pilot="(\w+)"><h3>')


class WrongAnswerError(Exception):
    """The page does not show what was asked for."""


@dataclass
class Visitor:
    """Someone who filters or chooses at random, and what they have chosen so far."""

    title: ClassVar[str]
    script: ClassVar[str]
    environment: ClassVar[dict[str, str]] = {}
    session: Session
    chance: random.Random
    themes: set[str] = field(default_factory=set)
    pilot: str | None = None

    async def act(self) -> float:
        """Filter or choose; return when the answer was there, in seconds of `time.perf_counter`."""
        finished = await (self.filter() if self.chance.random() < 0.5 else self.choose())
        self.check()
        return finished

    def check(self) -> None:
        """Raise WrongAnswerError unless the page shows what was asked for."""
        asked, shown = (self.matching, self.article), self.shown()
        if asked != shown:
            raise WrongAnswerError(f"asked for {asked}, shown {shown}")

    async def settle(self) -> None:
        """Let the page report what it reports by itself once it is drawn."""

    async def filter(self) -> float:
        """Add a theme to the filter, or take it away."""
        raise NotImplementedError

    async def choose(self) -> float:
        """Choose a pilot, in the list or on the map, at random."""
        raise NotImplementedError

    def shown(self) -> tuple[set[str], str | None]:
        """Return the pilots that the page shows as matching, and the one whose article it shows."""
        raise NotImplementedError

    @property
    def article(self) -> str | None:
        """Return the pilot whose article must be on the page."""
        return self.pilot

    @property
    def matching(self) -> set[str]:
        """Return the pilots that have one of the themes, or all where there is none."""
        return {pilot for pilot, codes in _CODED.items() if not self.themes or codes & self.themes}

    async def press(self, key: str) -> float:
        """Press a button."""
        return await self.session.run(WidgetState(id=self.session.find("button", key).id, trigger_value=True))

    async def click_map(self, **value: object) -> float:
        """Let the map's component report a click."""
        state = WidgetState(id=self.session.find("component_instance").id, json_value=json.dumps(value))
        return await self.session.run(state)


class OwnVisitor(Visitor):
    """A visitor of this app, who gives up what is chosen before choosing anew: so the list is there half the time."""

    title = "This app"
    script = "app.py"
    environment = image_environment("app")

    async def filter(self) -> float:
        theme = self.chance.choice(list(THEMES))
        self.themes ^= {theme}
        return await self._report(filter={"tema": sorted(self.themes)})

    async def choose(self) -> float:
        self.pilot = None if self.pilot else self.chance.choice(sorted(self.matching))
        return await self._report(pilot=self.pilot)

    async def _report(self, **act: object) -> float:
        """Report a tick or a choice as the map does, for the list and the facets too."""
        return await self.click_map(acts=[{**act, "time": time.time_ns() // 1_000_000}])

    def shown(self) -> tuple[set[str], str | None]:
        html = json.loads(self.session.find("component_instance").json_args)["html"]
        painted = json.loads(html[html.index("{") : html.rindex("}") + 1])
        pages = [html.body for html in self.session.of_kind("html")]
        listed = {pilot for body in pages for pilot in _CARD.findall(body.partition("</ul>")[0])}
        if painted["chosen"]:
            told = PILOTS[painted["chosen"]]
            if not any(f"{told['name']}</h2>" in body for body in pages):
                raise WrongAnswerError(f"no article of {painted['chosen']}")
        elif listed != set(painted["matching"]):
            raise WrongAnswerError(f"{painted['matching']} on the map, {listed} in the list")
        return set(painted["matching"]), painted["chosen"]


class NaiveVisitor(Visitor):
    """A visitor of the tutorial app."""

    title = "Tutorial app"
    script = "bench/naive_app.py"
    clicked: str | None = None

    async def filter(self) -> float:
        theme = self.chance.choice(list(THEMES))
        self.themes ^= {theme}
        state = WidgetState(id=self.session.find("multiselect").id)
        state.string_array_value.data.extend(THEMES[theme] for theme in sorted(self.themes))
        finished = await self.session.run(state)
        self.clicked = None
        # The map is mounted anew, and reports itself: one more run, which the visitor does not wait for.
        await self.settle()
        return finished

    async def choose(self) -> float:
        others = sorted(self.matching - {self.pilot, self.clicked}) or sorted(self.matching)
        self.pilot = self.chance.choice(others)
        told = PILOTS[self.pilot]
        if self.pilot == self.clicked or self.chance.random() < 0.5:
            return await self.press(f"-{told['code']}")
        self.clicked = self.pilot
        seat = {"lat": told["seat"]["lat"], "lng": told["seat"]["lon"]}
        return await self.click_map(last_object_clicked=seat, last_object_clicked_tooltip=told["name"])

    def shown(self) -> tuple[set[str], str | None]:
        ids = {told["name"]: pilot for pilot, told in PILOTS.items()}
        article = next((ids[heading.body] for heading in self.session.of_kind("heading") if heading.tag == "h2"), None)
        return {ids[button.label] for button in self.session.of_kind("button")}, article

    @property
    def article(self) -> str | None:
        # It shows only what matches.
        return self.pilot if self.pilot in self.matching else None

    async def settle(self) -> None:
        await self.click_map(last_object_clicked=None, last_object_clicked_tooltip=None, zoom=5)
