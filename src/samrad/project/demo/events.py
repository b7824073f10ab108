"""What Lørenskog's outreach workers noted at the centre in the demo: made up, and no persons.

A list of times and places, brought as any such list is: only its sums are kept.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

# The first Monday they counted, and for how many weeks.
_FIRST, _WEEKS = datetime(2025, 3, 3), 12  # noqa: DTZ001 -- local time, as a file writes it
# The day of the week, the hour, how many in all weeks, and the corner of the square.
_NOTED = (
    *((4, 18, 14, (610_000, 6_644_000)), (4, 19, 21, (610_000, 6_644_000))),
    *((4, 20, 24, (610_000, 6_644_000)), (4, 21, 9, (611_000, 6_644_000))),
    *((5, 19, 8, (610_000, 6_644_000)), (5, 22, 7, (611_000, 6_645_000))),
    *((2, 15, 9, (610_000, 6_644_000)), (3, 15, 8, (609_000, 6_644_000))),
    *((0, 14, 5, (609_000, 6_645_000)), (1, 20, 3, (612_000, 6_643_000))),
    *((3, 21, 6, (610_000, 6_645_000)), (6, 17, 2, (608_000, 6_645_000))),
)


def listed() -> str:
    """The list as a file: from when until when, and in the middle of which square."""
    return "\n".join(("fra;til;x;y", *_rows())) + "\n"


def _rows() -> Iterator[str]:
    for day, hour, number, (east, north) in _NOTED:
        for nth in range(number):
            week = nth % _WEEKS
            start = _FIRST + timedelta(weeks=week, days=day, hours=hour, minutes=7 * nth % 50)
            # Now and then nobody knows when in the evening it was.
            end = start + timedelta(minutes=150 if nth % 9 == 8 else 10)
            yield f"{start:%Y-%m-%d %H:%M};{end:%Y-%m-%d %H:%M};{east + 500};{north + 500}"
