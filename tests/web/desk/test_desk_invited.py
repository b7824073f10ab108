"""The pages of invitations: a link that works once, and says the same of every other."""

from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from samrad.actions import invitations
from samrad.core.people.invitations import Invited
from samrad.core.people.roles import Role
from samrad.records.basics.context import as_person, at_the_gate
from samrad.records.councils.models import Council
from samrad.records.invitations.models import Invitation
from samrad.records.people.models import Person
from web.desk.signing import PASSWORD, who_is_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

EMAIL = "kari.ny@loten.example"
FORM = {
    "name": "Kari Ny",
    "email": EMAIL,
    "role": "sector_director",
    "since": "2025-06-16",
    "until": "",
    "deputy": "",
}
CHOICE = {"name": "Kari Ny", "password": PASSWORD, "again": PASSWORD}


@pytest.fixture
def link(person: Any, at: datetime) -> Any:
    def make(email: str = EMAIL, role: Role = Role.SECTOR_DIRECTOR) -> str:
        by = person("slt.loten")
        with as_person(by.id):
            council = Council.objects.get(slug="loten")
            invited = Invited("Kari Ny", email, role, at.date())
            made = invitations.invite(council, invited, by.organisation, by=by, at=at)
            return f"/invited/{invitations.renew_link(made, at=at)}/"

    return make


def accounts(email: str = EMAIL) -> int:
    with at_the_gate():
        return Person.objects.filter(email__iexact=email).count()


# --- inviting ------------------------------------------------------------------------------


def test_without_a_mail_server_the_link_is_shown_once(signed_in: Any) -> None:
    client = signed_in("slt.loten")
    page = client.post("/loten/members/invite/", FORM)
    link = page.context["link"]

    assert link.startswith("http://testserver/invited/")
    assert "Ingen e-posttjener er satt opp" in page.content.decode()
    assert link not in client.get("/loten/members/").content.decode()
    assert Client().get(link).status_code == 200


def test_with_a_mail_server_nobody_but_the_invited_gets_the_link(
    signed_in: Any, settings: Any, within: Any
) -> None:
    from django.db import connection

    settings.SAMRAD_MAIL_SERVER = object()
    client = signed_in("slt.loten")
    answer = client.post("/loten/members/invite/", FORM)
    assert answer["Location"] == "/loten/members/"
    assert "/invited/" not in client.get("/loten/members/").content.decode()
    with within("loten"), connection.cursor() as cursor:
        cursor.execute("SELECT task_name, args FROM procrastinate_jobs")
        ((task, args),) = cursor.fetchall()
        made = Invitation.objects.get()
    assert task == "samrad.project.jobs.send_invitation"
    assert str(made.pk) in str(args)
    assert made.secret_sha256 == ""


def test_a_forged_form_invites_for_no_other_party_or_council(
    signed_in: Any, within: Any, person: Any
) -> None:
    client = signed_in("slt.loten")
    for forged in ({"role": "police_chief"}, {"role": "god"}, {"deputy": "99"}):
        assert client.post("/loten/members/invite/", {**FORM, **forged}).status_code == 200
    police = person("politikontakt.loten").organisation_id
    client.post("/loten/members/invite/", {**FORM, "organisation": police, "party": "police"})
    with within("loten"):
        (made,) = Invitation.objects.all()
        assert (made.party, made.invited_by_id) == ("municipality", person("slt.loten").id)
        assert made.organisation_id != police


@pytest.mark.parametrize("email", ["x", "a@b.example\nBcc: evil@x.example", "a@b, c@d", ""])
def test_what_is_no_address_is_not_invited(email: str, signed_in: Any, within: Any) -> None:
    client = signed_in("slt.loten")
    answer = client.post("/loten/members/invite/", {**FORM, "email": email})
    assert answer.status_code == 200
    with within("loten"):
        assert not Invitation.objects.exists()


