"""Rooms that replicas share: what a speaker does at one, followers at another see, and Redis may go and come."""

import asyncio
import logging
import time
from collections.abc import Iterator

import pytest

from pilotkartan.web.rooms import hub as hubs
from pilotkartan.web.rooms.hub import Hub
from pilotkartan.web.rooms.rules import Option, Question, Rooms, Shown, Vote
from tests.asgi_client import run
from tests.deploy.redis import REDIS, RedisServer, running_redis
from tests.http.test_room_rules import counted, shown

if REDIS is None:
    pytest.skip("there is no Redis here", allow_module_level=True)

from pilotkartan.web.rooms.redis_store import RedisStore

QUESTION = Question(id="question-1", options=(Option(theme="boende"), Option(text="Annat")))
FLEN, ASKED = Shown(step="flen"), Shown(step="karta", question=QUESTION)


@pytest.fixture
def redis() -> Iterator[RedisServer]:
    """Return a Redis of the test's own."""
    with running_redis() as server:
        yield server


def test_replicas_share_rooms(redis: RedisServer) -> None:
    """A step shown at one replica comes to the followers of another; so does the end, after which nothing is left.

    Everything in Redis ends by itself, and neither token nor voter can be read there.
    """

    async def talk() -> None:
        speaking, following = (Hub(Rooms(RedisStore(redis.url))) for _ in range(2))
        code, token = await speaking.rooms.open("a", FLEN)
        line = await following.join(code)
        await shown(line, b'"step":"flen"')
        await speaking.rooms.show(code, token, ASKED)
        await shown(line, b'"step":"karta"')
        await counted(speaking.rooms, code, 1)
        vote = Vote(question=QUESTION.id, voter="phone-one", option=1)
        await following.rooms.vote(code, vote.model_copy(update={"option": 0}))
        await following.rooms.vote(code, vote)
        assert await speaking.rooms.show(code, token, ASKED) == (1, [0, 1])
        assert await speaking.rooms.store.count() == 1
        keys = [key for key in redis.client.scan_iter() if key != "pilotkartan:rooms"]
        assert len(keys) == 3
        assert all(0 < redis.client.ttl(key) <= 7200 for key in keys)
        kept = repr([redis.client.hgetall(key) for key in keys])
        assert not any(secret in kept for secret in (token, "phone-one"))
        await speaking.rooms.show(code, token, FLEN)
        assert await speaking.rooms.show(code, token, ASKED) == (1, [0, 0])
        await speaking.rooms.close(code, token)
        await shown(line, b"event: ended")
        assert redis.client.zcard("pilotkartan:rooms") == 0
        assert [event async for event in line] == []
        await asyncio.gather(*following._tasks, return_exceptions=True)

    run(talk())


def test_room_ends_in_redis_too(redis: RedisServer) -> None:
    """A code is given once, and a room whose time is over is none, and is not made again by a late step."""

    async def talk() -> None:
        store = RedisStore(redis.url)
        fields = {"owner": "", "version": "1", "shown": FLEN.model_dump_json(), "asked": ""}
        ends = time.time() + 3600
        assert await store.add("CDFHJ", {"ends": str(ends), **fields}, ends)
        assert not await store.add("CDFHJ", {"ends": str(ends), **fields}, ends + 9)
        assert await store.read("CDFHJ")
        redis.client.delete("pilotkartan:room:CDFHJ")
        await store.write("CDFHJ", {"version": "2"})
        await store.set_present("CDFHJ", "p", 1)
        assert redis.client.keys("pilotkartan:room:*") == []
        assert await store.read("CDFHJ") == {}

    run(talk())


def test_redis_goes_and_comes(
    redis: RedisServer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Followers are told that the line is lost and that it is back; the log has a line for each, without an address."""
    monkeypatch.setattr(hubs, "_LOOKS_AGAIN_S", 0.0)

    async def talk() -> None:
        hub = Hub(Rooms(RedisStore(redis.url)))
        code, _ = await hub.rooms.open("a", FLEN)
        line = await hub.join(code)
        await shown(line, b"flen")
        redis.stop()
        await shown(line, b"event: away")
        late = await hub.join(code)
        await shown(late, b"event: away")
        await asyncio.to_thread(redis.start)
        # It came back empty: the room is no more.
        for each in (line, late):
            await shown(each, b"event: ended")
            assert [event async for event in each] == []
        await asyncio.gather(*hub._tasks, return_exceptions=True)

    with caplog.at_level(logging.WARNING):
        run(talk())
    told = [record.getMessage() for record in caplog.records if "redis_store" in record.name]
    assert [line.partition("(")[0].strip() for line in told] == [
        "Redis cannot be reached",
        "Redis is reached again: presentations can be followed",
    ]
    assert "127.0.0.1" not in "".join(told)
