"""Render the slides of a story as HTML, for the presentation page and the offline edition. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from pilotkartan.content.model import Atlas, Lang, Pilot
from pilotkartan.content.texts import Translator
from pilotkartan.explore.evidence import first_grid
from pilotkartan.explore.index import Index
from pilotkartan.explore.story import Step, from_north
from pilotkartan.explore.tally import by_done
from pilotkartan.render.evidence import render_grid
from pilotkartan.render.html import render


def render_slides(
    index: Index,
    steps: Sequence[Step],
    current: str,
    host: Mapping[str, str],
    t: Translator,
    lang: Lang,
    draw_done: Callable[[Index, Sequence[Pilot], Lang], object],
    follower: bool = False,
) -> str:
    """Return all slides as one element, with the step `current` shown; assets/js/story/ changes the step.

    `host` are data attributes for the script of the page around it; each slide has the query of its own view.
    `draw_done` is `charts.done_on_slide`; it is given, so that importing the slides imports no chart. A `follower` gets
    the slides alone, without notes.
    """
    atlas = index.atlas
    kinds = {step.kind for step in steps}
    matching = {step.id: index.view(step.selection(), lang).ids for step in steps}
    about = [step.about for step in steps if step.kind == "pilot"]
    shown = [pilot for pilot in atlas.pilots if pilot.id in about] or list(atlas.pilots)
    return render(
        "slides",
        atlas,
        t,
        lang,
        steps=steps,
        current=current,
        matching=matching,
        host=host,
        follower=follower,
        addresses={step.id: _query(step, lang) for step in steps},
        pilots={step.id: _pilots(step, shown, matching) for step in steps},
        tallies=by_done(atlas, shown),
        chart=draw_done(index, shown, lang) if "status" in kinds else None,
        evidence=_evidence(atlas, shown, t, lang) if "evidence" in kinds else None,
        statuses=atlas.codebook.codes("result_status"),
        default_notes={step.id: default_notes(atlas, step, lang) for step in steps},
    )


def default_notes(atlas: Atlas, step: Step, lang: Lang) -> str:
    """Return default notes for the presenter: a pilot's aims, activities and next steps; else nothing.

    The planned results are on the slide itself.
    """
    if step.kind != "pilot" or not step.about:
        return ""
    pilot = atlas.by_id[step.about]
    return "\n".join(passage.of(lang) for passage in (*pilot.aim, *pilot.activity, *pilot.next))


def _evidence(atlas: Atlas, pilots: Sequence[Pilot], t: Translator, lang: Lang) -> str:
    return render_grid(atlas, first_grid(atlas, pilots), t, lang, prefix="slide-")


def _query(step: Step, lang: Lang) -> str:
    return replace(step.selection(), lang=lang).address().partition("?")[2]


def _pilots(step: Step, shown: Sequence[Pilot], matching: Mapping[str, Sequence[str]]) -> list[Pilot]:
    return from_north(pilot for pilot in shown if pilot.id in matching[step.id])
