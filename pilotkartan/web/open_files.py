"""Raise the number of files and connections that the process may hold open."""

from contextlib import suppress


def allow_many() -> None:
    """Raise the limit as far as the system allows: each visitor holds four, so the usual 1,024 allow 250 visitors."""
    with suppress(ImportError, OSError, ValueError):  # not on every system, and not always granted
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
