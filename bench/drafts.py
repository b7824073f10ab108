"""What a draft costs that is sent after each pause in the typing, against a bare update.

A paragraph of two thousand letters grows by a line at a time, in a transaction each: written
on in one sitting, written by two in turns so that each time it is merged, and as a peer the
same text put into the row with nothing asked. Then the merge alone, of twenty pages.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from samrad.core.meetings.merging import Writers, merge
from samrad.project.connecting import connected
from samrad.project.demo.shapes import STAGES

SAVES, ROUNDS = 200, 5
LINE = "Politiet orienterte om torget, og kommunen om lyset der.\n"
AT = datetime(2025, 6, 16, 12, tzinfo=UTC)


def rates() -> dict[str, float]:
    """Drafts a second, by how they are kept; the three in turns."""
    (first, second), item = _cast()
    ways: dict[str, Callable[[], None]] = {
        "bare": lambda: bare(item, first),
        "one": lambda: written(item, [first]),
        "two": lambda: written(item, [first, second]),
    }
    took: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, way in ways.items():
            began = time.perf_counter()
            way()
            took[name].append(time.perf_counter() - began)
    return {name: SAVES / statistics.median(times) for name, times in took.items()}


def bare(item: Any, by: Any) -> None:
    """Put the text into the row, with nothing asked."""
    from samrad.records.basics.context import as_person  # noqa: PLC0415 -- needs Django set up
    from samrad.records.meetings.models import Paragraph  # noqa: PLC0415 -- needs Django set up

    name = uuid4()
    send(item, by, name, LINE * 30, "")
    for n in range(SAVES):
        with as_person(by.id):
            Paragraph.objects.filter(pk=name).update(text=LINE * (30 + n % 10))


def written(item: Any, writers: Sequence[Any]) -> None:
    """Write on, each from what they last knew."""
    name = uuid4()
    send(item, writers[0], name, LINE * 30, "")
    known: dict[Any, tuple[str, int | None]] = {}
    for n in range(SAVES):
        by = writers[n % len(writers)]
        was, revision = known.get(by, (LINE * 30, 1))
        now = f"{was[: len(LINE) * 40]}{n}\n"
        kept = send(item, by, name, now, was, revision=revision)
        known[by] = (kept.words.text, kept.revision)


def send(item: Any, by: Any, name: UUID, *text: str, revision: int | None = None) -> Any:
    """One draft, in a transaction of its own: what it is, and what it was."""
    from samrad.actions.writing import (  # noqa: PLC0415 -- needs Django set up
        Words,
        Written,
        write_paragraph,
    )
    from samrad.core.meetings.kinds import Wording  # noqa: PLC0415 -- needs Django set up
    from samrad.core.openness.levels import (  # noqa: PLC0415 -- needs Django set up
        Marking,
        Openness,
    )
    from samrad.records.basics.context import as_person  # noqa: PLC0415 -- needs Django set up

    now, was = (Words(one, Marking(Openness.COUNCIL)) for one in text)
    with as_person(by.id):
        draft = Written(name, Wording.SUMMARY, now, was, revision)
        return write_paragraph(item, draft, by=by, at=AT)


def _cast() -> tuple[list[Any], Any]:
    from samrad.records.basics.context import (  # noqa: PLC0415 -- needs Django set up
        as_person,
        at_the_gate,
    )
    from samrad.records.councils.models import Council  # noqa: PLC0415 -- needs Django set up
    from samrad.records.meetings.models import Item, Meeting  # noqa: PLC0415 -- needs Django set up
    from samrad.records.people.models import Person  # noqa: PLC0415 -- needs Django set up

    with at_the_gate():
        who = ("slt.loten", "politikontakt.loten")
        two = [Person.objects.get(email=f"{one}@samrad.example") for one in who]
    with as_person(two[0].id):
        of = {"council": Council.objects.get(slug="loten")}
        planned = {"planned_at": AT, "planned_by": two[0], "day": AT.date()}
        meeting = Meeting.objects.create(**of, **planned, year=2025, number=90)
        item = Item.objects.create(**of, meeting=meeting, position=1, kind="free", title="x")
        return two, Item.objects.select_related("meeting__council").get(pk=item.pk)


def the_merge() -> None:
    """Twenty pages in which each of two changed every tenth line."""
    base = [f"{n} {LINE.strip()}" for n in range(800)]
    theirs = [f"{one}!" if n % 10 == 0 else one for n, one in enumerate(base)]
    mine = [f"{one}?" if n % 10 == 5 else one for n, one in enumerate(base)]
    both_know, she, he = ("\n".join(lines) for lines in (base, theirs, mine))
    began = time.perf_counter()
    merge(both_know, she, he, Writers("Kari", "Ola"))
    print(f"twenty pages merged in {1000 * (time.perf_counter() - began):.0f} ms")


def main() -> None:
    """Measure in a new data folder."""
    with tempfile.TemporaryDirectory() as folder:
        day = STAGES["midyear"].isoformat()
        with connected(Path(folder) / "home", demo_day=day, preparing=True):
            from samrad.project.demo.loading import load  # noqa: PLC0415 -- needs Django set up

            load(STAGES["midyear"])
            found = rates()
    for name, words in (("one", "written on by one"), ("two", "merged, by two in turns")):
        print(f"{words}: {found[name]:.0f} a second, ratio {found[name] / found['bare']:.2f}")
    print(f"a bare update: {found['bare']:.0f} a second")
    the_merge()


if __name__ == "__main__":
    os.environ.pop("SAMRAD_DATABASE_URL", None)
    main()
