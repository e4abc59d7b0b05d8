"""Serves Yanzhen: streamlit run app.py."""

import streamlit as st

from pages.ui import geodata, show
from pages.ui.server import lifespan, middleware, spare_searches

spare_searches()
routes = [*geodata.routes(), *show.routes()]
app = st.App("pages/ui/frame.py", lifespan=lifespan, routes=routes, middleware=middleware())
