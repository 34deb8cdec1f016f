"""Make the charts, as pictures on the page and as SVG and PNG files, with the words that describe them."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pilotkartan.content.model import Lang, Pilot
from pilotkartan.content.texts import Translator, format_decimals, translator
from pilotkartan.explore.index import Index
from pilotkartan.explore.likeness import alike
from pilotkartan.explore.matrix import matrix_of
from pilotkartan.explore.selection import FIRST_DIMENSION
from pilotkartan.explore.tally import by_done
from pilotkartan.render.chart_svg import in_the_dark, render_png, render_svg


@dataclass(frozen=True)
class Chart:
    """A chart to draw: its kind, the ids of its `pilots` (for `alike` the one compared with all), and a `dimension`.

    On a slide, where `done` alone is shown, the heading and the source are beside it, and its type is large.
    """

    kind: Literal["matrix", "done", "alike"]
    pilots: tuple[str, ...]
    dimension: str = FIRST_DIMENSION
    on_slide: bool = False


@dataclass(frozen=True)
class Picture:
    """A chart for a page: its images on light and on dark as data addresses, and its alternative text.

    They are two since WebKit does not tell an image the theme of the page around it.
    """

    light: str
    dark: str
    alt: str


def slide_chart(pilots: Sequence[Pilot]) -> Chart:
    """Return the chart of what is done and planned, as it is shown on a slide, also in a PowerPoint file."""
    return Chart("done", tuple(pilot.id for pilot in pilots), on_slide=True)


def picture(index: Index, chart: Chart, lang: Lang) -> Picture:
    """Return a chart as a picture that follows the theme of the page."""
    svg = _svg(index, chart, lang)
    alt = f"{_title(index, chart, lang)}. {_description(index, chart, lang)}"
    return Picture(_data_address(svg), _data_address(in_the_dark(svg)), alt)


def svg_file(index: Index, chart: Chart, lang: Lang) -> bytes:
    """Return a chart as an SVG file on white."""
    return _svg(index, chart, lang).encode()


def png_file(index: Index, chart: Chart, lang: Lang) -> bytes:
    """Return a chart as a PNG file on white."""
    return render_png(_svg(index, chart, lang))


def _data_address(svg: str) -> str:
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


@lru_cache(maxsize=128)
def _svg(index: Index, chart: Chart, lang: Lang) -> str:
    # altair alone takes longer to import than all else that a page needs.
    from pilotkartan.render import chart_specs

    t = translator(index.atlas.words, lang)
    pilots = tuple(index.atlas.by_id[pilot] for pilot in chart.pilots)
    match chart.kind:
        case "matrix":
            drawing = chart_specs.matrix_chart(matrix_of(index, pilots, chart.dimension), t, lang)
        case "done":
            drawing = chart_specs.done_chart(index, pilots, chart.on_slide, t, lang)
        case "alike":
            drawing = chart_specs.alike_chart(alike(index, pilots[0]), t, lang)
    title = _title(index, chart, lang)
    source = _source(index, chart, t, lang)
    specification = drawing.to_dict() if chart.on_slide else chart_specs.framed(drawing, title, source)
    return render_svg(specification, title, _description(index, chart, lang), lang)


def _title(index: Index, chart: Chart, lang: Lang) -> str:
    t = translator(index.atlas.words, lang)
    match chart.kind:
        case "matrix":
            label = index.atlas.codebook.dimension_by_id[chart.dimension].label.of(lang)
            return t("chart.matrix_title", dimension=label)
        case "done":
            return t("chart.done_title")
        case "alike":
            return t("chart.alike_title", name=index.atlas.by_id[chart.pilots[0]].name)


def _source(index: Index, chart: Chart, t: Translator, lang: Lang) -> str:
    dimension, source = index.atlas.codebook.dimension_by_id[chart.dimension], index.atlas.source
    if dimension.kind == "attribute":
        return t(
            "chart.source_attribute",
            definition=dimension.definition.of(lang),
            version=index.atlas.dated_version,
        )
    return t("chart.source", publisher=source.publisher, title=source.title, version=index.atlas.dated_version)


def _description(index: Index, chart: Chart, lang: Lang) -> str:
    t = translator(index.atlas.words, lang)
    pilots = tuple(index.atlas.by_id[pilot] for pilot in chart.pilots)
    match chart.kind:
        case "matrix":
            rows = _code_rows(index, pilots, chart.dimension, t, lang)
        case "done":
            rows = _status_rows(index, pilots, t, lang)
        case "alike":
            rows = (
                f"{other.pilot.name} {format_decimals(other.similarity, lang)}" for other in alike(index, pilots[0])
            )
    return "; ".join(rows)


def _code_rows(index: Index, pilots: tuple[Pilot, ...], dimension: str, t: Translator, lang: Lang) -> Iterator[str]:
    matrix = matrix_of(index, pilots, dimension)
    main = f" ({t('matrix.main')})"
    for pilot in matrix.pilots:
        codes = ", ".join(code.label.of(lang) + main * cell.main for code, cell in matrix.of(pilot))
        yield f"{pilot.name}: {codes or t('panel.not_reported')}"


def _status_rows(index: Index, pilots: tuple[Pilot, ...], t: Translator, lang: Lang) -> Iterator[str]:
    labels = index.atlas.codebook.by_id
    for pilot, tally in by_done(index.atlas, pilots):
        counts = tally.counts.items()
        counted = ", ".join(f"{labels[status].label.of(lang)} {count}" for status, count in counts if count)
        yield f"{pilot.name}: {counted or t('panel.not_reported')}"
