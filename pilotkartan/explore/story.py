"""Make the steps of a presentation: from the data or from a selection."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pilotkartan.content.model import Atlas, Lang, Pilot
from pilotkartan.content.plaintext import as_id
from pilotkartan.content.texts import Translator
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import NO_SLIDES, Selection

Kind = Literal["programme", "map", "theme", "pilot", "status", "evidence", "contacts"]
PROGRAMME, MAP, STATUS, EVIDENCE, CONTACTS = "program", "karta", "resultat", "evidens", "kontakt"
_THEME = "tema-"


@dataclass(frozen=True)
class Step:
    """Describe one slide: its `id` in the address, the theme or pilot it is `about`, the presenter's own `notes`."""

    id: str
    kind: Kind
    about: str | None = None
    notes: str = ""

    def selection(self) -> Selection:
        """Return the selection that the map beside the slide shows."""
        if self.kind == "pilot":
            return Selection(pilot=self.about)
        return Selection(facets={"theme": (self.about,)}) if self.kind == "theme" and self.about else Selection()


def default_story(atlas: Atlas) -> tuple[Step, ...]:
    """Return the whole story: the programme, the map, the themes, the pilots from north to south, results, contacts."""
    return _story(atlas, atlas.pilots)


def story_about(atlas: Atlas, pilots: Collection[str]) -> tuple[Step, ...]:
    """Return the story of some pilots: the map, those of their themes that two or more share, each of them."""
    return _story(atlas, [pilot for pilot in atlas.pilots if pilot.id in pilots], whole=False)


def own_story(atlas: Atlas, ids: Iterable[str]) -> tuple[Step, ...]:
    """Return the steps with these ids in this order, without unknown ones."""
    wanted = dict.fromkeys(map(as_id, ids))
    # Called at every run, mostly without ids.
    known = steps_by_id(atlas) if wanted else {}
    return tuple(known[name] for name in wanted if name in known)


def with_slides(selection: Selection, ids: Iterable[str], atlas: Atlas) -> Selection:
    """Return the selection of a presentation with exactly these steps in this order; the whole story has no ids."""
    slides = tuple(dict.fromkeys(ids))
    whole = slides == tuple(steps_by_id(atlas))
    return replace(selection, story="", slides=() if whole else slides or (NO_SLIDES,))


def steps_by_id(atlas: Atlas) -> dict[str, Step]:
    """Return every step that a story can have."""
    return {step.id: step for step in default_story(atlas)}


def from_north(pilots: Iterable[Pilot]) -> list[Pilot]:
    """Return the pilots from north to south."""
    return sorted(pilots, key=lambda pilot: -pilot.seat.lat)


def with_notes(steps: Iterable[Step], notes: Mapping[str, str]) -> tuple[Step, ...]:
    """Return the steps with these notes, by the id of the step."""
    return tuple(replace(step, notes=notes.get(step.id, "")) for step in steps)


def step_title(atlas: Atlas, step: Step, t: Translator, lang: Lang) -> str:
    """Return the name of a step in a list of steps."""
    if step.kind == "pilot" and step.about:
        return atlas.by_id[step.about].name
    if step.kind == "theme" and step.about:
        return t("story.title_theme", theme=atlas.codebook.by_id[step.about].label.of(lang))
    return {
        "programme": atlas.programme.name.of(lang),
        "map": t("story.title_map"),
        "status": t("story.status_heading"),
        "evidence": t("evidence.heading"),
        "contacts": t("story.contacts_heading"),
    }[step.kind]


def _story(atlas: Atlas, pilots: Sequence[Pilot], whole: bool = True) -> tuple[Step, ...]:
    return (
        *([Step(PROGRAMME, "programme")] if whole else []),
        Step(MAP, "map"),
        *_themes(atlas, pilots, 1 if whole else 2),
        *(Step(pilot.id, "pilot", pilot.id) for pilot in from_north(pilots)),
        Step(STATUS, "status"),
        Step(EVIDENCE, "evidence"),
        *([Step(CONTACTS, "contacts")] if any(pilot.contact for pilot in pilots) else []),
    )


def _themes(atlas: Atlas, pilots: Sequence[Pilot], least: int) -> Iterator[Step]:
    for theme in atlas.codebook.codes("theme"):
        if sum(theme in atlas.codes_of(pilot, "theme") for pilot in pilots) >= least:
            yield Step(f"{_THEME}{theme.id}", "theme", theme.id)


def story_for(index: Index, selection: Selection, lang: Lang) -> tuple[Step, ...]:
    """Return the story that a selection asks for: own slides, the filtered or compared pilots, or the whole.

    It is empty where all slides are taken out and none is chosen yet.
    """
    if own := own_story(index.atlas, selection.slides):
        return own
    if NO_SLIDES in map(as_id, selection.slides):
        return ()
    if selection.story == "urval" and (pilots := index.view(selection, lang).ids):
        return story_about(index.atlas, pilots)
    if selection.story == "jamforda" and selection.compared:
        return story_about(index.atlas, selection.compared)
    return default_story(index.atlas)


def shown_step(index: Index, selection: Selection) -> str:
    """Return the id of the step that a presentation shows, of its own or beside; empty while it is prepared."""
    wanted = as_id(selection.step)
    return next((step.id for step in steps_by_id(index.atlas).values() if wanted == step.id), "") if wanted else ""
