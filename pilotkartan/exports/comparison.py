"""Put the comparison of pilots into words, for its files. Pure."""

from collections.abc import Sequence

from pilotkartan.content.model import Code, Coding, Lang, Material, Passage, Pilot, Result, Seat
from pilotkartan.content.texts import Translator, file_size, format_number, found_facts, join_list, translator
from pilotkartan.explore.compared_row import Entry, Row
from pilotkartan.explore.comparison import compare
from pilotkartan.explore.comparison_text import had_by, row_group, row_name, row_note
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import COMPARE_PAGE, Selection
from pilotkartan.explore.summary import view_title
from pilotkartan.exports.citation import citations
from pilotkartan.exports.compared_table import ComparedRow, ComparedTable, Said
from pilotkartan.exports.readme import licence_lines, source_line


def compared_table(index: Index, pilot_ids: Sequence[str], base: str, lang: Lang) -> ComparedTable:
    """Return the comparison of two or more pilots; `base` is the address of the app, empty where it is not known."""
    atlas, t = index.atlas, translator(index.atlas.words, lang)
    pilots = [atlas.by_id[pilot] for pilot in pilot_ids]
    return ComparedTable(
        title=t("compare.caption", names=join_list([pilot.name for pilot in pilots], t("summary.and"))),
        note=t("compare.note_in_file"),
        head=t("compare.dimension"),
        pilots=tuple(pilot.name for pilot in pilots),
        themes=tuple(atlas.main_theme(pilot).label.of(lang) for pilot in pilots),
        rows=tuple(_row(index, row, pilots, t, lang) for row in compare(index, pilot_ids)),
        end=(
            (t("data.citation"), (_citation(index, pilot_ids, base, t, lang),)),
            (t("export.source"), (source_line(atlas),)),
            (t("data.licences"), licence_lines(atlas, lang)),
        ),
    )


def _citation(index: Index, pilot_ids: Sequence[str], base: str, t: Translator, lang: Lang) -> str:
    """Return the citation of the comparison, without a day: the file stays as it was when it was made."""
    selection = Selection(compared=tuple(pilot_ids))
    address = base + selection.shared(lang).address(COMPARE_PAGE)
    return citations(index.atlas, address, view_title(index, selection, t, lang), lang, None, base).apa


def _row(index: Index, row: Row, pilots: Sequence[Pilot], t: Translator, lang: Lang) -> ComparedRow:
    cells = tuple(
        tuple(_said(index, row, entry, pilot, t, lang) for entry in cell) or (Said("", t("panel.not_reported")),)
        for pilot, cell in zip(pilots, row.cells, strict=True)
    )
    return ComparedRow(row_group(row, t), row_name(row, t, lang), row_note(row, t, lang), cells)


def _said(index: Index, row: Row, entry: Entry, pilot: Pilot, t: Translator, lang: Lang) -> Said:
    codes = index.atlas.codebook.by_id

    def label(code: Code, *more: str) -> str:
        """Return a code's label with what else is to be said of it, and who has it, in brackets."""
        told = ", ".join(part for part in (*more, had_by(code, row, pilot.name, t)) if part)
        return f"{code.label.of(lang)} ({told})" if told else code.label.of(lang)

    match entry:
        case Coding():
            main = t("panel.main_theme") if entry.main else ""
            return Said(label(codes[entry.code], main), entry.reason.of(lang), entry.source)
        case Result():
            status = codes[entry.status].label.of(lang) if row.kind == "coming" else ""
            return Said(label(codes[entry.type], status.lower()), entry.of(lang), entry.source)
        case Passage():
            return Said("", entry.of(lang), entry.source)
        case Material():
            return Said(entry.title.of(lang), _about(entry, label(codes[entry.kind]), t, lang), entry.source)
        case Code():
            return Said("", label(entry, t("panel.skr", group=entry.id) if row.name == "skr_group" else ""))
        case Seat():
            return Said("", entry.name)
    other, km = entry
    return Said("", t("panel.distance", name=other.name, km=format_number(round(km), lang)))


def _about(item: Material, kind: str, t: Translator, lang: Lang) -> str:
    """Return what is known of a material: kind, publisher, size, facts from elsewhere, address."""
    size = file_size(item.size, lang) if item.size else None
    facts = " · ".join(part for part in (kind, item.publisher, size) if part)
    address = item.any_address or t("material.no_address")
    return ". ".join(part.rstrip(".") for part in (facts, found_facts(item, t, lang), address) if part)
