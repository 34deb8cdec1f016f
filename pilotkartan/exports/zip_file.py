"""Pack files in a zip. Pure."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pilotkartan.content.model import Atlas


def zip_files(atlas: Atlas, files: Mapping[str, bytes]) -> bytes:
    """Return a zip of files by their path; the same data gives the same bytes."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            # The date of the data, not of the writing.
            info = ZipInfo(name, (*atlas.dataset.date.timetuple()[:3], 0, 0, 0))
            info.external_attr = 0o644 << 16
            archive.writestr(info, data, ZIP_DEFLATED)
    return buffer.getvalue()
