"""Queries and server time of each page, with the demo and with 650 partnerships.

One person is given a seat in every council, which is more than anyone has: a länsstyrelse
or a police district sees some dozens.
"""

import os
import statistics
import tempfile
import time
from pathlib import Path

from samrad.project.connecting import connected
from samrad.project.demo.shapes import STAGES

WHO = "slt.loten@samrad.example"
MANY = 650
PAGES = (
    "/",
    "/loten/",
    "/loten/year/2025/",
    "/loten/agreement/",
    "/loten/agreement/2/",
    "/loten/meetings/",
    "/loten/record/",
    "/loten/agreement/2/clause/meetings/",
)


def measure(heading: str) -> None:
    """Print queries and the median time of five visits to each page."""
    from django.conf import settings  # noqa: PLC0415 -- needs Django set up
    from django.db import connection  # noqa: PLC0415 -- needs Django set up
    from django.test import Client  # noqa: PLC0415 -- needs Django set up
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 -- needs Django set up

    from samrad.records.basics.context import (  # noqa: PLC0415 -- needs Django set up
        at_the_gate,
    )
    from samrad.records.people.models import Person  # noqa: PLC0415 -- needs Django set up

    settings.STORAGES["staticfiles"]["BACKEND"] = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"
    )
    client = Client(HTTP_HOST="localhost")
    with at_the_gate():
        client.force_login(Person.objects.get(email=WHO))
    print(f"\n{heading}\n{'page':<38}{'queries':>8}{'ms':>8}{'kB':>7}")
    for page in PAGES:
        client.get(page)
        times = []
        for _ in range(5):
            with CaptureQueriesContext(connection) as queries:
                began = time.perf_counter()
                answer = client.get(page)
                times.append(time.perf_counter() - began)
        size = len(answer.content) / 1024
        print(f"{page:<38}{len(queries):>8}{1000 * statistics.median(times):>8.1f}{size:>7.0f}")


def add_many() -> None:
    """Copies of Løten under other names, each with a seat for the one person."""
    from samrad.project.demo import loten  # noqa: PLC0415 -- needs Django set up
    from samrad.project.demo.loading import add_copy  # noqa: PLC0415 -- needs Django set up

    for number in range(MANY - 10):
        add_copy(loten.COUNCIL, f"copy-{number:03d}", WHO, STAGES["midyear"])


def main() -> None:
    """Measure small, grow, measure again."""
    with tempfile.TemporaryDirectory() as folder:
        day = STAGES["midyear"].isoformat()
        with connected(Path(folder) / "home", demo_day=day, preparing=True):
            from samrad.project.demo.loading import load  # noqa: PLC0415 -- needs Django set up

            load(STAGES["midyear"])
            measure("the demo: 10 councils, one seat")
            began = time.perf_counter()
            add_many()
            print(f"\n({MANY} councils made in {time.perf_counter() - began:.0f} s)")
            measure(f"{MANY} councils, a seat in each")


if __name__ == "__main__":
    os.environ.pop("SAMRAD_DATABASE_URL", None)
    main()
