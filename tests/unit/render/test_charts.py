"""Charts can be read by anyone: words in both languages, a source, no other host, and nothing of the data as code."""

import re
from base64 import b64decode
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree

import pytest
from PIL import Image

from pilotkartan.content.model import LANGS, Atlas, Codebook, Lang
from pilotkartan.content.plaintext import swedish_order
from pilotkartan.content.texts import translator
from pilotkartan.explore.index import Index
from pilotkartan.explore.selection import FACETS
from pilotkartan.explore.tally import DONE, by_done
from pilotkartan.render.chart_svg import PNG_SCALE
from pilotkartan.render.charts import Chart, picture, png_file, svg_file
from pilotkartan.render.tokens import COLOURS
from tests.factories import made_pilot, with_pilots

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '<b>&"x"{{7*7}}\\'
TEN = (
    "flen",
    "gotland",
    "haninge",
    "harjedalen",
    "kramfors",
    "munkedal",
    "osthammar",
    "overkalix",
    "surahammar",
    "vimmerby",
)
CHARTS = [
    *(Chart("matrix", TEN, dimension) for dimension in FACETS),
    Chart("matrix", TEN[:1], "method"),
    Chart("done", TEN),
    Chart("done", TEN[2:4]),
    Chart("done", TEN, on_slide=True),
    Chart("alike", ("vimmerby",)),
]
each_chart = pytest.mark.parametrize(
    "chart", CHARTS, ids=lambda c: f"{c.kind}-{c.dimension}-{len(c.pilots)}-{c.on_slide}"
)
each_language = pytest.mark.parametrize("lang", LANGS)


def drawn(index: Index, chart: Chart, lang: Lang) -> ElementTree.Element:
    """The chart as a tree."""
    return ElementTree.fromstring(svg_file(index, chart, lang))


def texts(root: ElementTree.Element) -> list[str]:
    """The texts of a chart as they are read, each with its lines joined."""
    return [" ".join(part.strip() for part in text.itertext() if part.strip()) for text in root.iter(f"{SVG}text")]


def told(root: ElementTree.Element) -> tuple[str, str]:
    """A chart's title and description for those who do not see it."""
    return root.findtext(f"{SVG}title", ""), root.findtext(f"{SVG}desc", "")


@each_chart
@each_language
def test_title_axes_names_and_source(chart: Chart, lang: Lang, index: Index) -> None:
    """A chart has a title, a name on each axis, every pilot and code that it shows, and a source line."""
    atlas, t = index.atlas, translator(index.atlas.words, lang)
    shown = texts(drawn(index, chart, lang))
    dimension = atlas.codebook.dimension_by_id[chart.dimension]
    expected = {
        "matrix": [t("chart.matrix_title", dimension=dimension.label.of(lang)), dimension.label.of(lang)],
        "done": [] if chart.on_slide else [t("chart.done_title"), t("chart.done_axis")],
        "alike": [t("chart.alike_title", name=atlas.by_id[chart.pilots[0]].name), t("chart.alike_axis")],
    }[chart.kind]
    rows = set(TEN) - set(chart.pilots) if chart.kind == "alike" else set(chart.pilots)
    codes = [c for p in chart.pilots for c in atlas.codes_of(atlas.by_id[p], chart.dimension) if chart.kind == "matrix"]
    wanted = {*expected, t("chart.pilot"), *(atlas.by_id[p].name for p in rows), *(c.label.of(lang) for c in codes)}
    assert wanted - set(shown) == set()
    if chart.on_slide:  # where the heading and the source are beside it
        return
    # The source line is the last of all, and says where the facts are from.
    facts = dimension.definition.of(lang) if dimension.kind == "attribute" else atlas.source.title
    assert facts in shown[-1]
    assert t("head.name") in shown[-1]


@each_chart
@each_language
def test_told_to_those_who_do_not_see_it(chart: Chart, lang: Lang, index: Index) -> None:
    """A chart is one image with a title and its content in words, on the page as in the file."""
    root = drawn(index, chart, lang)
    title, description = told(root)
    assert root.get("role") == "img"
    assert not [element for element in root.iter() if element is not root and element.get("role")]
    names = {index.atlas.by_id[pilot].name for pilot in chart.pilots if chart.kind != "alike"}
    assert all(name in description for name in names)
    assert picture(index, chart, lang).alt == f"{title}. {description}"


def test_silence_of_the_source_is_said(index: Index) -> None:
    """A pilot of which the source is silent has the words for it in its row, in the picture and in the description."""
    not_reported = index.atlas.words["panel.not_reported"].sv
    root = drawn(index, Chart("matrix", TEN, "method"), "sv")
    assert texts(root).count(not_reported) == 1
    assert f"Haninge: {not_reported}" in told(root)[1]


def test_counts_stand_in_the_bars(index: Index) -> None:
    """Each number of results is written out, so that no one has to read it off a colour or a length."""
    shown = texts(drawn(index, Chart("done", ("flen",)), "sv"))
    assert {"5", "1"} <= set(shown)
    assert "Flen: Genomfört 5, Planerat 1" in told(drawn(index, Chart("done", ("flen",)), "sv"))[1]


