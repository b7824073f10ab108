"""Searching, with the demo and with 650 partnerships that each have twenty papers.

One person is given a seat in every council, which is more than anyone has; the other has a
seat in one of them. Beside it, the same question asked through the policies alone.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from django.db.backends.utils import CursorWrapper

from samrad.project.connecting import connected
from samrad.project.demo.shapes import STAGES

EVERYWHERE, IN_ONE = "slt.loten@samrad.example", "slt.lorenskog@samrad.example"
MANY, PAPERS = 650, 20
# A word of every paper, one of every hundredth, and two together.
ASKED = ("torget", "sykkelparkering", "torget siktlinjer -skolegård")
# Every paper is the same but for its last word.
_TEXT = "Notat om torget: lys, siktlinjer og vinterdrift. " * 40
_BY_POLICIES = """
SELECT count(*) FROM (
    SELECT id FROM records_paper WHERE to_tsvector('norwegian', text)
        @@ websearch_to_tsquery('norwegian', %s) LIMIT 200
) AS found
"""
_READ_WHOLE = """
SELECT relname, seq_tup_read FROM pg_stat_xact_user_tables WHERE seq_tup_read > 10000
"""


def measure(heading: str, who: str) -> None:
    """Print the median of five searches: the page, the function, the policies alone."""
    from django.conf import settings  # noqa: PLC0415 -- needs Django set up
    from django.db import connection  # noqa: PLC0415 -- needs Django set up
    from django.test import Client  # noqa: PLC0415 -- needs Django set up

    from samrad.core.search.questions import Question  # noqa: PLC0415 -- needs Django set up
    from samrad.records.basics.context import (  # noqa: PLC0415 -- needs Django set up
        as_person,
        at_the_gate,
    )
    from samrad.records.councils.queries import councils  # noqa: PLC0415 -- needs Django set up
    from samrad.records.people.models import Person  # noqa: PLC0415 -- needs Django set up
    from samrad.records.search.queries import hits  # noqa: PLC0415 -- needs Django set up

    settings.STORAGES["staticfiles"]["BACKEND"] = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"
    )
    client = Client(HTTP_HOST="localhost")
    with at_the_gate():
        person = Person.objects.get(email=who)
        client.force_login(person)
    print(
        f"\n{heading}\n{'asked':<32}{'hits':>6}{'page ms':>9}{'function':>10}{'policies':>10}"
    )
    for words in ASKED:
        page = _median(partial(client.get, "/search/", {"q": words}))
        with as_person(person.id), connection.cursor() as cursor:
            here = [council.id for council in councils()]
            before = _read_whole(cursor)
            function = _median(partial(hits, Question(words), here))
            whole = _read_whole(cursor) - before
            number = len(hits(Question(words), here))
            policies = _median(partial(cursor.execute, _BY_POLICIES, [words]), 1)
        row = f"{words:<32}{number:>6}{page:>9.1f}{function:>10.1f}{policies:>10.1f}"
        print(row, f"  read whole: {whole}" if whole else "")


def add_many() -> None:
    """Copies of Løten under other names, each with a seat for the one person."""
    from samrad.project.demo import loten  # noqa: PLC0415 -- needs Django set up
    from samrad.project.demo.loading import add_copy  # noqa: PLC0415 -- needs Django set up

    for number in range(MANY - 10):
        add_copy(loten.COUNCIL, f"copy-{number:03d}", EVERYWHERE, STAGES["midyear"])


def add_papers() -> None:
    """Twenty papers for every council, brought for the municipality."""
    from django.db import connections  # noqa: PLC0415 -- needs Django set up

    from samrad.records.basics.context import (  # noqa: PLC0415 -- needs Django set up
        as_operator,
        in_council,
    )
    from samrad.records.councils.models import Seat  # noqa: PLC0415 -- needs Django set up
    from samrad.records.councils.queries import every_council  # noqa: PLC0415 -- needs Django set up
    from samrad.records.papers.models import Paper  # noqa: PLC0415 -- needs Django set up

    with as_operator():
        there = every_council()
    for place, council in enumerate(there.values()):
        with in_council(council):
            seat = Seat.objects.filter(council=council)[0]
            Paper.objects.bulk_create(
                Paper(
                    council_id=council,
                    title=f"Notat {number}",
                    name=f"notat-{number}.txt",
                    kind="txt",
                    content=b"x",
                    sha256="0" * 64,
                    text=_TEXT + ("sykkelparkering" if (place + number) % 100 == 0 else ""),
                    party="municipality",
                    openness="council",
                    brought_at=f"2025-05-{number % 28 + 1:02d}T12:00:00Z",
                    brought_by_id=seat.person_id,
                )
                for number in range(PAPERS)
            )
    with connections["owner"].cursor() as cursor:
        cursor.execute("ANALYZE")


def _read_whole(cursor: CursorWrapper) -> set[tuple[str, int]]:
    cursor.execute(_READ_WHOLE)
    return set(cursor.fetchall())


def _median(do: Callable[[], object], times: int = 5) -> float:
    do()
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        do()
        taken.append(time.perf_counter() - began)
    return 1000 * statistics.median(taken)


def main() -> None:
    """Measure small, grow, measure again."""
    with tempfile.TemporaryDirectory() as folder:
        day = STAGES["midyear"].isoformat()
        with connected(Path(folder) / "home", demo_day=day, preparing=True):
            from samrad.project.demo.loading import load  # noqa: PLC0415 -- needs Django set up

            load(STAGES["midyear"])
            add_papers()
            measure("the demo: 10 councils, a seat in one", IN_ONE)
            add_many()
            add_papers()
            measure(f"{MANY} councils, a seat in one", IN_ONE)
            measure(f"{MANY} councils, a seat in each", EVERYWHERE)


if __name__ == "__main__":
    os.environ.pop("SAMRAD_DATABASE_URL", None)
    main()
