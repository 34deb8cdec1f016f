"""What is drawn with Streamlit."""
