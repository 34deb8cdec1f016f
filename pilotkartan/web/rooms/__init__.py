"""Let the audience of a presentation follow it on their own phones."""
