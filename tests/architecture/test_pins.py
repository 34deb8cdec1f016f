"""Everything installed is known: every pin by its hash, with its licence, and asked about when one wants."""

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
# What is generated -> the files that people read and change.
SOURCES = {
    "requirements.txt": ("requirements.txt",),
    "requirements-test.txt": ("requirements.txt", "requirements-test.txt"),
    "requirements-tools.txt": ("requirements-tools.txt",),
    "requirements-bench.txt": ("requirements-bench.txt",),
}
PIN = re.compile(r"([\w.-]+)==([\w.!+-]+)(?: ; [^\\\n]+)?((?: \\\n    --hash=sha256:[0-9a-f]{64})+)\n")
each_file = pytest.mark.parametrize("name", SOURCES)


def program(name: str) -> ModuleType:
    """A program of pins/."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "pins" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def normal(pins: dict[str, str]) -> dict[str, str]:
    """The pins by the normal form of their names."""
    return {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in pins.items()}


@each_file
def test_pins_are_in_step(name: str) -> None:
    """The file that is installed from pins what the readable files pin, no more, no less: else run `make pins`."""
    wanted = [program("licences").pinned(ROOT / source) for source in SOURCES[name]]
    merged = {package: version for pins in wanted for package, version in pins.items()}
    assert normal(program("licences").pinned(ROOT / "pins" / name)) == normal(merged)


@each_file
def test_every_pin_has_hashes_and_nothing_else_stands_there(name: str) -> None:
    """No line is without a hash, and none names a place to install from."""
    text = (ROOT / "pins" / name).read_text("utf-8")
    left = [line for line in PIN.sub("", text).splitlines() if line and not line.startswith("#")]
    assert left == []
    assert "://" not in text


def test_every_line_of_the_readable_files_is_a_pin() -> None:
    """No requirement floats, and what is asked for itself tells why: what others need stands below its own heading."""
    for name in ("requirements.txt", "requirements-tools.txt", "requirements-bench.txt"):
        own, _, _ = (ROOT / name).read_text("utf-8").partition("# What these need in turn.")
        lines = [line for line in own.splitlines() if line and not line.startswith("#")]
        assert [line for line in lines if not re.fullmatch(r"[\w.-]+==[\w.!+-]+  # .+", line)] == []


def test_only_hashed_pins_are_installed() -> None:
    """The Makefile and the README install from pins/ alone, with the hashes required and no code run meanwhile."""
    for name in ("Makefile", "README.md"):
        text = (ROOT / name).read_text("utf-8")
        for line in re.findall(r".*pip install.*", text):
            assert "--require-hashes --only-binary :all: -r" in line
    assert not re.search(r"(install|INSTALL\)).* requirements", (ROOT / "Makefile").read_text("utf-8"))
    assert not re.search(r"install .*-r requirements", (ROOT / "README.md").read_text("utf-8"))


def test_node_packages_are_known_by_hash() -> None:
    """What checks the scripts is locked with the hash of each package, and comes from wherever npm is told to look."""
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    wanted = json.loads((ROOT / "package.json").read_text("utf-8"))["devDependencies"]
    own = lock["packages"].pop("")
    assert own["devDependencies"] == wanted
    assert set(own) == {"name", "devDependencies"}
    assert [name for name, package in lock["packages"].items() if not package["integrity"].startswith("sha512-")] == []
    assert "://" not in json.dumps([{**package, "funding": None} for package in lock["packages"].values()])
    assert all(re.fullmatch(r"[\d.]+", version) for version in wanted.values())


def test_licences_are_in_step() -> None:
    """LICENCES.md lists each package that is pinned, with its version and licence: else run `make licences`."""
    licences = program("licences")
    assert licences.FILE.read_text("utf-8") == licences.page()


SOUND: dict[str, Any] = {"name": "a", "version": "1", "vulns": []}
FAULTY = {"name": "b", "version": "2", "vulns": [{"id": "CVE-1", "fix_versions": ["3"]}]}
UNKNOWN = {"name": "c", "skip_reason": "not found"}


@pytest.mark.parametrize(("packages", "said", "code"), [
    ([SOUND], "1 pins looked up, 0 known", 0),
    ([SOUND, FAULTY], "b 2: CVE-1, mended in 3", 1),
    ([SOUND, UNKNOWN], "Not looked up: c.", 0),
    ([UNKNOWN], "Skipped: ", 0),
    ([], "Skipped: ", 0),
])  # fmt: skip
def test_audit_says_what_it_knows(packages: list[dict[str, Any]], said: str, code: int) -> None:
    """A known vulnerability fails the audit; where nothing could be looked up it says so instead of "all is well"."""
    text, exit_code = program("audit").verdict(packages)
    assert said in text
    assert exit_code == code


def test_codemeta_is_in_step() -> None:
    """codemeta.json says of the software what CITATION.cff, LICENSE and the requirements say; else `make licences`."""
    codemeta = program("codemeta")
    assert codemeta.FILE.read_text("utf-8") == codemeta.page()
    found = json.loads(codemeta.FILE.read_text("utf-8"))
    assert (ROOT / "LICENSE").read_text("utf-8").startswith(f"{found['license'].rpartition('/')[2]} License")
    pinned = program("licences").pinned(ROOT / "requirements.txt")
    required = {each["name"]: each["version"] for each in found["softwareRequirements"]}
    assert {"streamlit", "folium", "pandas"} <= required.keys() < pinned.keys()
    assert required.items() <= pinned.items()
    assert f'- name: "{found["author"][0]["name"]}"' in (ROOT / "CITATION.cff").read_text("utf-8")
    assert not {"version", "identifier", "codeRepository"} & found.keys()  # not known yet


def test_bill_of_materials_is_in_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """sbom.cdx.json names each package that the app runs on, with version, hashes and licence; else `make licences`."""
    monkeypatch.syspath_prepend(str(ROOT / "pins"))
    sbom = program("sbom")
    assert sbom.FILE.read_text("utf-8") == sbom.page()
    found = json.loads(sbom.FILE.read_text("utf-8"))
    assert not {"serialNumber", "timestamp"} & {*found, *found["metadata"]}  # the same pins, the same bytes
    pins = {
        (name, version): set(re.findall("[0-9a-f]{64}", hashes))
        for name, version, hashes in PIN.findall((ROOT / "pins" / "requirements.txt").read_text("utf-8"))
    }
    assert pins == {
        (part["name"], part["version"]): {each["content"] for each in part["externalReferences"][0]["hashes"]}
        for part in found["components"]
    }
    assert all(part["licenses"] for part in found["components"])
