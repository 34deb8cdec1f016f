"""Render the slides of a story as HTML, for the presentation page and the offline edition. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pilotkartan.content.model import LANGS, Atlas, Lang, Pilot, Result
from pilotkartan.content.settings import FEWEST_ANSWERS, MOST_ANSWERS
from pilotkartan.content.texts import Translator, translator
from pilotkartan.explore.contact_page import contacts_address
from pilotkartan.explore.evidence import first_grid
from pilotkartan.explore.index import Index
from pilotkartan.explore.story import EVIDENCE, STATUS, Step, from_north, step_title, steps_by_id
from pilotkartan.explore.tally import by_done
from pilotkartan.explore.theme_results import results_on_theme
from pilotkartan.render.evidence import render_grid
from pilotkartan.render.html import render
from pilotkartan.render.qr import qr_modules


def render_slides(
    index: Index,
    steps: Sequence[Step],
    current: str,
    host: Mapping[str, str],
    t: Translator,
    lang: Lang,
    follower: bool = False,
) -> str:
    """Return all slides as one element, with the step `current` shown; assets/js/story/ changes the step.

    After those of the story come those beside it, about all pilots, for when somebody asks for one.
    `host` are data attributes for the script of the page around it. Where it has a `base`, the full address at which
    the app or the file can be reached, each slide has the QR code of its own view. A `follower` gets the slides alone,
    without notes.
    """
    atlas = index.atlas
    ids = {step.id for step in steps}
    beside = [step for name, step in steps_by_id(atlas).items() if name not in ids]
    every = (*steps, *beside)
    about = [step.about for step in steps if step.kind == "pilot"]
    told = [pilot for pilot in atlas.pilots if pilot.id in about] or list(atlas.pilots)
    # Which pilots each slide tells of.
    shown = {step.id: told for step in steps} | {step.id: list(atlas.pilots) for step in beside}
    on_map = {step.id: _on_map(index, step, shown[step.id], lang) for step in every}
    addresses = {step.id: _address(atlas, step, shown[step.id], lang) for step in every}
    base = host.get("base")
    return render(
        "slides",
        atlas,
        t,
        lang,
        steps=steps,
        every=every,
        beside=beside,
        current=current,
        told=told,
        shown=shown,
        on_map=on_map,
        host=host,
        follower=follower,
        answers={"fewest": FEWEST_ANSWERS, "most": MOST_ANSWERS},
        addresses=addresses,
        codes={step: qr_modules(base + address) for step, address in addresses.items()} if base else {},
        titles={step.id: step_title(atlas, step, t, lang) for step in every},
        names={step.id: _names(atlas, step) for step in every},
        tallies=by_done(atlas, shown[STATUS]),
        most=max(len(pilot.result) for pilot in shown[STATUS]),
        evidence=_evidence(atlas, shown[EVIDENCE], t, lang),
        statuses=atlas.codebook.codes("result_status"),
        foremost=lambda pilot, theme: foremost_result(atlas, pilot, theme),
        default_notes={step.id: default_notes(atlas, step, lang) for step in every},
    )


def foremost_result(atlas: Atlas, pilot: Pilot, theme: str) -> Result | None:
    """Return the pilot's first result that serves a theme, of those that have come furthest; None where none does."""
    return next(iter(results_on_theme(atlas, pilot, atlas.codebook.by_id[theme])), None)


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


def _address(atlas: Atlas, step: Step, shown: Sequence[Pilot], lang: Lang) -> str:
    """Return the address of what a step shows, from the start page on; of the contacts that of their own page."""
    view = replace(step.selection(), lang=lang)
    address = contacts_address(atlas, shown, lang) if step.kind == "contacts" else view.address()
    return address.removeprefix("/")


def _on_map(index: Index, step: Step, shown: Sequence[Pilot], lang: Lang) -> list[Pilot]:
    """Return the pilots that a step is about, from north to south."""
    if step.kind == "pilot":
        return [index.atlas.by_id[step.about]] if step.about else []
    matching = index.view(step.selection(), lang).ids
    return from_north(pilot for pilot in shown if pilot.id in matching)
