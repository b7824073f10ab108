"""Whoever is invited signs in with their organisation's service and is known from then on."""

from datetime import datetime
from typing import Any

import pytest

from samrad.actions.invitations import invite, renew_link
from samrad.core.people.invitations import Invited
from samrad.core.people.roles import Role
from samrad.records.basics.context import at_the_gate
from samrad.records.people.models import Person
from samrad.records.signing_in.models import Identity

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
NEW = "ny.nordmann@kommune.example"


@pytest.fixture
def link(within: Any, person: Any, at: datetime) -> Any:
    """Invite somebody to a seat in Løten; the secret of the link."""

    def make(email: str = NEW, by: str = "slt.loten", role: Role = Role.MAYOR) -> str:
        who = person(by)
        with within("loten") as council:
            invited = Invited("Ny", email, role, at.date())
            made = invite(council, invited, who.organisation, by=who, at=at)
            return renew_link(made, at=at)

    return make


def identities() -> list[str]:
    with at_the_gate():
        return [one.person.email for one in Identity.objects.select_related("person")]


def test_an_invitation_offers_the_services_of_its_party_and_no_other(
    walker: Any, link: Any
) -> None:
    secret = link()
    page = walker("ny").client.get(f"/invited/{secret}/").content.decode()

    assert 'action="/sign-in/kommune/"' in page
    assert 'action="/sign-in/politi/"' not in page


def test_who_is_invited_signs_in_and_is_known_from_then_on(walker: Any, link: Any) -> None:
    secret, ny = link(), walker("ny")
    answer = ny.sign_in(invited=secret)

    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert ny.may_read("/loten/")
    assert not ny.may_read("/lund/")
    assert identities() == [NEW]
    with at_the_gate():
        made = Person.objects.get(email=NEW)
    assert (made.name, made.has_usable_password()) == ("Ny Nordmann", False)

    later = walker("ny")
    assert later.sign_in()["Location"] == "/"
    assert later.who() == str(made.pk)


def test_an_invitation_binds_once(walker: Any, link: Any) -> None:
    secret = link()
    walker("ny").sign_in(invited=secret)
    second = walker("slt")

    assert second.sign_in(invited=secret).status_code == 403
    assert second.who() == ""
    assert identities() == [NEW]


def test_the_other_partys_service_binds_nobody_and_makes_nobody(walker: Any, link: Any) -> None:
    secret, per = link(), walker("pk")
    answer = per.sign_in("politi", invited=secret)

    assert answer.status_code == 403
    assert identities() == []
    with at_the_gate():
        assert not Person.objects.filter(email=NEW).exists()
    # It can still be used by whom it was meant for.
    assert walker("ny").sign_in(invited=secret)["Location"] == "/"


def test_no_invitation_opens_an_account_there_is_already(
    walker: Any, link: Any, person: Any
) -> None:
    victim = person("ordforer.loten")
    # Whoever runs the year invites her to another seat, and takes the link themselves.
    secret, thief = link(victim.email, role=Role.OTHER), walker("ny")
    answer = thief.sign_in(invited=secret)

    assert answer.status_code == 403
    assert thief.who() == ""
    assert identities() == []


def test_who_is_known_already_takes_the_seat_with_the_same_sign_in(
    walker: Any, link: Any, known: Any
) -> None:
    mayor = known("ordforer.loten", "kommune", "ny")
    secret, ola = link(mayor.email, role=Role.OTHER), walker("ny")

    assert ola.sign_in(invited=secret)["Location"] == "/"
    assert ola.who() == str(mayor.pk)
    assert ola.client.get(f"/invited/{secret}/").status_code == 404


def test_an_invitation_for_somebody_else_lets_nobody_in(
    walker: Any, link: Any, known: Any
) -> None:
    known("ordforer.loten", "kommune", "ny")
    secret, ola = link(), walker("ny")

    assert ola.sign_in(invited=secret).status_code == 403
    assert ola.who() == ""


@pytest.mark.parametrize("secret", ["x", "\x00", "ÿ" * 300])
def test_a_made_up_invitation_lets_nobody_in(secret: str, walker: Any) -> None:
    ny = walker("ny")

    assert ny.sign_in(invited=secret).status_code == 403
    assert ny.who() == ""
    assert identities() == []
