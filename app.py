"""Compose the app: the main script, the routes, the headers, and a warm start."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st

from pilotkartan.ui.streamlit_patches import batch_messages
from pilotkartan.web.routes import middleware, routes, warm_up


@asynccontextmanager
async def start(app: object) -> AsyncIterator[None]:
    """Make ready for the first visitor."""
    async with warm_up(app):
        batch_messages(asyncio.get_running_loop())
        yield


# The path of the start page: empty, or such as /pilotkartan.
base = f"/{st.get_option('server.baseUrlPath').strip('/')}".rstrip("/")
app = st.App("pages/frame.py", routes=routes(base), middleware=middleware(base), lifespan=start)
