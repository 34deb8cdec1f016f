"""Turn the figures of all visits into one table with ratios and the verdict on each goal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import quantiles
from typing import Any

from bench.servers import APPS

Result = dict[str, Any]
LOOPBACK, LINE = "loopback", "line"
_COLUMNS = {"app": "this app", "naive": "naive", "static": "static page", "dash": "dash-leaflet"}
_ROWS: tuple[tuple[str, str, str], ...] = (
    (LOOPBACK, "content_cold_ms", "first paint of real content, cold, ms"),
    (LOOPBACK, "map_cold_ms", "map ready, cold, ms"),
    (LOOPBACK, "map_warm_ms", "map ready, warm, ms"),
    (LOOPBACK, "controls_cold_ms", "filters can be used, cold, ms"),
    (LOOPBACK, "controls_warm_ms", "filters can be used, warm, ms"),
    (LOOPBACK, "filtered_ms", "filter → map and list, ms"),
    (LOOPBACK, "marked_ms", "click → mark on the map, ms"),
    (LOOPBACK, "panel_ms", "click → panel, ms"),
    (LOOPBACK, "load_requests", "requests of a first load"),
    (LOOPBACK, "load_cpu_ms", "server CPU of a first load, ms"),
    (LOOPBACK, "filter_cpu_ms", "server CPU of a filter, ms"),
    (LOOPBACK, "choose_cpu_ms", "server CPU of a choice, ms"),
    (LOOPBACK, "filter_bytes", "received for a filter, kB"),
    (LOOPBACK, "filter_socket_bytes", "… of it by websocket, kB"),
    (LOOPBACK, "choose_bytes", "received for a choice, kB"),
    (LOOPBACK, "choose_socket_bytes", "… of it by websocket, kB"),
    (LINE, "content_cold_ms", "10 Mbit/s, 50 ms: first paint, cold, ms"),
    (LINE, "map_cold_ms", "10 Mbit/s, 50 ms: map ready, cold, ms"),
    (LINE, "map_warm_ms", "10 Mbit/s, 50 ms: map ready, warm, ms"),
    (LINE, "controls_cold_ms", "10 Mbit/s, 50 ms: filters can be used, cold, ms"),
    (LINE, "filtered_ms", "10 Mbit/s, 50 ms: filter → map and list, ms"),
    (LINE, "marked_ms", "10 Mbit/s, 50 ms: click → mark on the map, ms"),
    (LINE, "panel_ms", "10 Mbit/s, 50 ms: click → panel, ms"),
    (LINE, "load_wire_bytes", "bytes of a first load on the line, kB"),
)


@dataclass(frozen=True)
class Goal:
    """At most `most` times what `against` takes or, without that, at most `most` bytes."""

    profile: str
    figure: str
    against: str | None
    most: float

    def share(self, result: Result) -> float:
        """Return what there is, as `most` counts it."""
        medians = result["figures"][self.profile]
        own: float = medians["app"][self.figure][1]
        return own / medians[self.against][self.figure][1] if self.against else own

    def verdict(self, result: Result) -> str:
        """Return the goal and whether it is met, in words."""
        wanted = f"{self.most:.3g} × {_COLUMNS[self.against]}" if self.against else f"{self.most / 1000:,.0f} kB"
        return f"≤ {wanted}: {'met' if self.share(result) <= self.most else '**missed**'}"


GOALS = (
    Goal(LOOPBACK, "filtered_ms", "naive", 1 / 6),
    Goal(LOOPBACK, "filtered_ms", "dash", 2),
    Goal(LOOPBACK, "panel_ms", "naive", 1 / 6),
    Goal(LOOPBACK, "panel_ms", "dash", 2),
    Goal(LOOPBACK, "marked_ms", "static", 1.5),
    Goal(LINE, "map_cold_ms", "naive", 0.5),
    Goal(LOOPBACK, "content_cold_ms", "static", 2),
    Goal(LINE, "content_cold_ms", "static", 2),
    Goal(LOOPBACK, "map_warm_ms", "dash", 1.2),
    Goal(LINE, "load_wire_bytes", None, 1.2e6),
)


def summed_up(visits: Mapping[str, Mapping[str, Sequence[Mapping[str, float]]]]) -> dict[str, Any]:
    """Return the lower quartile, the median and the upper quartile of each figure of each app, by profile."""
    return {
        profile: {
            app: {
                name: [round(value, 2) for value in quantiles([figures[name] for figures in each], n=4)]
                for name in each[0]
            }
            for app, each in by_app.items()
        }
        for profile, by_app in visits.items()
    }


def table(result: Result) -> str:
    """Return the table as Markdown: a row for each figure, medians, how many times another's they are, the goals."""
    heads = [*_COLUMNS.values(), *(f"÷ {_COLUMNS[other]}" for other in APPS[1:]), "goals"]
    lines = [f"| {' | '.join(['', *heads])} |", f"|---|{'--:|' * (len(heads) - 1)}---|"]
    for profile, figure, label in _ROWS:
        medians = {app: result["figures"][profile][app][figure][1] for app in APPS}
        unit = 1000 if label.endswith("kB") else 1
        cells = [_number(medians[app] / unit) for app in APPS]
        ratios = [f"{medians['app'] / medians[other]:.2f}" if medians[other] else "" for other in APPS[1:]]
        goals = [goal.verdict(result) for goal in GOALS if (goal.profile, goal.figure) == (profile, figure)]
        lines.append(f"| {' | '.join([label, *cells, *ratios, '<br>'.join(goals)])} |")
    return "\n".join(lines)


def caption(result: Result) -> str:
    """Return when, on what machine, how busy it was before and at the end, and with which versions, in one sentence."""
    day = date.fromisoformat(result["date"]).strftime("%-d %B %Y")
    versions = ", ".join(f"{name} {version}" for name, version in result["versions"].items())
    before, after = result["load"]
    busy = f"load average {before:.1f} at the start, {after:.1f} at the end"
    return f"Medians of {result['rounds']} interleaved visits each, {day}, {result['machine']}, {busy}; {versions}."


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 or value == int(value) else f"{value:.1f}"
