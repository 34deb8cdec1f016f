"""Describe the data set in its files: facts for programs, words for people. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from pilotkartan.content.model import LANGS, Atlas, Lang, Licence
from pilotkartan.content.plaintext import capitalised
from pilotkartan.content.texts import Translator, join_list, source_copy, translator
from pilotkartan.explore.agreement_text import agreement_sentence
from pilotkartan.explore.extract import CODES_IN_ROWS, EVERY_ROW, Wanted, extract_from
from pilotkartan.explore.index import Index
from pilotkartan.explore.published import version_sentence
from pilotkartan.exports.columns import TABLES, Column, content

# Origin -> the columns with values from there; `table.column` takes precedence over `column`.
_ORIGINS = {
    "source": "name title publisher size size_unit address summary text role phone email".split(),
    "coding": "main_theme status type themes theme method dimension code main reason kind source first first_main "
    "first_source first_note now now_main now_reason".split(),
    "second_coding": "second second_main second_source second_note".split(),
    "own": "pilot concerns from to part part_of_pilots verified site_verified material paragraph paragraphs.text "
    "codebook.dimension codebook.code code_key dimension_label definition label counts counts_not".split(),
    "public": "municipality_code municipality_key pilots.name organisation county_code county_key county "
    "skr_group_code skr_group site seat lat lon".split(),
    "reckoned": "n pilots distance_km similarity similarity_main_weighted shared_codes level agreement.dimension "
    "agreement.code cells differing percent kappa alpha alpha_low alpha_high".split(),
    "elsewhere": "found_author found_series found_publisher found_address found_email found".split(),
}
_ORIGIN_OF = {subject: origin for origin, subjects in _ORIGINS.items() for subject in subjects}


# Ways to read codes with a leading zero unchanged; the same in all languages, since they are code.
_TEXT_IN_PANDAS = 'dtype={"municipality_code": "string", "county_code": "string"}'
CODES_AS_TEXT = (
    f'pandas: `pd.read_csv("pilots.csv", {_TEXT_IN_PANDAS})`',
    f'pandas: `pd.read_excel("pilotkartan.xlsx", "pilots", {_TEXT_IN_PANDAS})`',
    'R: `readr::read_csv("pilots.csv", col_types = readr::cols(municipality_code = "c", county_code = "c"))`',
)


class Part(NamedTuple):
    """Hold a heading of a read-me, the lines under it, and lines of code, if any."""

    heading: str
    lines: tuple[str, ...]
    code: tuple[str, ...] = ()


def origin(table: str, column: Column, t: Translator) -> str:
    """Return a sentence about the origin of a column's values."""
    found = _ORIGIN_OF.get(f"{table}.{column.subject}") or _ORIGIN_OF[column.subject]
    return t(f"export.origin_{found}")


def licences(atlas: Atlas) -> tuple[Licence, ...]:
    """Return the licences of the content of the files, that of our own texts first."""
    return tuple(licence for licence in atlas.dataset.licence if licence.in_files)


def facts(index: Index, wanted: Wanted) -> dict[str, Any]:
    """Return the facts about a file for programs: version, date, licences, source, and the selection, if any."""
    atlas, extract = index.atlas, extract_from(index.atlas, wanted)
    return {
        "version": atlas.version,
        "published": atlas.is_published,
        "data_version": atlas.data_version,
        "issued": atlas.dataset.issued.isoformat(),
        "date": atlas.dataset.date.isoformat(),
        "licence": [
            {"id": licence.id, "address": licence.address, "holder": licence.holder, "what": licence.what.model_dump()}
            for licence in licences(atlas)
        ],
        "source": {
            "title": atlas.source.title,
            "publisher": atlas.source.publisher,
            "address": atlas.source.address,
            "retrieved": atlas.source.retrieved and atlas.source.retrieved.isoformat(),
            "sha256": atlas.source.sha256,
        },
        "selection": None if extract.everything else [pilot.id for pilot in atlas.pilots if pilot.id in extract.pilots],
        "query": extract.query or None,
    }


def citation(atlas: Atlas, lang: Lang) -> str:
    """Return the citation of the data set in one line, with its permanent address where it has one."""
    dataset, t = atlas.dataset, translator(atlas.words, lang)
    cited = t(
        "export.citation",
        creator=capitalised(dataset.creator),
        year=dataset.date.year,
        title=capitalised(dataset.title.of(lang)),
        version=atlas.version,
    )
    return f"{cited} {dataset.address}" if dataset.address else cited


def selected(index: Index, wanted: Wanted, lang: Lang) -> str:
    """Return a sentence about which pilots a file holds."""
    t, total = translator(index.atlas.words, lang), len(index.by_name)
    extract = extract_from(index.atlas, wanted)
    if extract.everything:
        return t("export.everything", count=total)
    names = [pilot.name for pilot in index.by_name if pilot.id in extract.pilots]
    if not names:
        return t("export.selected_none", total=total)
    return t("export.selected", count=len(names), total=total, names=", ".join(names))


def selected_pilots(index: Index, wanted: Wanted, lang: Lang) -> str:
    """Return a sentence about which pilots a file holds that has nothing of the programme's own."""
    t, kept = translator(index.atlas.words, lang), extract_from(index.atlas, wanted).pilots
    names = join_list([pilot.name for pilot in index.by_name if pilot.id in kept], t("summary.and"))
    return t("research.pilots", count=len(kept), total=len(index.by_name), names=names or t("data.none"))


