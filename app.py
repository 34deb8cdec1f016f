"""The composition root: the main script, the routes, the headers, and a warm start."""

import streamlit as st
from streamlit import net_util

from pilotkartan.ui.message_batching import batch_messages
from pilotkartan.ui.run_queue import queue_runs
from pilotkartan.web.routes import middleware, routes, warm_up

# When another site opens a connection, Streamlit would ask an outside host for this machine's address; all would wait.
net_util.get_external_ip = lambda: None
batch_messages()
queue_runs()

app = st.App("pages/frame.py", routes=routes(), middleware=middleware(), lifespan=warm_up)
