"""Compose the charts as Vega-Lite with altair. Imported only when one is drawn: altair takes its time."""

import json
from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import Any

import altair as alt

from pilotkartan.content.model import Code, Lang, Pilot
from pilotkartan.content.texts import Translator, format_decimals
from pilotkartan.explore.index import Index
from pilotkartan.explore.matrix import Matrix
from pilotkartan.explore.similarity import MAIN_THEME_WEIGHT, Alike
from pilotkartan.explore.tally import DONE, ONGOING, Tally, by_done
from pilotkartan.render.tokens import COLOURS

Layers = alt.LayerChart | alt.FacetChart
# 4.9:1 on white, 3.6:1 on the dark ground, and white text on it 4.9:1.
_BLUE, _ON_BLUE = COLOURS["chart"].light, COLOURS["on-theme"].light
_RGB = ", ".join(map(str, bytes.fromhex(_BLUE.removeprefix("#"))))
_TINT, _HOLLOW = f"rgba({_RGB}, 0.22)", f"rgba({_RGB}, 0)"
_PLOT_PX, _ROW_PX = 320, 32
# Low rows, so that the picture is wide and its type large where it fills a slide of 16:9.
_SLIDE_PLOT_PX, _SLIDE_ROW_PX, _BAR_SHARE = 360, 21, 0.7
# A column is as wide as the longest word of its labels, but for words beyond reason.
_MIN_CHARACTERS, _MAX_CHARACTERS, _LABEL_LINES, _CHARACTER_PX, _COLUMN_GAP_PX = 14, 24, 4, 7, 6
_SOURCE_CHARACTERS = 68


def matrix_chart(matrix: Matrix, t: Translator, lang: Lang) -> Layers:
    """Return pilots × codes: a filled square for a main code, a ring for another, in it the number of results."""
    rows = [
        {"pilot": pilot.id, "code": code.id, "role": matrix.role(cell), "n": len(cell.evidence)}
        for pilot in matrix.pilots
        for code, cell in matrix.of(pilot)
    ]
    roles = matrix.roles
    legend = _legend(None, {role: t(f"matrix.legend_{role}") for role in roles})
    shapes = ["square" if role == "main" else "circle" for role in roles]
    fills = [_BLUE if role == "main" else _HOLLOW for role in roles]
    column, width_px = _codes(matrix, lang)
    base = alt.Chart(_data(rows)).encode(x=column, y=_pilots(matrix.pilots, t, grid=True))
    marks = base.mark_point(size=380, stroke=_BLUE, strokeWidth=2.5, opacity=1).encode(
        shape=alt.Shape("role:N", scale=_scale(roles, shapes), legend=legend),
        fill=alt.Fill("role:N", scale=_scale(roles, fills), legend=legend),
    )
    layers = [marks, _not_reported([pilot for pilot in matrix.pilots if not any(matrix.of(pilot))], t)]
    if matrix.dimension.kind == "result":
        layers.append(base.mark_text().encode(text="n:N"))
    return alt.layer(*layers).properties(width=width_px, height=alt.Step(_ROW_PX))


def done_chart(index: Index, pilots: Sequence[Pilot], on_slide: bool, t: Translator, lang: Lang) -> Layers:
    """Return the number of results by status: filled where done, tinted where ongoing, dashed where planned.

    The pilots with the most results done come first. On a slide there is no axis: each number is in its bar.
    """
    statuses = index.atlas.codebook.codes("result_status")
    tallies = by_done(index.atlas, pilots)
    rows = [row for pilot, tally in tallies for row in _segments(pilot, tally)]
    plot_px, row_px = (_SLIDE_PLOT_PX, _SLIDE_ROW_PX) if on_slide else (_PLOT_PX, _ROW_PX)
    axis = None if on_slide else alt.Axis(tickMinStep=1, format="d", grid=False)
    legend = _legend(
        None if on_slide else index.atlas.codebook.dimension_by_id["result_status"].label.of(lang),
        {status.id: status.label.of(lang) for status in statuses},
        symbolType="square",
        symbolSize=180,
    )
    looks = [_look(status) for status in statuses]
    ids = [status.id for status in statuses]
    base = alt.Chart(_data(rows)).encode(y=_pilots([pilot for pilot, _ in tallies], t))
    bars = base.mark_bar(stroke=_BLUE, strokeWidth=1.5, height={"band": _BAR_SHARE}).encode(
        x=alt.X("start:Q", title=t("chart.done_axis"), axis=axis),
        x2="end:Q",
        fill=alt.Fill("result_status:N", scale=_scale(ids, [fill for fill, _ in looks]), legend=legend),
        strokeDash=alt.StrokeDash("result_status:N", scale=_scale(ids, [dash for _, dash in looks]), legend=legend),
    )
    counts = base.mark_text().encode(x="middle:Q", text="n:N").transform_filter(alt.datum.result_status != DONE)
    done = (
        base.mark_text(fill=_ON_BLUE).encode(x="middle:Q", text="n:N").transform_filter(alt.datum.result_status == DONE)
    )
    without = _not_reported([pilot for pilot in pilots if not pilot.result], t)
    return alt.layer(bars, counts, done, without).properties(width=plot_px, height=alt.Step(row_px))


