"""Draw a QR code that leads to an address."""

from base64 import b64encode
from functools import lru_cache
from io import BytesIO

import segno

# As wide as the standard asks for, in modules.
_QUIET_ZONE = 4
# A presentation has one for each of its steps, drawn at every run; each takes a code 3 ms to work out.
_KEPT = 256


def qr_svg(address: str) -> str:
    """Return the address as a QR code, SVG, dark on white, with its quiet zone; error correction M or better.

    Raise ValueError where it is longer than a code can hold, 2,331 bytes.
    """
    out = BytesIO()
    _code(address).save(
        out, kind="svg", border=_QUIET_ZONE, dark="#000", light="#fff", xmldecl=False, omitsize=True, nl=False,
        svgclass=None, lineclass=None,
    )  # fmt: skip
    return out.getvalue().decode()


def qr_png(address: str, module_px: int) -> bytes:
    """Return the same code as PNG, each of its modules `module_px` pixels wide; raise ValueError as qr_svg does."""
    out = BytesIO()
    _code(address).save(out, kind="png", border=_QUIET_ZONE, scale=module_px)
    return out.getvalue()


@lru_cache(_KEPT)
def qr_modules(address: str) -> str:
    """Return the same code as its modules, row by row, a bit each, as base64: assets/js/story/qr.js draws them."""
    bits = "".join(str(module) for row in _code(address).matrix for module in row)
    padded = bits.ljust(-(-len(bits) // 8) * 8, "0")
    return b64encode(int(padded, 2).to_bytes(len(padded) // 8)).decode()


def _code(address: str) -> segno.QRCode:
    return segno.make(address, error="m", micro=False)
