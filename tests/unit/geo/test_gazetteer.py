"""Places are found as people type them, and points in their municipality."""

import tomllib
from pathlib import Path

import pytest

from pilotkartan.content.boundaries import municipality_at
from pilotkartan.content.plaintext import fold
from pilotkartan.geo import gazetteer as names
from pilotkartan.geo.gazetteer import Gazetteer, Place, load_gazetteer

DATA = Path(__file__).parents[3] / "data" / "geo"

MISSPELT = {
    "Surahammer": "1907",
    "Jönköpping": "0680",
    "Kramfos": "2282",
    "Kramofrs": "2282",
    "Stokholm": "0180",
    "Malmoe": "1280",
    "Vaesteraas": "1980",
    "Ostresund": "2380",
    "Upplands Väsbi": "0114",
    "Surahammers kommun": "1907",
    "Vermlands län": "lan-17",
}


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def ids(places: tuple[Place, ...]) -> list[str]:
    """Return the ids of places."""
    return [place.id for place in places]


def test_every_municipality_is_found_by_its_name(gazetteer: Gazetteer) -> None:
    """Whoever writes a municipality's name, or its name and "kommun", gets that municipality first."""
    municipalities = [place for place in gazetteer.places if place.kind == "municipality"]
    assert [m.name for m in municipalities if gazetteer.find(m.name)[0] != m] == []
    assert [m.name for m in municipalities if gazetteer.find(f"{m.name} kommun")[0] != m] == []
    assert [m.name for m in municipalities if gazetteer.municipality(m.id) != m] == []


def test_every_county_and_place_is_found_by_its_name(gazetteer: Gazetteer) -> None:
    """No row of the file is out of reach, but the town that its municipality stands for."""
    towns = {(place.name, place.municipality) for place in gazetteer.places if place.kind == "municipality"}
    others = [p for p in gazetteer.places if p.kind != "municipality" and (p.name, p.municipality) not in towns]
    assert [place.id for place in others if place not in gazetteer.find(place.name)] == []


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("goteborg", "1480"),
        ("GÖTEBORG", "1480"),
        ("Go\u0308teborg", "1480"),
        ("Gothenburg", "1480"),
        ("Ostersund", "2380"),
        ("Malmo", "1280"),
        ("härj", "2361"),
        ("harj", "2361"),
        ("väsby", "0114"),
        ("upplands-vasby", "0114"),
        ("  Upplands   Väsby ", "0114"),
        ("Malung Sälen", "2023"),
        ("Skåne", "lan-12"),
        ("Scania", "lan-12"),
        ("Dalarna", "lan-20"),
    ],
)
def test_spelling_does_not_matter(gazetteer: Gazetteer, text: str, first: str) -> None:
    """Case, diacritics, hyphens and spaces do not matter, nor whether the name is finished, Swedish or English."""
    assert gazetteer.find(text)[0].id == first


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Umeå kommun", "2480"),
        ("Umeå kom", "2480"),
        ("Umea municipality", "2480"),
        ("Flens kommun", "0482"),
        ("Härjedalens kommun", "2361"),
        ("Bergs kommun", "2326"),
        ("Borås kommun", "1490"),
        ("Göteborgs stad", "1480"),
        ("Uppsala", "0380"),
        ("Uppsala län", "lan-03"),
        ("Uppsala county", "lan-03"),
        ("Stockholm county", "lan-01"),
        ("Stockholms län", "lan-01"),
        ("Torsåkers kommun", "torsaker-hofors"),
    ],
)
def test_words_for_the_kind(gazetteer: Gazetteer, text: str, first: str) -> None:
    """Words such as "kommun" and "län", in both languages, tell the kind and may follow a genitive."""
    assert gazetteer.find(text)[0].id == first


def test_order(gazetteer: Gazetteer) -> None:
    """The name itself comes first, then beginnings by kind and length; the inside of a word is not searched."""
    assert ids(gazetteer.find("fors"))[:3] == ["fors-avesta", "fors-ornskoldsvik", "1763"]
    names = [fold(place.name) for place in gazetteer.find("fors", limit=99)]
    assert [name for name in names if not any(word.startswith("fors") for word in name.split())] == []
    found = gazetteer.find("vä", limit=999)
    kinds = [place.kind for place in found if place.name.startswith("Vä")]
    assert kinds == sorted(kinds, key=["municipality", "county", "place"].index)


