"""Looking at every municipality, what changed over all of them, and the largest one's picture.

The demo holds the figures of 86 municipalities; then those of all 356 are taken in, as SSB
publishes them. The picture is one of a city like Oslo: ten focus areas with four figures each,
chosen from what fifteen districts count each month in seven groups over ten years, and then
from twice as much.
"""

import os
import statistics
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from samrad.core.basics.periods import Period, months_after
from samrad.core.figures.files.grids import Spot
from samrad.core.figures.files.understanding import Read
from samrad.core.figures.observations import Observation
from samrad.core.figures.official import OFFENCES
from samrad.project.connecting import connected
from samrad.project.demo.shapes import STAGES

_BESIDE = Path(__file__).resolve().parents[2] / "shared" / "data"
DATA = Path(os.environ.get("SAMRAD_SHARED_DATA") or _BESIDE)
FILE = DATA / "norway" / "ssb_offences_by_municipality_2020_2024.csv"
WHO, HERE = "slt.lorenskog@samrad.example", "lorenskog"
ONE = "/statistics/compare/NO/3222/4AAAAA-4ZZZZz/2024-12-31/"
BROWSING = (
    ("all municipalities compared", ONE),
    ("the same, the surest change first", f"{ONE}?where=municipalities&order=evidence"),
    ("the counties", f"{ONE}?where=counties"),
    ("what changed, everything counted", "/statistics/changes/"),
)
PICTURE = (
    ("the picture", f"/{HERE}/pictures/2025/2/"),
    ("the same as of an earlier day", f"/{HERE}/pictures/2025/2/?on=2025-06-10"),
    ("what is new in it", f"/{HERE}/pictures/2025/2/changes/"),
    ("the picture as PDF", f"/{HERE}/pictures/2025/2/save/pdf/"),
)
AREAS, GROUPS, DISTRICTS, MONTHS = 10, 7, 15, 120


def a_client() -> Any:
    """Somebody of the council, signed in."""
    from django.conf import settings  # noqa: PLC0415 -- needs Django set up
    from django.test import Client  # noqa: PLC0415 -- needs Django set up

    from samrad.records.basics.context import at_the_gate  # noqa: PLC0415 -- needs Django set up
    from samrad.records.people.models import Person  # noqa: PLC0415 -- needs Django set up

    settings.STORAGES["staticfiles"]["BACKEND"] = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"
    )
    client = Client(HTTP_HOST="localhost")
    with at_the_gate():
        client.force_login(Person.objects.get(email=WHO))
    return client


def measure(heading: str, client: Any, pages: tuple[tuple[str, str], ...]) -> None:
    """The median work of five visits, size, and the most memory held at once."""
    print(f"\n{heading}\n{'page':<38}{'ms work':>9}{'ms':>7}{'kB':>6}{'MB':>6}")
    for name, page in pages:
        visit = partial(client.get, page)
        visit()
        answer = visit()
        assert answer.status_code == 200, page  # noqa: S101 -- else a time says nothing
        work, clock = _median(visit)
        size = len(answer.content) / 1024
        print(f"{name:<38}{work:>9.0f}{clock:>7.0f}{size:>6.0f}", end="")
        print(f"{_peak(visit):>6.0f}")


def _median(visit: Callable[[], object]) -> tuple[float, float]:
    work, clock = [], []
    for _ in range(5):
        began, at = time.process_time(), time.perf_counter()
        visit()
        work.append(time.process_time() - began)
        clock.append(time.perf_counter() - at)
    return 1000 * statistics.median(work), 1000 * statistics.median(clock)


def _peak(visit: Callable[[], object]) -> float:
    tracemalloc.start()
    visit()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / 1e6


def take_the_country() -> int:
    """SSB's figures of every municipality."""
    from samrad.actions.statistics import table_in, take_statistic  # noqa: PLC0415 -- needs Django set up
    from samrad.web.kit import clock  # noqa: PLC0415 -- needs Django set up

    table = table_in(FILE.read_bytes(), OFFENCES, delivered=clock.today())
    return take_statistic(table, at=clock.now()).rows


