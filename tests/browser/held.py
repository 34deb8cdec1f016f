"""A line to the server whose answers are held up, to see what the page shows meanwhile."""

import re

from playwright.sync_api import WebSocketRoute

from tests.browser.visitor import Visitor


class HeldLine:
    """The line to the server, whose answers can be held up."""

    def __init__(self, visitor: Visitor) -> None:
        self.held: list[str | bytes] | None = None
        self._still = 0
        self._browser: WebSocketRoute | None = None
        visitor.page.route_web_socket(re.compile("/_stcore/stream"), self._join)

    def _join(self, browser: WebSocketRoute) -> None:
        self._browser = browser
        browser.connect_to_server().on_message(self._pass_on)

    def _pass_on(self, message: str | bytes) -> None:
        if self.held is not None and self._still == 0:
            self.held.append(message)
        elif self._browser:
            self._still = max(self._still - 1, 0)
            self._browser.send(message)

    def hold(self, after: int = 0) -> None:
        """Keep back what the server says from now on, or after so many messages more."""
        self.held, self._still = [], after

    def let_go(self) -> None:
        """Hand over what was kept back, and what comes."""
        held, self.held = self.held or [], None
        for message in held:
            self._pass_on(message)
