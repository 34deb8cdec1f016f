"""A window of WebKitGTK that does what it is told: a line of JSON in, one out; what the page's console says, between.

It runs with the machine's own Python, to which Debian's WebKit belongs, and needs a display.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gdk, GLib, Gtk, WebKit2  # noqa: E402  # the versions stand first

_KEYS = {"Enter": "Return", "Backspace": "BackSpace", "ArrowRight": "Right", "ArrowLeft": "Left"}


class Shell:
    """A window with one page. Each command answers once it is done."""

    def __init__(self, watch: str, folder: Path) -> None:
        self._folder = folder
        content = WebKit2.UserContentManager()
        frames, start = WebKit2.UserContentInjectedFrames.ALL_FRAMES, WebKit2.UserScriptInjectionTime.START
        content.add_script(WebKit2.UserScript.new(watch, frames, start, None, None))
        context = WebKit2.WebContext.new_ephemeral()
        context.connect("download-started", self._save)
        self._view = WebKit2.WebView(user_content_manager=content, web_context=context)
        self._view.get_settings().set_enable_write_console_messages_to_stdout(True)
        self._view.connect("load-failed", lambda *failed: self._answer(error=f"{failed[2]}: {failed[3].message}"))
        self._view.connect("load-changed", self._loaded)
        self._loading = False
        self._window = Gtk.Window()
        self._window.add(self._view)
        GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, self._read)

    def _read(self, *_: Any) -> bool:
        line = sys.stdin.readline()
        if not line:
            Gtk.main_quit()
            return GLib.SOURCE_REMOVE
        command = json.loads(line)
        do: Callable[..., None] = getattr(self, command.pop("do"))
        do(**command)
        return GLib.SOURCE_CONTINUE

    def _answer(self, **answer: Any) -> None:
        print(json.dumps(answer), flush=True)

    def open(self, address: str, width: int, height: int) -> None:
        """Load an address in a window of some size, in pixels."""
        self._window.resize(width, height)
        self._window.show_all()
        self._view.grab_focus()
        self._loading = True
        self._view.load_uri(address)

    def _loaded(self, _view: Any, event: Any) -> None:
        if event == WebKit2.LoadEvent.FINISHED and self._loading:
            self._loading = False
            self._answer()

    def evaluate(self, expression: str) -> None:
        """Answer with the value of an expression, or of what it promises, as JSON."""
        body = f"return JSON.stringify((await ({expression})) ?? null)"
        self._view.call_async_javascript_function(body, -1, None, None, None, None, self._evaluated)

    def _evaluated(self, view: Any, result: Any, *_: Any) -> None:
        try:
            value = view.call_async_javascript_function_finish(result).to_string()
        except GLib.Error as error:
            self._answer(error=error.message)
        else:
            self._answer(value=json.loads(value))

    def press_at(self, x: float, y: float) -> None:
        """Press the mouse's button at a place of the page, in pixels."""
        kinds = (Gdk.EventType.MOTION_NOTIFY, Gdk.EventType.BUTTON_PRESS, Gdk.EventType.BUTTON_RELEASE)
        for kind in kinds:
            event = self._event(kind)
            part = event.motion if kind == kinds[0] else event.button
            part.x, part.y, part.x_root, part.y_root = x, y, x, y
            if kind != kinds[0]:
                part.button = 1
            event.set_device(Gdk.Display.get_default().get_default_seat().get_pointer())
            Gtk.main_do_event(event)
        self._answer()

    def press_key(self, key: str) -> None:
        """Press a key, named as in JavaScript."""
        value = Gdk.keyval_from_name(_KEYS.get(key, key)) or Gdk.unicode_to_keyval(ord(key))
        _, keys = Gdk.Keymap.get_default().get_entries_for_keyval(value)
        for kind in (Gdk.EventType.KEY_PRESS, Gdk.EventType.KEY_RELEASE):
            event = self._event(kind)
            event.key.keyval = value
            event.key.hardware_keycode = keys[0].keycode if keys else 0
            event.set_device(Gdk.Display.get_default().get_default_seat().get_keyboard())
            Gtk.main_do_event(event)
        self._answer()

    def _event(self, kind: Any) -> Any:
        event = Gdk.Event.new(kind)
        event.any.window = self._view.get_window()
        event.any.send_event = True
        return event

    def look(self, dark: bool, text_zoom: float) -> None:
        """Prefer dark pages or not, and show text so many times as large, with boxes in pixels as they are."""
        Gtk.Settings.get_default().set_property("gtk-application-prefer-dark-theme", dark)
        self._view.get_settings().set_zoom_text_only(True)
        self._view.set_zoom_level(text_zoom)
        self._answer()

    def picture(self, path: str) -> None:
        """Write what the window shows into a PNG file."""
        window = self._window.get_window()
        size = (window.get_width(), window.get_height())
        Gdk.pixbuf_get_from_window(window, 0, 0, *size).savev(path, "png", [], [])
        self._answer()

    def _save(self, _context: Any, download: Any) -> None:
        def name(_download: Any, suggested: str) -> bool:
            download.set_destination((self._folder / suggested).as_uri())
            return True

        download.connect("decide-destination", name)
        download.connect("finished", lambda _: print(f"SAVED {download.get_destination()}", flush=True))

    def print(self, path: str) -> None:
        """Print the page on A4 into a PDF."""
        settings = Gtk.PrintSettings()
        settings.set_printer("Print to File")
        settings.set(Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf")
        settings.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, Path(path).as_uri())
        a4 = Gtk.PageSetup()
        a4.set_paper_size(Gtk.PaperSize.new("iso_a4"))
        self._operation = WebKit2.PrintOperation(web_view=self._view, print_settings=settings, page_setup=a4)
        self._operation.connect("failed", lambda _, error: self._answer(error=error.message))
        self._operation.connect("finished", lambda _: self._answer())
        self._operation.print_()


if __name__ == "__main__":
    shell = Shell(sys.argv[1], Path(sys.argv[2]))
    Gtk.main()
