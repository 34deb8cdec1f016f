"""Keep the rooms in Redis or Valkey, where all replicas reach them: keys that expire, and a channel a room."""

import logging
import time
from collections.abc import AsyncGenerator, Iterator, Mapping
from contextlib import contextmanager
from typing import cast

from redis import asyncio as redis
from redis.exceptions import RedisError

from pilotkartan.web.rooms.store import BEAT_S, StoreAwayError

_PREFIX = "pilotkartan:room"
_ALL = "pilotkartan:rooms"
_WAITS_S = 5.0
# When two hundred phones come at once they wait for each other, and do not open as many connections.
_CONNECTIONS = 8
# A process that was killed says no more how many follow there.
_PRESENT_S = 3 * BEAT_S
_log = logging.getLogger(__name__)


class RedisStore:
    """Hold the rooms of all replicas, as Store has it."""

    def __init__(self, url: str) -> None:
        pool = redis.BlockingConnectionPool.from_url(
            url,
            max_connections=_CONNECTIONS,
            timeout=_WAITS_S,
            decode_responses=True,
            socket_connect_timeout=_WAITS_S,
            socket_timeout=_WAITS_S,
        )
        self._redis = redis.Redis(connection_pool=pool)
        # Each room that somebody follows holds one of these for as long.
        self._channels = redis.Redis.from_url(url, socket_connect_timeout=_WAITS_S, socket_timeout=_WAITS_S)
        self._is_away = False

    async def ping(self) -> None:
        """Ask whether the server is there, so that the log says at the start if it is not."""
        with self._reached():
            await self._redis.ping()

    async def add(self, code: str, fields: Mapping[str, str], ends: float) -> bool:
        """Add a room; the first of two that have the same code at once has it."""
        with self._reached():
            async with self._redis.pipeline() as pipe:
                pipe.hsetnx(_key(code), "ends", str(ends))
                pipe.expireat(_key(code), int(ends), nx=True)
                is_free, _ = await pipe.execute()
                if is_free:
                    pipe.hset(_key(code), items=_flat(fields))
                    pipe.zadd(_ALL, {code: ends})
                    await pipe.execute()
            return bool(is_free)

    async def read(self, code: str) -> Mapping[str, str]:
        """Return the fields of a room."""
        with self._reached():
            fields = cast(dict[str, str], await self._redis.hgetall(_key(code)))
        # Without its owner it is one that is just being added.
        return fields if "owner" in fields and float(fields["ends"]) > time.time() else {}

    async def write(self, code: str, fields: Mapping[str, str]) -> None:
        """Change fields of a room, and tell all who listen."""
        with self._reached():
            ends, asked = cast(list[str | None], await self._redis.hmget(_key(code), "ends", "asked"))
            if ends is None:
                return
            async with self._redis.pipeline() as pipe:
                pipe.hset(_key(code), items=_flat(fields))
                if fields.get("asked", asked) != asked:
                    pipe.delete(_key(code, f"votes:{asked}"))
                # Anew, since a room that has just expired would else be made again, for ever.
                pipe.expireat(_key(code), int(float(ends)))
                pipe.publish(_key(code), "")
                await pipe.execute()

    async def remove(self, code: str) -> None:
        """Forget a room, and tell all who listen."""
        with self._reached():
            asked = cast(str | None, await self._redis.hget(_key(code), "asked"))
            async with self._redis.pipeline() as pipe:
                pipe.delete(_key(code), _key(code, "present"), _key(code, f"votes:{asked}"))
                pipe.zrem(_ALL, code)
                pipe.publish(_key(code), "")
                await pipe.execute()

    async def count(self) -> int:
        """Return how many rooms there are."""
        with self._reached():
            await self._redis.zremrangebyscore(_ALL, 0, time.time())
            return int(await self._redis.zcard(_ALL))

    async def vote(self, code: str, question: str, voter: str, option: int) -> None:
        """Keep the one vote of a voter, as long as the room."""
        await self._set(code, f"votes:{question}", voter, str(option))

    async def votes(self, code: str, question: str) -> Mapping[str, int]:
        """Return the votes by voter."""
        with self._reached():
            votes = cast(dict[str, str], await self._redis.hgetall(_key(code, f"votes:{question}")))
        return {voter: int(option) for voter, option in votes.items()}

    async def set_present(self, code: str, process: str, followers: int) -> None:
        """Keep how many follow a room in a process, and since when that is known."""
        await self._set(code, "present", process, f"{followers} {time.time()}")

    async def followers(self, code: str) -> int:
        """Return how many follow a room in all processes that have said so lately."""
        with self._reached():
            told = await self._redis.hvals(_key(code, "present"))
        counts = (value.split() for value in told)
        return sum(int(count) for count, when in counts if float(when) > time.time() - _PRESENT_S)

    async def changes(self, code: str) -> AsyncGenerator[None]:
        """Yield once one listens, at each change, and at each beat."""
        async with self._channels.pubsub(ignore_subscribe_messages=True) as channel:
            with self._reached():
                await channel.subscribe(_key(code))
            while True:
                yield
                with self._reached():
                    await channel.get_message(timeout=BEAT_S)

    async def _set(self, code: str, part: str, field: str, value: str) -> None:
        with self._reached():
            ends = await self._redis.hget(_key(code), "ends")
            if ends is None:
                return
            async with self._redis.pipeline() as pipe:
                pipe.hset(_key(code, part), field, value)
                pipe.expireat(_key(code, part), int(float(ends)))
                await pipe.execute()

    @contextmanager
    def _reached(self) -> Iterator[None]:
        """Raise StoreAwayError where the server cannot be reached; the log has a line as it goes and comes back."""
        try:
            yield
        except (RedisError, OSError) as error:
            if not self._is_away:
                _log.warning("Redis cannot be reached (%s): nobody can follow a presentation", type(error).__name__)
            self._is_away = True
            raise StoreAwayError from error
        if self._is_away:
            _log.warning("Redis is reached again: presentations can be followed")
        self._is_away = False


def _flat(fields: Mapping[str, str]) -> list[str]:
    return [part for pair in fields.items() for part in pair]


def _key(code: str, part: str = "") -> str:
    return f"{_PREFIX}:{code}:{part}" if part else f"{_PREFIX}:{code}"
