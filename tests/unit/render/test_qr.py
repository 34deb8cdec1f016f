"""A QR code leads a telephone's camera to the address that it was made from."""

import re
from io import BytesIO
from xml.etree import ElementTree

import pytest
import vl_convert
import zxingcpp
from PIL import Image

from pilotkartan.render.qr import qr_svg

ADDRESSES = [
    "http://127.0.0.1:8501/?kommun=flen&lang=sv",
    "https://pilotkartan.example.se/?kommun=vimmerby&tema=boende&tema=dialog&q=%C3%A5%20%22&lang=en",
    f"https://example.org/{'long/' * 60}?lang=sv",
]


def read(svg: str) -> list[zxingcpp.Barcode]:
    """The codes that a reader sees in a picture."""
    png = vl_convert.svg_to_png(re.sub(r"<svg ", '<svg width="600" height="600" ', svg, count=1))
    return list(zxingcpp.read_barcodes(Image.open(BytesIO(png)).convert("L")))


@pytest.mark.parametrize("address", ADDRESSES)
def test_code_leads_to_its_address(address: str) -> None:
    """A reader finds one QR code and the whole address in it, with at least the middle level of error correction."""
    (code,) = read(qr_svg(address))
    assert (code.format, code.text) == (zxingcpp.BarcodeFormat.QRCode, address)
    assert code.ec_level in {"M", "Q", "H"}


def test_code_stands_dark_on_white_with_its_margin() -> None:
    """The picture brings the white ground and the margin that readers need, so that it works in a dark theme too."""
    svg = ElementTree.fromstring(qr_svg(ADDRESSES[0]))
    ground, code = svg
    side = int(svg.get("viewBox", "").split()[2])
    assert (ground.get("fill"), ground.get("d")) == ("#fff", f"M0 0h{side}v{side}h-{side}z")
    assert code.get("stroke") == "#000"
    assert code.get("d", "").startswith("M4 4.5")


def test_picture_holds_nothing_but_the_code() -> None:
    """No address, script or markup gets out of the code into the picture's own."""
    svg = qr_svg('https://x.se/"><script>alert(1)</script>')
    assert set(re.findall(r"<(\w+)", svg)) == {"svg", "path"}
