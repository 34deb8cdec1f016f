"""Write LICENCES.md: each pinned package, its version and its licence, as the installed package itself says it."""

import re
from importlib.metadata import Distribution, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "LICENCES.md"
LISTS = {"requirements.txt": "What the app runs on", "requirements-test.txt": "What its tests need besides"}
# What packages say of themselves that are installed on Windows alone, or with a Python before 3.11.3 alone.
ELSEWHERE = {"async-timeout": "Apache Software License", "colorama": "BSD License"}
HEAD = """# Licences of what Pilotkartan is built on

Written by `make licences` from what each pinned package says of itself. XStatic-Leaflet carries Leaflet, BSD-2-Clause;
spylls carries the Swedish word list of Göran Andersson, LGPL-3.0. The schemas of REFI-QDA in
`tests/unit/exports/refi_qda/` are REFI's (www.qdasoftware.org), MIT, as the package pyrefiqda 0.3.1 carries them.
`assets/js/shared/english_stem.js` follows the English stemmer of Snowball (snowballstem.org), BSD-3-Clause, by Martin
Porter, Richard Boulton and Olly Betts.
`assets/text.woff2` has some of the letters of Source Sans 3 (Adobe), SIL Open Font License 1.1, `assets/icons.woff2`
some of the icons of Material Symbols (Google), Apache License 2.0, both as Streamlit carries them.
Our own code, texts and data: [README.md](README.md#licences-and-sources).
"""


def pinned(path: Path) -> dict[str, str]:
    """Return the version of each package that a requirements file pins, by its name as it is written there."""
    return dict(re.findall(r"^([\w.-]+)==([\w.!+-]+)", path.read_text("utf-8"), re.MULTILINE))


def licence(package: Distribution) -> str:
    """Return a package's licence: its SPDX expression, else its classifiers, else the first line of what it says.

    Where it says nothing, the first line of its licence file is taken.
    """
    about = package.metadata
    if expression := about.get_all("License-Expression"):
        return " ".join(expression)
    named = [line.rpartition(" :: ")[2] for line in about.get_all("Classifier", []) if line.startswith("License ::")]
    if specific := [name for name in named if name != "OSI Approved"]:
        return ", ".join(sorted(specific))
    files = (file for file in package.files or () if re.match(r"licen[cs]e", file.name, re.IGNORECASE))
    texts: tuple[str, ...] = (
        *about.get_all("License", []),
        *(file.read_text() for file in files),
        "not given by the package",
    )
    return next(text.strip().splitlines()[0] for text in texts if text.strip())


def page() -> str:
    """Return the whole of LICENCES.md."""
    parts = [HEAD]
    for file, heading in LISTS.items():
        parts += [f"## {heading}\n", "| package | version | licence |\n|---|---|---|"]
        packages = sorted(pinned(ROOT / file).items(), key=lambda pair: pair[0].lower())
        parts += [
            f"| {name} | {version} | {ELSEWHERE.get(name) or licence(distribution(name))} |"
            for name, version in packages
        ]
        parts.append("")
    return "\n".join(parts)


if __name__ == "__main__":
    FILE.write_text(page(), "utf-8")
