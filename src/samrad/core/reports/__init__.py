"""A year told in facts."""
