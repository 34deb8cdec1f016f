"""Ask whether any pinned version has a known vulnerability: `make audit`. Without an answer it says so and passes."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

PINS = Path(__file__).parent
COMMAND = "pip_audit --require-hashes --disable-pip --progress-spinner off --format json --requirement".split()
SKIPPED = "Skipped: no list of known vulnerabilities could be reached from here, so nothing is known of any pin."


def verdict(packages: Sequence[dict[str, Any]]) -> tuple[str, int]:
    """Return what to say of pip-audit's list of packages, and the exit code: 1 where one is vulnerable."""
    unknown = [package["name"] for package in packages if "skip_reason" in package]
    if len(unknown) == len(packages):
        return SKIPPED, 0
    found = [
        f"{package['name']} {package['version']}: {fault['id']}, mended in {', '.join(fault['fix_versions']) or 'none'}"
        for package in packages
        for fault in package.get("vulns", ())
    ]
    lines = [f"{len(packages) - len(unknown)} pins looked up, {len(found)} known vulnerabilities.", *found]
    if unknown:
        lines.append(f"Not looked up: {', '.join(unknown)}.")
    return "\n".join(lines), 1 if found else 0


def main() -> int:
    """Look up every pin of the app and its tests, print the verdict, and return the exit code."""
    command = [sys.executable, "-m", *COMMAND, str(PINS / "requirements-test.txt")]
    out = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        packages = json.loads(out.stdout)["dependencies"]
    except (ValueError, KeyError):
        unreachable = any(sign in out.stderr for sign in ("ConnectionError", "ProxyError", "Timeout", "SSLError"))
        print(SKIPPED if unreachable else out.stderr)
        return 0 if unreachable else 1
    text, code = verdict(packages)
    print(text)
    return code


if __name__ == "__main__":
    sys.exit(main())
