"""A file that cannot be made says why, and nothing else is lost."""

import pytest

from pilotkartan.ui.exports import keeping_reason


def full() -> bytes:
    """A file for which the disk has no room."""
    raise OSError(28, "No space left on device", "/srv/secret/place")


def odd() -> bytes:
    """A file that fails for a reason nobody thought of."""
    raise KeyError("/srv/secret/place")


def test_reason_is_kept_without_what_is_secret() -> None:
    """The visitor is told the kind of fault, never a place on the server; a file that succeeds clears it."""
    faults: dict[str, str] = {}
    with pytest.raises(OSError, match="No space"):
        keeping_reason(full, "Slides", faults)()
    assert faults == {"Slides": "No space left on device"}
    with pytest.raises(KeyError):
        keeping_reason(odd, "Handout", faults)()
    assert faults == {"Handout": "KeyError"}
    assert keeping_reason(lambda: b"x", "Map", faults)() == b"x"
    assert faults == {}
