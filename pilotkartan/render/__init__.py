"""Make HTML and pictures of the data."""
