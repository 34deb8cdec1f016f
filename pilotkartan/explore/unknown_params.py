"""Find what an address holds that the app cannot use, so that a visitor is told of it. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from pilotkartan.content.model import Lang
from pilotkartan.content.plaintext import as_id, cut_short, normalise, printable
from pilotkartan.content.problems import nearest
from pilotkartan.content.texts import Translator
from pilotkartan.explore.damaged_links import mended_params
from pilotkartan.explore.index import Index
from pilotkartan.explore.param_kinds import FreeText, OneOf, StepId, StepIds
from pilotkartan.explore.selection import PARAMS, Selection
from pilotkartan.explore.story import steps_by_id, story_for
from pilotkartan.explore.url_params import Kind

_MAX_TOLD = 3
_SHOWN_CHARACTERS = 40
# A letter more, less or in another case; less alike are the marks that other services put into links.
_MUCH_ALIKE = 0.8
# A selection holds any step: which of them there are depends on the story.
_STEPS = (StepId, StepIds)


@dataclass(frozen=True)
class UnknownParam:
    """A part of an address that is left out: `name=value`, and what may have been meant."""

    part: str
    near: str | None = None


def unknown_params(
    params: Mapping[str, Sequence[str]], selection: Selection, index: Index, lang: Lang
) -> tuple[UnknownParam, ...]:
    """Return what of the URL parameters the selection made of them leaves out, on a page in `lang`.

    Parameters that are not the app's are nobody's (`utm_source`) and left in peace, unless their name is much like one
    that is. A place that is not found is told where it is used.
    """
    written = selection.to_params()
    left_out = {
        f"{_shown(name)}={_shown(value)}": near
        for name, values in mended_params(params).items()
        if values != written.get(name) or (name in PARAMS and isinstance(PARAMS[name].kind, _STEPS))
        for value, near in _unused(name, values, written.get(name, []), selection, index, lang)
    }
    return tuple(UnknownParam(part, near) for part, near in left_out.items())


def notice(unused: Sequence[UnknownParam], t: Translator) -> str:
    """Return the sentence that tells what was passed over, the first few by name; nothing where there is nothing."""
    if not unused:
        return ""
    told = ", ".join(_described(one, t) for one in unused[:_MAX_TOLD])
    more = len(unused) - _MAX_TOLD
    return t("notice.more", parts=told, count=more) if more > 0 else t("notice.passed_over", parts=told)


def _described(unused: UnknownParam, t: Translator) -> str:
    return t("notice.meant", part=unused.part, near=unused.near) if unused.near else unused.part


def _unused(
    name: str, values: Sequence[str], used: Sequence[str], selection: Selection, index: Index, lang: Lang
) -> list[tuple[str, str | None]]:
    """Return the values of a parameter that are left out, each with what may have been meant."""
    if name not in PARAMS:
        ours = get_close_matches(name[:_SHOWN_CHARACTERS], PARAMS, n=1, cutoff=_MUCH_ALIKE)
        return [(values[0], ours[0])] if ours and values else []
    kind = PARAMS[name].kind
    if isinstance(kind, FreeText) and not isinstance(kind, _STEPS):
        return [(value, None) for value in values if " ".join(normalise(value).split()) not in {*used, ""}]
    known = _known_values(kind, selection, index, lang)
    taken = set(map(as_id, used))
    if isinstance(kind, _STEPS):
        taken &= set(known)
    elif isinstance(kind, OneOf) and kind.default:
        taken.add(kind.default)  # understood, but not written by the app itself
    return [(value, _near(value, known)) for value in values if value.strip() and as_id(value) not in taken]


def _near(value: str, known: Sequence[str]) -> str | None:
    """Return what may have been meant by a value; None for one that is left out though there is such a one."""
    return None if as_id(value) in known else nearest(as_id(value)[:_SHOWN_CHARACTERS], known)


def _known_values(kind: Kind, selection: Selection, index: Index, lang: Lang) -> Sequence[str]:
    """Return the values that a parameter of this kind can have."""
    if isinstance(kind, StepId):
        return tuple(step.id for step in story_for(index, selection, lang))
    return tuple(steps_by_id(index.atlas)) if isinstance(kind, StepIds) else kind.known(index.atlas) or ()


def _shown(text: str) -> str:
    """Return a text that fits a line, with a sign for each character that cannot be seen."""
    return printable(cut_short(text, _SHOWN_CHARACTERS), "\N{REPLACEMENT CHARACTER}")
