"""Find Sweden's municipalities, counties and larger places by name or code. Pure."""

import csv
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Literal, NamedTuple

from pilotkartan.content.plaintext import fold, normalise
from pilotkartan.geo.place_forms import read_place

Kind = Literal["municipality", "county", "place", "point"]

_FOLDER = Path(__file__).resolve().parents[2] / "data" / "geo"
_KINDS: tuple[Kind, ...] = ("municipality", "county", "place", "point")
_SUFFIXES: Mapping[Kind, tuple[str, ...]] = {
    "municipality": ("kommun", "stad", "municipality"),
    "county": ("län", "county"),
}
_WORD, _MAX_CHARACTERS = re.compile(r"[^\W_]+"), 100  # A longer text is no name.
_CODE = re.compile(r"\d{1,4}")


@dataclass(frozen=True)
class Place:
    """A place with the codes of its municipality and county; `id` names it in addresses."""

    id: str
    name: str
    kind: Kind
    municipality: str | None
    county: str | None
    lat: float
    lon: float


class _Entry(NamedTuple):
    """A name under which a place is found: as spelled, folded, and the set of its letters as bits."""

    place: Place
    spelled: str
    folded: str
    letters: int


class Gazetteer:
    """The places in their file's order: municipalities, counties and places, each in Swedish alphabetical order.

    `other_names` are more names by place id; `provinces` the codes of the municipalities of each historical province.
    """

    def __init__(
        self,
        places: Iterable[Place],
        other_names: Mapping[str, Sequence[str]] = MappingProxyType({}),
        provinces: Mapping[str, Sequence[str]] = MappingProxyType({}),
    ) -> None:
        self.places = tuple(places)
        self.by_id: Mapping[str, Place] = {place.id: place for place in self.places}
        self._other_names = other_names
        self._entries = tuple(_entry(place, name) for place in self.places for name in self._names(place))
        self._provinces = {
            fold(name): tuple(self.by_id[code] for code in codes if code in self.by_id)
            for name, codes in provinces.items()
        }

    def municipality(self, code: str) -> Place:
        """Return the municipality of a code."""
        return self.by_id[code]

    def find(self, text: str, limit: int = 6, anywhere: bool = False) -> tuple[Place, ...]:
        """Return the places that a text may mean, as one types it: so named, so begun, else so misspelt.

        A code is understood too. Of a text that names an area, such as `Flen, Skåne`, only the places in that area
        are meant, unless `anywhere`; of one that names what is no area here, such as `Malmö, Norge`, none.
        """
        written = read_place(text)
        readings = [reading for name in written.names for reading in _readings(name)]
        begun = (self._begun(spelled, kind) for spelled, kind in readings)
        misspelt = (self._misspelt(name, allowance=0) for name in written.names)
        found = self._of_code(text.strip()) or next(filter(None, chain(begun, misspelt)), ())
        if not found and (apart := self._area_apart(text)):
            return self.find(apart, limit, anywhere)
        areas = [self._areas(part) for part in written.within]
        if areas and not anywhere:
            found = tuple(place for place in found if any(_lies_in(place, area) for area in chain(*areas)))
        return found[: max(limit, 0)]

    def _area_apart(self, text: str) -> str | None:
        """Return a text with a comma before the area or country at its end: `Flen, Södermanland`; None without one."""
        words = text.split()
        for number in (2, 1) if "," not in text else ():
            name, area = " ".join(words[:-number]), " ".join(words[-number:])
            if name and (not read_place(area).names or self._areas(area)):
                return f"{name}, {area}"
        return None

    def nearest_spellings(self, text: str, limit: int = 3) -> tuple[Place, ...]:
        """Return the places whose names come nearest to a text that `find` has no answer to."""
        near = (self._misspelt(name, allowance=1) for name in read_place(text).names)
        return next(filter(None, near), ())[: max(limit, 0)]

    def province(self, text: str) -> tuple[Place, ...]:
        """Return the municipalities of a historical province; none where a text names no province."""
        names = (self._provinces.get(fold(name)) for name in read_place(text).names)
        return next(filter(None, names), ())

    def _of_code(self, text: str) -> tuple[Place, ...]:
        """Return what a number is the code of; a leading zero may be lost."""
        if not _CODE.fullmatch(text):
            return ()
        ids = (text.zfill(4), f"lan-{text.zfill(2)}")
        return tuple(self.by_id[key] for key in ids if key in self.by_id)

    def _areas(self, text: str) -> tuple[Place, ...]:
        """Return what a text names in full, or by its code: a municipality, a county, a province's municipalities."""
        if found := self._of_code(text):
            return found
        for name in read_place(text).names:
            for spelled, kind in _readings(name):
                in_full = (fold(spelled), f"{fold(spelled)}s")  # as in "Norrbottens län"
                for place in self._begun(spelled, kind):
                    whole = any(entry.folded in in_full for entry in self._entries if entry.place is place)
                    if whole and place.kind in ("county", "municipality"):
                        return (place, *self.province(text))
        return self.province(text)

    def _names(self, place: Place) -> Iterator[str]:
        """Yield the names to find a place by: none for a town whose municipality has the same name."""
        home = self.by_id.get(place.municipality or "", place)
        if place is home or place.name != home.name:
            yield place.name
        others = (place.name.removesuffix(" län"), *self._other_names.get(place.id, ()))
        yield from dict.fromkeys(name for name in others if name != place.name)

    def _begun(self, spelled: str, kind: Kind | None) -> tuple[Place, ...]:
        wanted = fold(spelled)
        found = []
        for entry in self._entries:
            if f" {wanted}" in f" {entry.folded}" and kind in (None, entry.place.kind):
                tier = 0 if entry.folded == wanted else 1 if entry.folded.startswith(wanted) else 2
                # An å that is typed means å; an a may mean either.
                other_letters = spelled != wanted and f" {spelled}" not in f" {entry.spelled}"
                order = (tier, other_letters, _KINDS.index(entry.place.kind), len(entry.folded))
                found.append((order, entry.place))
        return tuple(dict.fromkeys(place for _, place in sorted(found, key=lambda pair: pair[0])))

    def _misspelt(self, text: str, allowance: int) -> tuple[Place, ...]:
        for spelled, kind in _readings(text):
            wanted, letters = fold(spelled), _letters(fold(spelled))
            most = (len(wanted) >= 5) + (len(wanted) >= 8) + allowance
            found = []
            for entry in self._entries:
                # One edit changes the length by at most one, and the set of letters by at most two.
                longer, other = abs(len(entry.folded) - len(wanted)), (entry.letters ^ letters).bit_count()
                if longer <= most and other <= 2 * most and kind in (None, entry.place.kind):
                    edits = _edits(wanted, entry.folded)
                    order = (edits, entry.folded[0] != wanted[0], _KINDS.index(entry.place.kind))
                    found += [(order, entry.place)] if edits <= min(most, len(wanted) - 2) else []
            if found:
                found.sort(key=lambda pair: pair[0])
                closest = most if allowance else found[0][0][0]
                return tuple(dict.fromkeys(place for (edits, *_), place in found if edits <= closest))
        return ()


