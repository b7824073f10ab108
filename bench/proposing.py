"""How long it takes to read an agreement, and that the time grows with the text, not faster."""

import time
import tracemalloc

from samrad.core.agreements.proposing import propose_clauses

SENTENCE = (
    "Det avholdes 4 møter pr år. Agenda sendes ut senest 1 uke før møtet avholdes. "
    "Avtalen revideres årlig. Partene er enige om å samarbeide godt og tillitsfullt. "
)


def seconds(letters: int) -> float:
    """The time it takes to read a text of so many letters."""
    text = SENTENCE * (letters // len(SENTENCE) + 1)
    began = time.perf_counter()
    propose_clauses(text[:letters])
    return time.perf_counter() - began


if __name__ == "__main__":
    seconds(10_000)
    for size in (10_000, 100_000, 1_000_000):
        print(f"{size:>9} letters: {seconds(size):6.3f} s")
    tracemalloc.start()
    seconds(1_000_000)
    print(
        f"peak memory for a million letters: {tracemalloc.get_traced_memory()[1] / 1e6:.0f} MB"
    )
