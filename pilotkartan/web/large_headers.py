"""Allow headers on a websocket that are as large as those on the request for a page.

A browser sends with each request the cookies that any site of the domain has set; a municipality's domain may have
many. The server answers a page request with 16 kB of cookies and more, but the websocket library waits for ever after
a header line of 8 kB: the page would be shown and never start.
"""

import logging

from websockets import http11

# The server reads no more at a time: a page request with a longer line is refused before it gets here.
MAX_LINE_BYTES = 256 * 1024
# Set here, since its environment variable, WEBSOCKETS_MAX_LINE_LENGTH, is read before any of our code runs.
_SETTING = "MAX_LINE_LENGTH"
_log = logging.getLogger(__name__)


def allow() -> None:
    """Allow header lines of MAX_LINE_BYTES when a websocket is opened; log a warning where that fails."""
    if isinstance(getattr(http11, _SETTING, None), int):
        setattr(http11, _SETTING, MAX_LINE_BYTES)
    else:
        _log.warning("websockets has no %s any more: visitors with many cookies may get no connection", _SETTING)
