"""What leaves a party, and who comes in, wants a sign-in of the last minutes."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from samrad.project.demo.cast import PASSWORD
from samrad.records.basics.context import as_person
from samrad.records.papers.models import Paper, Released
from samrad.web.kit import clock

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
RELEASE = {
    "basis": "no.politiregisterloven.24.2",
    "detail": "region",
}


@pytest.fixture
def per(walker: Any, known: Any) -> Any:
    """The politikontakt, signed in through the police's service."""
    known("politikontakt.loten", "politi", "pk")
    somebody = walker("pk")
    somebody.sign_in("politi")
    return somebody


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Some minutes pass: `later(16)`."""
    begun = clock.real_now()

    def pass_by(minutes: int) -> None:
        moment = begun + timedelta(minutes=minutes)
        monkeypatch.setattr(clock, "real_now", lambda: moment)

    yield pass_by
    monkeypatch.undo()


@pytest.fixture
def police(person: Any) -> Any:
    """What the police see."""
    return lambda: as_person(person("politikontakt.loten").id)


@pytest.fixture
def figures(police: Any) -> Any:
    """Figures that are not released."""
    with police():
        found = Paper.objects.filter(figures=True, party="police")
        return next(one for one in found if not Released.objects.filter(paper=one).exists())


def now_again(per: Any, monkeypatch: pytest.MonkeyPatch, page: Any) -> Any:
    """Press the button on the page, sign in there once more, come back."""
    assert 'name="purpose" value="again"' in page.content.decode()
    onward = page.context["next"]
    monkeypatch.undo()
    return per.sign_in("politi", purpose="again", next=onward)


def test_who_signed_in_a_moment_ago_is_not_asked(per: Any, figures: Any, later: Any) -> None:
    later(14)

    assert per.client.get(f"/loten/papers/{figures.pk}/release/").status_code == 200


def test_who_signed_in_too_long_ago_is_asked_before_they_write(
    per: Any, figures: Any, later: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"/loten/papers/{figures.pk}/release/"
    later(16)
    page = per.client.get(address)
    assert page.status_code == 403

    answer = now_again(per, monkeypatch, page)
    assert (answer.status_code, answer["Location"]) == (302, address)
    assert per.client.get(address).status_code == 200


def test_what_was_written_meanwhile_is_not_lost(
    per: Any, figures: Any, later: Any, police: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"/loten/papers/{figures.pk}/release/"
    later(16)
    page = per.send(address, **RELEASE)
    assert page.status_code == 403
    with police():
        assert not Released.objects.filter(paper=figures).exists()

    back = now_again(per, monkeypatch, page)
    form = per.client.get(back["Location"]).context["form"]
    assert {name: form[name].value() for name in RELEASE} == RELEASE
    # Nothing happened yet, and nothing waits any more.
    assert not per.client.get(address).context["form"].is_bound
    assert per.send(address, **RELEASE).status_code == 302
    with police():
        assert Released.objects.filter(paper=figures).exists()


def test_opening_a_paper_is_asked_for_and_closing_it_is_not(
    per: Any, later: Any, within: Any, police: Any, person: Any, at: datetime
) -> None:
    with within("loten") as council:
        paper = Paper.objects.create(
            council=council,
            title="Notat",
            name="n.txt",
            kind="txt",
            content=b"n",
            sha256="9" * 64,
            party="police",
            openness="council",
            brought_at=at,
            brought_by=person("politikontakt.loten"),
        )
    address = f"/loten/papers/{paper.pk}/mark/"
    later(16)
    assert per.client.get(address).status_code == 200

    assert per.send(address, openness="party", reason="fordi").status_code == 302
    page = per.send(address, openness="open", reason="fordi")
    assert page.status_code == 403
    assert page.context["written"]
    with police():
        assert Paper.objects.get(pk=paper.pk).openness == "party"


@pytest.mark.parametrize("page", ["papers/{}/guests/", "members/invite/"])
def test_letting_somebody_in_is_asked_for(
    page: str, per: Any, figures: Any, later: Any
) -> None:
    later(16)

    assert per.client.get(f"/loten/{page.format(figures.pk)}").status_code == 403


def test_only_the_same_person_signs_in_once_more(
    per: Any, known: Any, later: Any, figures: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = known("stasjonssjef.loten", "politi", "ny")
    address = f"/loten/papers/{figures.pk}/release/"
    later(16)
    before, page = per.who(), per.client.get(address)
    monkeypatch.undo()
    address_there = per.set_out("politi", purpose="again", next=page.context["next"])
    answer = per.client.get(per.at_service(address_there, login="ny"))

    # The service asks anew, so whoever is at the keys now is noticed.
    assert answer.status_code == 403
    assert str(other.pk) != before == per.who()
    later(16)
    assert per.client.get(address).status_code == 403


def test_who_has_an_account_here_types_the_password_once_more(
    signed_in: Any, figures: Any, settings: Any
) -> None:
    client = signed_in("politikontakt.loten")
    settings.SAMRAD_DEMO_DAY = ""
    kept = client.session
    kept["signed in with"] = "code"
    kept.save()
    address = f"/loten/papers/{figures.pk}/release/"
    answer = client.post(address, RELEASE)
    assert answer["Location"] == f"/my-sign-in/confirm/?next={address.replace('/', '%2F')}"

    answer = client.post(answer["Location"], {"password": PASSWORD})
    assert answer["Location"] == address
    form = client.get(address).context["form"]
    assert {name: form[name].value() for name in RELEASE} == RELEASE


def test_who_came_through_a_service_has_no_password_to_type(per: Any) -> None:
    page = per.client.get("/my-sign-in/confirm/?next=/my-sign-in/app/")

    assert page.status_code == 403
    assert page.context["next"] == "/my-sign-in/app/"


def test_the_one_click_accounts_of_the_demo_are_not_asked(
    signed_in: Any, figures: Any, later: Any
) -> None:
    client = signed_in("politikontakt.loten")
    later(16)

    assert client.get(f"/loten/papers/{figures.pk}/release/").status_code == 200
