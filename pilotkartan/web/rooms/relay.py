"""Relay what a speaker shows to all who follow: the requests of both."""

import json
from collections.abc import Awaitable, Callable
from functools import partial

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from pilotkartan.content.environment import ROOMS
from pilotkartan.content.settings import FOLLOW
from pilotkartan.render.qr import qr_svg
from pilotkartan.web.responses import base_or_400
from pilotkartan.web.rooms.hub import Hub
from pilotkartan.web.rooms.limits import RefusedError
from pilotkartan.web.rooms.process import hub
from pilotkartan.web.rooms.requests import NOT_KEPT, body, or_problem, token
from pilotkartan.web.rooms.rules import Shown, Vote, read_json, tidy_code

_EVENTS = {
    **NOT_KEPT,
    # A server in front is to hand on each event as it comes.
    "x-accel-buffering": "no",
}


def routes(of: Hub = hub, is_on: bool = ROOMS) -> list[BaseRoute]:
    """Return the routes; none where the operator has turned rooms off."""
    if not is_on:
        return []
    ways: tuple[tuple[str, Callable[[Hub, Request], Awaitable[Response]], list[str]], ...] = (
        ("", _open, ["POST"]),
        ("/{code}", _show, ["PUT"]),
        ("/{code}", _close, ["DELETE"]),
        ("/{code}/events", _events, ["GET"]),
        ("/{code}/vote", _vote, ["POST"]),
    )
    return [Route(f"{FOLLOW}{path}", or_problem(partial(way, of)), methods=methods) for path, way, methods in ways]


async def _open(of: Hub, request: Request) -> Response:
    """Open a room; the answer has all that the stage shows of it, and the token that nobody else is given."""
    base = base_or_400(request)
    shown = read_json(Shown, await body(request))
    code, secret = await of.rooms.open(request.client.host if request.client else "", shown)
    address = f"{base}{FOLLOW}/{code}"
    return _json({"code": code, "secret": secret, "address": address, "qr": qr_svg(address)}, 201)


async def _show(of: Hub, request: Request) -> Response:
    """Show a step, and the question; the answer says how many follow and how they voted."""
    shown = read_json(Shown, await body(request))
    followers, votes = await of.rooms.show(_code(request), token(request), shown)
    return _json({"followers": followers, "votes": votes})


async def _close(of: Hub, request: Request) -> Response:
    await of.rooms.close(_code(request), token(request))
    return Response(status_code=204, headers=NOT_KEPT)


async def _events(of: Hub, request: Request) -> Response:
    events = await of.join(_code(request))
    if request.method == "HEAD":
        return Response(headers=_EVENTS, media_type="text/event-stream")
    return StreamingResponse(events, headers=_EVENTS, media_type="text/event-stream")


async def _vote(of: Hub, request: Request) -> Response:
    await of.rooms.vote(_code(request), read_json(Vote, await body(request)))
    return Response(status_code=204, headers=NOT_KEPT)


def _code(request: Request) -> str:
    code = tidy_code(request.path_params["code"])
    if not code:
        raise RefusedError("unknown")
    return code


def _json(content: object, status: int = 200) -> Response:
    return Response(json.dumps(content), status, NOT_KEPT, "application/json")
