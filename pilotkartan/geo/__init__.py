"""Answer where a place is: boundaries, names, coordinates and distances."""
