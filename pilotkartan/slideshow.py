"""The slides of a story as HTML: for the presentation page and for the one-file edition. Pure."""

from collections.abc import Mapping, Sequence

from pilotkartan.markup import render
from pilotkartan.model import Atlas, Lang, Pilot
from pilotkartan.query import Index
from pilotkartan.story import Step, from_north
from pilotkartan.words import Speaker


def render_slides(index: Index, steps: Sequence[Step], current: str, t: Speaker, lang: Lang) -> str:
    """Return all slides as one element, `current` (the id of a step) shown; assets/story.js steps through them."""
    atlas = index.atlas
    matching = {step.id: index.view(step.selection(), lang).ids for step in steps}
    told = [step.about for step in steps if step.kind == "pilot"]
    shown = [pilot for pilot in atlas.pilots if pilot.id in told] or list(atlas.pilots)
    return render(
        "slides",
        atlas,
        t,
        lang,
        steps=steps,
        current=current,
        matching=matching,
        told={step.id: _told(step, shown, matching) for step in steps},
        statuses=atlas.codebook.codes("result_status"),
        default_notes={step.id: default_notes(atlas, step, lang) for step in steps},
    )


def default_notes(atlas: Atlas, step: Step, lang: Lang) -> str:
    """Return what a presenter may want to say beyond the slide: of a pilot what it did and what comes next."""
    if step.kind != "pilot" or not step.about:
        return ""
    pilot = atlas.by_id[step.about]
    return "\n".join(passage.of(lang) for passage in (*pilot.aim, *pilot.activity, *pilot.next))


def _told(step: Step, shown: Sequence[Pilot], matching: Mapping[str, Sequence[str]]) -> list[Pilot]:
    return from_north(pilot for pilot in shown if pilot.id in matching[step.id])
