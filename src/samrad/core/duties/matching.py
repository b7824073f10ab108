"""Which of several things due a thing done belongs to."""

from collections.abc import Sequence
from datetime import date


def nearest(dues: Sequence[date], days: Sequence[date]) -> list[int | None]:
    """For each of `dues`, the place in `days` of what was done to meet it, or None.

    `days` are in order. Each goes to the nearest due still free, the earlier of two equally
    near; so nothing done moves because of what was done later: what a page said last
    spring, it says for last spring today.
    """
    met: list[int | None] = [None] * len(dues)
    for place, day in enumerate(days):
        free = [due for due, taken in enumerate(met) if taken is None]
        if not free:
            break
        met[min(free, key=lambda due: abs((dues[due] - day).days))] = place
    return met
