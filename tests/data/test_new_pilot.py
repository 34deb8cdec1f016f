"""A new pilot's file is made from the template, names what is to be filled in, and is shown once that is done."""

import re
from pathlib import Path

import pytest

from pilotkartan.__main__ import main
from pilotkartan.content.drafts import PLACEHOLDER, TEMPLATE
from pilotkartan.content.folder_check import check_folder
from pilotkartan.content.language_check import seeming_language
from pilotkartan.content.load import AtlasStore, load_atlas
from pilotkartan.content.model import LANGS
from pilotkartan.content.problems import DataError
from tests.data.message_language import foreign_words

# Section and field -> what is filled in; any other field gets a text of its own.
VALUES = {
    ".code": '"1484"',
    ".name": '"Lysekil"',
    ".county": '"14"',
    ".skr_group": '"B5"',
    ".site": '"lysekil.se"',
    "seat.name": '"Lysekil"',
    "seat.lat": "58.2743",
    "seat.lon": "11.4358",
    "result.status": '"planned"',
    "result.type": '"plan"',
    "result.themes": '"boende"',
    "contact.name": '"Anna Exempel"',
    "contact.phone": '"+46701740605"',
    "material.id": '"lysekil-film"',
    "material.kind": '"film"',
}
WORDS = {"sv": "Det är en text om {what} i Lysekil.", "en": "This is a text on {what} in Lysekil."}


def filled(text: str, left: str = "") -> str:
    """Return the file with everything filled in, but for the field `left`."""
    section, lines, codes = "", [], iter(('"boende"', '"dialog"'))
    for n, line in enumerate(text.split("\n")):
        if header := re.fullmatch(r"\[+(\w+)\]+", line):
            section = header[1]
        place = f"{section}.{line.partition(' ')[0]}"
        if PLACEHOLDER in line and not line.startswith("#") and place != left:
            line = put_in(line, next(codes) if place == "coding.code" else VALUES.get(place), f"{place} {n}")
        lines.append(line)
    return "\n".join(lines)


def put_in(line: str, value: str | None, what: str) -> str:
    """Return a line with a value, a paragraph, or else a text of its own in each language."""
    line = line.replace(f'source = ["{PLACEHOLDER}"]', 'source = ["lysekil:1"]')
    if value:
        return line.replace(f'"{PLACEHOLDER}"', value)
    for lang in LANGS:
        line = line.replace(f'{lang} = "{PLACEHOLDER}"', f'{lang} = "{WORDS[lang].format(what=what)}"')
    return line


@pytest.fixture
def made(data_copy: Path) -> Path:
    """A file freshly made, in a copy of data/ whose source has a paragraph for it."""
    source = data_copy / "source.toml"
    paragraph = '\n[[paragraph]]\nref = "lysekil:1"\nsv = "Stycket om Lysekil"\nen = "The paragraph on Lysekil"\n'
    source.write_text(source.read_text("utf-8") + paragraph, "utf-8")
    assert main(["new-pilot", "lysekil", "--data", str(data_copy)]) == 0
    return data_copy / "pilots/lysekil.toml"


def test_fresh_file_names_exactly_what_is_to_be_filled_in(made: Path, data_copy: Path) -> None:
    """Each place to fill in is named once, and nothing else, in the language asked for."""
    found = check_folder(data_copy)
    assert found.refused == ()
    assert {problem.kind for problem in found.others} == {"not_filled"}
    fields = [problem.field for problem in found.others]
    lines = [line for line in made.read_text("utf-8").split("\n") if not line.startswith("#")]
    assert len(fields) == len(set(fields)) == "\n".join(lines).count(PLACEHOLDER) > 30
    assert {"code", "seat.lat", "organisation.en", "aim[1].source[1]", "coding[1].reason.sv"} <= set(fields)
    for problem in found.others:
        assert [foreign_words(problem, lang) for lang in LANGS] == [set(), set()]


def test_fresh_file_changes_nothing_for_visitors(data_copy: Path) -> None:
    """A file that is made while the app runs, or before it starts, takes nothing away and shows nothing half."""
    store = AtlasStore(data_copy)
    before = store.get()
    assert main(["new-pilot", "lysekil", "--data", str(data_copy)]) == 0
    for atlas in (store.get(), load_atlas(data_copy)):
        assert (atlas.version, len(atlas.pilots)) == (before.version, len(before.pilots))