def test_letters_typed_with_diacritics_count(gazetteer: Gazetteer) -> None:
    """Whoever types å means å; whoever types a may mean either."""
    assert ids(gazetteer.find("Håbo"))[:2] == ["0305", "0643"]
    assert ids(gazetteer.find("Habo"))[:2] == ["0643", "0305"]


@pytest.mark.parametrize(("text", "first"), MISSPELT.items())
def test_misspelt_names(gazetteer: Gazetteer, text: str, first: str) -> None:
    """A slip or two in a longer name does not hide the place."""
    assert gazetteer.find(text)[0].id == first


@pytest.mark.parametrize(("text", "offered"), [("Umaa", "2480"), ("Jnkping", "0680"), ("Lnd", "1281")])
def test_nearest_spellings(gazetteer: Gazetteer, text: str, offered: str) -> None:
    """Where nothing is found, names a little farther away are offered, three at most."""
    assert gazetteer.find(text) == ()
    assert offered in ids(gazetteer.nearest_spellings(text))
    assert len(gazetteer.nearest_spellings(text)) <= 3


@pytest.mark.parametrize(
    "text", ["", "   ", "!!!", "?", "_", "qqqq", "qwertyuiop", "12345", "a" * 10_000, "\0\u030a\udc80"]
)
def test_junk_finds_nothing(gazetteer: Gazetteer, text: str) -> None:
    """Empty and meaningless texts find nothing and break nothing."""
    assert gazetteer.find(text) == gazetteer.nearest_spellings(text) == ()


@pytest.mark.parametrize(
    ("name", "municipalities"),
    [
        ("Torsåker", ["2104", "2282"]),
        ("Kungsgården", ["2282", "2181"]),
        ("Mellösa", ["0482", "1880"]),
        ("Alunda", ["0382"]),
        ("Nykvarn", ["0140", "0188"]),
    ],
)
def test_doubles_are_told_apart(gazetteer: Gazetteer, name: str, municipalities: list[str]) -> None:
    """Places with the same name are all listed, each in another municipality."""
    found = [place.municipality for place in gazetteer.find(name) if place.name == name]
    assert found == municipalities


@pytest.mark.parametrize("name", ["Uppsala", "Flen", "Göteborg", "Mora"])
def test_town_and_municipality_are_one(gazetteer: Gazetteer, name: str) -> None:
    """A town in the municipality of its name is not listed beside it."""
    homes = [place.municipality for place in gazetteer.find(name) if place.name == name]
    assert len(homes) == len(set(homes))


def test_limit(gazetteer: Gazetteer) -> None:
    """No more places are given than are asked for."""
    assert [len(gazetteer.find("s", limit)) for limit in (-1, 0, 1, 6)] == [0, 0, 1, 6]
    assert len(gazetteer.find("s")) == 6


@pytest.mark.parametrize(
    ("lat", "lon", "code"),
    [
        (59.86, 17.64, "0380"),
        (59.3325, 18.065, "0180"),
        (55.6, 13.0, "1280"),
        (57.6, 18.4, "0980"),
        (67.86, 20.22, "2584"),
        (59.91, 10.75, None),
        (58.0, 20.5, None),
        (0.0, 0.0, None),
    ],
)
def test_municipality_at(lat: float, lon: float, code: str | None) -> None:
    """A point is told its municipality; abroad and at sea it has none."""
    assert municipality_at(lat, lon) == code


def test_municipality_within_reach() -> None:
    """Kalmar's centre lies outside the schematic coast; asked to reach, its municipality is found, and no farther."""
    assert municipality_at(56.66157, 16.36163) is None
    assert municipality_at(56.66157, 16.36163, reach_km=5) == "0880"
    assert municipality_at(59.86, 17.64, reach_km=5) == "0380"
    assert municipality_at(58.0, 20.5, reach_km=5) is None


