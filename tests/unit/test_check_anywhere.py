"""The check runs on any system: without make, in any locale, with no module of POSIX, with no package but pydantic."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OF_POSIX = ("fcntl", "grp", "pwd", "resource", "termios")
# What pydantic brings with it.
PACKAGES = {"annotated_types", "pilotkartan", "pydantic", "pydantic_core", "typing_extensions", "typing_inspection"}
# What the app needs and who only edits the texts has not.
MISSING = ("snowballstemmer",)
PLAIN = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
# Runs the module as `python -m pilotkartan` does, on a system without those modules, and lists the packages used.
PROGRAM = f"""
import runpy, sys
before = set(sys.modules)
sys.modules.update(dict.fromkeys({OF_POSIX + MISSING!r}))
try:
    runpy.run_module("pilotkartan", run_name="__main__", alter_sys=True)
finally:
    tops = {{name.partition(".")[0] for name in sys.modules.keys() - before}} - set(sys.stdlib_module_names)
    print(*sorted(tops - set({MISSING!r})), file=sys.stderr)
"""


def run(*arguments: str, encoding: str = "utf-8", **environment: str) -> tuple[int, str, str]:
    """Return how the command ends in an environment, with what it writes; reading by the locale's rules is an error."""
    strict = ("-X", "warn_default_encoding", "-W", "error::EncodingWarning")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))}
    ended = subprocess.run(
        [sys.executable, *strict, "-c", PROGRAM, *arguments],
        cwd=ROOT, env={**kept, **environment}, capture_output=True, check=False,
    )  # fmt: skip
    return ended.returncode, ended.stdout.decode(encoding), ended.stderr.decode(encoding)


def test_check_in_a_plain_locale() -> None:
    """Where neither locale nor UTF-8 mode helps, files are read and Swedish is written as UTF-8 all the same."""
    code, out, used = run("check", "--lang", "sv", **PLAIN)
    assert (code, out.splitlines()[-1]) == (0, "Inga fel: 10 × data/pilots")
    assert "datamängden har ingen fast adress" in out
    packages = {name for name in used.split() if not name.startswith("_")}
    assert packages <= PACKAGES


def test_problems_in_a_plain_locale(data_copy: Path) -> None:
    """A problem with letters that ASCII lacks is told in full."""
    flen = data_copy / "pilots/flen.toml"
    flen.write_text(flen.read_text("utf-8").replace('name = "Flen"', 'name = "Flen→å"'), "utf-8")
    code, out, _ = run("check", "--lang", "sv", "--data", str(data_copy), **PLAIN)
    assert code == 1
    assert 'data/pilots/flen.toml: name = "Flen→å": Sverige har ingen kommun' in out


def test_problems_in_the_encoding_of_windows(data_copy: Path) -> None:
    """Into a file or a pipe Windows writes its own encoding: a sign that it lacks is written as a number, no error."""
    flen = data_copy / "pilots/flen.toml"
    flen.write_text(flen.read_text("utf-8").replace('name = "Flen"', 'name = "Flen→å"'), "utf-8")
    code, out, _ = run(
        "check", "--lang", "sv", "--data", str(data_copy), encoding="cp1252", PYTHONUTF8="0", PYTHONIOENCODING="cp1252"
    )
    assert code == 1
    assert r'name = "Flen\u2192å"' in out


@pytest.mark.parametrize(("lang", "said"), [("sv_SE.UTF-8", "Inga fel"), ("C", "No problems")])
def test_language_of_the_terminal(lang: str, said: str) -> None:
    """Without --lang the messages are in the terminal's language."""
    _, out, _ = run("check", LANG=lang)
    assert out.splitlines()[-1].startswith(said)


def test_new_pilot_in_a_plain_locale(data_copy: Path) -> None:
    """The file of a new pilot is written in UTF-8 wherever it is made."""
    code, _, _ = run("new-pilot", "umea", "--data", str(data_copy), **PLAIN)
    assert code == 0
    made = (data_copy / "pilots/umea.toml").read_bytes()
    assert made == (ROOT / "pilotkartan/texts/new_pilot.toml").read_bytes()
