"""Print an address as WebKitGTK does, into a PDF: `python3 webkit_print.py ADDRESS READY FILE [WIDTH HEIGHT]`.

READY is a JavaScript expression that is true once the page can be printed. It runs with the machine's own Python, to
which Debian's WebKit belongs, and needs a display.
"""

import sys
from pathlib import Path
from typing import Any

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib, Gtk, WebKit2  # noqa: E402  # the versions stand first

_AGAIN_AFTER_MS = 100


class Printer:
    """A window that prints its page once it is ready, and then ends the program."""

    def __init__(self, ready: str, pdf: Path, width_px: int, height_px: int) -> None:
        self._ready = ready
        self._pdf = pdf
        self.error: str | None = None
        self.view = WebKit2.WebView()
        self.view.connect("load-failed", lambda _view, _event, address, error: self._end(f"{address}: {error.message}"))
        window = Gtk.Window(default_width=width_px, default_height=height_px)
        window.add(self.view)
        window.show_all()

    def look(self) -> bool:
        """Print if the page is ready, else look again a little later."""
        self.view.evaluate_javascript(f"Boolean({self._ready})", -1, None, None, None, self._looked)
        return GLib.SOURCE_REMOVE

    def _looked(self, view: Any, result: Any, *_: Any) -> None:
        try:
            ready = view.evaluate_javascript_finish(result).to_boolean()
        except GLib.Error:  # asked while one document gives way to the next
            ready = False
        if ready:
            self._print()
        else:
            GLib.timeout_add(_AGAIN_AFTER_MS, self.look)

    def _print(self) -> None:
        settings = Gtk.PrintSettings()
        settings.set_printer("Print to File")
        settings.set(Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf")
        settings.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, self._pdf.as_uri())
        a4 = Gtk.PageSetup()
        a4.set_paper_size(Gtk.PaperSize.new("iso_a4"))
        self._operation = WebKit2.PrintOperation(web_view=self.view, print_settings=settings, page_setup=a4)
        self._operation.connect("failed", lambda _operation, error: self._end(error.message))
        self._operation.connect("finished", lambda _operation: self._end(None))
        self._operation.print_()

    def _end(self, error: str | None) -> None:
        # What has failed has finished, too.
        self.error = self.error or error
        Gtk.main_quit()


def main() -> None:
    """Print what the command line asks for."""
    address, ready, pdf = sys.argv[1:4]
    width_px, height_px = map(int, sys.argv[4:6]) if len(sys.argv) > 4 else (1440, 900)
    printer = Printer(ready, Path(pdf), width_px, height_px)
    printer.view.load_uri(address)
    printer.look()
    Gtk.main()
    if printer.error:
        sys.exit(printer.error)


if __name__ == "__main__":
    main()