def selected_rows(index: Index, wanted: Wanted, lang: Lang) -> Iterator[str]:
    """Yield sentences about which rows of the pilots a file holds, and the query that selects them again."""
    t, codebook = translator(index.atlas.words, lang), index.atlas.codebook
    extract = extract_from(index.atlas, wanted)
    for table in CODES_IN_ROWS:
        if filters := extract.filters_of(table, codebook):
            named = "; ".join(
                f"{codebook.dimension_by_id[name].label.of(lang)}: "
                + join_list([codebook.by_id[code].label.of(lang) for code in codes], t("summary.or"))
                for name, codes in filters.items()
            )
            yield t("export.rows_matching", table=table, filters=named)
    if extract.rows == EVERY_ROW:
        yield t("export.rows_pilots")
    if extract.query:
        yield t("export.query", query=extract.query)


def licence_lines(atlas: Atlas, lang: Lang) -> tuple[str, ...]:
    """Return a line for each licence of the content of the files."""
    return tuple(f"{item.id}, {item.holder}: {item.what.of(lang)} {item.address}" for item in licences(atlas))


def about(index: Index, wanted: Wanted, tables: Iterable[str], lang: Lang) -> tuple[Part, ...]:
    """Return the parts of the read-me for files with these `tables`."""
    t = translator(index.atlas.words, lang)
    reading = (
        *(t(f"export.reading_{key}") for key in ("columns", "csv", "excel_sv", "codes")),
        *CODES_AS_TEXT,
        *(t(f"export.reading_{key}") for key in ("guard", "geojson")),
    )
    described = (f"{name}: {content(name, t)}" for name in tables)
    held = (selected(index, wanted, lang), *selected_rows(index, wanted, lang), *described)
    return (*about_data(index, held, lang), Part(t("export.reading"), reading))


def about_data(index: Index, held: tuple[str, ...], lang: Lang) -> tuple[Part, ...]:
    """Return the parts of a read-me that are true of every file: version, what is `held`, licences, source, limits."""
    atlas = index.atlas
    t = translator(atlas.words, lang)
    return (
        Part(t("export.about"), (atlas.dataset.description.of(lang),)),
        Part(t("export.version"), (version_sentence(atlas, t),)),
        Part(t("export.date"), (atlas.dataset.date.isoformat(),)),
        Part(t("export.content"), held),
        Part(t("data.licences"), licence_lines(atlas, lang)),
        Part(t("export.cite"), (citation(atlas, lang),)),
        Part(t("export.source"), (source_line(atlas), source_copy(atlas.source, t))),
        Part(t("data.limits"), limits(index, t, lang)),
    )


def source_line(atlas: Atlas) -> str:
    """Return the source in one line: publisher, title, address."""
    return f"{atlas.source.publisher}: {atlas.source.title}. {atlas.source.address}"


def limits(index: Index, t: Translator, lang: Lang) -> tuple[str, ...]:
    """Return what to mind of the data, a sentence or two each."""
    programme, agreement = index.atlas.programme, agreement_sentence(index.double_coding, t, lang)
    return (
        t("limits.one_source"),
        t("limits.own_text"),
        t("limits.date", first=programme.first_year, last=programme.last_year),
        t("method.status"),
        t("limits.tense"),
        t("limits.few", pilots=len(index.atlas.pilots)),
        t("limits.coder"),
        *([agreement] if agreement else []),
        t("limits.silence"),
        t("export.empty"),
    )


def as_markdown(atlas: Atlas, parts: Mapping[Lang, Iterable[Part]]) -> bytes:
    """Return a read-me in Markdown: its parts in each language, Swedish first."""
    blocks = []
    for lang in LANGS:
        blocks.append(f"# {atlas.dataset.title.of(lang)}")
        for heading, lines, code in parts[lang]:
            blocks += [f"## {heading}", "\n".join(f"- {line}" for line in lines) if lines[1:] else lines[0]]
            if code:
                blocks.append("\n".join(("```", *code, "```")))
    return ("\n\n".join(blocks) + "\n").encode()


def column_parts(tables: Iterable[str], t: Translator) -> Iterator[Part]:
    """Yield a part for each table that explains its columns to people: type, unit, meaning and origin."""
    for table in tables:
        lines = (
            f"`{name}` ({kind}{f', {unit}' if unit else ''}): {meaning} {origin}"
            for _, name, kind, unit, meaning, origin in column_rows([table], t)
        )
        yield Part(t("export.columns_of", table=table), tuple(lines))


def column_head(t: Translator) -> tuple[str, ...]:
    """Return the headings of `column_rows`."""
    return tuple(t(f"export.head_{name}") for name in ("table", "column", "type", "unit", "meaning", "origin"))


def column_rows(tables: Iterable[str], t: Translator) -> list[tuple[str | None, ...]]:
    """Return the codebook of the columns: table, column, type, unit where it has one, meaning and origin of each."""
    return [
        (
            name,
            column.name,
            t(f"export.type_{column.type}"),
            column.unit or None,
            column.meaning(t),
            origin(name, column, t),
        )
        for name in tables
        for column in TABLES[name]
    ]
