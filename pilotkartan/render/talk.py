"""Render the choice and the order of a talk's steps, each with a small picture of its slide. Pure."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pilotkartan.content.model import Lang, Pilot
from pilotkartan.content.texts import Translator
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import PRESENT_PAGE, SLIDES, Selection
from pilotkartan.explore.story import Kind, Step, step_title, steps_by_id, with_slides
from pilotkartan.explore.tally import by_done
from pilotkartan.render.html import render
from pilotkartan.render.outline import HEIGHT, WIDTH, place_percent, small_sweden

# The steps that are ticked together, by the name of their group in the words.
_GROUPS: dict[str, tuple[Kind, ...]] = {
    "opening": ("programme", "map"),
    "themes": ("theme",),
    "pilots": ("pilot",),
    "closing": ("status", "evidence", "contacts"),
}


@dataclass(frozen=True)
class _Row:
    """A step in the list: its name, where its arrows lead, and the pilots on its small map with their places."""

    step: Step
    title: str
    included: bool
    up: str
    down: str
    pins: Sequence[tuple[Pilot, float, float]]


def render_talk(index: Index, steps: Sequence[Step], here: Selection, t: Translator, lang: Lang) -> str:
    """Return all steps with a box to tick, and `steps` in their order, which assets/js/app/talk.js changes.

    The links hold the address that they lead to, so that they work without the script.
    """
    known = steps_by_id(index.atlas)
    order = [step.id for step in steps]
    return render(
        "talk",
        index.atlas,
        t,
        lang,
        order=order,
        whole=list(known),
        rows=list(_rows(index, steps, here, t, lang)),
        groups={name: [step for step in known.values() if step.kind in kinds] for name, kinds in _GROUPS.items()},
        titles={step.id: step_title(index.atlas, step, t, lang) for step in known.values()},
        all_steps=with_slides(here, known, index.atlas).address(PRESENT_PAGE),
        no_steps=with_slides(here, (), index.atlas).address(PRESENT_PAGE),
        tallies=[tally for _, tally in by_done(index.atlas, index.atlas.pilots)],
        land=small_sweden(),
        land_size=(WIDTH, HEIGHT),
    )


def _rows(index: Index, steps: Sequence[Step], here: Selection, t: Translator, lang: Lang) -> Iterator[_Row]:
    """Yield the steps in order, then those that are left out, which the script shows when they are ticked."""
    order = [step.id for step in steps]
    address = _address_of_order(here, index)
    others = [step for step in steps_by_id(index.atlas).values() if step.id not in order]
    for step in (*steps, *others):
        yield _Row(
            step,
            step_title(index.atlas, step, t, lang),
            step.id in order,
            address(_moved(order, step.id, -1)),
            address(_moved(order, step.id, 1)),
            [(pilot, *place_percent(pilot.seat.lat, pilot.seat.lon)) for pilot in _on_map(index, step, lang)],
        )


def _address_of_order(here: Selection, index: Index) -> Callable[[Sequence[str]], str]:
    """Return a function that returns the address of an order: written once, filled in for each arrow."""
    place = f"{SLIDES}=any"
    address = with_slides(here, ("any",), index.atlas).address(PRESENT_PAGE)
    return lambda order: address.replace(place, "&".join(f"{SLIDES}={step}" for step in order))


def _moved(order: Sequence[str], step: str, by: int) -> list[str]:
    """Return the order with a step moved; it goes no further than the ends."""
    if step not in order:
        return list(order)
    others = [other for other in order if other != step]
    place = max(0, order.index(step) + by)
    return [*others[:place], step, *others[place:]]


def _on_map(index: Index, step: Step, lang: Lang) -> list[Pilot]:
    if step.kind == "pilot" and step.about:
        return [index.atlas.by_id[step.about]]
    return [index.atlas.by_id[pilot] for pilot in index.view(step.selection(), lang).ids]
