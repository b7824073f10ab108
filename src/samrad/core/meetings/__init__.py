"""Meetings: what is to be treated, what was said and decided, and what may happen next."""
