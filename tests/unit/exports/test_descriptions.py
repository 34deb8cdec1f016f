"""Archives and catalogues are told the facts of the data set as DataCite and as DDI-Codebook.

What the standards ask for is written here by their documentation: schema.datacite.org (4.5) and docs.ddialliance.org
(DDI-Codebook 2.5). Whoever has the schemas themselves lays them below a folder, as datacite/metadata.xsd and
ddi/codebook.xsd with what they include, and names it in PILOTKARTAN_SCHEMAS: then the files are held against them too.
"""

import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from pilotkartan.content.model import LANGS, Atlas, Text
from pilotkartan.explore.index import Index
from pilotkartan.exports.columns import CODES_OF, OPEN_TABLES, TABLES
from pilotkartan.exports.datacite import KERNEL, attributes, datacite_json
from pilotkartan.exports.datacite_xml import datacite_xml
from pilotkartan.exports.ddi import ddi_xml
from pilotkartan.exports.ddi_elements import NAMESPACE
from pilotkartan.exports.formats import DESCRIPTIONS
from pilotkartan.exports.tables import tables
from pilotkartan.exports.xml_text import XML_LANG

DOI = "10.5281/zenodo.1234567"
SCHEMAS = os.environ.get("PILOTKARTAN_SCHEMAS")
# Element of DDI -> those that may be in it, in their order; of those with a plus there may be several.
DDI_ORDER = {
    "codeBook": "docDscr+ stdyDscr+ fileDscr+ dataDscr+ otherMat+",
    "docDscr": "citation guide docStatus docSrc controlledVocabUsed notes",
    "stdyDscr": "citation+ studyAuthorization+ stdyInfo+ studyDevelopment+ method+ dataAccs+ othrStdyMat+ notes+",
    "citation": "titlStmt rspStmt prodStmt distStmt serStmt+ verStmt+ biblCit holdings+ notes+",
    "titlStmt": "titl subTitl+ altTitl+ parTitl+ IDNo+",
    "rspStmt": "AuthEnty+ othId+",
    "prodStmt": "producer+ copyright prodDate+ prodPlac+ software+ fundAg+ grantNo+",
    "distStmt": "distrbtr+ contact+ depositr+ depDate+ distDate+",
    "verStmt": "version verResp+ notes+",
    "stdyInfo": "studyBudget+ subject abstract+ sumDscr+ qualityStatement notes+ exPostEvaluation+",
    "subject": "keyword+ topcClas+",
    "sumDscr": "timePrd+ collDate+ nation+ geogCover+ geogUnit+ geoBndBox boundPoly+ anlyUnit+ universe+ dataKind+",
    "geoBndBox": "westBL eastBL southBL northBL",
    "method": "dataColl+ notes+ anlyInfo stdyClas+",
    "dataColl": "timeMeth+ dataCollector+ collectorTraining+ frequenc+ sampProc+ sampleFrame+ targetSampleSize+ "
    "deviat+ collMode+ resInstru+ instrumentDevelopment+ sources collSitu+ actMin+ ConOps+ weight+ cleanOps+",
    "sources": "dataSrc+ sourceCitation+ srcOrig+ srcChar+ srcDocu+",
    "dataAccs": "setAvail+ useStmt+ notes+",
    "useStmt": "confDec specPerm restrctn contact+ citReq deposReq conditions disclaimer",
    "fileDscr": "fileTxt+ locMap notes+",
    "fileTxt": "fileName fileCitation dataFingerprint+ fileCont fileStrc dimensns fileType format filePlac+",
    "dimensns": "caseQnty+ varQnty+ logRecL+ recPrCas+ recNumTot+",
    "dataDscr": "varGrp+ nCubeGrp+ var+ nCube+ notes+",
    "var": "location+ labl+ imputation security embargo respUnit anlysUnit qstn+ valrng+ invalrng+ undocCod+ universe+ "
    "TotlResp sumStat+ txt+ stdCatgry+ catgryGrp+ catgry+ codInstr+ verStmt+ concept+ derivation varFormat geoMap+",
    "catgry": "catValu labl+ txt+ catStat+ mrow",
}
HOSTILE = "</titl><script>alert(1)</script> ]]> & \" ' \0 \x01 å\r\nny rad"


def plain(tag: str) -> str:
    """The name of an element without its namespace."""
    return tag.rpartition("}")[2]


