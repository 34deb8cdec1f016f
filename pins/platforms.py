"""Ask whether every pin can be installed on each system and with each Python: `make platforms`.

The package index is asked which wheels it has; none is downloaded.
"""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

PINS = Path(__file__).parent
# By uv's names: glibc 2.28 is older than that of any Linux with a Python 3.11 of its own.
SYSTEMS = {
    "Linux on x86-64": "x86_64-manylinux_2_28",
    "Linux on Arm": "aarch64-manylinux_2_28",
    "macOS on Arm": "aarch64-apple-darwin",
    "macOS on x86-64": "x86_64-apple-darwin",
    "Windows on x86-64": "x86_64-pc-windows-msvc",
}
COMMAND = "uv pip install --quiet --dry-run --no-deps --require-hashes --only-binary :all:".split()


def missing(pins: Path, platform: str, python: str) -> str:
    """Return what uv says of the first pin that cannot be installed there, or nothing if all can."""
    where = ["--python-platform", platform, "--python-version", python, "--target", f"{sys.prefix}/unused"]
    command = [sys.executable, "-m", *COMMAND, *where, "--requirements", str(pins)]
    out = subprocess.run(command, capture_output=True, text=True, check=False)
    return out.stderr.strip() or "uv failed" if out.returncode else ""


def main(pythons: Sequence[str]) -> int:
    """Print the answer for each file, system and Python, and return the exit code: 1 if a pin cannot be installed."""
    failed = False
    for pins in sorted(PINS.glob("*.txt")):
        for system, platform in SYSTEMS.items():
            for python in pythons:
                why = missing(pins, platform, python)
                failed = failed or bool(why)
                print(f"{pins.name}, {system}, Python {python}: {why or 'every pin can be installed'}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
