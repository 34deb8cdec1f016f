"""Read the addresses of every edition into one form. Pure.

The app has `/jamfor?kommun=flen&lang=en`; the static edition `/en/kommun/flen/` and `/underlag/`, and the app's queries
on its first page; the offline edition keeps its view behind a `#`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlencode

from pilotkartan.content.model import LANGS
from pilotkartan.content.plaintext import as_id, without_surroundings
from pilotkartan.content.settings import CONTACTS_PAGE
from pilotkartan.explore.damaged_links import with_ampersands
from pilotkartan.explore.pages import PAGES, START_PAGE
from pilotkartan.explore.selection import CELL_OF_FILE, LANG, PAGE_OF_FILE, PILOT

_FILE = ".html"
# The folders that hold an address for each pilot: in the static edition, and in the API.
_ONE_PILOT = (PILOT, "pilots")


@dataclass(frozen=True)
class ReadPath:
    """Hold what a path means in the app: a page, the parameters named by its folders, and the folders above these."""

    page: str
    params: Mapping[str, str]
    above: tuple[str, ...]


@dataclass(frozen=True)
class ReadAddress:
    """Hold an address, whole or in part: what its path means, and its view as the query of a page of the app."""

    path: ReadPath
    query: str

    @property
    def whole_query(self) -> str:
        """Return the query with the parameters of the path added: pilot and language, where the query names none."""
        names = {part.partition("=")[0] for part in self.query.split("&")}
        from_path = {name: value for name, value in self.path.params.items() if name not in names}
        return "&".join(filter(None, (urlencode(from_path), self.query)))


def read_path(path: str) -> ReadPath:
    """Return what the path of an address of any edition means."""
    parts = [part for part in (as_id(unquote(part)) for part in path.split("/")) if part]
    if parts and parts[-1] == f"index{_FILE}":
        parts.pop()
    page, params = START_PAGE, {}
    if parts[:-1] and parts[-2] in _ONE_PILOT:
        params[PILOT] = parts[-1]
        del parts[-2:]
    elif parts and parts[-1] in {*PAGES, CONTACTS_PAGE}:
        page = parts.pop()
    if parts and parts[-1] in LANGS:
        params[LANG] = parts.pop()
    return ReadPath(page, params, tuple(parts))


def read_address(address: str) -> ReadAddress:
    """Return what an address of any edition means, given whole, without its beginning, or as a query alone."""
    before, _, behind = with_ampersands(without_surroundings(address)).partition("#")
    path, mark, query = before.partition("?")
    if not mark and not _is_path(path):
        path, query = "", path
    # After the # comes a view, or the name of a part of the page.
    of_file = (f"{PAGE_OF_FILE}=", f"{CELL_OF_FILE}=")
    parts = (*query.split("&"), *(part for part in behind.split("&") if "=" in part))
    view = "&".join(part for part in parts if part and not part.startswith(of_file))
    host, _, rest = path.partition("://")
    return ReadAddress(read_path(rest.partition("/")[2] if rest else host), view)


def _is_path(text: str) -> bool:
    """Tell whether a text without a question mark is a path rather than a query."""
    return "://" in text or text.startswith("/") or ("=" not in text and ("/" in text or text.endswith(_FILE)))
