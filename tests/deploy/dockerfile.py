"""The Dockerfile as its instructions, so that what it says can be looked at, and done here without Docker."""

import json
import re
import shlex
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"


def stage(name: str) -> list[tuple[str, str]]:
    """Return the instructions of a stage, such as ("USER", "10001:10001"), each as one line."""
    text = re.sub(r"^#.*\n", "", (DEPLOY / "Dockerfile").read_text("utf-8"), flags=re.MULTILINE)
    lines = [line.split(maxsplit=1) for line in text.replace("\\\n", " ").splitlines() if line]
    instructions = [(line[0], line[1]) for line in lines]
    starts = [place for place, (kind, _) in enumerate(instructions) if kind == "FROM"]
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        if instructions[start][1].endswith(f" AS {name}"):
            return instructions[start:end]
    raise KeyError(name)


def said(name: str, kind: str) -> list[str]:
    """Return what the instructions of one kind say in a stage."""
    return [rest for instruction, rest in stage(name) if instruction == kind]


def copied(name: str) -> list[tuple[str, str]]:
    """Return what is copied from the repository in a stage, and to where."""
    lines = [rest.split() for rest in said(name, "COPY") if not rest.startswith("--from")]
    return [(source, line[-1]) for line in lines for source in line[:-1]]


def command(name: str) -> list[str]:
    """Return the command of a stage."""
    words: list[str] = json.loads(said(name, "CMD")[0])
    return words


def environment(name: str) -> dict[str, str]:
    """Return the environment of a stage."""
    pairs = [pair.partition("=") for rest in said(name, "ENV") for pair in shlex.split(rest)]
    return {variable: value for variable, _, value in pairs}


def lay_out(folder: Path) -> None:
    """Make a folder of what the image of the app holds of the repository, compiled where it is compiled here."""
    for source, target in copied("app"):
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, folder / target)
        else:
            shutil.copy(ROOT / source, folder / target)
