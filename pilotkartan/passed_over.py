"""What an address holds that the app cannot use, so that a visitor is told and not silently shown less. Pure."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from pilotkartan.model import Atlas
from pilotkartan.selection import (
    ALL_NAMES,
    DIMENSION,
    FIRST_DIMENSION,
    FIRST_SORT,
    SLIDE,
    SORT,
    STEP,
    Selection,
    normalised,
)
from pilotkartan.story import steps_by_id
from pilotkartan.words import Speaker

_MOST_TOLD = 3
_SHOWN_CHARACTERS = 40
# A letter more, less or in another case; less alike are the marks that other services put into links.
_MUCH_ALIKE = 0.8
# Understood, but not written by the app itself.
_DEFAULTS = {SORT: FIRST_SORT, DIMENSION: FIRST_DIMENSION}
_STEPS = (STEP, SLIDE)


def passed_over(params: Mapping[str, Sequence[str]], selection: Selection, atlas: Atlas) -> tuple[str, ...]:
    """Return, as `name=value`, what of the URL parameters the selection made of them leaves out.

    Parameters that are not the app's are nobody's (`utm_source`) and left in peace, unless their name is much like one
    that is. A place that is not found is told where it is used.
    """
    params, written = normalised(params), selection.to_params()
    left_out = {
        f"{_shown(name)}={_shown(value)}": None
        for name, values in params.items()
        if name in _STEPS or values != written.get(name)
        for value in _unused(name, values, written.get(name, []), atlas)
    }
    return tuple(left_out)


def notice(parts: Sequence[str], t: Speaker) -> str:
    """Return the sentence that tells what was passed over, the first few by name; nothing where there is nothing."""
    if not parts:
        return ""
    told = ", ".join(parts[:_MOST_TOLD])
    more = len(parts) - _MOST_TOLD
    return t("notice.more", parts=told, count=more) if more > 0 else t("notice.passed_over", parts=told)


def _unused(name: str, values: Sequence[str], used: Sequence[str], atlas: Atlas) -> Sequence[str]:
    if name not in ALL_NAMES:
        ours = get_close_matches(name[:_SHOWN_CHARACTERS], ALL_NAMES, n=1, cutoff=_MUCH_ALIKE)
        return values[:1] if ours else ()
    # A selection holds any step: which of them there are depends on the story.
    known = set(used) & set(steps_by_id(atlas)) if name in _STEPS else set(used)
    known |= {"", _DEFAULTS.get(name, "")}
    return [value for value in values if " ".join(value.split()) not in known]


def _shown(text: str) -> str:
    """Return a text that fits a line, with a sign for each character that cannot be seen."""
    cut = text if len(text) <= _SHOWN_CHARACTERS else f"{text[: _SHOWN_CHARACTERS - 1]}…"
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in cut)
