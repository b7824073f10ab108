"""The pages of a guest without an account: invited on the paper's page, then let in."""

from typing import Any

import pytest
from django.test import Client

from samrad.records.basics.context import as_person, at_the_gate
from samrad.records.invitations.models import Invitation
from samrad.records.papers.models import Paper
from samrad.records.people.models import Person
from web.desk.signing import PASSWORD, who_is_in

pytestmark = pytest.mark.django_db

TITLE = "Anmeldte forhold 2023"
NEW, KNOWN = "ola@skole.example", "uten.sete@samrad.example"
CHOICE = {"name": "Ola Rektor", "password": PASSWORD, "again": PASSWORD}


@pytest.fixture
def paper(person: Any) -> Paper:
    with as_person(person("politikontakt.loten").id):
        return Paper.objects.get(title__startswith=TITLE)


def form(email: str) -> dict[str, str]:
    return {
        "email": email,
        "name": "Ola Rektor",
        "workplace": "Løten ungdomsskole",
        "until": "2025-07-10",
    }


def page_of(paper: Paper) -> str:
    return f"/loten/papers/{paper.id}/"


@pytest.fixture
def link(signed_in: Any, paper: Paper) -> str:
    client = signed_in("slt.loten")
    page = client.post(f"{page_of(paper)}guests/", form(NEW))
    client.logout()
    found: str = page.context["link"]
    return found


def test_the_letter_and_the_list_tell_nothing_of_who_has_an_account(
    signed_in: Any, paper: Paper, settings: Any, within: Any
) -> None:
    settings.SAMRAD_MAIL_SERVER = object()
    client = signed_in("slt.loten")
    pages = []
    for email in (NEW, KNOWN):
        answer = client.post(f"{page_of(paper)}guests/", form(email))
        assert answer["Location"] == page_of(paper)
        page = client.get(page_of(paper)).content.decode()
        with within("loten"):
            made = Invitation.objects.get(email=email)
        assert f"Brevet til {email}" in page
        start = page.index("Gjester</h2>")
        listed = page[start : page.index("</ul>", start)].replace(str(made.id), "ID")
        pages.append(listed.split("csrfmiddlewaretoken")[0])
        client.post(f"{page_of(paper)}guests/{made.id}/withdraw")
        assert "Ola Rektor" not in client.get(page_of(paper)).content.decode()
    assert pages[0] == pages[1]
    assert "Ola Rektor (Løten ungdomsskole)" in pages[0]


@pytest.mark.parametrize("gap", ["email", "name", "workplace", "until"])
def test_what_is_not_filled_in_is_asked_for(gap: str, signed_in: Any, paper: Paper) -> None:
    sent = {**form(NEW), gap: " "}
    answer = signed_in("slt.loten").post(f"{page_of(paper)}guests/", sent)
    assert gap in answer.context["form"].errors


def test_the_link_says_who_and_until_when_and_not_which_paper(link: str) -> None:
    page = Client().get(link).content.decode()
    assert "viser deg ett dokument til og med 10. juli 2025" in page
    assert TITLE not in page


def test_the_guest_gets_an_account_and_then_that_one_paper(
    link: str, paper: Paper, client: Any, settings: Any
) -> None:
    answer = client.post(link, CHOICE)
    assert answer["Location"] == "/my-sign-in/"
    assert who_is_in(client)
    assert "Anmeldte forhold 2023" in client.get("/").content.decode()
    assert client.get(f"/shown/{paper.id}").status_code == 200
    for closed in (page_of(paper), "/loten/papers/", "/loten/", "/loten/members/"):
        assert client.get(closed).status_code == 404
    # Outside the demo a password alone opens nothing.
    settings.SAMRAD_DEMO_DAY = ""
    assert client.get(f"/shown/{paper.id}")["Location"] == "/my-sign-in/"

    again = Client().get(link)
    assert again.status_code == Client().get("/invited/nothing-of-ours/").status_code
    assert TITLE not in again.content.decode()


def test_who_has_an_account_accepts_with_it(signed_in: Any, paper: Paper) -> None:
    shown = signed_in("slt.loten").post(f"{page_of(paper)}guests/", form(KNOWN))
    guest = signed_in("uten.sete")
    answer = guest.post(shown.context["link"], follow=True)
    assert "Dokumentet står på denne siden." in answer.content.decode()
    assert TITLE in answer.content.decode()


def test_among_the_members_no_guest_stands_and_none_is_withdrawn_there(
    link: str, signed_in: Any, within: Any
) -> None:
    client = signed_in("slt.loten")
    assert "Ola Rektor" not in client.get("/loten/members/").content.decode()
    with within("loten"):
        made = Invitation.objects.get(email=NEW)
    assert link
    for way in ("/withdraw", "/again"):
        answer = client.post(f"/loten/members/invitation/{made.id}{way}")
        assert answer.status_code == 404


def test_without_the_role_nobody_invites_or_withdraws(
    link: str, signed_in: Any, paper: Paper, within: Any
) -> None:
    assert link
    client = signed_in("ordforer.loten")
    answer = client.post(f"{page_of(paper)}guests/", form("b@skole.example"))
    assert "link" not in (answer.context or {})
    with within("loten"):
        (made,) = Invitation.objects.filter(paper=paper)
    client.post(f"{page_of(paper)}guests/{made.id}/withdraw")
    with within("loten"):
        assert Invitation.objects.get(pk=made.pk).withdrawn_at is None
    with at_the_gate():
        assert not Person.objects.filter(email=NEW).exists()
