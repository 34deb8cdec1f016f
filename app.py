"""The composition root: the main script, the routes, the headers, and a warm start."""

import streamlit as st

from pilotkartan.web import middleware, routes, warm_up

app = st.App("pages/frame.py", routes=routes(), middleware=middleware(), lifespan=warm_up)