def test_the_other_party_sees_who_is_invited_and_has_no_button(
    signed_in: Any, link: Any
) -> None:
    link()
    page = signed_in("politikontakt.loten").get("/loten/members/").content.decode()
    assert "Kari Ny" in page
    assert "Trekk tilbake" not in page


# --- accepting -----------------------------------------------------------------------------


def test_opening_a_link_uses_nothing_up(link: Any) -> None:
    address = link()
    for _ in range(3):  # the mail server's scanner, a preview, the reader
        assert Client().get(address).status_code == 200
        assert Client().head(address).status_code == 200
    assert accounts() == 0


def test_accepting_makes_the_account_and_leads_to_the_second_step(
    link: Any, client: Client, settings: Any
) -> None:
    answer = client.post(link(), CHOICE)
    settings.SAMRAD_DEMO_DAY = ""

    assert answer["Location"] == "/my-sign-in/"
    assert accounts() == 1
    assert who_is_in(client)
    assert client.get("/loten/")["Location"] == "/my-sign-in/"


def test_a_used_link_a_wrong_one_and_none_look_the_same(link: Any, client: Client) -> None:
    address = link()
    client.post(address, CHOICE)
    told = {Client().get(one).content.decode().replace(one, "") for one in
            (address, f"/invited/{'x' * 32}/", "/invited/x/")}  # fmt: skip
    assert len({page.partition('<form class="choice"')[0] for page in told}) == 1
    assert "brukt, trukket tilbake" in told.pop()
    assert Client().post(address, CHOICE).status_code == 404


@pytest.mark.parametrize(
    "change",
    [{"again": "noe annet enn det"}, {"password": "kort", "again": "kort"}, {"name": ""}],
)
def test_what_is_typed_wrongly_makes_nothing(
    change: dict[str, str], link: Any, client: Client
) -> None:
    address = link()
    assert client.post(address, {**CHOICE, **change}).status_code == 200
    assert accounts() == 0
    assert client.get(address).status_code == 200


def test_forged_fields_change_nothing(link: Any, client: Client) -> None:
    forged = {
        "role": "coordinator",
        "party": "police",
        "email": "evil@x.example",
        "council": "x",
    }
    client.post(link(), {**CHOICE, **forged})
    assert accounts() == 1
    assert accounts("evil@x.example") == 0


def test_who_has_an_account_is_asked_to_sign_in_and_accepts_then(
    link: Any, signed_in: Any
) -> None:
    address = link("ordforer.loten@samrad.example")
    page = Client().get(address).content.decode()
    assert f'href="/sign-in/?next={address.replace("/", "%2F")}"' in page
    assert 'type="password"' not in page
    # Without signing in nothing is accepted, whatever is sent.
    assert Client().post(address, CHOICE).status_code == 200

    client = signed_in("ordforer.loten")
    assert client.post(address)["Location"] == "/"
    assert client.get(address).status_code == 404


def test_signed_in_as_somebody_else_one_is_told_and_nothing_is_taken(
    link: Any, signed_in: Any
) -> None:
    address = link()
    answer = signed_in("politikontakt.loten").post(address)
    assert answer.status_code == 200
    assert f"ble sendt til {EMAIL}" in answer.content.decode()
    assert Client().get(address).status_code == 200


def test_guessing_at_links_ends_and_a_right_one_still_opens(link: Any) -> None:
    address = link()
    client = Client()
    codes = [client.get(f"/invited/{number:032}/").status_code for number in range(40)]
    assert codes[0] == 404
    assert codes[-1] == 429
    assert client.get(address).status_code == 200
    assert client.get(f"/anew/{'x' * 32}/").status_code == 429


def test_the_secret_is_cut_out_of_the_logs() -> None:
    from samrad.project.logs import cut

    assert cut("GET /invited/abc-DEF_123/ 500") == "GET /invited/… 500"
    assert cut("GET /anew/abc/ 500") == "GET /anew/… 500"
    assert "abc" not in cut("/sign-in/?next=/invited/abc/")
