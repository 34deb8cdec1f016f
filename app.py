"""The composition root: the main script, the routes, the headers, and a warm start."""

import streamlit as st
from streamlit import net_util

from pilotkartan.ui.delivery import deliver_together
from pilotkartan.ui.turns import take_turns
from pilotkartan.web.routes import middleware, routes, warm_up

# When another site opens a connection, Streamlit would ask an outside host for this machine's address; all would wait.
net_util.get_external_ip = lambda: None
deliver_together()
take_turns()

app = st.App("pages/frame.py", routes=routes(), middleware=middleware(), lifespan=warm_up)
