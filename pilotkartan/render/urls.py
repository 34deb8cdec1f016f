"""Write the addresses in a page so that they hold under any path, also one that the app is not told of. Pure.

In Python an address of the app begins at the root: `/evidens?lang=sv`. Every page is directly below the start page, so
there the same address is `./evidens?lang=sv`, wherever the start page is.
"""

import re

# The attributes that hold an address. Text cannot be taken for one: its quotation marks are escaped.
_ADDRESS = re.compile(
    r'(\b(?:href|src|action|data-(?:here|panels|script|texts|room|worker|edition|embed))="|\burl\(")/(?!/)', re.ASCII
)


def relative_address(address: str, depth: int = 0) -> str:
    """Return an address as it is written in a page that is so many folders below the start page's."""
    return _way_up(depth) + address.removeprefix("/")


def relative(html: str, depth: int = 0) -> str:
    """Return HTML with every address of the app relative, for a page that is so many folders below the start page's."""
    # Markup would escape what is put in.
    return _ADDRESS.sub(rf"\g<1>{_way_up(depth)}", str(html))


def _way_up(depth: int) -> str:
    return "../" * depth or "./"
