"""Show the pilot municipalities of a programme on a map."""