def test_other_edits_are_shown_meanwhile(made: Path, data_copy: Path) -> None:
    """While a new pilot is not filled in, a change of another file is shown as always."""
    flen = data_copy / "pilots/flen.toml"
    flen.write_text(flen.read_text("utf-8").replace("+46706597707", "+46706597708"), "utf-8")
    contact = load_atlas(data_copy).by_id["flen"].contact
    assert contact is not None
    assert contact.phone == "+46706597708"
    assert made.exists()


def test_filled_in_file_passes_the_check_and_is_shown(made: Path, data_copy: Path) -> None:
    """The template with everything filled in is a pilot like any other."""
    store = AtlasStore(data_copy)
    assert "lysekil" not in store.get().by_id
    made.write_text(filled(made.read_text("utf-8")), "utf-8")
    found = check_folder(data_copy)
    assert [problem.line("en") for problem in (*found.refused, *found.others)] == []
    assert store.get().by_id["lysekil"].name == "Lysekil"


@pytest.mark.parametrize("left", ["contact.phone", "coding.code", "seat.lat", "summary.en"])
def test_last_place_is_named_with_other_mistakes(left: str, made: Path, data_copy: Path) -> None:
    """A file nearly filled in is not shown, and its mistakes are told together with what is left."""
    made.write_text(filled(made.read_text("utf-8"), left).replace('county = "14"', 'county = "04"'), "utf-8")
    found = check_folder(data_copy)
    assert {problem.kind for problem in found.others} == {"not_filled", "wrong_county"}
    unfilled = {re.sub(r"\[\d\]", "", problem.field) for problem in found.others if problem.kind == "not_filled"}
    assert unfilled == {left}
    assert "lysekil" not in load_atlas(data_copy).by_id


def test_slip_while_filling_in(made: Path, data_copy: Path) -> None:
    """A file that a forgotten quotation mark makes unreadable while it is filled in hides nothing else either."""
    made.write_text(made.read_text("utf-8").replace(f'code = "{PLACEHOLDER}"', 'code = "1484', 1), "utf-8")
    found = check_folder(data_copy)
    assert found.refused == ()
    assert [(problem.kind, problem.file) for problem in found.others] == [("broken_toml", "data/pilots/lysekil.toml")]
    assert len(load_atlas(data_copy).pilots) == 10
    made.write_text("code = ”1484”\n", "utf-8")
    assert [problem.kind for problem in check_folder(data_copy).refused] == ["typographic_quotes"]


def test_only_pilots_that_are_not_filled_in(made: Path, data_copy: Path) -> None:
    """A folder of nothing but new files is one without pilots, not an empty map."""
    for path in set(made.parent.iterdir()) - {made}:
        path.unlink()
    with pytest.raises(DataError) as caught:
        load_atlas(data_copy)
    assert [problem.kind for problem in caught.value.problems] == ["no_pilots"]


@pytest.mark.parametrize("name", ["flen", "lysekil"])
def test_no_file_is_overwritten(name: str, made: Path, data_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is there, or that was made before, stays as it is, and the command says so."""
    path = made.parent / f"{name}.toml"
    path.write_text(path.read_text("utf-8") + "# mine\n", "utf-8")
    before = path.read_bytes()
    capsys.readouterr()
    for lang, said in (("sv", "finns redan"), ("en", "is there already")):
        assert main(["new-pilot", name, "--data", str(data_copy), "--lang", lang]) == 2
        assert said in capsys.readouterr().err
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "meant"),
    [("Umeå", "umea"), ("upplands väsby", "upplands-vasby"), ("../umea", "umea"), ("umea.toml", "umea-toml"),
     ("", None), ("flen-kopia", None)],
)  # fmt: skip
def test_name_that_is_no_id(name: str, meant: str | None, data_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name that the app would not read is refused with one that it would; nothing is written anywhere."""
    before = sorted(data_copy.rglob("*"))
    assert main(["new-pilot", name, "--data", str(data_copy), "--lang", "sv"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert meant is None or f"”{meant}”" in line
    assert sorted(data_copy.rglob("*")) == before


def test_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where there is no folder of pilots none is made, and the command says which file it could not write."""
    assert main(["new-pilot", "umea", "--data", str(tmp_path / "none"), "--lang", "en"]) == 2
    assert "umea.toml: the file could not be written" in capsys.readouterr().err


def test_template_is_explained_in_swedish() -> None:
    """Whoever fills in the file reads why in Swedish, before each block."""
    comments = [line.strip("# ─") for line in TEMPLATE.read_text("utf-8").split("\n") if line.startswith("#")]
    assert seeming_language(" ".join(comments)) == "sv"
    assert [line for line in comments if seeming_language(line) == "en"] == []
    assert len(comments) > 40
