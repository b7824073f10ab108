"""Two secretaries send the same paragraph at the same moment, and nothing is lost."""

import sys
from pathlib import Path

import pytest

from project.operating import a_demo, run
from samrad.project.postgres import running_server

pytestmark = pytest.mark.slow

_BOTH = """
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4
from samrad.project import environment
from samrad.project.connecting import connected
with connected(environment.home()):
    from django.db import connection
    from samrad.actions.writing import Words, Written, write_paragraph
    from samrad.core.meetings.kinds import ItemKind, Wording
    from samrad.core.openness.levels import Marking, Openness
    from samrad.records.basics.context import as_person, at_the_gate
    from samrad.records.councils.models import Council
    from samrad.records.meetings.models import Item, Meeting, Paragraph
    from samrad.records.people.models import Person
    from samrad.web.kit import clock
    now = clock.now()
    with at_the_gate():
        two = [Person.objects.get(email=f"{who}.loten@samrad.example")
               for who in ("slt", "politikontakt")]
    with as_person(two[0].id):
        council = Council.objects.get(slug="loten")
        meeting = Meeting.objects.create(council=council, year=2025, number=90, day=now.date(),
            stage="called", planned_at=now, planned_by=two[0])
        item = Item.objects.create(council=council, meeting=meeting, position=1,
            kind=ItemKind.FREE, title="Torget")
    name, ready, level = uuid4(), Barrier(2), Marking(Openness.COUNCIL)
    def write(by):
        was, revision, lines = Words("", level), None, []
        for n in range(20):
            ready.wait(30)
            lines.append(f"{by.email.split('.')[0]} {n}")
            text = was.text + ("\\n" if was.text else "") + lines[-1]
            with as_person(by.id):
                written = Written(name, Wording.SUMMARY, Words(text, level), was, revision)
                kept = write_paragraph(item, written, by=by, at=now)
            was, revision = kept.words, kept.revision
        connection.close()
        return lines
    with ThreadPoolExecutor(2) as pool:
        wrote = [line for lines in pool.map(write, two) for line in lines]
    with as_person(two[0].id):
        kept = Paragraph.objects.get(pk=name).text.split("\\n")
    print(len(wrote), sorted(kept) == sorted(wrote))
"""


def test_forty_lines_sent_two_at_a_time_are_forty_lines(tmp_path: Path, loaded: Path) -> None:
    with a_demo(tmp_path, loaded) as home, running_server(home):
        ran = run([sys.executable, "-c", _BOTH], home, SAMRAD_DEMO_DAY="2025-06-16")

        assert (ran.err, ran.out) == ("", "40 True\n")
