"""Coordinates are understood in the forms that people write and paste."""

import pytest

from pilotkartan.geo.coordinates import Coordinates, parse_coordinates

UPPSALA = Coordinates(59.86, 17.64)


@pytest.mark.parametrize(
    "text",
    [
        "59.86, 17.64",
        "59.86,17.64",
        "59.86 17.64",
        "59.86; 17.64",
        "59.86/17.64",
        "  59.86,  17.64 ",
        "59,86 17,64",
        "59,86, 17,64",
        "59,86; 17,64",
        "59,86,17,64",
        "(59.86, 17.64)",
        "lat: 59.86, lon: 17.64",
        "Latitud 59,86 Longitud 17,64",
        "Uppsala 59.86, 17.64",
    ],
)
def test_plain_pairs(text: str) -> None:
    """Latitude comes first; decimals stand after a point or, as in Swedish, a comma."""
    assert parse_coordinates(text) == UPPSALA


@pytest.mark.parametrize(
    "text",
    [
        "59.86 N 17.64 E",
        "59.86N, 17.64E",
        "N 59.86 E 17.64",
        "N59,86 Ö17,64",
        "59,86° N, 17,64° O",
        "59.86° n 17.64° e",
        "17.64 E, 59.86 N",
        "59°51'36\"N 17°38'24\"E",
        "59°51′36″N 17°38′24″Ö",
    ],
)
def test_pairs_with_points_of_the_compass(text: str) -> None:
    """Letters of the compass, English or Swedish, tell which number is which; minutes and seconds are understood."""
    found = parse_coordinates(text)
    assert found is not None
    assert (round(found.lat, 6), round(found.lon, 6), found.problem) == (59.86, 17.64, None)


@pytest.mark.parametrize(
    "text",
    [
        "https://www.google.com/maps/@59.86,17.64,12z",
        "www.google.com/maps/@59.86,17.64,12z",
        "https://maps.google.com/?q=59.86,17.64",
        "https://www.google.com/maps/search/?api=1&query=59.86%2C17.64",
        "https://www.google.com/maps/search/59.86,+17.64?entry=tts",
        "https://www.google.com/maps/place/U/data=!4m6!3m5!1s0x0:0x0!8m2!3d59.86!4d17.64!16z",
        "https://www.openstreetmap.org/#map=12/59.86/17.64",
        "https://www.openstreetmap.org/?mlat=59.86&mlon=17.64",
        "https://maps.apple.com/?ll=59.86,17.64",
        "https://kartor.eniro.se/?c=59.86,17.64&z=12",
        "https://www.hitta.se/kartan!~59.86,17.64,12z",
        "geo:59.86,17.64",
    ],
)
def test_pasted_links(text: str) -> None:
    """A link copied from a map site holds the point that it shows."""
    assert parse_coordinates(text) == UPPSALA


@pytest.mark.parametrize(
    "text",
    [
        "https://www.google.com/maps/place/U/@59.8,17.5,9z/data=!3d59.86!4d17.64",
        "https://www.openstreetmap.org/?mlat=59.86&mlon=17.64#map=9/59.8/17.5",
    ],
)
def test_pin_before_view(text: str) -> None:
    """Of a link with a pin and the middle of the view, the pin counts."""
    assert parse_coordinates(text) == UPPSALA


@pytest.mark.parametrize("text", ["17.64, 59.86", "17,64 59,86", "https://maps.google.com/?q=17.64,59.86"])
def test_swapped(text: str) -> None:
    """Longitude first is not mended in silence but told."""
    assert parse_coordinates(text) == Coordinates(17.64, 59.86, "swapped")


