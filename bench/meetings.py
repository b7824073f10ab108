"""An agenda of 60 items with 30 papers, minutes of 20 pages, and ten years of them to search.

The pages of one meeting, with four councils and with 650 that each have ten years of minutes:
26 000 meetings, 312 000 paragraphs. One person has a seat in each of them. A draft is kept as
the page's script keeps it, after each pause in the typing. Papers have some 200 kB.
"""

import gzip
import os
import re
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid4

from samrad.project.connecting import connected
from samrad.project.demo.shapes import STAGES

WHO, IN_ONE = "slt.loten@samrad.example", "slt.lorenskog@samrad.example"
MANY, FEW, ITEMS, PAPERS = int(os.environ.get("BENCH_MANY", "650")), 4, 60, 30
# A page of minutes has some three thousand letters.
LINE = "Politiet orienterte om torget, og kommunen om lyset der. "
TWENTY_PAGES, LARGE_PAPER = 60_000, 200_000
LONG = "/loten/meetings/2025/61/minutes/"
MEETING = "/loten/meetings/2025/3/"
PAGES = (
    ("the meetings", "/loten/meetings/"),
    ("the meeting with its agenda", MEETING),
    ("the notice before it goes", f"{MEETING}notice/send/"),
    ("in the room", f"{MEETING}room/"),
    ("ten more items of the room", "{more}"),
    ("minutes of twenty pages", LONG),
    ("the same as PDF", f"{LONG}draft/pdf/"),
    ("the same in the room", "/loten/meetings/2025/61/room/"),
    ("a draft kept while writing them", "{draft}"),
    ("locked minutes", "/loten/meetings/2025/1/minutes/"),
    ("matters", "/loten/matters/"),
    ("decisions and what follows", "/loten/decisions/"),
    ("who came, what was treated", "/loten/coverage/2025/"),
    ("minutes, as residents read them", "/public/loten/minutes/2025/1/"),
    ("search for a word of every year", "/loten/search/?q=sykkelparkering"),
)
_MINUTES = """
INSERT INTO records_meeting (id, council_id, year, number, kind, day, place, stage,
    minutes_stage, sequence, planned_at, planned_by_id, cancelled_why)
SELECT gen_random_uuid(), s.council_id, y, 50 + n, 'ordinary', make_date(y, n * 3, 10),
    'bench', 'held', 'draft', 0, now(), s.person_id, ''
FROM (SELECT DISTINCT ON (council_id) council_id, person_id FROM records_seat) s,
    generate_series(2014, 2023) y, generate_series(1, 4) n
WHERE NOT EXISTS (
    SELECT FROM records_meeting m WHERE m.council_id = s.council_id AND m.place = 'bench');
-- And one to come on the same day in each, which keeps who sits in several from coming.
INSERT INTO records_meeting (id, council_id, year, number, kind, day, place, stage,
    minutes_stage, sequence, planned_at, planned_by_id, cancelled_why)
SELECT gen_random_uuid(), s.council_id, 2025, 60, 'ordinary', date '2025-11-12',
    'later', 'planned', 'draft', 0, now(), s.person_id, ''
FROM (SELECT DISTINCT ON (council_id) council_id, person_id FROM records_seat) s
WHERE NOT EXISTS (
    SELECT FROM records_meeting m WHERE m.council_id = s.council_id AND m.place = 'later');
INSERT INTO records_item (id, council_id, meeting_id, position, kind, title, key, minutes,
    municipality, openness, ground)
SELECT gen_random_uuid(), m.council_id, m.id, n, 'free', 'Tema ' || n, '', 10, '', 'open', ''
FROM records_meeting m, generate_series(1, 6) n WHERE m.place = 'bench'
    AND NOT EXISTS (SELECT FROM records_item i WHERE i.meeting_id = m.id);
INSERT INTO records_paragraph (id, council_id, item_id, wording, position, text, openness,
    ground, revision, written_at, written_by_id)
SELECT gen_random_uuid(), i.council_id, i.id, w.wording, w.n,
    repeat('Rådet drøftet lys, siktlinjer og vinterdrift. ', 4)
    || CASE WHEN i.position = 3 AND m.number = 52 THEN 'sykkelparkering' ELSE '' END,
    'open', '', 1, now(), m.planned_by_id
FROM records_item i JOIN records_meeting m ON m.id = i.meeting_id,
    (VALUES ('summary', 1), ('decision', 2)) AS w (wording, n)
WHERE m.place = 'bench'
    AND NOT EXISTS (SELECT FROM records_paragraph p WHERE p.item_id = i.id);
ANALYZE;
"""


