"""An exemption that is due waits on the front page of whose it is; nothing opens by itself."""

from datetime import date, timedelta
from typing import Any

import pytest

from samrad.records.basics.context import as_person
from samrad.records.log.models import LogEntry
from samrad.records.openness.models import Marked
from samrad.records.papers.models import Paper, Released

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

POLICE, MUNICIPALITY = "politikontakt.loten", "slt.loten"
# The municipality's, due on 10 June 2025; the police's, due in a year; figures of the police.
DUE = "Vurdering av belysning og kameraer ved stasjonen"
NOT_DUE = "Sårbarheter ved sommerens arrangementer"
RELEASED = "Anmeldte forhold 2023–2025, utvalgte tema"
TODAY = date(2025, 6, 16)
WAITS = "Må vurderes på nytt"


def called(person: Any, title: str) -> Paper:
    with as_person(person(POLICE).id):
        return Paper.objects.get(title=title)


def body_of(answer: Any) -> str:
    return str(answer.content.decode())


def set_review(person: Any, title: str, day: date) -> None:
    with as_person(person(POLICE).id):
        Paper.objects.filter(title=title).update(review=day)


def test_an_overdue_exemption_waits_for_its_own_party_and_not_for_the_other(
    signed_in: Any, within: Any
) -> None:
    home = body_of(signed_in(MUNICIPALITY).get("/"))
    assert WAITS in home
    assert (
        home.index(WAITS)
        < home.index(DUE)
        < home.index("Unntaket skal vurderes innen 10. juni")
    )
    assert NOT_DUE not in home
    with within("loten"):
        # The other party does see the paper itself, so it could have been here.
        assert Paper.objects.filter(title=DUE, openness="exempt").exists()
    assert DUE in body_of(signed_in(POLICE).get("/loten/papers/"))
    assert WAITS not in body_of(signed_in(POLICE).get("/"))


@pytest.mark.parametrize(("days", "waits"), [(30, True), (31, False)])
def test_it_waits_from_a_month_before_its_day(
    days: int, *, waits: bool, signed_in: Any, person: Any
) -> None:
    set_review(person, NOT_DUE, TODAY + timedelta(days=days))
    assert (NOT_DUE in body_of(signed_in(POLICE).get("/"))) is waits


def test_who_may_not_act_on_it_and_who_has_no_seat_is_not_asked(signed_in: Any) -> None:
    for who in ("uten.sete", "samordnare.lund"):
        assert DUE not in body_of(signed_in(who).get("/"))


def test_overdue_it_stays_exempt_until_somebody_decides(signed_in: Any, person: Any) -> None:
    set_review(person, DUE, TODAY - timedelta(days=400))
    paper = called(person, DUE)
    assert (paper.openness, paper.ground) == ("exempt", "no.offl.24.3")
    # And it is still written down who fetches it.
    signed_in(POLICE).get(f"/loten/papers/{paper.id}/file")
    with as_person(person(POLICE).id):
        assert LogEntry.objects.latest("number").act == "exempt_read"


def test_kept_exempt_with_a_reason_and_a_new_day_it_waits_no_more(
    signed_in: Any, person: Any
) -> None:
    paper = called(person, DUE)
    address = f"/loten/papers/{paper.id}/keep-exempt/"
    client = signed_in(MUNICIPALITY)
    assert address in body_of(client.get("/"))
    sent = {"review": "2026-06-10", "reason": "Tiltakene er ikke på plass."}
    assert client.post(address, sent).status_code == 302

    assert WAITS not in body_of(client.get("/"))
    page = body_of(client.get(f"/loten/papers/{paper.id}/"))
    assert "Tiltakene er ikke på plass." in page
    assert "10. juni 2026" in page
    with as_person(person(POLICE).id):
        entry = LogEntry.objects.latest("number")
        marked = Marked.objects.get(paper=paper)
    assert (entry.act, entry.facts) == (
        "keep_exempt",
        f'{{"ground": "no.offl.24.3", "marking": "{marked.id}", "review": "2026-06-10"}}',
    )
    assert (marked.openness, marked.ground, marked.review) == (
        "exempt",
        "no.offl.24.3",
        date(2026, 6, 10),
    )


@pytest.mark.parametrize(
    ("who", "sent", "said"),
    [
        (POLICE, {}, "De vurderer det på nytt."),
        (MUNICIPALITY, {"reason": ""}, "Hvorfor det fortsatt må være unntatt"),
        (MUNICIPALITY, {"review": "2025-06-16"}, "Oppgi dagen unntaket vurderes på nytt"),
        (MUNICIPALITY, {"review": "2029-06-16"}, "Oppgi dagen unntaket vurderes på nytt"),
        (MUNICIPALITY, {"review": "2025-06-10"}, "den dagen det allerede har"),
        (MUNICIPALITY, {"reason": "Linnea, 13 år, bor der"}, "navn med alder"),
    ],
)
def test_what_will_not_do_is_said_and_nothing_changes(
    who: str, sent: dict[str, str], said: str, signed_in: Any, person: Any
) -> None:
    paper = called(person, DUE)
    given = {"review": "2026-06-10", "reason": "Fortsatt fare.", **sent}
    answer = signed_in(who).post(f"/loten/papers/{paper.id}/keep-exempt/", given)
    assert answer.status_code == 200
    assert said in body_of(answer)
    assert called(person, DUE).review == date(2025, 6, 10)


def test_the_button_is_there_for_whose_it_is(signed_in: Any, person: Any) -> None:
    paper = called(person, DUE)
    there = "Vurder unntaket på nytt"
    assert there in body_of(signed_in(MUNICIPALITY).get(f"/loten/papers/{paper.id}/"))
    assert there not in body_of(signed_in(POLICE).get(f"/loten/papers/{paper.id}/"))


# --- releases ------------------------------------------------------------------------------


@pytest.mark.parametrize("days", [-3, 0, 20])
def test_a_release_that_runs_out_waits_for_the_police_alone(
    days: int, signed_in: Any, person: Any
) -> None:
    until = TODAY + timedelta(days=days)
    with as_person(person(POLICE).id):
        Released.objects.filter(paper__title=RELEASED).update(until=until)
    home = body_of(signed_in(POLICE).get("/"))
    assert RELEASED in home
    assert "Frigivingen gjelder til og med" in home
    assert RELEASED not in body_of(signed_in(MUNICIPALITY).get("/"))
    # Once it is over the figures are gone for the other party, and stay so.
    seen = signed_in(MUNICIPALITY).get(f"/loten/papers/{called(person, RELEASED).id}/")
    assert seen.status_code == (404 if days < 0 else 200)


def test_a_release_without_end_or_withdrawn_waits_for_nobody(
    signed_in: Any, person: Any, at: Any
) -> None:
    assert WAITS not in body_of(signed_in(POLICE).get("/"))
    by = person(POLICE)
    with as_person(by.id):
        Released.objects.filter(paper__title=RELEASED).update(
            until=TODAY, withdrawn_at=at, withdrawn_by=by
        )
    assert WAITS not in body_of(signed_in(POLICE).get("/"))
