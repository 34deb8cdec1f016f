"""Make the editions that need no server: one file, and a static site."""
