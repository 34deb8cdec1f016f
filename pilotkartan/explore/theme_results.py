"""Choose what a pilot did about a theme, the results that say most first, and say it in short. Pure."""

import re

from pilotkartan.content.model import Atlas, Code, Pilot, Result

# A sentence ends before a capital letter, but not after an abbreviation such as `bl.a.` or `e.g.`
_END = re.compile(r"(?<!\.\w)[.!?](?= [A-ZÅÄÖ])")


def results_by_status(atlas: Atlas, pilot: Pilot) -> list[Result]:
    """Return a pilot's results: those done before the ongoing and the planned."""
    order = [status.id for status in atlas.codebook.codes("result_status")]
    return sorted(pilot.result, key=lambda result: order.index(result.status))


def results_on_theme(atlas: Atlas, pilot: Pilot, theme: Code) -> list[Result]:
    """Return a pilot's results that serve a theme, in the same order."""
    return [result for result in results_by_status(atlas, pilot) if theme.id in result.themes]


def first_sentence(text: str) -> str:
    """Return the first sentence of a text."""
    end = _END.search(text)
    return text[: end.end()] if end else text