@pytest.mark.parametrize("text", [*MISSPELT, "Göteborgs stat", "a", "Region Värmland", "Storgatan 1, 642 81 Flen"])
def test_few_names_are_compared_letter_by_letter(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """At each key only the names that can be a slip away are compared in full, a fraction of all."""
    gazetteer, compared = load_gazetteer(), []
    edits = names._edits

    def counted(one: str, other: str) -> int:
        compared.append(other)
        return edits(one, other)

    monkeypatch.setattr(names, "_edits", counted)
    gazetteer.find(text)
    assert len(compared) < len(gazetteer.places) / 4


OTHER_FORMS = {
    "Malmö, Sweden": "1280",
    "Malmo Sweden": "1280",
    "Umeå, SE": "2480",
    "Upplands Väsby, Stockholms län": "0114",
    "Lulea, Norrbotten County, Sweden": "2580",
    "Vimmerby kommun, Kalmar län": "0884",
    "Torsåker, Hofors": "torsaker-hofors",
    "Flen Södermanland": "0482",
    "Flen Södermanlands län": "0482",
    "Kalix, Norrbotten": "2514",
    "Kiruna, Lappland": "2584",
    "Malmö SE": "1280",
    "Ystad Skåne Sverige": "1286",
    "Göteborg (Västra Götaland)": "1480",
    "Flen (0482)": "0482",
    "Flen 642 81": "0482",
    "Flen, 642 81": "0482",
    "642 81 Flen": "0482",
    "SE-642 81 Flen": "0482",
    "Storgatan 1, 642 81 Flen": "0482",
    "1440 Ale kommun": "1440",
    "City of Gothenburg": "1480",
    "Municipality of Haninge": "0136",
    "Region Gotland": "0980",
    "Region Stockholm": "lan-01",
    "Region Värmland": "lan-17",
    "Region Örebro län": "lan-18",
    "Länsstyrelsen i Kalmar": "lan-08",
    "County of Dalarna": "lan-20",
    "Västra Götalandsregionen": "lan-14",
    "Giron": "2584",
    "Kiruna/Giron": "2584",
    "Ubmeje": "2480",
    "Haaparanta": "2583",
    "0482": "0482",
    "482": "0482",
    "764": "0764",
    "14": "lan-14",
    "4": "lan-04",
}


@pytest.mark.parametrize(("text", "first"), OTHER_FORMS.items())
def test_other_forms_of_a_name(gazetteer: Gazetteer, text: str, first: str) -> None:
    """A county or country behind, a code or postcode before, an organisation's or a minority's name, and a code do."""
    assert gazetteer.find(text)[0].id == first


def test_area_narrows_the_answer(gazetteer: Gazetteer) -> None:
    """Whoever names the county is given no place of that name in another."""
    assert {place.county for place in gazetteer.find("Torsåker, Gävleborgs län")} == {"21"}
    assert gazetteer.find("Flen, Skåne") == ()
    assert [place.id for place in gazetteer.find("Flen, Skåne", anywhere=True)][:1] == ["0482"]


PROVINCES = (
    "Ångermanland Blekinge Bohuslän Dalarna Dalsland Gotland Gästrikland Halland Hälsingland Härjedalen Jämtland "
    "Lappland Medelpad Norrbotten Närke Skåne Småland Södermanland Uppland Värmland Västerbotten Västergötland "
    "Västmanland Öland Östergötland"
).split()


@pytest.mark.parametrize("name", PROVINCES)
def test_every_province_leads_somewhere(gazetteer: Gazetteer, name: str) -> None:
    """Each of the 25 historical provinces leads to its municipalities, or to the county or municipality of its name."""
    for text in (name, f"landskapet {name}", f"{name}, Sverige"):
        found = gazetteer.province(text) or gazetteer.find(text)
        assert found
        assert {place.kind for place in found} <= {"municipality", "county"}


def test_municipalities_of_provinces_are_known(gazetteer: Gazetteer) -> None:
    """Each is one of the 290 and in one province at the most, so that no code is mistyped."""
    listed = [place.id for name in PROVINCES for place in gazetteer.province(name)]
    assert len(listed) == len(set(listed)) > 100
    names_file = tomllib.loads((DATA / "names.toml").read_text("utf-8"))
    assert sum(len(codes.split()) for name, codes in names_file["province"].items() if name in PROVINCES) == len(listed)
    assert names_file["other"].keys() <= gazetteer.by_id.keys()
