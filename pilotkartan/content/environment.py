"""Read, once, what the operator sets in the environment: addresses, who may show the app, a password."""

import os
import re

_HOST = r"(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])(?::\d{1,5})?"
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_LABEL = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
_ORIGIN = re.compile(rf"https?://(?:\*\.)?{_LABEL}(?:\.{_LABEL})*(?::\d{{1,5}})?", re.ASCII | re.IGNORECASE)
_OWN_ORIGIN = "'self'"
_SITE = re.compile(rf"(https?://{_HOST}(?:/[\w.~-]+)*)/?", re.ASCII | re.IGNORECASE)


def site(address: str) -> str:
    """Return the address of a web site without the slash at its end.

    Raise ValueError where it is not of the form http(s)://host[:port][/path]: a Host header may hold anything.
    """
    match = _SITE.fullmatch(address)
    if not match:
        raise ValueError(f"not of the form http(s)://host[:port][/path]: {address!r}")
    return match[1]


# The operator may set the address of the app: behind another server, a request does not always have it.
CONFIGURED = site(os.environ["PILOTKARTAN_URL"]) if os.environ.get("PILOTKARTAN_URL") else None


def base_url(asked_for: str, path: str = "") -> str:
    """Return the address of the start page without the slash at its end, given the full address that was asked for.

    `path` is that of the start page, where it is known. Where PILOTKARTAN_URL is set, it is that. Raise ValueError
    where the host asked for is no host.
    """
    host = "/".join(re.split("[/?#]", asked_for, maxsplit=3)[:3])
    # The slash keeps a path that a visitor wrote from being more of the host's name.
    return CONFIGURED or site(f"{host}/{path.strip('/')}")


def mail(address: str) -> str:
    """Return a link to an e-mail address. Raise ValueError where it is none."""
    if not _MAIL.fullmatch(address):
        raise ValueError(f"not an e-mail address: {address!r}")
    return f"mailto:{address}"


def mail_or_page(contact: str) -> str:
    """Return a link to an e-mail address or to a page on the web. Raise ValueError where `contact` is neither."""
    if _MAIL.fullmatch(contact):
        return mail(contact)
    if re.fullmatch(r"https://[^\s<>\"'`{}|\\^]+", contact):
        return contact
    raise ValueError(f"neither an e-mail address nor https://…: {contact!r}")


# The address to which visitors report what is not accessible: only the publisher of the app knows it.
ACCESSIBILITY_CONTACT = os.environ.get("PILOTKARTAN_ACCESSIBILITY_CONTACT", "").strip()
if ACCESSIBILITY_CONTACT:
    mail_or_page(ACCESSIBILITY_CONTACT)
# The e-mail address to which visitors report that a contact or an address is still right, or has changed.
MAINTAINER = os.environ.get("PILOTKARTAN_MAINTAINER", "").strip()
if MAINTAINER:
    mail(MAINTAINER)


def is_on(variable: str) -> bool:
    """Tell whether something is on, as it is unless turned off. Raise ValueError where it is neither `on` nor `off`."""
    given = os.environ.get(variable, "").strip()
    if given not in ("", "on", "off"):
        raise ValueError(f"{variable} is neither on nor off: {given!r}")
    return given != "off"


# Whether visitors may install the app and keep the offline edition in their browser.
OFFLINE = is_on("PILOTKARTAN_OFFLINE")

# Whether a presenter may let the room follow on their phones.
ROOMS = is_on("PILOTKARTAN_ROOMS")


def redis_address(address: str) -> str:
    """Return the address of the Redis or Valkey that replicas share. Raise ValueError where it is not of that form."""
    if address and not re.match(r"(?:rediss?|unix)://\S+$", address, re.ASCII):
        # Not what it is: it may hold a password.
        raise ValueError("PILOTKARTAN_REDIS is not of the form redis://…")
    return address


# Where replicas share what rooms follow; without one each process keeps its own.
REDIS = redis_address(os.environ.get("PILOTKARTAN_REDIS", "").strip())


def frame_ancestors(origins: str) -> str:
    """Return the sources of a policy whose pages may show the app in a frame: the app's own and the origins given.

    Raise ValueError where one is not of the form http(s)://host[:port]; `*.` may be before the host.
    """
    given = [origin for origin in origins.split() if origin != _OWN_ORIGIN]
    for origin in given:
        if not _ORIGIN.fullmatch(origin):
            raise ValueError(
                "PILOTKARTAN_FRAME_ANCESTORS holds what is not of the form http(s)://host[:port], "
                f"with or without *. before the host: {origin!r}"
            )
    # The app's own page holds the map's frame, also where another site's page holds the app.
    return " ".join((_OWN_ORIGIN, *given))


# What the headers of every answer say about who may show it in a frame.
FRAME_ANCESTORS = frame_ancestors(os.environ.get("PILOTKARTAN_FRAME_ANCESTORS", ""))
# The sites beside the app's own whose pages may.
OTHER_SITES = FRAME_ANCESTORS.split()[1:]

_MIN_TOKEN_CHARACTERS = 16


def secret(token: str) -> str:
    """Return a password that is too long to be guessed, or none. Raise ValueError where it is shorter."""
    if 0 < len(token) < _MIN_TOKEN_CHARACTERS:
        raise ValueError(f"PILOTKARTAN_OPERATOR_TOKEN is shorter than {_MIN_TOKEN_CHARACTERS} characters")
    return token


# The password of the operator's own page, which is there only where one is set.
OPERATOR_TOKEN = secret(os.environ.get("PILOTKARTAN_OPERATOR_TOKEN", "").strip())
