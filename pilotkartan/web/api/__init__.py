"""Serve the API at /api."""
