"""A visitor's session over Streamlit's websocket protocol, as the browser speaks it but with nothing drawn.

It sends the state of every widget with each run, as the frontend does, and keeps what the server may refer to by hash.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

# The second word is in the place of a token, as in the browser.
_SUBPROTOCOLS = ("streamlit", "PLACEHOLDER_AUTH_TOKEN")
# After this number of runs without use the browser forgets a message that is referred to by hash.
_KEPT_RUNS = 2


class ServerError(Exception):
    """The server shows an exception, or ended a run otherwise than with success."""


@dataclass
class Kept:
    """A message that the server may refer to by its hash, and the run that last used it."""

    message: ForwardMsg
    run: int


class Session:
    """One visitor: the connection, the elements that the last run drew, and the widgets' values."""

    def __init__(self, connection: ClientConnection, address: str, locale: str) -> None:
        self.elements: list[Element] = []
        self._connection = connection
        self._context = {
            "timezone": "UTC",
            "timezone_offset": 0,
            "locale": locale,
            "url": address,
            "color_scheme": "light",
        }
        self._values: dict[str, WidgetState] = {}
        self._kept: dict[str, Kept] = {}
        self._query = urlsplit(address).query
        self._page = ""
        self._run = 0

    @classmethod
    async def open(cls, address: str, locale: str = "sv-SE") -> Self:
        """Connect to the app at `address`, with its query, and look at the first run."""
        parts = urlsplit(address)
        connection = await connect(
            f"ws://{parts.netloc}/_stcore/stream",
            origin=f"{parts.scheme}://{parts.netloc}",  # type: ignore[arg-type]
            subprotocols=_SUBPROTOCOLS,  # type: ignore[arg-type]
            additional_headers={"accept-language": locale},
            compression=None,
            max_size=None,
            max_queue=None,
            ping_interval=None,
            open_timeout=None,
        )
        session = cls(connection, address, locale)
        await session.run()
        return session

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        await self._connection.close()

    async def run(self, *changed: WidgetState) -> float:
        """Change widgets, run the app, and return when it had finished, in seconds of `time.perf_counter`.

        A trigger (the press of a button) counts for this run only.
        """
        for state in changed:
            self._values[state.id] = state
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string = self._query
        asked.page_script_hash = self._page
        asked.widget_states.widgets.extend(self._values.values())
        asked.cached_message_hashes.extend(self._kept)
        for name, value in self._context.items():
            setattr(asked.context_info, name, value)
        self._run += 1
        await self._connection.send(message.SerializeToString())
        await self._receive_run()
        finished = time.perf_counter()
        self._adopt_values()
        self._kept = {key: kept for key, kept in self._kept.items() if kept.run > self._run - _KEPT_RUNS}
        return finished

    def find(self, kind: str, key: str = "") -> Any:
        """Return the first element of a kind whose id ends in `key`; raise ServerError where there is none."""
        for element in self.of_kind(kind):
            if element.id.endswith(key):
                return element
        raise ServerError(f"no {kind} {key}")

    def of_kind(self, kind: str) -> Iterator[Any]:
        """Return the elements of a kind, such as `checkbox`, in the order in which they were drawn."""
        return (getattr(element, kind) for element in self.elements if element.WhichOneof("type") == kind)

    async def _receive_run(self) -> None:
        """Receive what the run draws, until the server says that it has finished."""
        self.elements = []
        while True:
            message = ForwardMsg.FromString(await self._connection.recv(decode=False))
            match message.WhichOneof("type"):
                case "ref_hash":
                    kept = self._kept[message.ref_hash]
                    kept.run = self._run
                    self.elements.append(kept.message.delta.new_element)
                case "delta" if message.delta.WhichOneof("type") == "new_element":
                    if message.metadata.cacheable:
                        self._kept[message.hash] = Kept(message, self._run)
                    self.elements.append(message.delta.new_element)
                case "new_session":
                    self._page = message.new_session.page_script_hash
                case "page_info_changed":
                    self._query = message.page_info_changed.query_string
                case "script_finished":
                    break
        if message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY or any(self.of_kind("exception")):
            raise ServerError(f"finished with {message.script_finished}")

    def _adopt_values(self) -> None:
        """Keep the values of the widgets on the page, as the server set them or as they were."""
        before, self._values = self._values, {}
        for element in self.elements:
            kind = element.WhichOneof("type") or ""
            widget = getattr(element, kind)
            known = before.get(getattr(widget, "id", ""))
            if (
                known
                and not known.WhichOneof("value").endswith("trigger_value")
                and not getattr(widget, "set_value", False)
            ):
                self._values[known.id] = known
            elif state := _value(kind, widget):
                self._values[state.id] = state


def _value(kind: str, widget: Any) -> WidgetState | None:
    """Return what the browser reports of a widget that was just drawn; None where it is silent."""
    state = WidgetState(id=getattr(widget, "id", ""))
    source = "value" if getattr(widget, "set_value", False) else "default"
    match kind:
        case "checkbox":
            state.bool_value = getattr(widget, source)
        case "text_input":
            state.string_value = getattr(widget, source)
        case "button_group":
            chosen = widget.raw_values if source == "value" else [widget.options[i].content for i in widget.default]
            state.string_array_value.data.extend(chosen)
        case "multiselect":
            chosen = widget.raw_values if source == "value" else [widget.options[i] for i in widget.default]
            state.string_array_value.SetInParent()
            state.string_array_value.data.extend(chosen)
        case _:
            return None
    return state
