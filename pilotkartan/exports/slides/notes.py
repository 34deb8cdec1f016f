"""Write the speaker notes of each step of a story. Pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pilotkartan.content.model import Lang, Passage, Pilot
from pilotkartan.content.texts import Translator
from pilotkartan.explore.contacts import contacts_of
from pilotkartan.explore.coverage import pilots_with
from pilotkartan.explore.evidence import first_grid
from pilotkartan.explore.evidence_text import counted_several_times, standouts
from pilotkartan.explore.index import Index
from pilotkartan.explore.story import Kind, Step, from_north


@dataclass(frozen=True)
class Teller:
    """Hold the context of a story's slides: its pilots, from north to south, the app's address, and its language."""

    index: Index
    pilots: tuple[Pilot, ...]
    base_url: str
    t: Translator
    lang: Lang


def teller(index: Index, steps: Iterable[Step], base_url: str, t: Translator, lang: Lang) -> Teller:
    """Return the context with the pilots that have a step of their own, or with all where none has."""
    ids = {step.about for step in steps if step.kind == "pilot"}
    pilots = from_north(pilot for pilot in index.atlas.pilots if pilot.id in ids or not ids)
    return Teller(index, tuple(pilots), base_url.rstrip("/"), t, lang)


def notes(step: Step, teller: Teller) -> tuple[str, ...]:
    """Return the presenter's own notes for a step, else those made from the data, by line."""
    return tuple(step.notes.strip().splitlines() or _KINDS[step.kind](step, teller))


def cover_notes(teller: Teller) -> tuple[str, ...]:
    """Return the notes of the first slide: a description of the data, and its source."""
    atlas, t = teller.index.atlas, teller.t
    return (
        atlas.dataset.title.of(teller.lang),
        atlas.dataset.description.of(teller.lang),
        f"{t('foot.source')} {atlas.source.publisher}, {atlas.source.title}: {atlas.source.address}",
        t("foot.words"),
        t("foot.borders"),
    )


def _programme(_step: Step, teller: Teller) -> Iterator[str]:
    for section in teller.index.atlas.programme.section:
        yield section.heading.of(teller.lang)
        yield from _with_source(section.passage, teller)
        yield ""


def _map(_step: Step, teller: Teller) -> Iterator[str]:
    atlas, lang = teller.index.atlas, teller.lang
    for pilot in from_north(atlas.pilots):
        yield f"{pilot.name}, {atlas.codebook.by_id[pilot.county].label.of(lang)}: {pilot.summary.of(lang)}"


def _theme(step: Step, teller: Teller) -> Iterator[str]:
    t, theme = teller.t, teller.index.atlas.codebook.by_id[step.about or ""]
    for heading, text in ((t("data.counts"), theme.counts), (t("data.counts_not"), theme.counts_not)):
        if text:
            yield f"{heading}: {text.of(teller.lang)}"
    yield ""
    codings = [
        (pilot.name, coding)
        for pilot in from_north(pilots_with(teller.index, theme))
        for coding in pilot.coding
        if coding.code == theme.id
    ]
    yield from (f"{name}: {coding.reason.of(teller.lang)}" for name, coding in codings)
    yield ""
    yield t("panel.source")
    for _, coding in codings:
        yield from _paragraphs(coding.source, teller)


def _pilot(step: Step, teller: Teller) -> Iterator[str]:
    t, atlas = teller.t, teller.index.atlas
    pilot = atlas.by_id[step.about or ""]
    parts: tuple[tuple[str, Sequence[Passage]], ...] = (
        (t("panel.focus"), atlas.passages_of(pilot, "aim")),
        (t("panel.activities"), atlas.passages_of(pilot, "activity")),
        (t("panel.organisation"), atlas.passages_of(pilot, "organisation_note")),
        (t("panel.coming"), atlas.passages_of(pilot, "next") or pilot.planned),
    )
    for heading, passages in parts:
        yield heading
        yield from _with_source(passages, teller) if passages else [t("panel.not_reported")]
        yield ""
    yield t("panel.source")
    texts = [pilot.summary, *pilot.result, *(passage for _, passages in parts for passage in passages)]
    yield from _paragraphs({ref for text in texts for ref in text.source}, teller)


def _status(_step: Step, teller: Teller) -> Iterator[str]:
    t = teller.t
    yield from (t("method.status"), t("limits.tense"))


def _evidence(_step: Step, teller: Teller) -> Iterator[str]:
    atlas, t = teller.index.atlas, teller.t
    grid = first_grid(atlas, teller.pilots)
    yield from standouts(atlas, grid, t, teller.lang)
    yield counted_several_times(grid, t)
    yield t("likeness.done_hides", total=len(atlas.pilots))


def _contacts(_step: Step, teller: Teller) -> Iterator[str]:
    yield teller.t("foot.words")
    people = contacts_of(teller.index.atlas)
    yield from dict.fromkeys(each.person.found.of(teller.lang) for each in people if each.person.found)


def _with_source(passages: Iterable[Passage], teller: Teller) -> Iterator[str]:
    return (f"{passage.of(teller.lang)} ({', '.join(passage.source)})" for passage in passages)


def _paragraphs(refs: Iterable[str], teller: Teller) -> Iterator[str]:
    known = teller.index.atlas.paragraphs
    return (f"{ref} {paragraph.of(teller.lang)}" for ref, paragraph in known.items() if ref in set(refs))


_KINDS: Mapping[Kind, Callable[[Step, Teller], Iterable[str]]] = {
    "programme": _programme,
    "map": _map,
    "theme": _theme,
    "pilot": _pilot,
    "status": _status,
    "evidence": _evidence,
    "contacts": _contacts,
}