def load_gazetteer(folder: Path = _FOLDER) -> Gazetteer:
    """Return the gazetteer of the files in data/geo/: gazetteer.csv, and the other names in names.toml."""
    names = tomllib.loads((folder / "names.toml").read_text("utf-8"))
    provinces = {name: codes.split() for name, codes in names["province"].items()}
    with (folder / "gazetteer.csv").open(encoding="utf-8", newline="") as file:
        _, *rows = csv.reader(file)
        places = (
            Place(key, name, _KINDS[_KINDS.index(kind)], municipality or None, county or None, float(lat), float(lon))
            for key, name, kind, municipality, county, lat, lon in rows
        )
        return Gazetteer(places, names["other"], provinces)


def _lies_in(place: Place, area: Place) -> bool:
    """Tell whether a place is in a county or municipality, or is that."""
    own = place.municipality if area.kind == "municipality" else place.county
    return own == (area.municipality if area.kind == "municipality" else area.county)


def _readings(text: str) -> Iterator[tuple[str, Kind | None]]:
    """Yield what a text may say: as it is, then less "kommun", "county" or the like, if only begun, and genitive s."""
    words = _WORD.findall(normalise(text).lower()) if len(text) <= _MAX_CHARACTERS else []
    if words:
        yield " ".join(words), None
    kinds = [
        kind for kind, suffixes in _SUFFIXES.items() if any(suffix.startswith(tuple(words[-1:])) for suffix in suffixes)
    ]
    if kinds and (base := " ".join(words[:-1])):
        stem = base.removesuffix("s") or base
        yield from ((name, kind) for kind in (*kinds, None) for name in dict.fromkeys((base, stem)))


def _entry(place: Place, name: str) -> _Entry:
    spelled = " ".join(_WORD.findall(name.lower()))
    return _Entry(place, spelled, fold(spelled), _letters(fold(spelled)))


def _letters(text: str) -> int:
    return sum({1 << ord(letter) % 64 for letter in text})


def _edits(one: str, other: str) -> int:
    """Return how many letters to add, drop, change or swap with the next make one text of the other."""
    before, above = [0], list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, facing in enumerate(other, 1):
            edits = min(above[j] + 1, row[-1] + 1, above[j - 1] + (letter != facing))
            if i > 1 and j > 1 and letter == other[j - 2] and facing == one[i - 2]:
                edits = min(edits, before[j - 2] + 1)
            row.append(edits)
        before, above = above, row
    return above[-1]
