"""A place is found from what is written, or is in the address."""

import pytest

from pilotkartan.content.model import LANGS, Atlas, Lang
from pilotkartan.content.texts import translator
from pilotkartan.geo.lookup import address_of, gazetteer, locate, look_up, meant, where


@pytest.mark.parametrize(
    ("written", "name"), [("goteborg", "Göteborg"), ("Surahammer", "Surahammar"), ("härj", "Härjedalen")]
)
def test_written_name_gives_the_place_first(written: str, name: str) -> None:
    """Folded spelling, beginnings and slips of the pen find the place."""
    answer = look_up(written)
    assert answer.problem is None
    assert answer.places[0].name == name


def test_coordinates_give_a_point_in_its_municipality() -> None:
    """Coordinates work as a place, and tell the municipality, also on a shore that the schematic border cuts off."""
    (point,) = look_up("59.86, 17.64").places
    assert (point.kind, point.municipality, point.county) == ("point", "0380", "03")
    (shore,) = look_up("59.33, 18.06").places
    assert shore.municipality == "0180"


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("48.85, 2.35", "outside_sweden"),
        ("17.64, 59.86", "swapped"),
        ("qqqqqq", "no_spelling"),
        ("Umaa", "unknown"),
        ("Flen, Skåne", "elsewhere"),
        ("Flen (0180)", "elsewhere"),
        ("Malmö, Norge", "elsewhere"),
        ("Småland", "province"),
        ("6638000 147000", "regional_grid"),
        ("55.6761, 12.5683", "outside_sweden"),
        ("60.45, 22.27", "outside_sweden"),
        ("56.036, 12.613", "outside_sweden"),
    ],
)
def test_what_cannot_be_used_says_why(written: str, problem: str) -> None:
    """A point outside Sweden, swapped coordinates and an unknown name are each told as what they are."""
    answer = look_up(written)
    assert answer.problem == problem
    assert bool(answer.places) == (problem in ("unknown", "elsewhere", "province"))
    assert locate(written).problem == problem


def test_address_leads_back_to_the_place() -> None:
    """What the address holds for a place, named or by coordinates, gives the same place again."""
    for place in (*gazetteer().places, *look_up("60, 17").places):
        (found,) = locate(address_of(place)).places
        assert (found.name, found.lat, found.lon) == (place.name, place.lat, place.lon)


@pytest.mark.parametrize("lang", LANGS)
def test_doubles_are_told_apart(atlas: Atlas, lang: Lang) -> None:
    """Places of the same name are told apart by municipality and county, in the visitor's language."""
    t = translator(atlas.words, lang)
    labels = [where(place, atlas, t, lang) for place in look_up("Torsåker").places if place.name == "Torsåker"]
    assert len(labels) == len(set(labels)) >= 2


@pytest.mark.parametrize("lang", LANGS)
def test_county_is_told_of_everything_but_a_county(lang: Lang, atlas: Atlas) -> None:
    """A place is described with its county; a county is described as one, and a place without one alone."""
    t = translator(atlas.words, lang)
    by_kind = {place.kind: place for place in gazetteer().places}
    assert where(by_kind["county"], atlas, t, lang) == t("place.kind_county")
    county = atlas.codebook.by_id[by_kind["municipality"].county].label.of(lang)
    assert where(by_kind["municipality"], atlas, t, lang) == f"{t('place.kind_municipality')}, {county}"


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("Flen", "0482"), (" FLEN ", "0482"), ("ostersund", "2380"), ("malmköp", "malmkoping"), ("Torsåker", None),
        ("Berg", None), ("östh", "0382"), ("Umeaa universum", None), ("Skåne", "lan-12"),
        ("Svealand", None), ("qqqqq", None),
    ],
)  # fmt: skip
def test_place_is_meant_where_there_is_no_doubt(written: str, place: str | None) -> None:
    """The only place that a text finds is meant, or the only one of that very name; in doubt, or after a slip, none."""
    found = meant(written, look_up(written))
    assert (found and found.id) == place
