"""Five invented projects of a programme that there never was, written as a data folder: nothing in it is of data/."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pilotkartan.content.settings import RESULT_STATUSES
from pilotkartan.content.word_keys import PROGRAMME_BLANKS

APP, PROGRAMME, AGENCY = "Bygdekartan", "Bygdelyftet", "Glesbygdsnämnden"
FIRST_YEAR, LAST_YEAR = 2009, 2012
# Id -> municipality's code, name, type, seat's latitude and longitude: real places, since the app knows Sweden.
PLACES = {
    "ale": ("1440", "Ale", "B4", 57.962, 12.2239),
    "kiruna": ("2584", "Kiruna", "C6", 67.8557, 20.2251),
    "lomma": ("1262", "Lomma", "A2", 55.6724, 13.0685),
    "mora": ("2062", "Mora", "C9", 61.007, 14.5432),
    "umea": ("2480", "Umeå", "B5", 63.8284, 20.2597),
}
_THEMES = {
    "skola": ("Byskolor", "Village schools"),
    "vard": ("Närvård", "Local care"),
    "natur": ("Strövområden", "Walks"),
}
_LOOKS = ("home", "#332288", "#9A8CF0"), ("forum", "#117733", "#5CC47E"), ("map", "#882255", "#E58AB0")
_CODES = {
    "method": {"promenad": ("Byvandring", "Village walk"), "spel": ("Rollspel", "Role play")},
    "target_group": {"elever": ("Skolbarn", "Pupils"), "aldre": ("Pensionärer", "Pensioners")},
    "result_type": {"stig": ("Anlagd stig", "Laid path"), "skrift": ("Byskrift", "Village paper")},
    "material_kind": {"kartblad": ("Kartblad", "Map sheet")},
}
_STATUSES = (("Färdigt", "Finished"), ("På gång", "Under way"), ("Tänkt", "Intended"))
_STATUS_ICONS = ("check_circle", "pending", "schedule")


def person(pilot: str) -> str:
    """Return the name of a project's contact."""
    return f"Testa {pilot.capitalize()}sson"


def write_programme(folder: Path) -> Path:
    """Write the data of the invented programme to a folder, and return the folder."""
    (folder / "pilots").mkdir(parents=True)
    files = {
        "words": _words(),
        "programme": _programme(),
        "dataset": _dataset(),
        "source": _source(),
        "accessibility": _accessibility(),
        "search": _search(),
        "codebook": {"dimension": list(_dimensions()), "code": list(_codes())},
        **{f"pilots/{pilot}": _pilot(number, pilot) for number, pilot in enumerate(PLACES)},
    }
    for name, content in files.items():
        lines = (f"{json.dumps(key)} = {_toml(value)}\n" for key, value in content.items())
        (folder / f"{name}.toml").write_text("".join(lines), "utf-8")
    return folder


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{json.dumps(key)} = {_toml(item)}' for key, item in value.items())} }}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, _Bare):
        return value
    return json.dumps(value, ensure_ascii=False)


class _Bare(str):
    """A value that TOML has without quotes: a date."""


def _text(sv: str, en: str) -> dict[str, str]:
    return {"sv": sv, "en": en}


def _said(about: str) -> dict[str, str]:
    return _text(f"{about}, berättat på bygdemål.", f"{about}, told in village speech.")


def _passage(about: str, source: str) -> dict[str, Any]:
    return _said(about) | {"source": [source]}


def word(key: str, lang: str) -> str:
    """Return what a word of the programme's data begins with, by its key."""
    return f"[{key} hos {PROGRAMME}]" if lang == "sv" else f"[{key} of {PROGRAMME}]"


def _words() -> dict[str, Any]:
    tables: dict[str, Any] = {}
    for key, blanks in PROGRAMME_BLANKS.items():
        table, name = key.split(".")
        rest = "".join(f" {{{blank}}}" for blank in sorted(blanks))
        said = _text(word(key, "sv") + rest, word(key, "en") + rest)
        tables.setdefault(table, {})[name] = _text(APP, APP) if key == "head.name" else said
    return tables


def _contact(name: str, number: int, source: str) -> dict[str, Any]:
    # Numbers that the Swedish Post and Telecom Authority keeps for stories.
    return {
        "name": name,
        "phone": f"+4670174060{number}",
        "email": f"prov{number}@glesbygd.example",
        "role": _text("Bysekreterare", "Village secretary"),
        "source": [source],
    }


def _programme() -> dict[str, Any]:
    return {
        "name": _text(PROGRAMME, f"The Village Lift ({PROGRAMME})"),
        "agency": _text(AGENCY, f"{AGENCY}, the board of sparsely populated areas"),
        "first_year": FIRST_YEAR,
        "last_year": LAST_YEAR,
        "lead": _passage("Fem byar fick hjälp", "bok:1"),
        "section": [
            {
                "id": "bakgrund",
                "heading": _text("Bakgrund i byarna", "Background in the villages"),
                "passage": [_passage("Hur det började", "bok:2") | {"part_of_pilots": "activity"}],
                "material": ["bok"],
            }
        ],
        "contact": [_contact("Nämnda Nämndesson", 9, "bok:2")],
        "material": [_material("bok", "bok:1") | {"pilots": ["mora"], "found": _said("Hittat i en byalåda")}],
    }


