"""Make the editions that need no server: the offline edition and the static site."""
