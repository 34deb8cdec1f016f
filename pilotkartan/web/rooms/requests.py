"""Read the requests to rooms, and refuse one with the details of a problem, as RFC 9457 has them."""

import json
from collections.abc import Awaitable, Callable
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from pilotkartan.content.texts import translator
from pilotkartan.explore.store import current_words
from pilotkartan.web.api.problem import PROBLEM
from pilotkartan.web.preferences import request_lang
from pilotkartan.web.responses import BY_LANGUAGE
from pilotkartan.web.rooms.limits import REFUSALS, RefusedError
from pilotkartan.web.rooms.store import StoreAwayError
from pilotkartan.web.same_origin import is_own

_MAX_BODY_BYTES = 8192
_RETRY_AFTER_S = 5
NOT_KEPT = {"cache-control": "no-store"}

Answer = Callable[[Request], Awaitable[Response]]


def or_problem(answer: Answer) -> Answer:
    """Return the answer as it is, or why there is none, in the visitor's own language."""

    async def answer_or_refuse(request: Request) -> Response:
        try:
            if request.method != "GET" and not is_own(request.headers):
                raise RefusedError("other_site")
            return await answer(request)
        except StoreAwayError:
            return _problem(request, "away")
        except RefusedError as error:
            return _problem(request, error.why)

    return answer_or_refuse


async def body(request: Request) -> bytes:
    """Return what a request carries; raise RefusedError where that is more than any room needs."""
    read = b""
    async for part in request.stream():
        read += part
        if len(read) > _MAX_BODY_BYTES:
            raise RefusedError("malformed")
    return read


def token(request: Request) -> str:
    """Return the token by which a speaker is known; empty where there is none."""
    scheme, _, written = request.headers.get("authorization", "").partition(" ")
    return written.strip() if scheme.lower() == "bearer" else ""


def _problem(request: Request, why: str) -> Response:
    lang, status = request_lang(request), REFUSALS[why]
    t = translator(current_words(), lang)
    details = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": t(f"room.no_{why}"),
        "code": why,
    }
    headers = NOT_KEPT | BY_LANGUAGE | {"content-language": lang}
    if status in (429, 503):
        headers["retry-after"] = str(_RETRY_AFTER_S)
    return Response(json.dumps(details, ensure_ascii=False), status, headers, PROBLEM)