def disordered(root: Any, order: Mapping[str, str]) -> Iterator[str]:
    """What stands in a wrong place, or more often than it may."""
    for element in root.iter():
        names = [plain(child.tag) for child in element]
        if not names:
            continue
        allowed = order[plain(element.tag)].split()
        places = {name.rstrip("+"): place for place, name in enumerate(allowed)}
        found = [places.get(name, -1) for name in names]
        if -1 in found or found != sorted(found):
            yield f"{plain(element.tag)}: {names}"
        yield from (
            f"{plain(element.tag)}: {name} more than once"
            for name in set(names) & set(allowed)
            if names.count(name) > 1
        )


def with_dataset(index: Index, **facts: object) -> Index:
    """An index of data with other facts of the data set."""
    dataset = index.atlas.dataset.model_copy(update=facts)
    return Index(index.atlas.model_copy(update={"dataset": dataset}))


@pytest.fixture(scope="module")
def ddi(index: Index) -> Any:
    """The DDI-Codebook of everything."""
    return etree.fromstring(ddi_xml(index, None, False))


def all_of(root: Any, name: str) -> list[Any]:
    """Every element of a name."""
    return list(root.iter(f"{{{NAMESPACE}}}{name}"))


def test_datacite_has_what_every_record_must_have(index: Index) -> None:
    """DataCite's mandatory properties are there, in the words of its lists; what it recommends comes from the data."""
    found, dataset = attributes(index, None), index.atlas.dataset
    assert found == json.loads(datacite_json(index, None))
    assert found["schemaVersion"] == KERNEL
    assert found["creators"] == [{"name": dataset.creator, "nameType": "Organizational"}]
    assert found["publisher"] == {"name": dataset.creator}
    assert found["types"]["resourceTypeGeneral"] == "Dataset"
    assert re.fullmatch(r"\d{4}", found["publicationYear"])
    assert [(title["lang"], title["title"]) for title in found["titles"]] == [
        (lang, dataset.title.of(lang)) for lang in LANGS
    ]
    assert [title.get("titleType") for title in found["titles"]] == [None, "TranslatedTitle"]
    assert found["version"] == index.atlas.version
    assert {date["dateType"]: date["date"] for date in found["dates"]} == {
        "Issued": dataset.issued.isoformat(), "Updated": dataset.date.isoformat(),
    }  # fmt: skip
    assert [right["rightsIdentifier"] for right in found["rightsList"]] == ["CC-BY-4.0", "CC0-1.0"]
    (source,) = found["relatedIdentifiers"]
    assert (source["relatedIdentifier"], source["relationType"]) == (index.atlas.source.address, "IsDerivedFrom")
    for name in ("subjects", "dates", "titles", "rightsList", "descriptions"):  # lists of different things
        assert len({json.dumps(item, sort_keys=True) for item in found[name]}) == len(found[name])


def test_doi_is_left_empty_until_there_is_one(index: Index) -> None:
    """No DOI is made up: the JSON has none, the XML DataCite's word for one to come; then all have the data's."""
    assert index.atlas.dataset.address is None
    assert b"10." not in datacite_json(index, None).replace(b"10.8", b"")
    root = etree.fromstring(datacite_xml(index, None))
    identifier = root.find(f"{{{KERNEL}}}identifier")
    assert (identifier.text, identifier.get("identifierType")) == (":tba", "DOI")
    assert [number.text for number in all_of(etree.fromstring(ddi_xml(index, None, False)), "IDNo")] == ["pilotkartan"]

    there = with_dataset(index, address=f"https://doi.org/{DOI}")
    found = attributes(there, None)
    assert (found["doi"], found["url"]) == (DOI, f"https://doi.org/{DOI}")
    assert etree.fromstring(datacite_xml(there, None)).find(f"{{{KERNEL}}}identifier").text == DOI
    (number,) = all_of(etree.fromstring(ddi_xml(there, None, False)), "IDNo")
    assert (number.text, number.get("agency")) == (DOI, "DOI")

    elsewhere = with_dataset(index, address="https://example.org/pilotkartan")
    assert "doi" not in attributes(elsewhere, None)


def test_datacite_xml_says_the_same(index: Index) -> None:
    """Every text and property of the JSON is in the XML, in the namespace of the standard."""
    root, found = etree.fromstring(datacite_xml(index, None)), attributes(index, None)
    assert root.tag == f"{{{KERNEL}}}resource"
    values = {text for element in root.iter() for text in (element.text, *element.attrib.values()) if text}

    def leaves(value: Any) -> Iterator[str]:
        if isinstance(value, dict | list):
            for item in value.values() if isinstance(value, dict) else value:
                yield from leaves(item)
        else:
            yield str(value)

    assert set(leaves(found)) - values == {KERNEL}
    assert {element.get(XML_LANG) for element in root.iter(f"{{{KERNEL}}}title")} == set(LANGS)


