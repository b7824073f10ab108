"""The answer to a matter, told by the worker through a real mail server."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gateways.mail.receiving import a_mail_server
from project.databases import asked, inside
from project.operating import a_demo, run
from project.working import surroundings, when_the_worker_works
from samrad.project.postgres import running_server

pytestmark = pytest.mark.slow

# The mayor proposes, the coordinator sends back; and a matter of the coordinator's own.
_ANSWER = """
from samrad.project import environment
from samrad.project.connecting import connected
with connected(environment.home()):
    from samrad.actions.matters import propose_matter
    from samrad.actions.screening import send_back
    from samrad.core.meetings.kinds import MatterKind
    from samrad.core.meetings.proposing import Proposal, Words
    from samrad.core.openness.levels import Marking, Openness
    from samrad.records.basics.context import as_person, at_the_gate
    from samrad.records.councils.models import Council
    from samrad.records.people.models import Person
    from samrad.web.kit import clock
    def act(who, do):
        with at_the_gate():
            by = Person.objects.get(email=f"{who}@samrad.example")
        with as_person(by.id):
            return do(Council.objects.get(slug="loten"), by)
    def propose(council, by):
        own = Marking(Openness.PARTY)
        told = Proposal(Words("Kanarifugl"), MatterKind.DECIDE, marking=own)
        return propose_matter(council, told, by=by, at=clock.now())
    def answer(matter):
        return lambda _, by: send_back(matter, "Papegøye.", by=by, at=clock.now())
    for who in ("ordforer.loten", "slt.loten"):
        act("slt.loten", answer(act(who, propose)))
"""


_MARKS = (
    "SELECT handing_in_at IS NOT NULL, sent_at IS NOT NULL, uncertain_at IS NOT NULL"
    " FROM records_answerletter"
)


@pytest.fixture
def home(tmp_path: Path, loaded: Path) -> Iterator[Path]:
    with a_demo(tmp_path, loaded) as folder:
        yield folder


def test_who_asked_is_told_that_there_is_an_answer_and_nothing_of_it(home: Path) -> None:
    with a_mail_server() as box:
        ran = run([sys.executable, "-c", _ANSWER], home, **surroundings(box.port))
        assert (ran.code, ran.err) == (0, "")
        said = when_the_worker_works(home, box.port)
    link = "https://samrad.loten.example/loten/matters/"
    plain = [(one, str(one.get_body(("plain",)))) for one in box.letters]
    # One letter: nobody is told of what they answered themselves.
    ((letter, text),) = ((one, text) for one, text in plain if link in text)

    assert letter["To"] == "ordforer.loten@samrad.example"
    told = f"{letter['Subject']} {text} {said}"
    with running_server(home) as server:
        jobs = "SELECT j::text FROM procrastinate_jobs j WHERE task_name LIKE '%send_answer'"
        queued = asked(inside(server), jobs)
        marks = asked(inside(server), _MARKS)
    assert len(queued) == 1
    assert marks == [(True, True, False)]
    for word in ("Kanarifugl", "Papegøye"):
        assert word not in told
        assert word not in str(queued)
