"""What counts only once: a sign-in that was begun, a message that somebody signed out."""

import hashlib
from datetime import datetime
from typing import Protocol


class Seen(Protocol):
    """Says whether `mark` has been here before, and remembers it `until` then.

    Whoever wires this keeps the marks where every process sees them, in one step that cannot
    be divided: two requests with the same mark at once are told `False` once.
    """

    def __call__(self, mark: str, *, until: datetime) -> bool:
        """Whether `mark` has been here before."""


def mark_of(*parts: str) -> str:
    """A short name for what is to count once; it tells nothing about its parts."""
    # Lengths keep ("ab", "c") and ("a", "bc") apart.
    whole = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()
