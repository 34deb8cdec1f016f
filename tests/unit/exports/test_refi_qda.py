"""The codebook and the project are valid REFI-QDA, and a reader finds every code, coding and reason at its place."""

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from pilotkartan.content.load import load_atlas
from pilotkartan.content.model import LANGS, Lang
from pilotkartan.explore.extract import Extract, Wanted
from pilotkartan.explore.index import Index
from pilotkartan.exports.refi_codebook import codebook_qdc
from pilotkartan.exports.refi_codes import CODED_KINDS
from pilotkartan.exports.refi_project import project_qdpx
from pilotkartan.exports.refi_text import in_both
from tests.other_programme import write_programme

SCHEMAS = Path(__file__).parent / "refi_qda"
NAMES = {"q": "urn:QDA-XML:project:1.0", "c": "urn:QDA-XML:codebook:1.0"}
DONE = Extract(("flen", "gotland"), facets=(("result_status", ("done",)), ("method", ("enkat",))), query="status=done")


def valid(name: str, data: bytes) -> etree._Element:
    """Return the root of a document that the standard's schema allows."""
    root = etree.fromstring(data)
    schema = etree.XMLSchema(etree.parse(SCHEMAS / f"{name}.xsd"))
    assert schema.validate(root.getroottree()), schema.error_log
    return root


