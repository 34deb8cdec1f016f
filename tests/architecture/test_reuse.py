"""The terms of each file (REUSE) and publiccode.yml are there for whoever uses the software again."""

import re
import subprocess
import tomllib

import pytest
import yaml

from pilotkartan.content.model import LANGS, Atlas
from tests.architecture.code_files import ROOT

ANNOTATIONS = tomllib.loads((ROOT / "REUSE.toml").read_text("utf-8"))["annotations"]


def globs(annotation: dict[str, str | list[str]]) -> list[str]:
    """The globs of an annotation, whether there is one or several."""
    path = annotation["path"]
    return path if isinstance(path, list) else [path]


def fits(glob: str, path: str) -> bool:
    """Whether a path is one of a glob's: ** is anything, * anything but a slash."""
    parts = (".*" if part == "**" else "[^/]*" if part == "*" else re.escape(part) for part in re.split(r"(\*+)", glob))
    return re.fullmatch("".join(parts), path) is not None


def tracked() -> list[str]:
    """Every file that git has."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return listed.stdout.split("\0")[:-1]


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="a copy without git has no list of its files")
def test_every_file_has_its_terms() -> None:
    """No tracked file is without an annotation, and no glob is left of files that are gone."""
    files, all_globs = tracked(), [glob for annotation in ANNOTATIONS for glob in globs(annotation)]
    own = [path for path in files if not path.startswith("LICENSES/")]
    assert [path for path in own if not any(fits(glob, path) for glob in all_globs)] == []
    assert [glob for glob in all_globs if not any(fits(glob, path) for path in files)] == []


def test_every_licence_is_there(atlas: Atlas) -> None:
    """LICENSES/ holds the text of each licence named, and no other; those that the data names are among them."""
    named = {annotation["SPDX-License-Identifier"] for annotation in ANNOTATIONS}
    assert {path.stem for path in (ROOT / "LICENSES").iterdir()} == named
    assert {licence.id for licence in atlas.dataset.licence} <= named


def test_software_is_described_for_public_bodies() -> None:
    """publiccode.yml has what its standard wants but what nobody knows yet, and agrees with CITATION.cff."""
    text = (ROOT / "publiccode.yml").read_text("utf-8")
    found = yaml.safe_load(text)
    wanted = {"publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType", "description"}
    unknown = (wanted | {"legal", "maintenance", "localisation"}) - found.keys()
    assert unknown == {"url", "maintenance"}
    assert [name for name in unknown if f"`{name}`" not in text] == []
    assert "softwareVersion" not in found  # as in codemeta.json: the software has none
    software = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))["references"][1]
    assert (found["name"], found["legal"]["license"]) == (software["title"], software["license"])
    assert found["legal"]["mainCopyrightOwner"] == software["authors"][0]["name"]
    assert found["localisation"]["availableLanguages"] == list(found["description"]) == list(LANGS)
    for told in found["description"].values():
        assert len(told["shortDescription"]) <= 150 <= len(told["longDescription"]) <= 10_000
        assert told["features"]
        assert all((ROOT / path).is_file() for path in (*told["screenshots"], found["logo"]))
