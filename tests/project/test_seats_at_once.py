"""Two who change the same council at the same moment: one is told, and nothing is half-done."""

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
    from django.db import connection
    from samrad.actions import seats
    from samrad.core.basics.refusals import Refused
    from samrad.core.people.roles import Role
    from samrad.records.basics.context import as_person, at_the_gate
    from samrad.records.councils.models import Council, Seat
    from samrad.records.people.models import Person
    from samrad.web.kit import clock
    now = clock.now()
    with at_the_gate():
        people = Person.objects.select_related("organisation")
        named = {p.email.partition("@")[0]: p for p in people}
    by = named["slt.loten"]
    ready = Barrier(2)
    def be_first_deputy(who):
        mandate = seats.Mandate(Role.MUNICIPAL_DIRECTOR, now.date(), deputy=1)
        with as_person(by.id):
            council = Council.objects.get(slug="loten")
            ready.wait(30)
            seats.seat_person(council, named[who], mandate, by=by, at=now)
    def move_to_the_top(who):
        with as_person(by.id):
            seat = Seat.objects.select_related("council").get(person=named[who])
            ready.wait(30)
            seats.place_deputy(seat, 1, by=by, at=now)
    def told(act, who):
        try:
            act(who)
            return "done"
        except Refused as refused:
            return refused.refusal.code
        finally:
            connection.close()
    with ThreadPoolExecutor(2) as pool:
        for act, two in (
            (be_first_deputy, ("direktor.lorenskog", "kommunalsjef.lorenskog")),
            (move_to_the_top, ("varaordforer.loten", "gruppeleder.loten")),
        ):
            print(*sorted(pool.map(lambda who: told(act, who), two)), sep=", ")
"""


def test_two_are_not_the_same_deputy_and_the_line_stays_a_line(
    tmp_path: Path, loaded: Path
) -> None:
    with a_demo(tmp_path, loaded) as home, running_server(home) as server:
        ran = run([sys.executable, "-c", _BOTH], home, SAMRAD_DEMO_DAY="2025-06-16")
        assert (ran.err, ran.out) == ("", "done, seat.order_taken\ndone, done\n")
        of_role = (
            "SELECT array_agg(deputy ORDER BY deputy) FROM records_seat s"
            " JOIN records_council c ON c.id = s.council_id"
            " WHERE c.slug = 'loten' AND s.role = '{}' AND deputy IS NOT NULL"
        )
        database = inside(server)
        assert asked(database, of_role.format("municipal_director")) == [([1],)]
        assert asked(database, of_role.format("mayor")) == [([1, 2],)]
