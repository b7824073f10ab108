"""A guest's link followed twice at the same moment makes one person, who sees one paper."""

import sys
from pathlib import Path

import pytest

from project.databases import asked, inside
from project.operating import a_demo, run
from samrad.project.postgres import running_server

pytestmark = pytest.mark.slow

_BOTH = """
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from samrad.project import environment
from samrad.project.connecting import connected
with connected(environment.home()):
    from datetime import timedelta
    from django.db import connection
    from samrad.actions.guests import invite_guest
    from samrad.actions.invitations import accept_as_new, renew_link
    from samrad.core.basics.refusals import Refused
    from samrad.core.people.guests import Guesting
    from samrad.records.basics.context import as_person, at_the_gate
    from samrad.records.papers.models import Paper
    from samrad.records.people.models import Person
    from samrad.web.kit import clock
    now = clock.now()
    with at_the_gate():
        by = Person.objects.get(email="slt.loten@samrad.example")
    secrets = []
    with as_person(by.id):
        rows = Paper.objects.select_related("council").filter(council__slug="loten")
        for paper in rows.filter(figures=False, openness="open")[:1]:
            guest = Guesting("ola@skole.example", "Ola", "Skolen", now.date())
            secrets.append(renew_link(invite_guest(paper, guest, by=by, at=now), at=now))
    ready = Barrier(2)
    def follow(secret):
        ready.wait(30)
        try:
            accept_as_new(secret, "Ola", "en lang setning om torget", at=now)
            return "came in"
        except Refused as refused:
            return refused.refusal.code
        finally:
            connection.close()
    with ThreadPoolExecutor(2) as pool:
        print(*sorted(pool.map(follow, secrets * 2)), sep=", ")
"""


def test_two_who_follow_the_link_at_once_are_one_person(tmp_path: Path, loaded: Path) -> None:
    with a_demo(tmp_path, loaded) as home, running_server(home) as server:
        ran = run([sys.executable, "-c", _BOTH], home, SAMRAD_DEMO_DAY="2025-06-16")
        assert (ran.err, ran.out) == ("", "came in, invitation.not_open\n")
        database = inside(server)
        people = "FROM records_person p WHERE p.email = 'ola@skole.example'"
        assert asked(database, f"SELECT count(*) {people}") == [(1,)]
        shown = f"SELECT count(*) FROM records_guest WHERE person_id IN (SELECT id {people})"
        assert asked(database, shown) == [(1,)]
