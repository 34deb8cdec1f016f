"""Answer HTTP requests beside Streamlit's own."""
