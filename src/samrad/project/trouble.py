"""Trouble an operator can do something about: one sentence, with the way out."""


class Trouble(Exception):
    """Something stands in the way; the message says what, and what to do."""
