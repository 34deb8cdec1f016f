"""The slides of a story as HTML: for the presentation page and for the one-file edition. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pilotkartan.damaged_links import as_id
from pilotkartan.markup import render
from pilotkartan.model import Atlas, Lang, Pilot
from pilotkartan.query import Index
from pilotkartan.selection import Selection
from pilotkartan.story import Step, default_story, from_north, own_story, story_about
from pilotkartan.words import Speaker


def render_slides(
    index: Index, steps: Sequence[Step], current: str, host: Mapping[str, str], t: Speaker, lang: Lang
) -> str:
    """Return all slides as one element, `current` (the id of a step) shown; assets/story.js steps through them.

    `host` are data attributes for the script of the page around it; each slide has the query of its own view.
    """
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
        host=host,
        addresses={step.id: _query(step, lang) for step in steps},
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


def story_for(index: Index, selection: Selection, lang: Lang) -> tuple[Step, ...]:
    """Return the story that a selection asks for: one's own order, what is filtered or compared, or all of it."""
    if own := own_story(index.atlas, selection.slides):
        return own
    if selection.story == "urval" and (pilots := index.view(selection, lang).ids):
        return story_about(index.atlas, pilots)
    if selection.story == "jamforda" and selection.compared:
        return story_about(index.atlas, selection.compared)
    return default_story(index.atlas)


def shown_step(index: Index, selection: Selection, lang: Lang) -> str:
    """Return the id of the step that a presentation shows; empty while it is prepared, or where it has no such step."""
    wanted = as_id(selection.step)
    return next((step.id for step in story_for(index, selection, lang) if wanted == step.id), "") if wanted else ""


def step_title(atlas: Atlas, step: Step, t: Speaker, lang: Lang) -> str:
    """Return what a step is called in a list of steps."""
    if step.kind == "pilot" and step.about:
        return atlas.by_id[step.about].name
    if step.kind == "theme" and step.about:
        return t("story.title_theme", theme=atlas.codebook.by_id[step.about].label.of(lang))
    return {
        "programme": atlas.programme.name.of(lang),
        "map": t("story.title_map"),
        "status": t("story.status_heading"),
        "contacts": t("story.contacts_heading"),
    }[step.kind]


def _query(step: Step, lang: Lang) -> str:
    return replace(step.selection(), lang=lang).address().partition("?")[2]


def _told(step: Step, shown: Sequence[Pilot], matching: Mapping[str, Sequence[str]]) -> list[Pilot]:
    return from_north(pilot for pilot in shown if pilot.id in matching[step.id])
