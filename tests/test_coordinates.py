"""Coordinates are understood in the forms that people write and paste."""

import pytest

from pilotkartan.coordinates import Coordinates, parse_coordinates

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
    "text", ["48.85, 2.35", "59.86, -17.64", "-59.86, 17.64", "59.86 S 17.64 E", "59.86 N 17.64 V"]
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
        "6580822, 674032",
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
