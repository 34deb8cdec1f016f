"""The command line."""

from pathlib import Path

import pytest

from pilotkartan.__main__ import main


def test_check_of_good_data(capsys: pytest.CaptureFixture[str]) -> None:
    """The check of good data says so and ends with 0."""
    assert main(["check", "--lang", "en"]) == 0
    assert capsys.readouterr().out == "No problems: 10 × data/pilots\n"


def test_check_of_bad_data(data_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The check of bad data prints a line a problem, in the language asked for, and ends with 1."""
    flen = data_copy / "pilots" / "flen.toml"
    flen.write_text(
        flen.read_text("utf-8").replace('"+46706597707"', '"0706"').replace('county = "04"', 'county = "4"')
    )
    assert main(["check", "--data", str(data_copy), "--lang", "sv"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    assert all(line.startswith("data/pilots/flen.toml: ") for line in lines)
    assert any("telefonnummer" in line for line in lines)


def test_unknown_command(capsys: pytest.CaptureFixture[str]) -> None:
    """A command that there is none of ends with 2 and says what there is."""
    with pytest.raises(SystemExit) as stopped:
        main(["chekc"])
    assert stopped.value.code == 2
    assert "check" in capsys.readouterr().err