def test_ddi_has_its_elements_in_order(ddi: Any) -> None:
    """Every element stands where the standard has it, as often as it may; its version and ids are as they should be."""
    assert (ddi.tag, ddi.get("version")) == (f"{{{NAMESPACE}}}codeBook", "2.5")
    assert list(disordered(ddi, DDI_ORDER)) == []
    ids = [element.get("ID") for element in ddi.iter() if element.get("ID")]
    assert len(set(ids)) == len(ids)
    assert [name for name in ids if not re.fullmatch(r"[A-Za-z_][\w.-]*", name)] == []
    assert {variable.get("files") for variable in all_of(ddi, "var")} <= set(ids)
    assert {stat.get("type") for stat in all_of(ddi, "sumStat")} == {"vald", "invd"}
    assert {form.get("type") for form in all_of(ddi, "varFormat")} == {"numeric", "character"}


def test_ddi_describes_the_files_as_they_are(ddi: Any, index: Index) -> None:
    """Each table is a file with its rows and columns, each column a variable with its codes, counted as they occur."""
    found = tables(index, None, False)
    files = {element.get("ID").removeprefix("F-"): element for element in all_of(ddi, "fileDscr")}
    assert list(files) == list(OPEN_TABLES)
    for name, file in files.items():
        (rows,), (columns,) = all_of(file, "caseQnty"), all_of(file, "varQnty")
        assert (int(rows.text), int(columns.text)) == found[name].shape
    variables = {(each.get("files").removeprefix("F-"), each.get("name")): each for each in all_of(ddi, "var")}
    assert list(variables) == [(name, column.name) for name in OPEN_TABLES for column in TABLES[name]]
    coded = 0
    for (table, name), variable in variables.items():
        counts = {stat.get("type"): int(stat.text) for stat in variable.findall(f"{{{NAMESPACE}}}sumStat")}
        assert counts["vald"] == int(found[table][name].notna().sum())
        assert sum(counts.values()) == len(found[table])
        frequencies = [int(stat.text) for stat in all_of(variable, "catStat")]
        coded += bool(frequencies)
        assert not frequencies or sum(frequencies) == counts["vald"]
    assert coded == sum(column.subject in CODES_OF for name in OPEN_TABLES for column in TABLES[name])


def test_no_person_is_in_a_description(index: Index, atlas: Atlas) -> None:
    """Names, telephones and addresses of people are in none, whether or not the files for download have them."""
    people = [*atlas.programme.contact, *(pilot.contact for pilot in atlas.pilots if pilot.contact)]
    for description in DESCRIPTIONS:
        text = description.make(index, None, True, "sv").decode()
        assert [who.name for who in people if who.name in text or who.phone in text] == []


def test_description_says_what_is_selected(index: Index, atlas: Atlas) -> None:
    """Beside the files of a selection stands a description of these files, in both languages, with the version."""
    for description in DESCRIPTIONS:
        text = description.make(index, ("flen",), False, "en").decode()
        assert "1 av 10 pilotkommuner (Flen)" in text
        assert "1 of 10 pilot municipalities (Flen)" in text
        assert atlas.version in text
        assert text == description.make(index, ("flen",), False, "sv").decode()


def test_any_text_is_held(index: Index) -> None:
    """A text of the data set breaks no description, and nothing in it is markup."""
    bad = Text(sv=HOSTILE, en=HOSTILE)
    hostile = with_dataset(index, title=bad, description=bad, keyword=(bad,), creator=HOSTILE)
    for made in (datacite_xml(hostile, None), ddi_xml(hostile, None, False)):
        root = etree.fromstring(made)
        assert [element for element in root.iter() if plain(element.tag) == "script"] == []
        assert any("<script>alert(1)</script>" in (element.text or "") for element in root.iter())
    assert json.loads(datacite_json(hostile, None))


@pytest.mark.skipif(not SCHEMAS, reason="PILOTKARTAN_SCHEMAS names no folder with the schemas")
@pytest.mark.parametrize("selection", [None, ("flen",), ()], ids=["all", "one", "none"])
def test_descriptions_are_valid_against_the_schemas(index: Index, selection: tuple[str, ...] | None) -> None:
    """The files are valid, of everything, of a selection and of none, with a DOI and without."""
    for each in (index, with_dataset(index, address=f"https://doi.org/{DOI}")):
        for schema, made in (
            ("datacite/metadata.xsd", datacite_xml(each, selection)),
            ("ddi/codebook.xsd", ddi_xml(each, selection, True)),
        ):
            validator = etree.XMLSchema(etree.parse(Path(SCHEMAS or "", schema)))
            validator.validate(etree.fromstring(made))
            assert [str(error) for error in validator.error_log] == []
