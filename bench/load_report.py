"""Describe in Markdown what `make load` has found."""

from typing import Any

_COLUMNS = {
    "sessions": "Sessions",
    "p50_ms": "p50, ms",
    "p95_ms": "p95, ms",
    "p99_ms": "p99, ms",
    "cpu_ms_per_action": "CPU per action, ms",
    "memory_kb_per_session": "Memory per session, kB",
    "errors": "Errors",
}


def report(figures: dict[str, Any]) -> str:
    """Return the table of all levels and the sentences below it, in Markdown."""
    machine, own, naive, leak = (figures[name] for name in ("machine", "own", "naive", "turnover"))
    rows = [
        [title, *("–" if level[name] is None else str(level[name]) for name in _COLUMNS)]
        for title, result in (("This app", own), ("Tutorial app", naive))
        for level in sorted(result["levels"], key=lambda level: level["sessions"])
    ]
    head = ["", *_COLUMNS.values()]
    lines = [head, ["---", *("---:" for _ in _COLUMNS)], *rows]
    memory = own["memory_mb"]
    return (
        "".join(f"| {' | '.join(line)} |\n" for line in lines)
        + f"\nServed with a p95 under 500 ms: {own['served_well']} sessions and {naive['served_well']} "
        f"({figures['ratio']} times as many). Memory of the process, MB: {memory['before']} before, "
        f"{memory['after_all_left']} after all had left; {leak['sessions']} sessions opened and closed in fast motion "
        f"leave {leak['kb_per_session']} kB each. Measured on {machine['date']}: {machine['cpu']}, one core for the "
        f"server, one for the visitors, {machine['memory_gb']} GB, Python {machine['python']}, "
        f"Streamlit {machine['streamlit']}.\n"
    )
