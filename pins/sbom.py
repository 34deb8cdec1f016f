"""Write sbom.cdx.json: the packages that the app runs on, as CycloneDX 1.6, from pins/requirements.txt.

No time and no random number is in it: the same pins give the same bytes. The hashes are those of every artefact that
may be installed, one for each system and Python. What the fonts and the script come from, LICENCES.md says.
"""

import json
import re
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from codemeta import codemeta
from licences import ELSEWHERE, licence

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "sbom.cdx.json"
PINS = ROOT / "pins" / "requirements.txt"
_PIN = re.compile(r"^([\w.-]+)==([\w.!+-]+)(?: ; [^\\\n]+)?((?: \\\n    --hash=sha256:[0-9a-f]{64})+)$", re.MULTILINE)


def sbom() -> dict[str, Any]:
    """Return the bill of materials: the app, and each package that is pinned for it."""
    app = codemeta()
    components = [_component(*pin) for pin in _PIN.findall(PINS.read_text("utf-8"))]
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "app",
                "name": app["name"],
                "description": app["description"],
                "authors": [{"name": author["name"]} for author in app["author"]],
                "licenses": [{"license": {"id": app["license"].rpartition("/")[2]}}],
            }
        },
        "components": components,
    }


def page() -> str:
    """Return the whole of sbom.cdx.json."""
    return f"{json.dumps(sbom(), ensure_ascii=False, indent=1)}\n"


def _component(name: str, version: str, hashes: str) -> dict[str, Any]:
    """Return a package, with the hash of each of its artefacts."""
    index_name = re.sub(r"[-_.]+", "-", name).lower()
    found = re.findall(r"sha256:([0-9a-f]{64})", hashes)
    where = {
        "type": "distribution",
        "url": f"https://pypi.org/project/{index_name}/{version}/",
        "hashes": [{"alg": "SHA-256", "content": content} for content in found],
    }
    return {
        "type": "library",
        "bom-ref": f"pkg:pypi/{index_name}@{version}",
        "name": name,
        "version": version,
        "purl": f"pkg:pypi/{index_name}@{version}",
        "licenses": [_licence(name)],
        "externalReferences": [where],
    }


def _licence(name: str) -> dict[str, Any]:
    """Return the licence as the package says it: as an expression of SPDX where it gives one."""
    if name in ELSEWHERE:
        return {"license": {"name": ELSEWHERE[name]}}
    package = distribution(name)
    said = licence(package)
    return {"expression": said} if package.metadata.get_all("License-Expression") else {"license": {"name": said}}


if __name__ == "__main__":
    FILE.write_text(page(), "utf-8")
