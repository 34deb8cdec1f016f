"""Points belong to their municipality, islands included, and abroad to none."""

import pytest

from pilotkartan.content.boundaries import swedish_municipality_at

# Towns at the borders and islands, by latitude and longitude in degrees.
IN_SWEDEN = {
    "Ven": (55.907, 12.693),
    "Öland N": (57.366, 17.097),
    "Gotska Sandön": (58.37, 19.25),
    "Holmön": (63.8, 20.87),
    "Utö": (58.96, 18.3),
    "Landsort": (58.742, 17.866),
    "Ulvön": (63.02, 18.66),
    "Seskarö": (65.73, 23.75),
    "Haparanda Sandskär": (65.57, 23.75),
    "Koster": (58.89, 11.01),
    "Sandhamn": (59.287, 18.917),
    "Fårö": (57.95, 19.18),
    "Marstrand": (57.886, 11.585),
    "Hallands Väderö": (56.44, 12.55),
    "Hanö": (56.01, 14.84),
    "Utklippan": (55.95, 15.7),
    "Öckerö": (57.71, 11.65),
    "Vinga": (57.63, 11.6),
    "Söderarm": (59.75, 19.41),
    "Svenska Högarna": (59.44, 19.5),
    "Understen": (60.28, 18.92),
    "Bjuröklubb": (64.48, 21.58),
    "Haparanda": (65.8355, 24.1368),
    "Helsingborg": (56.0465, 12.6945),
    "Malmö": (55.605, 13.0),
    "Karesuando": (68.44, 22.48),
    "Riksgränsen": (68.426, 18.128),
    "Strömstad": (58.936, 11.17),
    "Smygehuk": (55.337, 13.36),
    "Väderöarna": (58.575, 11.067),
    "Nidingen": (57.3, 11.9),
    "Huvudskär": (58.963, 18.57),
    "Stora Karlsö": (57.287, 17.97),
    "Måseskär": (58.09, 11.33),
    "Falsterbo": (55.38, 12.82),
    "Storjungfrun": (61.166, 17.33),
    "Bonden": (63.43, 20.04),
    "Rödkallen": (65.31, 22.37),
    "Malören": (65.528, 23.56),
    "Tärnaby": (65.71, 15.26),
    "Storlien": (63.317, 12.1),
    "Charlottenberg": (59.885, 12.297),
    "Övertorneå": (66.388, 23.65),
    "Pajala": (67.21, 23.37),
    "Kalix-Nyborg": (65.8, 23.2),
    "Dals-Ed": (58.91, 11.92),
    "Nordkoster": (58.9, 11.0),
    "Idre": (61.858, 12.716),
    "Grisslehamn": (60.1, 18.81),
    "Arholma": (59.85, 19.13),
    "Visby": (57.64, 18.296),
}
ABROAD = {
    "Copenhagen": (55.6761, 12.5683),
    "Turku": (60.45, 22.27),
    "Vaasa": (63.096, 21.616),
    "Narvik": (68.438, 17.427),
    "Helsingør": (56.036, 12.613),
    "Mariehamn": (60.097, 19.935),
    "Eckerö": (60.22, 19.55),
    "Rønne": (55.1, 14.7),
    "Saltholm": (55.64, 12.77),
    "Tornio": (65.848, 24.147),
    "Halden": (59.123, 11.387),
    "Kongsvinger": (60.19, 12.0),
    "Oslo": (59.91, 10.75),
    "Dragør": (55.593, 12.672),
    "Kilpisjärvi": (69.05, 20.79),
    "Pello": (66.775, 23.965),
    "Ylitornio": (66.319, 23.67),
    "Muonio": (67.96, 23.68),
    "Trysil": (61.31, 12.26),
    "Meråker": (63.42, 11.75),
    "Kökar": (59.92, 20.91),
    "Baltic": (58.0, 20.5),
    "Læsø": (57.28, 11.0),
    "Anholt": (56.7, 11.57),
    "Kemi": (65.736, 24.564),
    "Røros": (62.57, 11.38),
    "Gilleleje": (56.12, 12.31),
    "Kvarken Valsörarna": (63.42, 21.07),
    "Hornbæk": (56.09, 12.457),
    "Kastrup": (55.63, 12.65),
    "Trondheim": (63.43, 10.4),
    "Helsinki": (60.17, 24.94),
    "Mo i Rana": (66.31, 14.14),
    "Fredrikstad": (59.22, 10.93),
    "Hammerfest": (70.66, 23.68),
    "Rovaniemi": (66.5, 25.73),
    "Kristinestad": (62.27, 21.37),
    "Christiansø": (55.32, 15.19),
    "Nexø": (55.06, 15.13),
    "Roskilde": (55.64, 12.08),
    "Malmo airport DK": (55.62, 12.6),
    "Skagen": (57.72, 10.58),
    "Sassnitz": (54.51, 13.64),
    "Gdansk": (54.35, 18.65),
    "Liepaja": (56.5, 21.0),
    "Kuressaare": (58.25, 22.48),
    "Vormsi": (59.0, 23.2),
    "Enontekiö": (68.385, 23.63),
    "Elverum": (60.88, 11.56),
    "Hegra": (63.47, 11.1),
    "Aremark": (59.2, 11.7),
    "Ørje": (59.48, 11.65),
}


@pytest.mark.parametrize("name", IN_SWEDEN)
def test_islands_and_border_towns_are_in_sweden(name: str) -> None:
    """An island far out, which the schematic shore lacks, belongs to a municipality; so does a town at the border."""
    assert swedish_municipality_at(*IN_SWEDEN[name])


@pytest.mark.parametrize("name", ABROAD)
def test_neighbours_are_abroad(name: str) -> None:
    """A town across the sound or the border, an island of a neighbour and the open sea have no municipality."""
    assert swedish_municipality_at(*ABROAD[name]) is None


@pytest.mark.parametrize(
    ("point", "code"),
    [((58.37, 19.25), "0980"), ((55.907, 12.693), "1282"), ((59.33, 18.06), "0180"), ((0.0, 0.0), None)],
)
def test_the_municipality_is_the_right_one(point: tuple[float, float], code: str | None) -> None:
    """Gotska Sandön is Gotland's, Ven is Landskrona's."""
    assert swedish_municipality_at(*point) == code
