"""Find the parameters of an address that the app cannot use, to report them to the visitor. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from pilotkartan.content.plaintext import as_id, cut_short, normalise, printable
from pilotkartan.content.problems import nearest
from pilotkartan.content.texts import Translator
from pilotkartan.explore.damaged_links import mended_params
from pilotkartan.explore.index import Index
from pilotkartan.explore.param_kinds import FreeText, OneOf, StepId, StepIds
from pilotkartan.explore.selection import NO_SLIDES, PARAMS, Selection
from pilotkartan.explore.story import steps_by_id
from pilotkartan.explore.url_params import Kind

_MAX_NAMED = 3
_SHOWN_CHARACTERS = 40
# Allows for a letter more, less or in another case; parameters that other services add to links differ more.
_MUCH_ALIKE = 0.8
# A selection holds any step id: which of them are valid depends on the story.
_STEPS = (StepId, StepIds)


@dataclass(frozen=True)
class UnknownParam:
    """Name a part of an address that is ignored: `name=value`, and what may have been meant."""

    part: str
    near: str | None = None


def unknown_params(params: Mapping[str, Sequence[str]], selection: Selection, index: Index) -> tuple[UnknownParam, ...]:
    """Return the URL parameters that the selection read from them ignores.

    Parameters of other services (`utm_source`) are not reported, unless their name is much like one of the app's. A
    place that is not found is reported where it is used.
    """
    written = selection.to_params()
    left_out = {
        f"{shown_text(name)}={shown_text(value)}": near
        for name, values in mended_params(params).items()
        if values != written.get(name) or (name in PARAMS and isinstance(PARAMS[name].kind, _STEPS))
        for value, near in _unused(name, values, written.get(name, []), index)
    }
    return tuple(UnknownParam(part, near) for part, near in left_out.items())


def notice(unused: Sequence[UnknownParam], t: Translator) -> str:
    """Return the sentence that lists what was ignored, the first few by name; empty where nothing was."""
    if not unused:
        return ""
    named = ", ".join(_described(one, t) for one in unused[:_MAX_NAMED])
    more = len(unused) - _MAX_NAMED
    return t("notice.more", parts=named, count=more) if more > 0 else t("notice.passed_over", parts=named)


def _described(unused: UnknownParam, t: Translator) -> str:
    return t("notice.meant", part=unused.part, near=unused.near) if unused.near else unused.part


def _unused(name: str, values: Sequence[str], used: Sequence[str], index: Index) -> list[tuple[str, str | None]]:
    """Return the ignored values of a parameter, each with what may have been meant."""
    if name not in PARAMS:
        ours = get_close_matches(name[:_SHOWN_CHARACTERS], PARAMS, n=1, cutoff=_MUCH_ALIKE)
        return [(values[0], ours[0])] if ours and values else []
    kind = PARAMS[name].kind
    if isinstance(kind, FreeText) and not isinstance(kind, _STEPS):
        return [(value, None) for value in values if " ".join(normalise(value).split()) not in {*used, ""}]
    known = _known_values(kind, index)
    taken = set(map(as_id, used))
    if isinstance(kind, _STEPS):
        taken &= set(known)
    elif isinstance(kind, OneOf) and kind.default:
        taken.add(kind.default)  # understood, but not written by the app itself
    return [(value, _near(value, known)) for value in values if value.strip() and as_id(value) not in taken]


def _near(value: str, known: Sequence[str]) -> str | None:
    """Return the valid value nearest to this one; None where it is valid itself and ignored for another reason."""
    return None if as_id(value) in known else nearest(as_id(value)[:_SHOWN_CHARACTERS], known)


def _known_values(kind: Kind, index: Index) -> Sequence[str]:
    """Return the values that a parameter of this kind can have."""
    return (*steps_by_id(index.atlas), NO_SLIDES) if isinstance(kind, _STEPS) else kind.known(index.atlas) or ()


def shown_text(text: str) -> str:
    """Return a text that fits a line, with a sign for each character that cannot be seen."""
    return printable(cut_short(text, _SHOWN_CHARACTERS), "\N{REPLACEMENT CHARACTER}")
