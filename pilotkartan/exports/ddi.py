"""Describe the data set as DDI-Codebook 2.5, for archives of research data: study, files, variables. Pure.

An archive gives the DOI: as long as there is none, the study has no number but the data set's own id.
"""

from pilotkartan.content.model import LANGS, Atlas, Lang, Text
from pilotkartan.content.plaintext import one_line
from pilotkartan.content.settings import SOFTWARE, SWEDEN_LAT, SWEDEN_LON
from pilotkartan.content.texts import Translator, source_copy, translator
from pilotkartan.explore.extract import Wanted
from pilotkartan.explore.index import Index
from pilotkartan.exports.columns import TABLES
from pilotkartan.exports.datacite import doi
from pilotkartan.exports.ddi_elements import ONE, E, Element, in_each, in_lang, translated
from pilotkartan.exports.ddi_files import file_element, variable_element
from pilotkartan.exports.readme import citation, licence_lines, limits, selected, selected_rows, source_line
from pilotkartan.exports.tables import tables
from pilotkartan.exports.xml_text import XML_LANG, serialised


def ddi_xml(index: Index, wanted: Wanted, contacts: bool) -> bytes:
    """Return the description of the CSV files with these rows."""
    found = tables(index, wanted, contacts)
    root = E.codeBook(
        {"version": "2.5", XML_LANG: LANGS[0]},
        _document(index.atlas),
        _study(index, wanted),
        *(file_element(index.atlas, name, rows) for name, rows in found.items()),
        E.dataDscr(
            *(variable_element(index.atlas, column, rows) for name, rows in found.items() for column in TABLES[name])
        ),
    )
    return serialised(root)


def _titles(title: Text) -> Element:
    names = ("titl", *("parTitl" for _ in LANGS[1:]))
    return E.titlStmt(*(in_lang(lang, name, title.of(lang)) for name, lang in zip(names, LANGS, strict=True)))


def _document(atlas: Atlas) -> Element:
    """Return what the description itself is."""
    day = atlas.dataset.date.isoformat()
    made = E.prodStmt(E.producer(one_line(atlas.dataset.creator)), E.prodDate(day, date=day), E.software(SOFTWARE))
    return E.docDscr(E.citation(_titles(atlas.dataset.title), made))


def _study(index: Index, wanted: Wanted) -> Element:
    atlas = index.atlas
    source = E.dataSrc(one_line(source_line(atlas)))

    def copy(t: Translator) -> str:
        return source_copy(atlas.source, t)

    return E.stdyDscr(
        _citation(atlas),
        _information(index, wanted),
        E.method(
            E.dataColl(E.sources(source, *in_each("srcOrig", translated(atlas, copy)))),
            *in_each("notes", lambda lang: " ".join(limits(index, translator(atlas.words, lang), lang))),
        ),
        E.dataAccs(
            E.useStmt(
                in_lang(ONE, "citReq", citation(atlas, ONE)),
                in_lang(ONE, "conditions", " ".join(licence_lines(atlas, ONE))),
            )
        ),
    )


def _citation(atlas: Atlas) -> Element:
    dataset, number = atlas.dataset, doi(atlas)
    creator, day = one_line(dataset.creator), dataset.date.isoformat()
    titles = _titles(dataset.title)
    titles.append(E.IDNo(number, agency="DOI") if number else E.IDNo(dataset.id))
    first_day = dataset.issued.isoformat()
    return E.citation(
        titles,
        E.rspStmt(E.AuthEnty(creator)),
        E.prodStmt(E.producer(creator), E.prodDate(day, date=day), E.software(SOFTWARE)),
        E.distStmt(E.distrbtr(creator), E.distDate(first_day, date=first_day)),
        E.verStmt(E.version(atlas.version, date=day), E.notes(atlas.data_version)),
        in_lang(ONE, "biblCit", citation(atlas, ONE)),
        *([E.holdings({"URI": dataset.address})] if dataset.address else []),
    )


def _information(index: Index, wanted: Wanted) -> Element:
    atlas = index.atlas
    first, last = (str(year) for year in (atlas.programme.first_year, atlas.programme.last_year))
    (south, north), (west, east) = SWEDEN_LAT, SWEDEN_LON
    edges = {"westBL": west, "eastBL": east, "southBL": south, "northBL": north}

    def abstract(lang: Lang) -> str:
        return " ".join(
            (atlas.dataset.description.of(lang), selected(index, wanted, lang), *selected_rows(index, wanted, lang))
        )

    return E.stdyInfo(
        E.subject(*(word for keyword in atlas.dataset.keyword for word in in_each("keyword", keyword.of))),
        *in_each("abstract", abstract),
        E.sumDscr(
            E.timePrd(first, event="start", date=first),
            E.timePrd(last, event="end", date=last),
            *in_each("nation", translated(atlas, lambda t: t("metadata.sweden")), abbr="SE"),
            E.geoBndBox(*(E(edge, str(degrees)) for edge, degrees in edges.items())),
            *in_each("anlyUnit", translated(atlas, lambda t: t("ddi.unit"))),
            *in_each("dataKind", translated(atlas, lambda t: t("ddi.kind"))),
        ),
    )
