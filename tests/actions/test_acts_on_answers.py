"""The letter that tells of an answer goes once, whatever happens on the way (ADR 0025)."""

from datetime import datetime
from typing import Any
from uuid import UUID

import pytest

from gateways.mail.receiving import a_mail_server
from samrad.actions import answers
from samrad.actions.letters import Letter
from samrad.gateways.mail import MailServer, Security
from samrad.records.basics.context import as_person, in_council
from samrad.records.meetings.matters import AnswerLetter, Matter

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def council(within: Any, person: Any, at: datetime, settings: Any) -> UUID:
    """The mayor is to be told of an answer to a matter her party keeps to itself."""
    settings.SAMRAD_MAIL_SERVER = MailServer("127.0.0.1", 1, Security.NONE, "s@loten.example")
    to, by = person("ordforer.loten"), person("slt.loten")
    own = {"party": "municipality", "openness": "party"}
    with within("loten") as council:
        told = {"title": "Kanarifugl", "kind": "decide", "proposed_at": at, "proposed_by": to}
        matter = Matter.objects.create(council=council, **told, **own)
        answers.queue_answer(matter, by=by, at=at)
        return UUID(str(council.id))


def _told(told: answers.Told) -> Letter:
    return Letter(told.person.email, "Svar", str(told.matter), "nb")


def _post(council: UUID, at: datetime, settings: Any, times: int = 2) -> list[str]:
    """The addresses of the letters a mail server gets when the worker comes so often."""
    with in_council(council):
        which = AnswerLetter.objects.get().id
    with a_mail_server() as box:
        settings.SAMRAD_MAIL_SERVER = MailServer(
            "127.0.0.1", box.port, Security.NONE, "s@loten.example"
        )
        for _ in range(times):
            answers.post_answer(council, which, _told, at=at)
        return [str(letter["To"]) for letter in box.letters]


def _mark(council: UUID, **moments: Any) -> None:
    with in_council(council):
        AnswerLetter.objects.update(**moments)


def test_a_job_that_runs_again_sends_nothing(
    council: UUID, at: datetime, settings: Any
) -> None:
    assert _post(council, at, settings) == ["ordforer.loten@samrad.example"]
    with in_council(council):
        assert AnswerLetter.objects.get().sent_at == at


def test_what_a_killed_worker_may_have_sent_is_not_sent_again(
    council: UUID, at: datetime, settings: Any
) -> None:
    _mark(council, handing_in_at=at)
    assert _post(council, at, settings) == []
    with in_council(council):
        row = AnswerLetter.objects.get()
    assert (row.uncertain_at, row.sent_at) == (at, None)


def test_the_other_party_learns_of_no_letter_about_what_it_does_not_see(
    council: UUID, person: Any
) -> None:
    del council
    for who, seen in (("slt.loten", 1), ("politikontakt.loten", 0)):
        with as_person(person(who).id):
            assert AnswerLetter.objects.count() == seen, who
