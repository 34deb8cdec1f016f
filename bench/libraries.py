"""Write the ten files that a folium page fetches from four other hosts to a folder, as folium-offline carries them.

Run as a program where folium-offline is installed: the folder. What that package puts into style sheets in the place of
a file of its own (fonts and pictures that the page does not ask for) is taken out again, so that the bytes are those of
the files themselves.
"""

import re
import sys
from pathlib import Path

_EMBEDDED = re.compile(r"url\(['\"]?data:(?:font|application|image/png)[^)]*\)")


def name(url: str) -> str:
    """Return the name under which a file is kept."""
    return url.rpartition("/")[2]


def main(folder: Path) -> None:
    """Write the files."""
    from offlinefolium import Map
    from offlinefolium.elements import _res

    for _, url in (*Map.default_js, *Map.default_css):
        (folder / name(url)).write_text(_EMBEDDED.sub("url(x)", _res[url]), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
