"""Where the app stands on the web: the beginning of every full address that it gives away."""

import os
import re

_HOST = r"(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])(?::\d{1,5})?"
_SITE = re.compile(rf"(https?://{_HOST}(?:/[\w.~-]+)*)/?", re.ASCII | re.IGNORECASE)


def site(address: str) -> str:
    """Return the address of a web site without the slash at its end.

    Raise ValueError where it is not of the form http(s)://host[:port][/path]: a Host header may hold anything.
    """
    match = _SITE.fullmatch(address)
    if not match:
        raise ValueError(f"not of the form http(s)://host[:port][/path]: {address!r}")
    return match[1]


# Whoever runs the app may say its address: behind another server, a request does not always tell it.
CONFIGURED = site(os.environ["PILOTKARTAN_URL"]) if os.environ.get("PILOTKARTAN_URL") else None


def base_url(asked_for: str) -> str:
    """Return the address of the start page without the slash at its end, given the full address that was asked for.

    It is PILOTKARTAN_URL where that is set. Raise ValueError where the host asked for is no host.
    """
    return CONFIGURED or site("/".join(re.split("[/?#]", asked_for, maxsplit=3)[:3]))
