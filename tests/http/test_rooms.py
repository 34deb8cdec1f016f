"""The addresses of rooms: what a speaker and a phone ask, what they are answered, and what is never told."""

import json
import logging

import pytest
from starlette.applications import Starlette

from pilotkartan.content.environment import redis_address
from pilotkartan.explore.index import Index
from pilotkartan.explore.story import default_story
from pilotkartan.render.presentation import default_notes
from pilotkartan.web import routes
from pilotkartan.web.rooms import limits, pages, relay
from pilotkartan.web.rooms.hub import Hub
from pilotkartan.web.rooms.rules import Rooms, Shown
from pilotkartan.web.rooms.store import MemoryStore, StoreAwayError
from tests import asgi_client
from tests.asgi_client import Answer, ask, run

HOST = ("host", "karta.example")


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Hub:
    """The rooms of an app of the test's own."""
    own = Hub(Rooms(MemoryStore()))
    monkeypatch.setattr(
        asgi_client,
        "_APP",
        Starlette(routes=[*pages.routes(own), *relay.routes(own), *routes.routes()], middleware=routes.middleware()),
    )
    return own


def send(method: str, path: str, content: object = None, *headers: tuple[str, str]) -> Answer:
    """Ask with a body of JSON."""
    return ask(path, HOST, *headers, method=method, body=json.dumps(content).encode())


def opened() -> tuple[str, tuple[str, str]]:
    """Open a room; return its path, and the header by which its speaker is known."""
    answer = send("POST", "/f", {"step": "flen"})
    assert answer.status == 201
    told = answer.json()
    assert told["address"] == f"http://karta.example/f/{told['code']}"
    assert told["qr"].startswith("<svg")
    return f"/f/{told['code']}", ("authorization", f"Bearer {told['secret']}")


def test_speaker_leads_and_nobody_else(hub: Hub) -> None:
    """With the token a step is shown and the room ended; without it, or from another site's page, nothing happens."""
    path, own = opened()
    answer = send("PUT", path, {"step": "karta"}, own)
    assert (answer.status, answer.json()) == (200, {"followers": 0, "votes": []})
    evil = ("origin", "https://evil.example")
    for method, content, headers, status, code in (
        ("PUT", {"step": "gotland"}, (), 403, "not_yours"),
        ("PUT", {"step": "gotland"}, (own, evil), 403, "other_site"),
        ("PUT", {"step": "gotland", "notes": "Ask about the film"}, (own,), 400, "malformed"),
        ("PUT", {"step": "<b>"}, (own,), 400, "malformed"),
        ("PUT", {"step": "x" * 9000}, (own,), 400, "malformed"),
        ("DELETE", None, (), 403, "not_yours"),
        ("POST", None, (evil,), 405, None),
    ):
        answer = send(method, path, content, *headers)
        assert answer.status == status
        if code:
            assert answer.headers["content-type"] == "application/problem+json"
            assert (answer.json()["code"], answer.json()["status"]) == (code, status)
    state = run(hub.rooms.state(path[3:]))
    assert state
    assert state.shown == Shown(step="karta")
    assert send("DELETE", path, None, own).status == 204
    assert ask(f"{path}/events").status == 404


@pytest.mark.parametrize(("lang", "said"), [("sv", "Rummet är fullt."), ("en", "The room is full.")])
def test_full_room_says_so(lang: str, said: str, hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever finds no place is told why, in their own language, and when to try again."""
    path, _ = opened()
    monkeypatch.setattr(limits, "MAX_FOLLOWERS", 0)
    answer = ask(f"{path}/events", ("accept-language", lang))
    assert (answer.status, answer.headers["retry-after"]) == (429, "5")
    assert answer.json()["detail"].startswith(said)
    assert hub._watched == {}


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_page_has_every_step_and_no_notes(lang: str, hub: Hub, index: Index) -> None:
    """The page of a room has the slides of all steps, in the visitor's language, and nothing of what is noted."""
    path, _ = opened()
    answer = ask(path, ("accept-language", lang))
    assert (answer.status, answer.headers["content-language"]) == (200, lang)
    assert hub
    for step in default_story(index.atlas):
        assert f'data-step="{step.id}"' in answer.text
        for line in default_notes(index.atlas, step, lang).splitlines():  # type: ignore[arg-type]
            assert line not in answer.text
    assert 'class="notes"' not in answer.text
    assert '"../assets/follow.js' in answer.text
    again = ask(path, ("accept-language", lang), ("if-none-match", answer.headers["etag"]))
    assert again.status == 304


def test_code_is_typed_or_unknown(hub: Hub) -> None:
    """A code that is typed leads to its page; one without a room is answered plainly, with the field once more."""
    path, _ = opened()
    answer = ask(f"/f?kod={path[3:].lower()}&lang=en")
    assert (answer.status, answer.headers["location"]) == (303, f".{path}?lang=en")
    assert 'name="kod"' in ask("/f").text
    for wrong in ("/f/CCCCC", "/f/%3Cb%3E", "/f?kod=o"):
        answer = ask(f"{wrong}{'&' if '?' in wrong else '?'}lang=en")
        assert answer.status == 404
        assert "There is no presentation with the code" in answer.text
        assert "<b>" not in answer.text.lower()
    assert hub


def test_nothing_of_who_follows_is_logged(hub: Hub, caplog: pytest.LogCaptureFixture) -> None:
    """Neither an address, a code, a token, a vote nor a question is in the log, whatever is answered."""
    with caplog.at_level(logging.DEBUG):
        path, own = opened()
        question = {"id": "question-1", "text": "hemlig", "options": [{"text": "ja"}, {"text": "nej"}]}
        assert send("PUT", path, {"step": "flen", "question": question}, own).status == 200
        vote = {"question": "question-1", "voter": "hemlig-telefon", "option": 1}
        assert send("POST", f"{path}/vote", vote).status == 204
        assert send("POST", f"{path}/vote", {**vote, "option": 7}).status == 409
        assert send("PUT", path, {"step": "flen", "question": question}, own).json()["votes"] == [0, 1]
        ask(path)
        send("PUT", path, {"step": "flen"}, ("authorization", "Bearer hemlig"))
    told = "\n".join(record.getMessage() for record in caplog.records)
    assert not any(secret in told for secret in ("hemlig", path[3:], own[1][7:], "192.0.2.7"))
    assert hub


def test_app_goes_on_where_the_store_is_away(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Redis is away a speaker is told so, and the page is there all the same and waits for it."""
    path, own = opened()

    async def away(_code: str) -> None:
        raise StoreAwayError

    monkeypatch.setattr(hub.rooms.store, "read", away)
    answer = send("PUT", path, {"step": "karta"}, own)
    assert (answer.status, answer.json()["code"]) == (503, "away")
    assert ask(path).status == 200


def test_rooms_can_be_turned_off() -> None:
    """Where the operator has no rooms, their addresses are unknown ones."""
    assert pages.routes(is_on=False) == relay.routes(is_on=False) == []


def test_address_of_redis_is_checked_and_not_repeated() -> None:
    """An address that is none stops the start, and the error does not have it, since a password may be in it."""
    assert redis_address("redis://:secret@redis:6379/0")
    with pytest.raises(ValueError, match="PILOTKARTAN_REDIS") as error:
        redis_address("http://:secret@redis")
    assert "secret" not in str(error.value)
