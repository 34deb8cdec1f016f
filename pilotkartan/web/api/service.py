"""Describe the service behind the API: who answers for it, what it promises and its limits. Pure.

As the Swedish REST API profile (dev.dataportal.se/rest-api-profil) asks for it, where that holds for open data.
"""

from typing import Any

from pilotkartan.content import environment
from pilotkartan.content.model import LANGS, Atlas, Lang
from pilotkartan.content.settings import OPENAPI
from pilotkartan.content.texts import format_number, translator
from pilotkartan.explore.pages import DATA_PAGE
from pilotkartan.explore.param_kinds import MAX_TEXT, Number
from pilotkartan.exports.schema_org import contact
from pilotkartan.web.api.filters import LIMIT, OFFSET, TAKEN
from pilotkartan.web.api.query import MAX_QUERY_BYTES

# In use, neither a trial nor on its way out.
_STATUS = "active"


def base() -> str:
    """Return the app's own address where the operator has set it; empty otherwise, which makes addresses relative."""
    return environment.CONFIGURED or ""


def api_info(atlas: Atlas) -> dict[str, str]:
    """Return the facts of the resource `api-info`; the version is that of the data, as in the description."""
    return {
        "apiName": atlas.dataset.title.en,
        "apiVersion": atlas.version,
        "apiReleased": atlas.dataset.date.isoformat(),
        "apiDocumentation": base() + OPENAPI,
        "apiStatus": _STATUS,
    }


def info(atlas: Atlas, details: str) -> dict[str, Any]:
    """Return the `info` of the description, with the `details` in English after a summary in each language."""
    dataset, licence = atlas.dataset, atlas.dataset.licence[0]
    return {
        "title": dataset.title.en,
        "version": atlas.version,
        "description": "\n\n".join((*summaries(atlas), details)),
        # OpenAPI wants a full address, so only where the app's own is known.
        **({"termsOfService": f"{base()}/{DATA_PAGE}"} if base() else {}),
        "contact": {"name": dataset.creator, **contact(atlas)},
        "license": {"name": licence.id, "url": licence.address},
        "x-limitations": limits(),
        "x-sla": _promises(atlas),
    }


def summaries(atlas: Atlas) -> list[str]:
    """Return what the API is for, its limits and its level of service in short, in each language."""
    return [f"{atlas.dataset.description.of(lang)} {_in_short(atlas, lang)}" for lang in LANGS]


def _in_short(atlas: Atlas, lang: Lang) -> str:
    t = translator(atlas.words, lang)
    return t("api.short", bytes=format_number(MAX_QUERY_BYTES, lang), rows=format_number(_most(LIMIT), lang))


def limits() -> list[str]:
    """Return every limit that the code sets."""
    return [
        f"A query is at most {MAX_QUERY_BYTES} bytes long, a text to search for at most {MAX_TEXT} characters.",
        f"`{LIMIT}` is at most {_most(LIMIT)}, `{OFFSET}` at most {_most(OFFSET)}; without `{LIMIT}` all rows come.",
        "The data can only be read: GET, HEAD and OPTIONS.",
        "The app does not limit how often one may ask. What is in front of it may, and answers in its own form then.",
    ]


def _most(name: str) -> int:
    kind = TAKEN[name].kind
    assert isinstance(kind, Number)
    return kind.most


def _promises(atlas: Atlas) -> dict[str, str]:
    ways = contact(atlas)
    return {
        "availability": "No level is promised.",
        "responseTime": "None is promised.",
        "support": ways.get("email") or ways.get("url") or "None is promised.",
    }
