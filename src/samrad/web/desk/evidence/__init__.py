"""Noting what was done, and seeing what was noted."""
