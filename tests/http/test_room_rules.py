"""Rooms keep to their rules: who leads one, how much it may take, and that nothing of it is left."""

import asyncio
from collections.abc import AsyncIterator, Coroutine

import pytest

from pilotkartan.web.rooms import hub as hubs
from pilotkartan.web.rooms import limits
from pilotkartan.web.rooms.hub import Hub
from pilotkartan.web.rooms.limits import RefusedError
from pilotkartan.web.rooms.rules import Option, Question, Rooms, Shown, Vote, tidy_code
from pilotkartan.web.rooms.store import MemoryStore
from tests.asgi_client import run

FLEN, KARTA = Shown(step="flen"), Shown(step="karta")
QUESTION = Question(id="question-1", options=(Option(theme="boende"), Option(text="Annat")))


class Clock:
    """A clock that goes only when told."""

    def __init__(self) -> None:
        self.time = 1_000_000.0

    def __call__(self) -> float:
        """Return the time in seconds since 1970."""
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def rooms(clock: Clock) -> Rooms:
    return Rooms(MemoryStore(clock), clock)


def refused(why: str, work: Coroutine[object, object, object]) -> None:
    """See that something is refused for this reason."""
    with pytest.raises(RefusedError) as error:
        run(work)
    assert error.value.why == why


def test_code_can_be_read_off_a_screen(rooms: Rooms) -> None:
    """A code has no sign that looks like another one; small letters and spaces around it lead there too."""
    code, token = run(rooms.open("a", FLEN))
    assert not set(code) & set("0O1IL2Z5S8B6GUV")
    assert len(token) > 30
    assert tidy_code(f" {code[:2].lower()} {code[2:]} ") == code
    assert [tidy_code(wrong) for wrong in ("", code[1:], f"{code}C", "CDFHO", "../..", "åäöåä")] == [""] * 6


def test_only_the_token_leads(rooms: Rooms) -> None:
    """Whoever has the token shows steps and ends the room; nobody else does, and an ended room is no more."""
    code, token = run(rooms.open("a", FLEN))
    for wrong in ("", token[:-1], token + "x"):
        refused("not_yours", rooms.show(code, wrong, KARTA))
        refused("not_yours", rooms.close(code, wrong))
    run(rooms.show(code, token, KARTA))
    state = run(rooms.state(code))
    assert state
    assert (state.version, state.shown) == (2, KARTA)
    run(rooms.show(code, token, KARTA))
    assert run(rooms.state(code)) == state
    run(rooms.close(code, token))
    assert run(rooms.state(code)) is None
    refused("unknown", rooms.show(code, token, FLEN))


def test_nothing_is_kept_after_two_hours(rooms: Rooms, clock: Clock) -> None:
    """A room ends by itself, with its votes, and of an address nothing is kept longer than the window."""
    code, token = run(rooms.open("192.0.2.1", Shown(step="flen", question=QUESTION)))
    run(rooms.vote(code, Vote(question=QUESTION.id, voter="phone-one", option=0)))
    assert "192.0.2.1" not in repr(vars(rooms._opened))
    assert "phone-one" not in repr(rooms.store._rooms)  # type: ignore[attr-defined]
    assert token not in repr(rooms.store._rooms)  # type: ignore[attr-defined]
    clock.time += limits.OPENED_WITHIN_S
    rooms._opened.forget_old()
    assert len(rooms._opened) == 0
    clock.time += limits.LIFE_S - limits.OPENED_WITHIN_S
    assert run(rooms.state(code)) is None
    assert rooms.store._rooms == {}  # type: ignore[attr-defined]


def test_limits(rooms: Rooms, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """So many rooms of one address in a while, so many in all, so many steps a second; later it goes on."""
    monkeypatch.setattr(limits, "MAX_ROOMS", limits.MAX_OPENED + 1)
    for _ in range(limits.MAX_OPENED):
        code, token = run(rooms.open("a", FLEN))
    refused("too_often", rooms.open("a", FLEN))
    run(rooms.open("b", FLEN))
    refused("too_many", rooms.open("c", FLEN))
    run(rooms.close(code, token))
    code, token = run(rooms.open("c", FLEN))
    for place in range(limits.MAX_STEPS):
        run(rooms.show(code, token, Shown(step=f"step{place}")))
    refused("too_fast", rooms.show(code, token, KARTA))
    clock.time += limits.STEPS_WITHIN_S
    run(rooms.show(code, token, KARTA))


def test_one_vote_a_phone_until_the_question_closes(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    """A vote takes the place of the same phone's last one; none counts for another question or a closed one."""
    code, token = run(rooms.open("a", FLEN))
    vote = Vote(question=QUESTION.id, voter="phone-one", option=0)
    refused("not_asked", rooms.vote(code, vote))
    asked = Shown(step="flen", question=QUESTION)
    run(rooms.show(code, token, asked))
    run(rooms.vote(code, vote))
    run(rooms.vote(code, vote.model_copy(update={"option": 1})))
    run(rooms.vote(code, vote.model_copy(update={"voter": "phone-two"})))
    assert run(rooms.show(code, token, asked)) == (0, [1, 1])
    refused("not_asked", rooms.vote(code, vote.model_copy(update={"option": 2})))
    refused("not_asked", rooms.vote(code, vote.model_copy(update={"question": "question-0"})))
    monkeypatch.setattr(limits, "MAX_FOLLOWERS", 2)
    refused("too_fast", rooms.vote(code, vote.model_copy(update={"voter": "phone-three"})))
    closed = Shown(step="flen", question=QUESTION.model_copy(update={"open": False}))
    assert run(rooms.show(code, token, closed)) == (0, [1, 1])
    refused("not_asked", rooms.vote(code, vote))
    run(rooms.show(code, token, FLEN))
    assert run(rooms.show(code, token, asked)) == (0, [0, 0])


async def shown(events: AsyncIterator[bytes], wanted: bytes) -> None:
    """Wait for an event that holds this."""
    async with asyncio.timeout(10):
        while wanted not in await anext(events):
            pass


async def counted(rooms: Rooms, code: str, followers: int) -> None:
    """Wait until so many are said to follow."""
    async with asyncio.timeout(10):
        while await rooms.store.followers(code) != followers:
            await asyncio.sleep(0)


def test_followers_hear_of_steps_and_of_the_end(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever comes has the present step at once, then each new one; a full room says so; the end ends all lines."""

    async def talk() -> None:
        hub = Hub(rooms)
        code, token = await rooms.open("a", FLEN)
        one = await hub.join(code)
        await shown(one, b'"step":"flen"')
        await rooms.show(code, token, KARTA)
        await shown(one, b'"step":"karta"')
        two = await hub.join(code)
        await shown(two, b'"step":"karta"')
        await counted(rooms, code, 2)
        monkeypatch.setattr(limits, "MAX_FOLLOWERS", 2)
        with pytest.raises(RefusedError, match="full"):
            await hub.join(code)
        await two.aclose()  # type: ignore[attr-defined]
        await counted(rooms, code, 1)
        await rooms.close(code, token)
        await shown(one, b"event: ended")
        assert [event async for event in one] == []
        assert hub._watched == {}

    run(talk())


def test_line_without_news_is_kept_open(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server in front cuts a silent line, so there is a comment at each beat; a server that ends lets all go."""

    async def talk() -> None:
        monkeypatch.setattr(hubs, "BEAT_S", 0.0)
        hub = Hub(rooms)
        code, _ = await rooms.open("a", FLEN)
        one = await hub.join(code)
        await shown(one, b"flen")
        await shown(one, b": still here")
        hub.close()
        assert [event async for event in one] == []

    run(talk())
