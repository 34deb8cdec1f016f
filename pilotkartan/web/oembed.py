"""Serve oEmbed: the frame by which another site shows a view that a link leads to (oembed.com, version 1.0)."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pilotkartan.content.model import Lang
from pilotkartan.content.settings import OEMBED
from pilotkartan.content.texts import translator
from pilotkartan.explore.embed_views import EMBED_PAGE, FIRST_OF, OEMBED_FORMAT
from pilotkartan.explore.embedded import Embedded
from pilotkartan.explore.index import Index
from pilotkartan.explore.shared_view import picture_address, shown_part
from pilotkartan.render.frame_code import HEIGHTS_PX, frame_code
from pilotkartan.render.page_head import PICTURE_SIZE
from pilotkartan.web.api.problem import PROBLEM, RequestError, problem, shown
from pilotkartan.web.api.resources import as_json
from pilotkartan.web.current_data import index_or_503
from pilotkartan.web.preferences import preferred_lang, request_lang, request_params
from pilotkartan.web.responses import BY_LANGUAGE, FOR_ANY_SITE, base_or_400, file_answer

_WIDTH_PX = 700
# Whoever embeds asks at every view of a page.
_CACHE = {"cache-control": "public, max-age=3600"}


def routes() -> list[Route]:
    """Return the route of the descriptions."""
    return [Route(OEMBED, _answer)]


def _answer(request: Request) -> Response:
    index, base, lang = index_or_503(), base_or_400(request), request_lang(request)
    try:
        found = _described(index, base, request)
    except RequestError as error:
        body = problem(error, OEMBED, translator(index.atlas.words, lang))
        return Response(as_json(body), error.status, FOR_ANY_SITE | BY_LANGUAGE, PROBLEM)
    headers = FOR_ANY_SITE | BY_LANGUAGE | _CACHE
    return file_answer(request, index.atlas.version, as_json(found), "application/json", headers)


def _described(index: Index, base: str, request: Request) -> dict[str, Any]:
    """Return the answer by the names that oEmbed has; raise RequestError where there is none."""
    params = request_params(request)
    if (form := params.get("format", [OEMBED_FORMAT])[0]) != OEMBED_FORMAT:
        raise _wrong("unsupported_format", "format", form, OEMBED_FORMAT)
    width, height = _pixels("maxwidth", params), _pixels("maxheight", params)
    address = params.get("url", [""])[0]
    page, asked = _asked(address, base)
    lang = preferred_lang(asked, request.headers.get("accept-language", ""))
    view = Embedded.from_params(asked, index.atlas, lang)
    return _rich(index, base, view if page == EMBED_PAGE else view.of_page(page), lang, (width, height))


def _asked(address: str, base: str) -> tuple[str, dict[str, list[str]]]:
    """Return the page and the parameters of a full address; raise RequestError where no view is there."""
    try:
        whole = urlsplit(address)
    except ValueError:
        raise _wrong("unknown_value", "url", address, f"{base}/…") from None
    if whole.scheme not in ("http", "https") or not whole.netloc:
        raise _wrong("unknown_value", "url", address, f"{base}/…")
    # Behind a server that speaks HTTPS the app may not know that.
    place, own = f"{whole.netloc}{whole.path}", base.partition("://")[2]
    page = place.removeprefix(own).strip("/")
    if f"{place}/".startswith(f"{own}/") and (page in FIRST_OF or page == EMBED_PAGE):
        return page, parse_qs(whole.query, keep_blank_values=True)
    raise RequestError(
        "unknown_address",
        lambda t: t("problem.nothing_at", address=shown(address)),
        lambda t: t("problem.values", values=", ".join(f"{base}/{known}" for known in (*FIRST_OF, EMBED_PAGE))),
    )


def _rich(index: Index, base: str, view: Embedded, lang: Lang, most: tuple[int | None, int | None]) -> dict[str, Any]:
    t = translator(index.atlas.words, lang)
    app, title = t("head.name"), f"{view.title(index, lang, t)} · {t('head.name')}"
    width, height = (min(filter(None, sides)) for sides in zip((_WIDTH_PX, HEIGHTS_PX[view.what]), most, strict=True))
    picture = base + picture_address(view.page, shown_part(index, view.page, view.selection, lang))
    fits = all(limit is None or side <= limit for side, limit in zip(PICTURE_SIZE, most, strict=True))
    sizes = dict(zip(("thumbnail_width", "thumbnail_height"), PICTURE_SIZE, strict=True))
    return {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": app,
        "provider_url": f"{base}/",
        "html": str(frame_code(base, view, title, str(width), height)),
        "width": width,
        "height": height,
        **({"thumbnail_url": picture, **sizes} if fits else {}),
    }


def _pixels(name: str, params: dict[str, list[str]]) -> int | None:
    """Return the number of pixels that a parameter allows; None where it is not given."""
    if name not in params:
        return None
    text = params[name][0]
    if text.isascii() and text.isdecimal() and int(text[:6]) > 0:
        return int(text[:6])
    raise _wrong("unknown_value", name, text, "1, 2, 3 …")


def _wrong(code: str, name: str, value: str, valid: str) -> RequestError:
    return RequestError(
        code,
        lambda t: t("problem.no_value", name=name, value=shown(value)),
        lambda t: t("problem.values", values=valid),
    )
