"""Raise the number of files and connections that the process may hold open."""

from contextlib import suppress


def allow_many() -> None:
    """Take as many as the system grants: each visitor holds four, and 1,024, the usual limit, is 250 visitors."""
    with suppress(ImportError, OSError, ValueError):  # not on every system, and not always granted
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
