"""Write the texts of a story's slides: titles, paragraphs, tables, and the titles of the maps. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pilotkartan.content.model import Contact
from pilotkartan.content.texts import phone
from pilotkartan.explore.coverage import pilots_with
from pilotkartan.explore.evidence import first_grid
from pilotkartan.explore.evidence_table import table_key, text_table
from pilotkartan.explore.evidence_text import grid_caption, standouts
from pilotkartan.explore.story import Kind, Step, from_north
from pilotkartan.explore.tally import by_done, tally
from pilotkartan.exports.slides.layout import BESIDE_MAP, COVER, TABLE, TEXT_ONLY
from pilotkartan.exports.slides.notes import Teller
from pilotkartan.exports.slides.paging import Piece
from pilotkartan.exports.slides.tables import Row


@dataclass(frozen=True)
class Slide:
    """Describe a slide, or several where it fills more than one: text, a table that begins with its headings, or both.

    `layout` is one of LAYOUTS, the table's where there is one; `sums` tells whether the table's last row adds up the
    others, `alt` says what the table shows; `map_title` is empty where there is no map beside the text. With `charted`,
    a picture of the numbers has a slide of its own before the table.
    """

    title: str
    layout: str = TEXT_ONLY
    pieces: tuple[Piece, ...] = ()
    table: tuple[Row, ...] = ()
    sums: bool = False
    alt: str = ""
    map_title: str = ""
    charted: bool = False


def cover(teller: Teller) -> Slide:
    """Return the first slide: the programme, its years, the date of the data."""
    atlas, t, lang = teller.index.atlas, teller.t, teller.lang
    years = f"{atlas.programme.first_year}–{atlas.programme.last_year}"
    date = t("slides.date", date=atlas.dataset.date.isoformat())
    lines = (atlas.programme.agency.of(lang), years, date)
    return Slide(atlas.programme.name.of(lang), COVER, tuple(Piece(line) for line in lines))


def slide(step: Step, teller: Teller) -> Slide:
    """Return the slide of a step; it has neither text nor table where the data has nothing for it."""
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
    pilots = (
        Piece(atlas.main_theme(pilot).label.of(teller.lang), f"{pilot.name}:", bullet=True)
        for pilot in from_north(atlas.pilots)
    )
    return Slide(t("list.heading"), BESIDE_MAP, (Piece(t("slides.map_order")), *pilots), map_title=t("map.title"))


def _theme(step: Step, teller: Teller) -> Slide:
    atlas, t, lang = teller.index.atlas, teller.t, teller.lang
    theme = atlas.codebook.by_id[step.about or ""]
    label = theme.label.of(lang)
    pilots = from_north(pilots_with(teller.index, theme))
    having = t("summary.some", shown=len(pilots), total=len(atlas.pilots))
    reasons = (
        Piece(coding.reason.of(lang), f"{pilot.name}:", under=having, bullet=True)
        for pilot in pilots
        for coding in pilot.coding
        if coding.code == theme.id
    )
    question = [Piece(t("slides.question", question=theme.question.of(lang)))] if theme.question else []
    return Slide(label, BESIDE_MAP, (*question, *reasons), map_title=t("slides.map_of_theme", theme=label))


def _pilot(step: Step, teller: Teller) -> Slide:
    atlas, t, lang = teller.index.atlas, teller.t, teller.lang
    pilot = atlas.by_id[step.about or ""]
    results = [
        Piece(result.of(lang), under=status.label.of(lang), bullet=True)
        for status in atlas.codebook.codes("result_status")
        for result in pilot.result
        if result.status == status.id
    ]
    silent = Piece(t("panel.not_reported"), under=t("panel.results"))
    contact = [Piece(", ".join(_reach(pilot.contact, teller)), under=t("panel.contact"))] if pilot.contact else []
    pieces = (Piece(pilot.summary.of(lang)), *(results or [silent]), *contact)
    return Slide(pilot.name, BESIDE_MAP, pieces, map_title=t("slides.map_of_pilot", name=pilot.name))


def _status(_step: Step, teller: Teller) -> Slide:
    statuses, t = teller.index.atlas.codebook.codes("result_status"), teller.t
    heads = (t("data.pilot"), *(status.label.of(teller.lang) for status in statuses))
    counted = [(pilot.name, tally) for pilot, tally in by_done(teller.index.atlas, teller.pilots)]
    counted.append((t("slides.total"), tally(teller.index.atlas, teller.pilots)))
    rows = [(name, *map(str, tally.counts.values())) for name, tally in counted]
    return Slide(t("slides.status"), TABLE, table=(heads, *rows), sums=True, charted=True)


def _evidence(_step: Step, teller: Teller) -> Slide:
    atlas, t, lang = teller.index.atlas, teller.t, teller.lang
    grid = first_grid(atlas, teller.pilots)
    caption = grid_caption(atlas, grid, t, lang)
    key = table_key(atlas, grid, t, lang, signs=True)
    pieces = (
        *(Piece(sentence, bullet=True) for sentence in standouts(atlas, grid, t, lang)),
        *(Piece(meaning, f"{mark}:", under=caption, bullet=True) for mark, meaning in key),
    )
    alt = " ".join((caption, *(f"{mark}: {meaning}." for mark, meaning in key)))
    table = tuple(text_table(atlas, grid, t, lang, signs=True))
    return Slide(t("evidence.heading"), TABLE, pieces, table, sums=True, alt=alt)


def _contacts(_step: Step, teller: Teller) -> Slide:
    programme, t = teller.index.atlas.programme, teller.t
    people = [(pilot.name, pilot.contact) for pilot in teller.pilots if pilot.contact]
    people += [(t("head.programme"), person) for person in programme.contact]
    rows = [(where, *_reach(person, teller)) for where, person in people]
    heads = (t("data.pilot"), t("slides.person"), t("slides.ways"))
    return Slide(t("panel.contact"), TABLE, table=(heads, *rows) if rows else ())


def _reach(person: Contact, teller: Teller) -> Row:
    """Return a contact's name and role, then telephone and e-mail."""
    who = f"{person.name}, {person.role.of(teller.lang)}" if person.role else person.name
    return who, ", ".join(way for way in (phone(person.phone, teller.lang), person.any_email) if way)


_KINDS: Mapping[Kind, Callable[[Step, Teller], Slide]] = {
    "programme": _programme,
    "map": _map,
    "theme": _theme,
    "pilot": _pilot,
    "status": _status,
    "evidence": _evidence,
    "contacts": _contacts,
}