class Project:
    """Read a project as another program does: by its GUIDs alone."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.files = {name: archive.read(name) for name in archive.namelist()}
        self.root = valid("Project", self.files["project.qde"])
        self.by_guid = {found.get("guid"): found for found in self.root.iter() if found.get("guid")}

    def find(self, path: str) -> list[etree._Element]:
        """Return what a path leads to."""
        return self.root.findall(path, NAMES)

    def text_of(self, source: etree._Element) -> str:
        """Return the text of a source, from its file in the zip."""
        return self.files[source.get("plainTextPath").replace("internal://", "sources/")].decode("utf-8")

    def codings(self) -> Iterator[tuple[str, str, str, str]]:
        """Yield the source, the code, the text that is coded, and the note, of each coding."""
        for source in self.find(".//q:TextSource"):
            text = self.text_of(source)
            for selection in source.findall("q:PlainTextSelection", NAMES):
                span = slice(int(selection.get("startPosition")), int(selection.get("endPosition")))
                for coding in selection.findall("q:Coding", NAMES):
                    code = self.by_guid[coding.find("q:CodeRef", NAMES).get("targetGUID")]
                    note = coding.find("q:NoteRef", NAMES)
                    content = self.by_guid[note.get("targetGUID")] if note is not None else None
                    told = content.findtext("q:PlainTextContent", namespaces=NAMES) if content is not None else ""
                    yield source.get("name"), code.get("name"), text[span], told


@pytest.mark.parametrize("lang", LANGS)
def test_codings_are_where_the_coder_saw_them(lang: Lang, index: Index) -> None:
    """Each code of a pilot is at each paragraph that it cites, with its reason; each result has its own codes."""
    atlas, label = index.atlas, {code.id: code.label.of(lang) for code in index.atlas.codebook.code}
    expected = []
    for pilot in atlas.pilots:
        for coding in pilot.coding:
            note = f"{in_both(coding.reason, lang)}\n[{' '.join(coding.source)}]"
            for ref in coding.source:
                shown = f"[{ref}]\n{in_both(atlas.paragraphs[ref], lang)}"
                expected.append((pilot.name, label[coding.code], shown, note))
        for result in pilot.result:
            shown = f"{in_both(result, lang)}\n[{' '.join(result.source)}]"
            codes = (result.type, result.status, *result.themes)
            expected += [(pilot.name, label[code], shown, "") for code in codes]
    assert Counter(Project(project_qdpx(index, None, False, lang)).codings()) == Counter(expected)
    assert any("å" in shown and "ö" in note for _, _, shown, note in expected)


def test_codebook_and_project_have_the_same_codes(index: Index) -> None:
    """Dimensions hold their codes, themes their colours, in both files with the same GUIDs; no name is there twice."""
    book = valid("Codebook", codebook_qdc(index, None, False, "sv"))
    project = Project(project_qdpx(index, None, False, "sv")).root
    found, same = (
        [
            (parent.get("name"), [(code.get("guid"), code.get("name"), code.get("color")) for code in parent[1:]])
            for parent in root.findall(path, NAMES)
        ]
        for root, path in ((book, "c:Codes/c:Code"), (project, "q:CodeBook/q:Codes/q:Code"))
    )
    assert found == same
    codebook = index.atlas.codebook
    dimensions = [each for each in codebook.dimension if each.kind in CODED_KINDS]
    assert [(name, [code[1:] for code in codes]) for name, codes in found] == [
        (each.label.sv, [(code.label.sv, code.colour) for code in codebook.codes(each.id)]) for each in dimensions
    ]
    names = [name.casefold() for _, codes in found for _, name, _ in codes]
    assert len(names) == len(set(names))
    assert [code.get("isCodable") for code in book.findall("c:Codes/c:Code", NAMES)] == ["false"] * len(dimensions)


def test_cases_are_the_pilots(index: Index) -> None:
    """Each pilot is a case with its text and its values: a code keeps the zero before it."""
    project = Project(project_qdpx(index, None, False, "sv"))
    variables = {found.get("guid"): found.get("name") for found in project.find(".//q:Variable")}
    atlas, cases = index.atlas, {}
    for case in project.find(".//q:Case"):
        (source,) = case.findall("q:SourceRef", NAMES)
        assert project.by_guid[source.get("targetGUID")].get("name") == case.get("name")
        cases[case.get("name")] = {variables[value[0].get("targetGUID")]: value[1].text for value in case[1:-1]}
    label = {code.id: code.label.sv for code in atlas.codebook.code}
    assert cases == {
        pilot.name: {
            "Kommunkod": pilot.code,
            "Huvudtema": atlas.main_theme(pilot).label.sv,
            "Län": label[pilot.county],
            "Kommuntyp": label[pilot.skr_group],
        }
        for pilot in atlas.pilots
    }
    assert cases["Flen"]["Kommunkod"] == "0482"


def test_guids_are_the_same_in_every_file(index: Index) -> None:
    """No GUID is there twice, and a thing has the same one in each language and in a part of the data."""
    whole, english, part = (
        Project(project_qdpx(index, wanted, False, lang))
        for wanted, lang in ((None, "sv"), (None, "en"), (("flen",), "sv"))
    )
    guids = [found.get("guid") for found in whole.root.iter() if found.get("guid")]
    assert len(guids) == len(set(guids))
    assert set(english.by_guid) == set(whole.by_guid) > set(part.by_guid)


@pytest.mark.parametrize(
    ("wanted", "pilots", "codes"),
    [((), 0, set()), (("flen",), 1, None), (DONE, 2, {"Enkät"})],
)
def test_part_of_the_data(wanted: Wanted, pilots: int, codes: set[str] | None, index: Index) -> None:
    """A part is valid too: of no pilot, of one, and of those codings and results that a filter leaves."""
    project = Project(project_qdpx(index, wanted, False, "sv"))
    assert len(project.find(".//q:Case")) == len(project.find(".//q:TextSource")) == pilots
    assert len(project.files) == pilots + 1
    if codes is not None:
        assert {code for _, code, _, note in project.codings() if note} == codes
    if wanted == DONE:
        results = [each for name in wanted.pilots for each in index.atlas.by_id[name].result if each.status == "done"]
        assert sum(not note for *_, note in project.codings()) == sum(2 + len(each.themes) for each in results) > 0


def test_other_data_is_valid(hostile: Index, tmp_path: Path) -> None:
    """Hostile texts and another programme make valid files, whose places are where they should be."""
    for found in (hostile, Index(load_atlas(write_programme(tmp_path / "data")))):
        valid("Codebook", codebook_qdc(found, None, False, "en"))
        for _, _, shown, _ in Project(project_qdpx(found, None, False, "en")).codings():
            assert shown.strip() == shown
            assert "[" in shown
            assert "\n\n" not in shown
