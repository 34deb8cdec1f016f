"""Render the slides of a story as HTML, for the presentation page and the offline edition. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from pilotkartan.content.model import LANGS, Atlas, Lang, Pilot
from pilotkartan.content.texts import Translator, translator
from pilotkartan.explore.evidence import first_grid
from pilotkartan.explore.index import Index
from pilotkartan.explore.story import EVIDENCE, STATUS, Step, from_north, step_title, steps_by_id
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
) -> str:
    """Return all slides as one element, with the step `current` shown; assets/js/story/ changes the step.

    After those of the story come those beside it, about all pilots, for when somebody asks for one.
    `host` are data attributes for the script of the page around it; each slide has the query of its own view.
    `draw_done` is `charts.done_on_slide`; it is given, so that importing the slides imports no chart.
    """
    atlas = index.atlas
    ids = {step.id for step in steps}
    beside = [step for name, step in steps_by_id(atlas).items() if name not in ids]
    every = (*steps, *beside)
    matching = {step.id: index.view(step.selection(), lang).ids for step in every}
    about = [step.about for step in steps if step.kind == "pilot"]
    told = [pilot for pilot in atlas.pilots if pilot.id in about] or list(atlas.pilots)
    # Which pilots each slide tells of.
    shown = {step.id: told for step in steps} | {step.id: list(atlas.pilots) for step in beside}
    return render(
        "slides",
        atlas,
        t,
        lang,
        steps=steps,
        every=every,
        beside=beside,
        current=current,
        matching=matching,
        host=host,
        addresses={step.id: _query(step, lang) for step in every},
        titles={step.id: step_title(atlas, step, t, lang) for step in every},
        names={step.id: _names(atlas, step) for step in every},
        pilots={step.id: _pilots(step, shown[step.id], matching) for step in every},
        tallies=by_done(atlas, shown[STATUS]),
        chart=draw_done(index, shown[STATUS], lang),
        evidence=_evidence(atlas, shown[EVIDENCE], t, lang),
        statuses=atlas.codebook.codes("result_status"),
        default_notes={step.id: default_notes(atlas, step, lang) for step in every},
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


def _names(atlas: Atlas, step: Step) -> str:
    """Return what a step is called in each language, one a line, for who looks for it."""
    if step.kind == "theme" and step.about:
        return "\n".join(atlas.codebook.by_id[step.about].label.of(lang) for lang in LANGS)
    return "\n".join(dict.fromkeys(step_title(atlas, step, translator(atlas.words, lang), lang) for lang in LANGS))


def _query(step: Step, lang: Lang) -> str:
    return replace(step.selection(), lang=lang).address().partition("?")[2]


def _pilots(step: Step, shown: Sequence[Pilot], matching: Mapping[str, Sequence[str]]) -> list[Pilot]:
    return from_north(pilot for pilot in shown if pilot.id in matching[step.id])