def fill_agenda() -> None:
    """Sixty items on the agenda of Løten's next meeting, thirty of them with a paper."""
    from samrad.records.basics.context import (  # noqa: PLC0415 -- needs Django set up
        as_operator,
        in_council,
    )
    from samrad.records.councils.queries import every_council  # noqa: PLC0415 -- needs Django set up
    from samrad.records.meetings.matters import (  # noqa: PLC0415 -- needs Django set up
        Attachment,
        Matter,
    )
    from samrad.records.meetings.models import Item, Meeting  # noqa: PLC0415 -- needs Django set up
    from samrad.records.papers.models import Paper  # noqa: PLC0415 -- needs Django set up

    with as_operator():
        loten = every_council()["loten"]
    with in_council(loten):
        meeting = Meeting.objects.get(year=2025, number=3)
        by, at = meeting.planned_by, meeting.planned_at
        own = {"council_id": loten, "party": "municipality", "openness": "council"}
        for number in range(ITEMS):
            matter = Matter.objects.create(
                **own,
                title=f"Sak {number}",
                kind="discuss",
                stage="accepted",
                meeting=meeting,
                proposed_at=at,
                proposed_by=by,
            )
            if number < PAPERS:
                paper = Paper.objects.create(
                    **own,
                    title=f"Notat {number}",
                    name=f"notat-{number}.txt",
                    kind="txt",
                    content=(LINE * (LARGE_PAPER // len(LINE))).encode(),
                    text=LINE * (LARGE_PAPER // len(LINE)),
                    sha256="0" * 64,
                    brought_at=at,
                    brought_by=by,
                )
                Attachment.objects.create(council_id=loten, matter=matter, paper=paper)
            Item.objects.create(
                council_id=loten,
                meeting=meeting,
                position=number + 1,
                kind="matter",
                title=matter.title,
                matter=matter,
                key=f"matter.{matter.id}",
            )


def write_long_minutes() -> None:
    """A meeting of Løten that was held, with twenty pages of minutes nobody has asked about."""
    from samrad.records.basics.context import (  # noqa: PLC0415 -- needs Django set up
        as_operator,
        in_council,
    )
    from samrad.records.councils.queries import every_council  # noqa: PLC0415 -- needs Django set up
    from samrad.records.meetings.models import (  # noqa: PLC0415 -- needs Django set up
        Item,
        Meeting,
        Paragraph,
    )

    with as_operator():
        loten = every_council()["loten"]
    with in_council(loten):
        model = Meeting.objects.get(year=2025, number=3)
        planned = {"planned_at": model.planned_at, "planned_by": model.planned_by}
        of = {"council_id": loten}
        meeting = Meeting.objects.create(
            **of, **planned, year=2025, number=61, day=date(2025, 6, 12), stage="held"
        )
        each = LINE * (TWENTY_PAGES // 40 // len(LINE))
        for number in range(20):
            item = Item.objects.create(
                **of, meeting=meeting, position=number + 1, kind="free", title=f"Sak {number}"
            )
            for place, wording in enumerate(("summary", "decision"), 1):
                Paragraph.objects.create(
                    **of,
                    item=item,
                    wording=wording,
                    position=place,
                    text=each,
                    written_at=model.planned_at,
                    written_by=model.planned_by,
                )


def keep_a_draft(client: Any, drafts: str) -> Callable[[], Any]:
    """What the page's script sends after a pause: one more line each time."""
    name, lines = f"p-{uuid4()}", count(20)
    known = {f"{name}-text-was": "", f"{name}-revision": ""}
    fields = {f"{name}-wording": "summary", f"{name}-openness": "council"}

    def keep() -> Any:
        text = "\n".join([LINE] * next(lines))
        sent = {**fields, **known, f"{name}-text": text}
        answer = client.post(drafts, sent, headers={"accept": "application/json"})
        told = answer.json()
        assert told["errors"] == told["waits"] == [], told  # noqa: S101 -- else a time says nothing
        known.update({f"{name}-text-was": text, f"{name}-revision": told["revision"]})
        return answer

    return keep


def add_minutes() -> None:
    """Ten years of minutes for every council that has none."""
    from django.db import connections  # noqa: PLC0415 -- needs Django set up

    with connections["owner"].cursor() as cursor:
        cursor.execute(_MINUTES)


def measure(heading: str, who: str = WHO) -> None:
    """Print queries, size and the median time of five visits to each page."""
    from django.conf import settings  # noqa: PLC0415 -- needs Django set up
    from django.db import connection  # noqa: PLC0415 -- needs Django set up
    from django.test import Client  # noqa: PLC0415 -- needs Django set up
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 -- needs Django set up

    from samrad.records.basics.context import at_the_gate  # noqa: PLC0415 -- needs Django set up
    from samrad.records.people.models import Person  # noqa: PLC0415 -- needs Django set up

    settings.STORAGES["staticfiles"]["BACKEND"] = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"
    )
    client = Client(HTTP_HOST="localhost")
    with at_the_gate():
        client.force_login(Person.objects.get(email=who))
    more = re.findall(r'data-from="([^"]+)"', client.get(f"{MEETING}room/").content.decode())[
        10
    ]
    found = re.search(
        r'action="([^"]+/minutes)"',
        client.get("/loten/meetings/2025/61/room/").content.decode(),
    )
    drafts = found[1] if found else ""
    print(f"\n{heading}\n{'page':<36}{'queries':>8}{'ms':>8}{'kB':>7}{'packed':>8}")
    for name, page in PAGES:
        # The first visit compiles templates, and empties Django's list of queries: it is full.
        visit: Callable[[], Any] = partial(client.get, page.format(more=more, draft=drafts))
        if page == "{draft}":
            visit = keep_a_draft(client, drafts)
        visit()
        with CaptureQueriesContext(connection) as queries:
            answer = visit()
        assert answer.status_code == 200, page  # noqa: S101 -- else a time says nothing
        sizes = (len(answer.content), len(gzip.compress(answer.content)))
        print(f"{name:<36}{len(queries):>8}{_median(visit):>8.1f}", end="")
        print(
            "".join(
                f"{size / 1024:>{wide}.0f}" for size, wide in zip(sizes, (7, 8), strict=True)
            )
        )


def _median(do: Callable[[], object]) -> float:
    taken = []
    for _ in range(5):
        began = time.perf_counter()
        do()
        taken.append(time.perf_counter() - began)
    return 1000 * statistics.median(taken)


def add_many(councils: int) -> None:
    """Copies of Løten under other names, until the one person has a seat in so many."""
    from samrad.project.demo import loten  # noqa: PLC0415 -- needs Django set up
    from samrad.project.demo.loading import add_copy  # noqa: PLC0415 -- needs Django set up

    for number in range(_copies(), councils - 1):
        add_copy(loten.COUNCIL, f"copy-{number:03d}", WHO, STAGES["midyear"])


def _copies() -> int:
    """How many copies there are already."""
    from samrad.records.basics.context import as_operator  # noqa: PLC0415 -- needs Django set up
    from samrad.records.councils.queries import every_council  # noqa: PLC0415 -- needs Django set up

    with as_operator():
        return sum(slug.startswith("copy-") for slug in every_council())


def main() -> None:
    """Measure small, grow, measure again."""
    with tempfile.TemporaryDirectory() as folder:
        day = STAGES["midyear"].isoformat()
        with connected(Path(folder) / "home", demo_day=day, preparing=True):
            from samrad.project.demo.loading import load  # noqa: PLC0415 -- needs Django set up

            load(STAGES["midyear"])
            fill_agenda()
            write_long_minutes()
            add_many(FEW)
            add_minutes()
            measure(f"a seat in {FEW} councils, ten years of minutes each")
            add_many(MANY)
            began = time.perf_counter()
            add_minutes()
            print(f"\n(minutes of {MANY} councils in {time.perf_counter() - began:.0f} s)")
            measure(f"a seat in {MANY} councils, ten years of minutes each")


if __name__ == "__main__":
    os.environ.pop("SAMRAD_DATABASE_URL", None)
    main()
