"""Limit what rooms may take of the server, and name what is refused. Pure."""

from collections import deque
from collections.abc import Callable, Mapping

LIFE_S = 2 * 60 * 60.0
MAX_ROOMS = 100
MAX_FOLLOWERS = 500
# Of one address, behind which a whole municipality or a server in front may be.
MAX_OPENED, OPENED_WITHIN_S = 30, 600.0
# Held keys change steps faster; the stage then sends the last one only.
MAX_STEPS, STEPS_WITHIN_S = 10, 1.0
# Of one room: each follower votes once and changes it a few times.
MAX_VOTES, VOTES_WITHIN_S = 2 * MAX_FOLLOWERS, 10.0
# Why a request is refused, and the HTTP status: the words have a text for each.
REFUSALS: Mapping[str, int] = {
    "malformed": 400,
    "other_site": 403,
    "not_yours": 403,
    "unknown": 404,
    "not_asked": 409,
    "full": 429,
    "too_many": 429,
    "too_often": 429,
    "too_fast": 429,
    "away": 503,
}


class RefusedError(Exception):
    """Refuse a request; `why` is one of REFUSALS."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Pace:
    """Allow each key so many times within so many seconds; what is older is forgotten."""

    def __init__(self, times: int, within_s: float, now: Callable[[], float]) -> None:
        self._times, self._within_s, self._now = times, within_s, now
        self._seen: dict[str, deque[float]] = {}

    def allows(self, key: str) -> bool:
        """Tell whether the key may go on, and count it if so."""
        self.forget_old()
        seen = self._seen.setdefault(key, deque())
        if len(seen) >= self._times:
            return False
        seen.append(self._now())
        return True

    def forget_old(self) -> None:
        """Forget what was before the window, and the keys of which nothing is left."""
        start = self._now() - self._within_s
        for key, seen in list(self._seen.items()):
            while seen and seen[0] <= start:
                seen.popleft()
            if not seen:
                del self._seen[key]

    def __len__(self) -> int:
        return len(self._seen)
