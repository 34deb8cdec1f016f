"""A version of the data has a number once it is published, and can then be fetched again as it was."""

import hashlib
import io
import json
import shutil
import zipfile
from pathlib import Path

import pytest

from pilotkartan.__main__ import main
from pilotkartan.content.folder_check import check_folder
from pilotkartan.content.load import OWN_DATA_DIR, load_atlas
from pilotkartan.content.model import LANGS, Atlas
from pilotkartan.content.version_kinds import VERSION_KINDS
from pilotkartan.content.versions import package_path, read_package, version_name

SV, EN = 'Dialogcaféer heter "samtalscaféer" \\ nu.', "Dialogue cafés have another name in Swedish."


@pytest.fixture
def new_folder(data_copy: Path) -> Path:
    """A copy of the data of which nothing is published."""
    (data_copy / "versions.toml").unlink()
    shutil.rmtree(data_copy / "versions")
    return data_copy


def changed(data_dir: Path) -> Path:
    """The folder after a change of a text."""
    file = data_dir / "pilots/flen.toml"
    file.write_text(file.read_text("utf-8").replace("dialogcaféer", "samtalscaféer"), "utf-8")
    return data_dir


def publish(data_dir: Path, number: str) -> int:
    """Publish the data of a folder."""
    return main(["publish", number, "--sv", SV, "--en", EN, "--lang", "en", "--data", str(data_dir)])


def problems(data_dir: Path) -> list[str]:
    """What the check says of versions, by kind."""
    found = check_folder(data_dir)
    every = (*found.refused, *found.others, *found.notes)
    return [problem.kind for problem in every if problem.kind in VERSION_KINDS]


def test_own_versions_are_all_there(atlas: Atlas) -> None:
    """Each version published from the repository is kept, and says its number; the newest is cited in its CITATION."""
    assert set(problems(OWN_DATA_DIR)) <= {"not_published"}
    for version in atlas.published:
        package = read_package(OWN_DATA_DIR, version)
        assert package
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            assert json.loads(archive.read("datapackage.json"))["version"] == version.id
            assert not [name for name in archive.namelist() if "contact" in name]
    kept = {path.name for path in (OWN_DATA_DIR / "versions").iterdir()}
    assert kept == {f"{version.id}.zip" for version in atlas.published}


def test_folder_without_versions_has_the_date_and_hash(new_folder: Path) -> None:
    """Data of which nothing is published, as of another programme, is named by its date and content alone."""
    atlas = load_atlas(new_folder)
    assert atlas.version == atlas.data_version
    assert not atlas.is_published
    assert problems(new_folder) == []


@pytest.mark.slow
def test_publishing_keeps_what_can_be_fetched_again(new_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is published has its number until the data changes; then it says so, and the package stays as it was."""
    before = load_atlas(new_folder)
    assert publish(new_folder, "1.0.0") == 0
    first = load_atlas(new_folder)
    assert (first.version, first.data_version, first.is_published) == ("1.0.0", before.data_version, True)
    (version,) = first.published
    assert (version.date, version.change.sv, version.change.en) == (before.dataset.date, SV, EN)
    package = read_package(new_folder, version)
    assert package
    assert hashlib.sha256(package).hexdigest() == version.sha256
    assert publish(new_folder, "1.0.1") == 2
    assert "same data is version 1.0.0" in capsys.readouterr().err
    assert problems(new_folder) == []

    now = load_atlas(changed(new_folder))
    assert now.version == f"1.0.0+{now.data_version}" != first.version
    assert problems(new_folder) == ["not_published"]
    assert read_package(new_folder, version) == package
    for number in ("1.0.0", "0.9.9", "v1.1.0", "1.1", "01.1.0"):
        assert publish(new_folder, number) == 2
    assert publish(new_folder, "1.10.0") == 0
    assert [each.id for each in load_atlas(new_folder).published] == ["1.0.0", "1.10.0"]
    assert read_package(new_folder, version) == package
    assert publish(changed(new_folder), "1.9.0") == 2


def test_a_text_of_what_changed_is_wanted(new_folder: Path) -> None:
    """Nobody publishes a version without saying in both languages what has changed."""
    with pytest.raises(SystemExit) as stopped:
        main(["publish", "1.0.0", "--sv", " ", "--en", EN, "--data", str(new_folder)])
    assert stopped.value.code == 2
    assert not (new_folder / "versions").exists()


def test_lost_or_altered_package_is_told(data_copy: Path) -> None:
    """A package that is gone or is another one is a problem for the check, and is never handed out; the app goes on."""
    version = load_atlas(data_copy).published[0]
    path = package_path(data_copy, version.id)
    path.write_bytes(path.read_bytes() + b"\0")
    assert read_package(data_copy, version) is None
    assert problems(data_copy).count("no_package") == 1
    path.unlink()
    assert read_package(data_copy, version) is None
    assert problems(data_copy).count("no_package") == 1
    assert load_atlas(data_copy).published[0] == version


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [('id = "1.0.0"', 'id = "1.0"', "malformed_version"), ('id = "1.0.0"', 'id = "1.2.0"', "no_package")],
)
def test_wrong_number_is_told(data_copy: Path, old: str, new: str, kind: str) -> None:
    """A number of another form is refused, one that has no package is told."""
    file = data_copy / "versions.toml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    assert kind in problems(data_copy)


def test_versions_come_in_order(new_folder: Path) -> None:
    """The newest version stands last."""
    assert publish(new_folder, "1.0.0") == 0
    assert publish(changed(new_folder), "1.1.0") == 0
    file = new_folder / "versions.toml"
    first, second = file.read_text("utf-8").split("[[version]]")[1:]
    file.write_text(f"[[version]]{second}[[version]]{first}", "utf-8")
    assert problems(new_folder) == ["version_order"]


def test_reports_are_in_both_languages() -> None:
    """Each report says why and what to do, in other words in each language."""
    for kind, pairs in VERSION_KINDS.items():
        assert all(len(pair) == len(LANGS) and len(set(pair)) == len(LANGS) for pair in pairs), kind


def test_reverted_data_is_the_version_that_it_was(atlas: Atlas) -> None:
    """Content that has been published has its number, whatever came later."""
    first = atlas.published[0]
    later = first.model_copy(update={"id": "9.0.0", "data": "2030-01-01-00000000"})
    assert version_name(first.data, (first, later)) == first.id
    assert version_name("2031-01-01-11111111", (first, later)) == "9.0.0+2031-01-01-11111111"
