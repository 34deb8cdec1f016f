"""Draw with Streamlit."""