def counted(months: int, first: int) -> Iterator[Read]:
    """What each district counts in each month of each group."""
    spot = Spot("", 1, 1)
    for month in range(first, first + months):
        since = months_after(date(2005, 1, 1), month)
        period = Period(since, months_after(since, 1) - timedelta(days=1))
        for group in range(GROUPS):
            for district in range(DISTRICTS):
                seen = Observation(
                    f"g{group}", f"d{district}", period, 40.0 + month % 12 + group
                )
                yield Read(seen, f"Gruppe {group}", spot)


def fill_picture(months: int, *, first: int) -> None:
    """A delivery of so many months, and ten focus areas with four figures each, once."""
    from samrad.records.basics.context import as_operator, in_council  # noqa: PLC0415 -- needs Django set up
    from samrad.records.councils.queries import every_council  # noqa: PLC0415 -- needs Django set up
    from samrad.records.figures.keeping import keep_figures  # noqa: PLC0415 -- needs Django set up
    from samrad.records.figures.models import Delivery, Source  # noqa: PLC0415 -- needs Django set up
    from samrad.records.papers.models import Paper  # noqa: PLC0415 -- needs Django set up
    from samrad.records.pictures.models import Picture  # noqa: PLC0415 -- needs Django set up

    with as_operator():
        council = every_council()[HERE]
    with in_council(council):
        picture = Picture.objects.get(meeting__year=2025, meeting__number=2)
        by, at = picture.begun_by, picture.begun_at
        of = {"council_id": council, "party": "municipality"}
        source, new = Source.objects.get_or_create(
            **of, key="by", defaults={"name": "Byen", "made_at": at, "made_by": by}
        )
        named = {"title": "Tall", "name": "t.csv", "kind": "csv", "content": b"x", "text": ""}
        brought = {"brought_at": at, "brought_by": by}
        digest = f"{first:064d}"
        paper = Paper.objects.create(
            **of, **named, **brought, openness="council", sha256=digest
        )
        delivery = Delivery.objects.create(
            council_id=council, source=source, paper=paper, delivered=at.date(), rows=0,
            sha256=digest, taken_at=at, taken_by=by, **brought,
        )  # fmt: skip
        keep_figures(delivery, counted(months, first))
        if new:
            _choose(picture, source)


def _choose(picture: Any, source: Any) -> None:
    from samrad.records.pictures.models import ChosenFigure, PicturePart  # noqa: PLC0415 -- needs Django set up

    for area in range(AREAS):
        part = PicturePart.objects.create(
            council_id=picture.council_id, picture=picture, position=50 + area, kind="area",
            area=f"Område {area}", joint="Begge ser det samme. " * 20,
        )  # fmt: skip
        for nth in range(4):
            ChosenFigure.objects.create(
                council_id=picture.council_id, part=part, source=source,
                indicator=f"g{(area + nth) % GROUPS}", place=f"d{(area * 4 + nth) % DISTRICTS}",
                since=date(2024, 12, 1), until=date(2024, 12, 31), years=9,
                chosen_at=picture.begun_at, chosen_by=picture.begun_by,
            )  # fmt: skip


def main() -> None:
    """Measure with the demo's figures, with those of the country, and the picture of a city."""
    with tempfile.TemporaryDirectory() as folder:
        day = STAGES["midyear"].isoformat()
        with connected(Path(folder) / "home", demo_day=day, preparing=True):
            from samrad.project.demo.loading import load  # noqa: PLC0415 -- needs Django set up

            load(STAGES["midyear"])
            client = a_client()
            measure("86 municipalities", client, BROWSING)
            rows = take_the_country()
            measure(f"every municipality, {rows} figures", client, BROWSING)
            fill_picture(MONTHS, first=MONTHS)
            measure("a city's picture: 12 600 figures", client, PICTURE)
            fill_picture(MONTHS, first=0)
            measure("the same with 25 200", client, PICTURE)


if __name__ == "__main__":
    if not FILE.exists():
        sys.exit(f"{FILE} is not here; name its folder in SAMRAD_SHARED_DATA")
    os.environ.pop("SAMRAD_DATABASE_URL", None)
    main()
