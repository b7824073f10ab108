"""Decisions and what follows from them, over one council and over all of one's own."""
