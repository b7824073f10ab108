"""Searching: what can be asked for, and what cannot."""
