"""List the files of the app's code."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
CODE = sorted([ROOT / "app.py", *(ROOT / "pages").glob("*.py"), *(ROOT / "pilotkartan").rglob("*.py")])
