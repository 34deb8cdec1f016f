"""Check what a pilot's file says of its municipality against the municipalities and borders that the app knows.

They are the app's own, in data/geo/, whichever folder the pilots are read from.
"""

import re
from collections.abc import Iterator

from pilotkartan.content.boundaries import distance_km, municipality_at, municipality_names
from pilotkartan.content.model import Text
from pilotkartan.content.parsed import File
from pilotkartan.content.plaintext import normalise
from pilotkartan.content.problems import Problem, nearest
from pilotkartan.content.settings import SWEDEN_LAT, SWEDEN_LON

# How far outside the schematic borders of its municipality a seat may lie. Measured on all 290 seats: Vaxholm's is the
# farthest of the 17 that the borders leave in the water (2.7 km), Gnesta's of the 2 that they leave in a neighbour's
# area (0.9 km).
_REACH_IN_WATER_KM, _REACH_IN_NEIGHBOUR_KM = 3.0, 1.0
_NOWHERE = Text(sv="utanför alla kommuner", en="outside every municipality")


def municipality_problems(name: str, file: File) -> Iterator[Problem]:
    """Yield what is wrong with the code, the name, the county and the seat in the pilot's file of that name.

    What has the wrong shape is left to the models, which report it.
    """
    yield from _code_and_name_problems(name, file)
    code = _meant_municipality(file)
    if code is None:
        return
    county = file.get("county")
    if isinstance(county, str) and county != code[:2]:
        yield Problem("wrong_county", name, "county", county, (("expected", code[:2]), ("code", code)))
    if (point := _seat_in_sweden(file)) and (problem := _seat_problem(name, code, *point)):
        yield problem


def suggested(field: str, value: object, file: File) -> str | None:
    """Return what a code or county that has the wrong shape may have been meant as, such as `0482` for `482`."""
    code = _meant_municipality({**file, "code": value} if field == "code" else file)
    return {"code": code, "county": code[:2]}.get(field) if code else None


def county_codes() -> tuple[str, ...]:
    """Return the codes of Sweden's counties, in order: the first two digits of their municipalities' codes."""
    return tuple(sorted({code[:2] for code in municipality_names()}))


def _code_and_name_problems(file_name: str, file: File) -> Iterator[Problem]:
    names = municipality_names()
    written, name = file.get("code"), _name(file)
    known = written in names if isinstance(written, str) else None
    if isinstance(written, str) and re.fullmatch(r"\d{4}", written, re.ASCII) and not known:
        yield Problem("unknown_municipality_code", file_name, "code", written, near=_code_named(name))
    if name is None or (known and name == names[str(written)]):
        return
    if name not in names.values():
        near = nearest(name.removesuffix(" kommun"), list(names.values())) or names.get(str(written))
        yield Problem("unknown_municipality", file_name, "name", name, near=near)
    elif known:
        context = (("other", names[str(written)]), ("name", name))
        yield Problem("wrong_municipality", file_name, "code", written, context, _code_named(name))


def _seat_problem(file_name: str, code: str, lat: float, lon: float) -> Problem | None:
    found = municipality_at(lat, lon)
    km = distance_km(code, lat, lon)
    if found == code or km <= (_REACH_IN_NEIGHBOUR_KM if found else _REACH_IN_WATER_KM):
        return None
    names = municipality_names()
    where = Text(sv=f"i {names[found]}", en=f"in {names[found]}") if found else _NOWHERE
    context = (("lat", lat), ("lon", lon), ("where", where), ("km", f"{km:.0f}"), ("name", names[code]))
    return Problem("seat_elsewhere", file_name, "seat", context=context)


def _seat_in_sweden(file: File) -> tuple[float, float] | None:
    """Return the seat's latitude and longitude where the model has nothing to say of them."""
    seat = file.get("seat")
    lat, lon = (seat.get("lat"), seat.get("lon")) if isinstance(seat, dict) else (None, None)
    if not (isinstance(lat, int | float) and isinstance(lon, int | float)):
        return None
    inside = SWEDEN_LAT[0] <= lat <= SWEDEN_LAT[1] and SWEDEN_LON[0] <= lon <= SWEDEN_LON[1]
    return (lat, lon) if inside else None


def _name(file: File) -> str | None:
    name = file.get("name")
    return normalise(name) or None if isinstance(name, str) else None


def _meant_municipality(file: File) -> str | None:
    """Return the code of the municipality that a file must mean: the one it names, else the one whose code it has.

    Zeros that a code has lost at its front are put back.
    """
    named = {name: code for code, name in municipality_names().items()}.get(_name(file) or "")
    written = str(file.get("code")).strip()
    code = f"{int(written):04d}" if re.fullmatch(r"\d{1,4}", written) else written
    return named or (code if code in municipality_names() else None)


def _code_named(name: str | None) -> str | None:
    """Return the code of the municipality with the name nearest to this one."""
    codes = {known: code for code, known in municipality_names().items()}
    return codes.get(nearest(name, list(codes)) or "") if name else None
