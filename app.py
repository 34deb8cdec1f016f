"""Compose the app: the main script, the routes, the headers, and a warm start."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st

# Settings are read from the environment when the modules below are; some hosts give them as Streamlit's secrets only.
st.secrets.load_if_toml_exists()

from pilotkartan.ui.streamlit_patches import batch_messages  # noqa: E402
from pilotkartan.web.routes import middleware, routes, warm_up  # noqa: E402


@asynccontextmanager
async def start(app: object) -> AsyncIterator[None]:
    """Make ready for the first visitor."""
    async with warm_up(app):
        batch_messages(asyncio.get_running_loop())
        yield


# The path of the start page: empty, or such as /pilotkartan.
base = f"/{st.get_option('server.baseUrlPath').strip('/')}".rstrip("/")
# A host that hands on another Host header than the browser wrote starts Streamlit so that any page may open a session.
around = middleware(base, own_pages_only=st.get_option("server.enableCORS"))
app = st.App("pages/frame.py", routes=routes(base), middleware=around, lifespan=start)
