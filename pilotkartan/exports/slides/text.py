"""Write the texts of a story's slides: titles and paragraphs, by step. Pure."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from pilotkartan.content.model import Atlas, Code, Contact, Lang
from pilotkartan.content.texts import phone
from pilotkartan.explore.coverage import pilots_with
from pilotkartan.explore.story import Kind, Step, from_north
from pilotkartan.explore.theme_results import first_sentence, results_on_theme
from pilotkartan.exports.slides.layout import (
    BESIDE_MAP,
    CHART,
    CONTACTS,
    COVER,
    OF_THEME,
    TEXT,
    TEXT_ONLY,
    TEXT_SIZE_PT,
    box_of,
)
from pilotkartan.exports.slides.notes import Teller
from pilotkartan.exports.slides.paging import Piece, paged


@dataclass(frozen=True)
class Slide:
    """Describe a slide, or several where its text fills more than one; `layout` is one of LAYOUTS.

    `theme` gives the slide its colour and icon.
    """

    title: str
    layout: str = TEXT_ONLY
    pieces: tuple[Piece, ...] = ()
    theme: Code | None = None


def cover(teller: Teller) -> Slide:
    """Return the first slide: the programme, its years, the date of the data."""
    atlas, t, lang = teller.index.atlas, teller.t, teller.lang
    years = f"{atlas.programme.first_year}–{atlas.programme.last_year}"
    date = t("slides.date", date=atlas.dataset.date.isoformat())
    lines = (atlas.programme.agency.of(lang), years, date)
    return Slide(atlas.programme.name.of(lang), COVER, tuple(Piece(line) for line in lines))


def slide(step: Step, teller: Teller) -> Slide | None:
    """Return the slide of a step; None where the data has nothing for it."""
    return _KINDS[step.kind](step, teller)


def _programme(_step: Step, teller: Teller) -> Slide:
    programme, t, lang = teller.index.atlas.programme, teller.t, teller.lang
    # The first section describes the assignment and the aim; the others are in the notes.
    first = (
        Piece(passage.of(lang), under=section.heading.of(lang), bullet=True)
        for section in programme.section[:1]
        for passage in section.passage
    )
    return Slide(t("head.programme"), pieces=(Piece(programme.lead.of(lang)), *first))


def _map(_step: Step, teller: Teller) -> Slide:
    atlas, t = teller.index.atlas, teller.t
    themes = ((pilot, atlas.main_theme(pilot)) for pilot in from_north(atlas.pilots))
    pilots = (
        Piece(theme.label.of(teller.lang), f"{pilot.name}:", bullet=True, colour=theme.colour or "")
        for pilot, theme in themes
    )
    return Slide(t("list.heading"), BESIDE_MAP, (Piece(t("slides.map_order")), *pilots))


def _theme(step: Step, teller: Teller) -> Slide:
    atlas, t, lang = teller.index.atlas, teller.t, teller.lang
    theme = atlas.codebook.by_id[step.about or ""]
    question = [Piece(t("slides.question", question=theme.question.of(lang)))] if theme.question else []
    # As much as one slide holds: all results on the theme, their first sentences, or those of one result a pilot.
    ways = ((None, False), (None, True), (1, True))
    found = ((*question, *_on_theme(theme, most, short, teller)) for most, short in ways)
    box = box_of(OF_THEME, TEXT)
    pieces = next((pieces for pieces in found if len(paged(pieces, box, TEXT_SIZE_PT)) == 1), None)
    return Slide(theme.label.of(lang), OF_THEME, pieces or (*question, *_on_theme(theme, 1, True, teller)), theme)


def _on_theme(theme: Code, most: int | None, short: bool, teller: Teller) -> Iterator[Piece]:
    """Yield so many results on a theme of each pilot that has it, whole or in short."""
    atlas, t, lang = teller.index.atlas, teller.t, teller.lang
    pilots = from_north(pilots_with(teller.index, theme))
    having = t("summary.some", shown=len(pilots), total=len(atlas.pilots))
    for pilot in pilots:
        results = results_on_theme(atlas, pilot, theme)
        if not results:
            yield Piece(t("panel.not_reported"), f"{pilot.name}:", under=having, bullet=True)
        for result in results[:most]:
            text, status = result.of(lang), atlas.codebook.by_id[result.status].label.of(lang)
            lead = f"{pilot.name} ({status}):"
            yield Piece(first_sentence(text) if short else text, lead, under=having, bullet=True)


def _pilot(step: Step, teller: Teller) -> Slide:
    atlas, t, lang = teller.index.atlas, teller.t, teller.lang
    pilot = atlas.by_id[step.about or ""]
    theme = atlas.main_theme(pilot)
    results = [
        Piece(result.of(lang), under=status.label.of(lang), bullet=True)
        for status in atlas.codebook.codes("result_status")
        for result in pilot.result
        if result.status == status.id
    ]
    silent = Piece(t("panel.not_reported"), under=t("panel.results"))
    contact = [_contact(pilot.contact, t("panel.contact"), lang)] if pilot.contact else []
    where = Piece("", _theme_and_county(atlas, theme, pilot.county, lang))
    pieces = (where, Piece(pilot.summary.of(lang)), *(results or [silent]), *contact)
    return Slide(pilot.name, OF_THEME, pieces, theme)


def _status(_step: Step, teller: Teller) -> Slide:
    t = teller.t
    return Slide(t("slides.status"), CHART)


def _evidence(_step: Step, teller: Teller) -> Slide:
    t = teller.t
    return Slide(t("evidence.heading"), CHART)


def _contacts(_step: Step, teller: Teller) -> Slide | None:
    programme, t, lang = teller.index.atlas.programme, teller.t, teller.lang
    people = [(pilot.name, pilot.contact) for pilot in teller.pilots if pilot.contact]
    people += [(t("head.programme"), person) for person in programme.contact]
    pieces = tuple(_contact(person, where, lang) for where, person in people)
    return Slide(t("story.contacts_heading"), CONTACTS, pieces) if pieces else None


def _theme_and_county(atlas: Atlas, theme: Code, county: str, lang: Lang) -> str:
    return f"{theme.label.of(lang)} · {atlas.codebook.by_id[county].label.of(lang)}"


def _contact(person: Contact, where: str, lang: Lang) -> Piece:
    """Return a contact: name and role, then telephone and e-mail on lines of their own."""
    who = f"{person.name}, {person.role.of(lang)}" if person.role else person.name
    ways = (phone(person.phone, lang), person.any_email)
    return Piece(who, f"{where}:", more=tuple(way for way in ways if way))


_KINDS: Mapping[Kind, Callable[[Step, Teller], Slide | None]] = {
    "programme": _programme,
    "map": _map,
    "theme": _theme,
    "pilot": _pilot,
    "status": _status,
    "evidence": _evidence,
    "contacts": _contacts,
}
