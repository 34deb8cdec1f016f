"""Make the files that people download."""
