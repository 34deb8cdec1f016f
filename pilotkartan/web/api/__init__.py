"""Answer programs at /api."""
