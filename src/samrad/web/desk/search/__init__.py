"""Searching a council, or all councils one sits in."""
