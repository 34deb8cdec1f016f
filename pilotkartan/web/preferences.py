"""Choose the language of an answer: that in the address, else the one that Accept-Language prefers."""

import re
from collections.abc import Mapping, Sequence

from starlette.requests import Request

from pilotkartan.content.model import LANGS, Lang
from pilotkartan.content.plaintext import as_id
from pilotkartan.explore.damaged_links import mended_params
from pilotkartan.explore.selection import LANG

# The content is Swedish first: the default without any language, while English is that for other languages only.
_NONE_NAMED: Lang = "sv"
_ONLY_OTHERS: Lang = "en"
_MAX_READ = 50
_WEIGHT = re.compile(r"\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*", re.IGNORECASE)


def request_params(request: Request) -> dict[str, list[str]]:
    """Return all parameters of a request's query."""
    return {name: request.query_params.getlist(name) for name in request.query_params}


def request_lang(request: Request) -> Lang:
    """Return the language to answer a request in."""
    return preferred_lang(request_params(request), request.headers.get("accept-language", ""))


def preferred_lang(params: Mapping[str, Sequence[str]], accept_language: str) -> Lang:
    """Return the language that the parameters of an address name, else the one that the header prefers."""
    named = map(as_id, mended_params(params).get(LANG, ()))
    return next((lang for name in named for lang in LANGS if lang == name), None) or accepted_lang(accept_language)


def accepted_lang(accept_language: str) -> Lang:
    """Return the one of our languages that an Accept-Language header prefers, by weight, then by order.

    A language with the weight 0 is not wanted; `*` stands for every one that is not named.
    """
    weights = _weights(accept_language)
    if not weights:
        return _NONE_NAMED
    any_other = weights.get("*", 0.0)
    wanted = {lang: weights.get(lang, any_other) for lang in LANGS}
    if best := max(wanted.values()):
        # Of equal weights the language named first wins; unnamed ones come after, in our own order.
        order = [*weights, *LANGS]
        return min((lang for lang in LANGS if wanted[lang] == best), key=order.index)
    refused = weights.get(_ONLY_OTHERS) == 0
    return _NONE_NAMED if refused else _ONLY_OTHERS


def _weights(accept_language: str) -> dict[str, float]:
    """Return the weight of each language of a header, such as `sv` for `sv-SE`, in its order; the highest of each."""
    weights: dict[str, float] = {}
    for part in accept_language.split(",", _MAX_READ)[:_MAX_READ]:
        name, *parameters = part.split(";")
        lang = name.strip().lower().replace("_", "-").partition("-")[0]
        weight = next((float(found[1]) for text in parameters if (found := _WEIGHT.fullmatch(text))), 1.0)
        if re.fullmatch(r"[a-z]{2,3}|\*", lang):
            weights[lang] = max(weight, weights.get(lang, 0.0))
    return weights
