"""Look up an address with Nominatim, if opted in: only here a visitor's text leaves; it is never logged."""

import logging
import os
import time
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Any, Literal
from urllib.request import HTTPRedirectHandler, build_opener

from geopy.adapters import URLLibAdapter
from geopy.exc import GeocoderRateLimited
from geopy.geocoders import Nominatim

from pilotkartan.content.boundaries import swedish_municipality_at
from pilotkartan.content.model import Lang
from pilotkartan.content.settings import SOFTWARE

ATTRIBUTION = "© OpenStreetMap"  # Shown wherever an answer is, linked to https://www.openstreetmap.org/copyright.
CACHE_SIZE = 512
Fault = Literal["timeout", "busy", "failed", "no_hit"]
_log = logging.getLogger(__name__)
_making = Lock()


@dataclass(frozen=True)
class Found:
    """A point in degrees WGS 84, with the service's own name of it."""

    label: str
    lat: float
    lon: float


@dataclass(eq=False)
class OnlineGeocoder:
    """Asks one question at a time for all visitors, the next `interval` seconds after the last was answered.

    Nobody waits in line for longer than `patience`, or waits longer than it and `timeout`, whatever the network does.
    """

    contact: str
    domain: str = "nominatim.openstreetmap.org"
    scheme: str = "https"
    interval: float = 1.0
    patience: float = 5.0
    timeout: float = 3.0

    def __post_init__(self) -> None:
        logging.getLogger("geopy").setLevel(logging.WARNING)  # Below that it logs questions and answers.
        who = f"{SOFTWARE} ({self.contact})"
        # geopy's own choice, requests, would retry, follow redirects and log addresses: one question is one request.
        self._api = Nominatim(domain=self.domain, scheme=self.scheme, user_agent=who, adapter_factory=URLLibAdapter)
        self._api.adapter.urlopen = build_opener(_NoRedirect).open
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="geocoder")
        self._lock = Lock()  # Guards what follows.
        self._free_at = time.monotonic()
        self._pending: dict[tuple[str, Lang], Future[Found | Fault]] = {}
        self._known: dict[tuple[str, Lang], Found | Fault] = {}  # The least recently used first.

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> "OnlineGeocoder | None":
        """Return the process's one geocoder with these settings; None if not opted in, or not rightly (logged)."""
        ends = ("", "_CONTACT", "_DOMAIN", "_SCHEME")
        name, contact, domain, scheme = (environ.get(f"PILOTKARTAN_GEOCODER{end}", "").strip() for end in ends)
        with _making:
            return _shared(name, contact, domain or cls.domain, scheme or cls.scheme) if name else None

    def find(self, text: str, lang: Lang) -> Found | Fault:
        """Return the best hit, with its label in `lang`, or the reason why there is none; never raise."""
        key = (" ".join(text.split()).casefold(), lang)
        if not 0 < len(key[0]) <= 200:  # No address is longer.
            return "no_hit"
        with self._lock:
            if key in self._known:
                self._known[key] = self._known.pop(key)
                return self._known[key]
            if key not in self._pending:
                now = time.monotonic()
                if max(0.0, self._free_at - now) + len(self._pending) * self.interval > self.patience:
                    _log.info("geocoder: busy")
                    return "busy"
                self._pending[key] = self._worker.submit(self._answer, key, now)
            answer = self._pending[key]
        try:
            return answer.result(self.patience + self.timeout)
        except TimeoutError:
            _log.warning("geocoder: timeout")
            return "timeout"

    def _answer(self, key: tuple[str, Lang], asked_at: float) -> Found | Fault:
        """Wait for the turn and ask, unless the line was too slow; run by the one worker."""
        start = max(self._free_at, time.monotonic())
        answer: Found | Fault = "busy"
        if start - asked_at <= self.patience:
            time.sleep(max(0.0, start - time.monotonic()))
            answer, self._free_at = self._ask(*key)
        with self._lock:
            del self._pending[key]
            if isinstance(answer, Found) or answer == "no_hit":
                self._known[key] = answer
            if len(self._known) > CACHE_SIZE:
                del self._known[next(iter(self._known))]
        return answer

    def _ask(self, text: str, lang: Lang) -> tuple[Found | Fault, float]:
        try:
            hit = self._api.geocode(text, timeout=self.timeout, country_codes="se", language=lang)
            # Not geopy's point: it wraps a longitude round the globe and takes a missing one for 0.
            at = hit and Found(str(hit.raw["display_name"]), float(hit.raw["lat"]), float(hit.raw["lon"]))
            inside = at and swedish_municipality_at(at.lat, at.lon)
            return at if at and inside else "no_hit", time.monotonic() + self.interval
        except Exception as error:  # geopy lets through whatever a strange answer makes its parser raise.
            late = isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError)
            fault: Fault = "busy" if isinstance(error, GeocoderRateLimited) else "timeout" if late else "failed"
            _log.warning("geocoder: %s (%s)", fault, type(error).__name__)  # The message may hold the text.
            return fault, time.monotonic() + max(self.interval, min(getattr(error, "retry_after", None) or 0.0, 3600.0))


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None: ...


@cache
def _shared(name: str, contact: str, domain: str, scheme: str) -> OnlineGeocoder | None:
    if name == "nominatim" and contact and contact.isascii() and contact.isprintable() and scheme in ("https", "http"):
        return OnlineGeocoder(contact, domain, scheme)
    _log.error("geocoder off: PILOTKARTAN_GEOCODER (nominatim), _CONTACT (mail, web) or _SCHEME missing or wrong")
    return None