def _material(name: str, source: str) -> dict[str, Any]:
    return {
        "id": name,
        "title": _text(f"Kartblad {name}", f"Map sheet {name}"),
        "kind": "kartblad",
        "publisher": "Bytryckeriet",
        "size": {"value": 1.5, "unit": "MB"},
        "address": f"https://glesbygd.example/{name}",
        "source": [source],
    }


def _dataset() -> dict[str, Any]:
    return {
        "id": "bygdekartan",
        "issued": _Bare("2013-02-01"),
        "date": _Bare("2013-03-04"),
        "creator": f"De som gjort {APP}",
        "theme": ["SOCI"],
        "publisher": {"type": "NationalAuthority", "email": "fragor@glesbygd.example"},
        "title": _text(f"{APP}: byar i {PROGRAMME}", f"{APP}: villages of {PROGRAMME}"),
        "description": _said(f"Byarnas projekt i {PROGRAMME}"),
        "keyword": [_text("byar", "villages")],
        "licence": [
            {
                "id": "CC-BY-4.0",
                "address": "https://creativecommons.org/licenses/by/4.0/",
                "what": _text(f"Texterna: ange {APP}.", f"The texts: name {APP}."),
                "holder": f"De som gjort {APP}",
            }
        ],
    }


def _source() -> dict[str, Any]:
    refs = ["bok:1", "bok:2", *(f"{pilot}:1" for pilot in PLACES)]
    return {
        "title": "Byarnas bok",
        "publisher": AGENCY,
        "address": "https://glesbygd.example/bok",
        "sha256": "0" * 64,
        "paragraph": [{"ref": ref, **_said(f"Stycket {ref} i Byarnas bok")} for ref in refs],
    }


def _accessibility() -> dict[str, Any]:
    return {
        "assessed": _Bare("2013-02-01"),
        "updated": _Bare("2013-02-02"),
        "conformance": "full",
        "method": [{"done": True, **_said("Prövat i byarna")}],
    }


def _search() -> dict[str, Any]:
    return {
        "word": [{"sv": ["lärosäte"], "en": ["academy"], "code": ["skola"]}],
        "answer": [{"sv": ["rivning"], "en": ["demolition"], "text": _said("Inget revs"), "source": ["bok:1"]}],
    }


def _dimensions() -> Iterator[Mapping[str, Any]]:
    kinds = {"theme": "coding", "method": "coding", "target_group": "coding", "result_type": "result",
             "result_status": "result", "county": "attribute", "skr_group": "attribute",
             "material_kind": "material"}  # fmt: skip
    for name, kind in kinds.items():
        label = _text(f"Fråga {name}", f"Query {name}")
        yield {"id": name, "kind": kind, "label": label, "definition": _said(f"Vad {name} betyder")}


def _codes() -> Iterator[Mapping[str, Any]]:
    for (name, label), (icon, colour, dark) in zip(_THEMES.items(), _LOOKS, strict=True):
        yield {
            "id": name, "dimension": "theme", "label": _text(*label), "counts": _said(f"{name} räknas"),
            "counts_not": _said(f"{name} räknas inte"), "icon": icon, "colour": colour, "colour_dark": dark,
        }  # fmt: skip
    for dimension, codes in _CODES.items():
        for name, label in codes.items():
            yield {"id": name, "dimension": dimension, "label": _text(*label)}
    for name, label, icon in zip(RESULT_STATUSES, _STATUSES, _STATUS_ICONS, strict=True):
        yield {"id": name, "dimension": "result_status", "label": _text(*label), "icon": icon}
    for code, _, group, _, _ in PLACES.values():
        yield {"id": code[:2], "dimension": "county", "label": _text(f"Länet {code[:2]}", f"County {code[:2]}")}
        yield {"id": group, "dimension": "skr_group", "label": _text(f"Gruppen {group}", f"Group {group}")}


def _pilot(number: int, pilot: str) -> dict[str, Any]:
    code, name, group, lat, lon = PLACES[pilot]
    source = f"{pilot}:1"
    themes = list(_THEMES)
    chosen = [themes[number % 3], themes[(number + 1) % 3], "promenad", "elever"]
    return {
        "code": code,
        "name": name,
        "organisation": _text(f"Byalaget i {name}", f"Village council of {name}"),
        "county": code[:2],
        "skr_group": group,
        "site": f"{pilot}.example",
        "seat": {"name": f"{name} by", "lat": lat, "lon": lon},
        "label": {"side": "right"},
        "summary": _passage(f"{name} i korthet", source),
        **{part: [_passage(f"{name}, {part}", source)] for part in ("aim", "activity", "organisation_note", "next")},
        "result": [
            {"status": status, "type": "stig", "themes": chosen[:1], **_passage(f"{name}, resultat {status}", source)}
            for status in RESULT_STATUSES[: number % 3 + 1]
        ],
        "coding": [
            {"code": each, "main": each == chosen[0], "source": [source], "reason": _said(f"{name} har {each}")}
            for each in chosen
        ],
        "contact": _contact(person(pilot), number, source),
        "material": [_material(f"{pilot}-blad", source)],
    }
