"""Run the app with many pilots instead of those of its data: how many, then settings of Streamlit's."""

import sys

from streamlit.web import cli

from bench.many_pilots import many_pilots
from pilotkartan.content.load import load_atlas
from pilotkartan.content.model import Atlas
from pilotkartan.explore import store


class _Made:
    """Hold an atlas as `AtlasStore` does, but one that never changes."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas

    def get(self) -> Atlas:
        """Return the atlas."""
        return self._atlas


if __name__ == "__main__":
    _, count, *settings = sys.argv
    store._store = _Made(many_pilots(load_atlas(), int(count)))  # type: ignore[assignment]
    sys.argv = ["streamlit", "run", "app.py", *settings]
    cli.main()