def alike_chart(others: Sequence[Alike], t: Translator, lang: Lang) -> Layers:
    """Return the other pilots by similarity: a bar and its value, a diamond where the main theme is weighted."""
    rows = [
        {
            "pilot": other.pilot.id,
            "similarity": other.similarity,
            "weighted": other.weighted,
            "value": format_decimals(other.similarity, lang),
            "bar": "plain",
            "diamond": "weighted",
        }
        for other in others
    ]
    labels = {"plain": t("chart.alike_plain"), "weighted": t("chart.alike_weighted", weight=MAIN_THEME_WEIGHT)}
    legend = _legend(None, labels, symbolSize=140)
    title, scale = t("chart.alike_axis"), alt.Scale(domain=[0, 1])
    base = alt.Chart(_data(rows)).encode(y=_pilots([other.pilot for other in others], t))
    bars = base.mark_bar(height=18).encode(
        x=alt.X("similarity:Q", title=title, scale=scale, axis=alt.Axis(tickCount=5)),
        fill=alt.Fill("bar:N", scale=_scale(["plain"], [_BLUE]), legend=legend),
    )
    diamonds = base.mark_point(size=110, strokeWidth=2, opacity=1, fill=_ON_BLUE, stroke=_BLUE).encode(
        x=alt.X("weighted:Q", title=title, scale=scale),
        shape=alt.Shape("diamond:N", scale=_scale(["weighted"], ["diamond"]), legend=legend),
    )
    values = base.mark_text(align="left", dx=8).encode(x=alt.value(_PLOT_PX), text="value:N")
    return alt.layer(bars, diamonds, values).properties(width=_PLOT_PX, height=alt.Step(_ROW_PX))


def framed(chart: Layers, title: str, source: str) -> dict[str, object]:
    """Return a chart as a Vega-Lite specification, its title above and its source line below."""
    above = alt.TitleParams(title, anchor="start", frame="group", offset=12)
    below = alt.TitleParams(
        wrap(source, _SOURCE_CHARACTERS), orient="bottom", anchor="start", fontSize=12, fontWeight="normal", offset=12
    )
    return alt.vconcat(chart.properties(title=above), title=below).to_dict()


def _segments(pilot: Pilot, tally: Tally) -> list[dict[str, object]]:
    """Return a row for each status with results: where its bar starts and ends, in results."""
    rows: list[dict[str, object]] = []
    start = 0
    for status, count in tally.counts.items():
        if count:
            end, middle = start + count, start + count / 2
            rows.append(
                {"pilot": pilot.id, "result_status": status, "start": start, "end": end, "middle": middle, "n": count}
            )
            start = end
    return rows


def _look(status: Code) -> tuple[str, list[int]]:
    """Return a status's fill and the dashes of its outline."""
    return {DONE: (_BLUE, [1, 0]), ONGOING: (_TINT, [1, 0])}.get(status.id, (_HOLLOW, [4, 3]))


def _codes(matrix: Matrix, lang: Lang) -> tuple[alt.X, int]:
    """Return the axis of the codes, their labels in lines, and its width in pixels."""
    texts = {code.id: code.label.of(lang) for code in matrix.codes}
    longest = max((len(word) for text in texts.values() for word in text.split()), default=0)
    characters = min(max(longest, _MIN_CHARACTERS), _MAX_CHARACTERS)
    labels = {code: wrap(text, characters, max_lines=_LABEL_LINES) for code, text in texts.items()}
    axis = _named(labels, labelAngle=0, labelFontSize=13, labelLimit=0, grid=True)
    title = matrix.dimension.label.of(lang)
    width_px = max(len(labels) * (characters * _CHARACTER_PX + _COLUMN_GAP_PX), _PLOT_PX)
    return alt.X("code:N", title=title, scale=alt.Scale(domain=list(labels)), axis=axis), width_px


def _pilots(pilots: Sequence[Pilot], t: Translator, grid: bool = False) -> alt.Y:
    names = {pilot.id: [pilot.name] for pilot in pilots}
    axis = _named(names, labelLimit=160, labelPadding=10, grid=grid)
    return alt.Y("pilot:N", title=t("chart.pilot"), scale=alt.Scale(domain=list(names)), axis=axis)


def _not_reported(pilots: Sequence[Pilot], t: Translator) -> alt.Chart:
    """Return the words in the row of a pilot for which nothing is reported."""
    silent = alt.Chart(_data([{"pilot": pilot.id} for pilot in pilots]))
    words: alt.Chart = silent.mark_text(align="left", fontStyle="italic", text=t("panel.not_reported"))
    return words.encode(x=alt.value(8), y="pilot:N")


def _data(rows: Sequence[Mapping[str, object]]) -> alt.InlineData:
    return alt.InlineData(values=list(rows))


def _scale(domain: Sequence[str], values: Sequence[Any]) -> alt.Scale:
    return alt.Scale(domain=list(domain), range=list(values))


def _named(labels: Mapping[str, Sequence[str]], **look: Any) -> alt.Axis:
    return alt.Axis(labelExpr=_lookup(labels), **look)


def _legend(title: str | None, labels: Mapping[str, str], **look: Any) -> alt.Legend:
    return alt.Legend(title=title, labelExpr=_lookup(labels), **look)


def _lookup(labels: Mapping[str, object]) -> str:
    """Return an expression that gives the label of an id. As JSON, so that no text is ever read as code."""
    return f"({json.dumps(labels)})[datum.value]"
