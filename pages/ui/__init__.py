"""The only Streamlit code outside the pages: frame, choices, data and building blocks."""