@pytest.mark.parametrize(
    "text",
    ["48.85, 2.35", "59.86, -17.64", "-59.86, 17.64", "59.86 S 17.64 E", "59.86 N 17.64 V", "10.5, 180", "-90, 180.0"],
)
def test_outside_sweden(text: str) -> None:
    """A pair that lies in Sweden neither way round is told."""
    found = parse_coordinates(text)
    assert found is not None
    assert found.problem == "outside_sweden"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "Uppsala",
        "2016-2020",
        "2016, 2020",
        "17",
        "59.86",
        "59,86",
        "123 45",
        "018-123 45 67",
        "24.12.2024",
        "999.5, 999.5",
        "192.168.1.1, 10.0.0.1",
        "59.86 N 17.64 N",
        "https://example.org/kommun/2016/2020",
        "1.5, " * 1000,
    ],
)
def test_no_pair(text: str) -> None:
    """Years, telephone numbers, single numbers and other texts are no coordinates."""
    assert parse_coordinates(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "59º51′36″N 17˚38’24”E",
        "59°51'36''N, 17°38'24''E",
        "59 51 36 N 17 38 24 E",
        "N59 51.6 E017 38.4",
        "N 59:51:36 E 17:38:24",
        "59.86 nord 17.64 öst",
        "５９.８６, １７.６４",
        "59.86\u200b,\u00a017.64\ufeff",
        "https://www.bing.com/maps?cp=59.86~17.64&lvl=12",
        "geo:59.86,17.64,100",
        "geo:59.86,17.64;u=35",
        "https://example.org/?lat=59.86&lng=17.64",
        "https://maps.apple.com/?coordinate=59.86,17.64",
    ],
)
def test_look_alike_signs_and_more_links(text: str) -> None:
    """Signs that only look like degree, minute and second, signs that cannot be seen, and spaces for marks are read."""
    found = parse_coordinates(text)
    assert found is not None
    assert (round(found.lat, 6), round(found.lon, 6), found.problem) == (59.86, 17.64, None)


@pytest.mark.parametrize("minus", [*"-−–—‐‑﹣－", "minus ", "&minus;"])
def test_minus_is_never_lost(minus: str) -> None:
    """A pair in the south or west is not taken for one in Sweden, whichever sign says so."""
    for text in (f"{minus}59.05, 16.58", f"59.05, {minus} 16.58", f"{minus} 59.05, 16.58", f"{minus}59°3' 16°35'"):
        found = parse_coordinates(text)
        assert found is not None
        assert found.problem == "outside_sweden"
        assert min(found.lat, found.lon) < 0


@pytest.mark.parametrize("text", ["59 75 N 17 20 E", "59°60'0\" 17°0'0\"", "59.86 − 17.64"])
def test_what_is_no_angle_is_no_pair(text: str) -> None:
    """Sixty minutes, and a minus that may be a dash, are not guessed at."""
    assert parse_coordinates(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "6638000, 647000",
        "6638000 647000",
        "647000, 6638000",
        "N 6638000 E 647000",
        "E 647000 N 6638000",
        "N: 6 638 000 E: 647 000",
        "6 638 000 647 000",
        "6638000.0; 647000,0",
        "SWEREF 99 TM 6638000 647000",
        "https://example.org/karta?e=647000&n=6638000&z=8",
        "e=647000&n=6638000",
        "https://example.org/647000/6638000",
        "https://example.org/#x=6638000&y=647000",
    ],
)
def test_sweref_99_tm(text: str) -> None:
    """Metres of SWEREF 99 TM are understood in either order, with letters, spaces, decimals, and in links."""
    assert parse_coordinates(text) == Coordinates(59.85343, 17.62432)


@pytest.mark.parametrize("text", ["X 6638000 Y 1603000", "1603000, 6638000", "RT 90 2,5 gon V 6 638 000 1 603 000"])
def test_rt_90(text: str) -> None:
    """So are those of RT 90."""
    assert parse_coordinates(text) == Coordinates(59.84859, 17.64277)


@pytest.mark.parametrize("text", ["N 6638000 E 147000", "6580000, 153000"])
def test_regional_grids_are_told(text: str) -> None:
    """The regional grids of SWEREF 99 cannot be told apart: nobody is shown a place that may be another."""
    found = parse_coordinates(text)
    assert found is not None
    assert found.problem == "regional_grid"


@pytest.mark.parametrize("text", ["6638000", "7000000 5000000", "0706597707 0706597", "1234567 123456"])
def test_other_long_numbers_are_no_grid(text: str) -> None:
    """Telephone numbers and other long numbers are no coordinates."""
    assert parse_coordinates(text) is None
