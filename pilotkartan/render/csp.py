"""Make the content security policies of inline scripts and of a map's frame."""

import base64
import hashlib

from pilotkartan.content.environment import FRAME_ANCESTORS

_FRAME = (
    "default-src 'none'; script-src 'self' {script}; style-src 'self' 'unsafe-inline'; img-src 'self' data:{images}; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors {ancestors}"
)


def script_source(script: str) -> str:
    """Return what a policy calls an inline script, by its hash."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def frame_policy(script: str, *image_hosts: str) -> str:
    """Return the policy of a frame that runs one inline script and shows images of its own host and of these."""
    images = "".join(f" {host}" for host in image_hosts)
    return _FRAME.format(script=script_source(script), images=images, ancestors=FRAME_ANCESTORS)
