"""Open, lead and close rooms by the rules: what a speaker may do with the token, and a follower without one."""

import hashlib
import hmac
import secrets
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from pydantic import Field, ValidationError

from pilotkartan.content.model import Frozen
from pilotkartan.content.settings import FEWEST_ANSWERS, MOST_ANSWERS
from pilotkartan.web.rooms import limits
from pilotkartan.web.rooms.limits import Pace, RefusedError
from pilotkartan.web.rooms.store import Store

# No sign that looks like another one, and no vowels, which would make words.
_SIGNS = "CDFHJKMNPQRTWXY3479"
_CODE_SIGNS = 5
_TOKEN_BYTES = 24
_STEP = r"^[\w.-]{1,80}$"
_ID = r"^[\w-]{8,64}$"
M = TypeVar("M", bound=Frozen)


class Option(Frozen):
    """Describe an option of a question: a theme of the data by its id, or the speaker's own text."""

    theme: str = Field(default="", max_length=80)
    text: str = Field(default="", max_length=80)


class Question(Frozen):
    """Describe the question of a room; without a text it is the prepared one, in each follower's language."""

    id: str = Field(pattern=_ID)
    text: str = Field(default="", max_length=160)
    options: tuple[Option, ...] = Field(min_length=FEWEST_ANSWERS, max_length=MOST_ANSWERS)
    open: bool = True


class Shown(Frozen):
    """Describe what a room shows: the step of the presentation, and the question where there is one."""

    step: str = Field(pattern=_STEP)
    question: Question | None = None


class Vote(Frozen):
    """Describe a vote: which question, the phone's random id, and the place of the option."""

    question: str = Field(pattern=_ID)
    voter: str = Field(pattern=_ID)
    option: int = Field(ge=0, lt=MOST_ANSWERS)


@dataclass(frozen=True)
class State:
    """What followers are told: the number of the change, and what is shown."""

    version: int
    shown: Shown


def read_json(model: type[M], body: bytes) -> M:
    """Return what a request says; raise RefusedError where it is not in the form of the model."""
    try:
        return model.model_validate_json(body)
    except ValidationError as error:
        raise RefusedError("malformed") from error


def tidy_code(written: str) -> str:
    """Return a code as it is kept, however it was written; empty where it cannot be one."""
    code = "".join(written.upper().split())
    return code if len(code) == _CODE_SIGNS and set(code) <= set(_SIGNS) else ""


class Rooms:
    """Keep to the rules of rooms in a store; `now` returns the time in seconds since 1970."""

    def __init__(self, store: Store, now: Callable[[], float] = time.time) -> None:
        self.store, self._now = store, now
        self._opened = Pace(limits.MAX_OPENED, limits.OPENED_WITHIN_S, now)
        self._steps = Pace(limits.MAX_STEPS, limits.STEPS_WITHIN_S, now)
        self._votes = Pace(limits.MAX_VOTES, limits.VOTES_WITHIN_S, now)
        # An address is kept as a hash that nobody can undo once this process is gone.
        self._key = secrets.token_bytes(16)

    async def open(self, address: str, shown: Shown) -> tuple[str, str]:
        """Open a room for whoever asks from an address; return its code and the speaker's token."""
        if not self._opened.allows(hashlib.blake2b(address.encode(), key=self._key).hexdigest()):
            raise RefusedError("too_often")
        if await self.store.count() >= limits.MAX_ROOMS:
            raise RefusedError("too_many")
        token, ends = secrets.token_urlsafe(_TOKEN_BYTES), self._now() + limits.LIFE_S
        fields = {"ends": str(ends), "owner": _hash(token), "version": "1"} | _fields(shown)
        while not await self.store.add(code := _new_code(), fields, ends):
            pass
        return code, token

    async def state(self, code: str) -> State | None:
        """Return what a room shows; None where there is no such room, or no more."""
        return _state(await self.store.read(code))

    async def show(self, code: str, token: str, shown: Shown) -> tuple[int, list[int]]:
        """Show something to all who follow; return how many those are, and how many voted for each option."""
        state = await self._own(code, token)
        if state.shown != shown:
            if not self._steps.allows(code):
                raise RefusedError("too_fast")
            await self.store.write(code, {"version": str(state.version + 1)} | _fields(shown))
        votes: list[int] = []
        if shown.question:
            counted = Counter((await self.store.votes(code, shown.question.id)).values())
            votes = [counted[place] for place in range(len(shown.question.options))]
        return await self.store.followers(code), votes

    async def vote(self, code: str, vote: Vote) -> None:
        """Count the vote of a phone, in the place of its last one, while the question is open."""
        state = await self.state(code)
        if state is None:
            raise RefusedError("unknown")
        question = state.shown.question
        if not (question and question.open and question.id == vote.question and vote.option < len(question.options)):
            raise RefusedError("not_asked")
        voter = _hash(code + vote.voter)
        votes = await self.store.votes(code, question.id)
        if not self._votes.allows(code) or (voter not in votes and len(votes) >= limits.MAX_FOLLOWERS):
            raise RefusedError("too_fast")
        await self.store.vote(code, question.id, voter, vote.option)

    async def close(self, code: str, token: str) -> None:
        """End a room: nothing of it is kept."""
        await self._own(code, token)
        await self.store.remove(code)

    async def _own(self, code: str, token: str) -> State:
        """Return the state of a room to whoever has its token."""
        fields = await self.store.read(code)
        state = _state(fields)
        if state is None:
            raise RefusedError("unknown")
        if not hmac.compare_digest(fields["owner"], _hash(token)):
            raise RefusedError("not_yours")
        return state


def _state(fields: Mapping[str, str]) -> State | None:
    return State(int(fields["version"]), Shown.model_validate_json(fields["shown"])) if fields else None


def _fields(shown: Shown) -> dict[str, str]:
    return {"shown": shown.model_dump_json(), "asked": shown.question.id if shown.question else ""}


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _new_code() -> str:
    return "".join(secrets.choice(_SIGNS) for _ in range(_CODE_SIGNS))
