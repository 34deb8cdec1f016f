"""Write codemeta.json: the software as CodeMeta 3 describes it, from CITATION.cff and the files with its requirements.

It has no version of its own yet, no address of a repository and no DOI: what is not known is left out.
"""

import json
import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "codemeta.json"
_LICENCES = "https://spdx.org/licenses/"


def codemeta() -> dict[str, Any]:
    """Return the description, each property by its name in CodeMeta."""
    cited = (ROOT / "CITATION.cff").read_text("utf-8")
    data, software = cited.split("  - type: software", 1)
    author = {"@type": "Organization", "name": _field("name", software)}
    return {
        "@context": "https://w3id.org/codemeta/3.0",
        "@type": "SoftwareSourceCode",
        "name": _field("title", software),
        "description": _field("notes", software),
        "license": _LICENCES + _field("license", software),
        "author": [author],
        "applicationCategory": "Map",
        "programmingLanguage": ["Python", "JavaScript"],
        "runtimePlatform": f"Python {_oldest_python()} or newer",
        "softwareRequirements": [
            {"@type": "SoftwareApplication", "name": name, "version": version}
            for name, version in _directly_required(ROOT / "requirements.txt")
        ],
        "supportingData": {
            "@type": "Dataset",
            "name": _field("title", data),
            "license": _LICENCES + _field("license", data),
        },
    }


def page() -> str:
    """Return the whole of codemeta.json."""
    return f"{json.dumps(codemeta(), ensure_ascii=False, indent=2)}\n"


def _field(name: str, text: str) -> str:
    """Return the first value of a field in CITATION.cff."""
    found = re.search(rf"^[ -]*{name}: *\"?(.*?)\"?$", text, re.MULTILINE)
    if not found:
        raise ValueError(f"CITATION.cff has no {name} where it is looked for")
    return found[1]


def _oldest_python() -> str:
    """Return the oldest Python on which the code runs, which ruff's target names."""
    target = re.search(r'^target-version = "py3(\d+)"$', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)
    if not target:
        raise ValueError("pyproject.toml names no target-version")
    return f"3.{target[1]}"


def _directly_required(path: Path) -> list[tuple[str, str]]:
    """Return the name and version of each package that is needed for its own sake, which comes first in the file."""
    own = path.read_text("utf-8").partition("# What these need in turn.")[0]
    return re.findall(r"^([\w.-]+)==([\w.!+-]+)", own, re.MULTILINE)


if __name__ == "__main__":
    FILE.write_text(page(), "utf-8")
