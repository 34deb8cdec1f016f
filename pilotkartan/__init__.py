"""Show the ten pilot municipalities of Stärkt lokal attraktionskraft on a map."""