@each_language
def test_most_done_comes_first(lang: Lang, index: Index) -> None:
    """The rows of what is done begin with who has done most, then by name: in the picture as in its words."""
    counted = [(pilot.name, tally) for pilot, tally in by_done(index.atlas, index.atlas.pilots)]
    order = [(-tally.counts[DONE], swedish_order(name)) for name, tally in counted]
    assert order == sorted(order)
    names = [name for name, _ in counted]
    for chart in (Chart("done", TEN[::-1]), Chart("done", TEN, on_slide=True)):
        root = drawn(index, chart, lang)
        assert [text for text in texts(root) if text in names] == names
        assert re.findall("(?:^|; )([^:;]+):", told(root)[1]) == names
        numbers = [int(text) for text in texts(root) if text.isdigit()]
        assert sum(numbers) >= sum(tally.total for _, tally in counted)


@each_language
def test_numbers_have_the_marks_of_their_language(lang: Lang, index: Index) -> None:
    """Values and axis are written with the decimal mark of the language."""
    shown = texts(drawn(index, Chart("alike", ("flen",)), lang))
    wrong = "." if lang == "sv" else ","
    numbers = [text for text in shown if re.fullmatch(r"\d[.,]\d+", text)]
    assert len(numbers) > 10
    assert not [text for text in numbers if wrong in text]


@each_chart
def test_png_is_twice_as_large_and_on_white(chart: Chart, index: Index) -> None:
    """The PNG has two pixels for each of the chart's, opaque white behind dark text."""
    data = png_file(index, chart, "sv")
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    image = Image.open(BytesIO(data)).convert("RGBA")
    root = drawn(index, chart, "sv")
    assert image.size == tuple(round(float(root.get(side, "0")) * PNG_SCALE) for side in ("width", "height"))
    assert image.getpixel((0, 0)) == (255, 255, 255, 255)
    assert image.getchannel("A").getextrema() == (255, 255)


def test_letters_of_our_language_are_drawn(atlas: Atlas) -> None:
    """Å, Ä and Ö come out as other pictures than A and O, so no letter falls out of the font."""
    names = ("Åäö", "Aao")
    pilots = tuple(made_pilot(atlas, name, ("boende",)).model_copy(update={"id": "x"}) for name in names)
    indexes = (Index(with_pilots(atlas, (pilot,))) for pilot in pilots)
    one, other = (png_file(index, Chart("done", ("x",)), "sv") for index in indexes)
    assert one != other


@each_chart
@each_language
def test_nothing_is_fetched(chart: Chart, lang: Lang, index: Index) -> None:
    """A chart needs no other file: no address, style sheet, font or script."""
    text = svg_file(index, chart, lang).decode()
    assert set(re.findall(r"[a-z]+://[^\"'\s)<]+", text)) <= {"http://www.w3.org/2000/svg"}
    root = drawn(index, chart, lang)
    assert not {element.tag for element in root.iter()} & {f"{SVG}{tag}" for tag in ("script", "image", "use", "a")}
    assert not [a for element in root.iter() for a in element.attrib if a.startswith("on") or "href" in a]


def test_picture_follows_the_theme_and_carries_everything(index: Index) -> None:
    """On the page the chart is its own address, one for each theme; only its text and ground change with it."""
    chart, seen = Chart("done", TEN), {}
    drawn_for = picture(index, chart, "sv")
    for address in (drawn_for.light, drawn_for.dark):
        start, _, data = address.partition(",")
        assert start == "data:image/svg+xml;base64"
        root = ElementTree.fromstring(b64decode(data))
        assert {element.get("fill") for element in root.iter(f"{SVG}text")} <= {"currentColor", "#ffffff"}
        seen[root.get("color"), root.find(f"{SVG}rect").get("fill")] = texts(root)
    assert list(seen) == list(zip(COLOURS["text"], COLOURS["ground"], strict=True))
    assert set(map(tuple, seen.values())) == {tuple(texts(drawn(index, chart, "sv")))}


def hostile_charts(atlas: Atlas) -> Iterator[tuple[Index, Chart]]:
    """Every kind of chart of pilots, codes and sources whose texts are hostile."""
    label = {"sv": HOSTILE, "en": HOSTILE}
    codes = [code.model_dump() | {"label": label} for code in atlas.codebook.code]
    dimensions = [dimension.model_dump() | {"label": label} for dimension in atlas.codebook.dimension]
    codebook = Codebook.model_validate({"code": tuple(codes), "dimension": tuple(dimensions)})
    index = Index(
        atlas.model_copy(
            update={
                "pilots": tuple(pilot.model_copy(update={"name": HOSTILE}) for pilot in atlas.pilots),
                "codebook": codebook,
                "source": atlas.source.model_copy(update={"title": HOSTILE, "publisher": HOSTILE}),
            }
        )
    )
    yield index, Chart("matrix", TEN)
    yield index, Chart("matrix", TEN, "county")
    yield index, Chart("done", TEN)
    yield index, Chart("alike", ("flen",))


@pytest.mark.slow
def test_hostile_texts_are_drawn_letter_by_letter(atlas: Atlas) -> None:
    """No text of the data is ever read as markup, template or expression."""
    for index, chart in hostile_charts(atlas):
        root = drawn(index, chart, "sv")
        assert HOSTILE in texts(root)
        assert "49" not in " ".join(texts(root))
        assert f"{SVG}b" not in {element.tag for element in root.iter()}
        assert png_file(index, chart, "sv").startswith(b"\x89PNG")
