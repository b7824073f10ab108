"""The members' pages: who chairs, how it stands, changing seats, and what the council is."""

import html
import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samrad.core.people.roles import Role
from samrad.records.councils.models import Council, Seat

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def text(client: Client, address: str) -> str:
    """The page's words, without its markup."""
    body = client.get(address).content.decode()
    main = body[body.index("<main") : body.index("</main>")]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


@pytest.fixture
def seat(within: Any) -> Any:
    """Find a seat of a council by its role and its number as deputy."""

    def find(role: Role, deputy: int | None = None, slug: str = "loten") -> Seat:
        with within(slug):
            return Seat.objects.get(role=role, deputy=deputy)

    return find


def page_of(seat: Seat) -> str:
    return f"/loten/members/seat/{seat.id}/"


# --- what the page says --------------------------------------------------------------------


def test_loten_sees_who_chairs_and_what_is_not_in_order(signed_in: Any) -> None:
    said = text(signed_in("politikontakt.loten"), "/loten/members/")

    for words in (
        "Møteleder Ordfører Hentet fra avtalen, «4. Organisering/ledelse»: ordfører.",
        "Sekretær SLT-koordinator Hentet fra avtalen",
        "Likt Kommunen: to personer, en i ledende stilling. Politiet: to personer, en i",
        "Ledig kommunedirektør Avtalen nevner rollen, og ingen har plassen.",
        "Slutter snart Seksjonsleder, politistasjonssjef Siste dag er 31. juli 2025",
        "Ingen vara kommunedirektør; politikontakt; SLT-koordinator",
    ):
        assert words in said, words


def test_hallingdal_shows_aals_seat_as_vacant_with_the_deputy_who_sits_there(
    signed_in: Any,
) -> None:
    said = text(signed_in("ordforar.hol"), "/hallingdal/members/")

    assert "Eit felles råd for seks kommunar: Flå kommune, Gol kommune" in said
    assert "Ledig ordførar, Ål kommune Varaordførar i Ål sit der imens, som vara nr. 1." in said
    assert "Gått ut Ordførar i Ål, ordførar, Ål kommune Siste dag var 31. mai 2025" in said
    # Of the six municipalities' own councils the mayor of Hol has a seat in one.
    assert "Politirådet i Hol" in said
    assert "Politirådet i Gol" not in said


def test_lorenskog_is_politiraad_and_steering_group_of_slt(signed_in: Any) -> None:
    said = text(signed_in("slt.lorenskog"), "/lorenskog/members/")

    assert "Det er politiråd og SLT-styringsgruppe." in said
    assert "Ledig seksjonsleder i politiet" in said


def test_lund_has_a_section_leader_who_is_said_to_be_leading(signed_in: Any) -> None:
    said = text(signed_in("kommunpolis.lund"), "/lund/members/")

    assert "Polisen: tre personer, två i ledande ställning." in said
    assert "Alla platser som är överenskomna är besatta, och inget mandat slutar snart." in said
    assert "strategiskt råd och lokalt brottsförebyggande råd (BRÅ)" in said


def test_another_day_is_shown_as_it_was_and_nothing_is_changed_there(signed_in: Any) -> None:
    client = signed_in("slt.hallingdal")
    before = text(client, "/hallingdal/members/?on=2025-05-31")

    assert "Ledig" not in before
    assert "Slutter snart" not in before
    assert "Sluttar snart Ordførar i Ål" in before
    assert "Endre plassen" in text(client, "/hallingdal/members/")
    assert "Endre plassen" not in before


def test_only_who_runs_the_year_changes_and_only_the_own_partys_seats(
    signed_in: Any, seat: Any
) -> None:
    chief, mayor = page_of(seat(Role.POLICE_CHIEF)), page_of(seat(Role.MAYOR))
    pages = {
        who: signed_in(f"{who}.loten").get("/loten/members/").content.decode()
        for who in ("slt", "politikontakt", "ordforer")
    }

    assert [who for who, page in pages.items() if mayor in page] == ["slt"]
    assert [who for who, page in pages.items() if chief in page] == ["politikontakt"]


def test_the_number_of_queries_is_the_same_for_few_seats_and_many(
    signed_in: Any, within: Any
) -> None:
    client, before = signed_in("slt.loten"), queries_of(signed_in("slt.loten"))
    with within("loten") as council:
        of = {"council": council, "party": "municipality", "role": "other"}
        person = Seat.objects.get(role=Role.COORDINATOR).person
        for number in range(1, 6):
            since = date(2020, 1, number)
            Seat.objects.create(**of, person=person, since=since, deputy=number)

    assert queries_of(client) == before


def queries_of(client: Client) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get("/loten/members/")
    return len(asked)


# --- changing it ---------------------------------------------------------------------------


def test_a_mandate_is_prolonged_on_its_page(signed_in: Any, seat: Any) -> None:
    page = page_of(seat(Role.MAYOR))
    client = signed_in("slt.loten")
    assert client.post(page, {"until": "2027-10-31"})["Location"] == "/loten/members/"

    assert seat(Role.MAYOR).until == date(2027, 10, 31)
    assert 'value="2027-10-31"' in client.get(page).content.decode()
    client.post(page, {"until": ""})
    assert seat(Role.MAYOR).until is None


@pytest.mark.parametrize(
    ("until", "said"),
    [
        ("2025-06-14", "Siste dag kan tidligst være 15. juni 2025."),
        ("", "Plassen har allerede den siste dagen."),
        ("2205-06-14", "Er året riktig?"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_changed(
    until: str, said: str, signed_in: Any, seat: Any
) -> None:
    page = page_of(seat(Role.MAYOR))
    answer = signed_in("slt.loten").post(page, {"until": until})

    assert said in html.unescape(answer.content.decode())
    assert seat(Role.MAYOR).until is None


def test_a_coordinator_alone_is_told_to_invite_a_successor_first(
    signed_in: Any, seat: Any
) -> None:
    mine = seat(Role.COORDINATOR)
    answer = signed_in("slt.loten").post(page_of(mine), {"until": "2025-06-16"})

    assert "Inviter etterfølgeren først." in answer.content.decode()


def test_who_leaves_sits_there_until_tonight_and_somebody_else_still_runs_the_year(
    signed_in: Any, within: Any, person: Any
) -> None:
    with within("loten") as council:
        of = {"council": council, "party": "municipality", "role": "coordinator"}
        Seat.objects.create(**of, person=person("uten.sete"), since=date(2025, 1, 1))
        mine = Seat.objects.get(person__email="slt.loten@samrad.example")
    client = signed_in("slt.loten")
    refused = client.post(page_of(mine), {"until": "2025-06-15"})
    assert "Siste dag kan tidligst være 16. juni 2025." in refused.content.decode()

    answer = client.post(page_of(mine), {"until": "2025-06-16"}, follow=True)
    assert "til 16. juni 2025" in answer.content.decode()


def test_the_seat_of_the_other_party_is_shown_and_not_changed(
    signed_in: Any, seat: Any
) -> None:
    page = page_of(seat(Role.POLICE_CHIEF))
    client = signed_in("slt.loten")
    assert "Denne plassen er den andre partens (politiet)" in text(client, page)
    assert 'name="until"' not in client.get(page).content.decode()
    answer = client.post(page, {"until": "2025-06-16"})

    assert answer.status_code == 200
    assert seat(Role.POLICE_CHIEF).until is None


def test_deputies_are_moved_with_buttons_and_the_page_comes_back_to_them(
    signed_in: Any, seat: Any
) -> None:
    second = seat(Role.MAYOR, deputy=2)
    client = signed_in("slt.loten")
    button = f"/loten/members/seat/{second.id}/place"
    assert f'action="{button}"' in client.get("/loten/members/").content.decode()
    assert client.post(button, {"to": "øverst"}).status_code == 302
    assert seat(Role.MAYOR, deputy=2) == second
    answer = client.post(button, {"to": "1"})

    assert answer["Location"] == f"/loten/members/#seat-{second.id}"
    assert seat(Role.MAYOR, deputy=1).id == second.id
    said = text(client, "/loten/members/")
    assert said.index("Gruppeleder") < said.index("Varaordfører")


def test_a_section_leader_is_said_to_be_leading_with_one_button(
    signed_in: Any, within: Any
) -> None:
    client = signed_in("kommunpolis.lund")
    with within("lund"):
        found = Seat.objects.get(role=Role.POLICE_SECTION_LEADER)
    page = f"/lund/members/seat/{found.id}/"
    assert "Nej, inte i ledande ställning" in text(client, page)
    client.post(f"{page}leading")
    assert "Ja, i ledande ställning" in text(client, page)
    client.post(f"{page}leading", {"leading": "yes"})
    with within("lund"):
        assert Seat.objects.get(pk=found.pk).leading


def test_the_joint_council_notes_whom_it_chose_to_chair(signed_in: Any, within: Any) -> None:
    client = signed_in("slt.hallingdal")
    with within("hallingdal"):
        hol = Seat.objects.get(person__name="Ordførar i Hol")
        deputy = Seat.objects.get(person__name="Varaordførar i Ål")
    client.post("/hallingdal/members/chair", {"seat": str(hol.id)})
    assert "Møteleiar Ordførar i Hol Henta frå avtalen" in text(client, "/hallingdal/members/")
    client.post("/hallingdal/members/chair", {"seat": str(deputy.id)})
    said = text(client, "/hallingdal/members/")

    assert "Varaordførar i Ål kan ikkje leie møta" in said
    assert "Møteleiar Ordførar i Hol" in said
    client.post("/hallingdal/members/chair", {"seat": "tull"})
    assert "Vel ein av dei." in text(client, "/hallingdal/members/")


def test_what_the_council_is_is_said_anew(signed_in: Any, within: Any) -> None:
    client = signed_in("politikontakt.loten")
    page = "/loten/members/council/"
    wrong = client.post(page, {"kind": "joint", "bodies": ["politiraad"]})
    assert "her er bare én med" in wrong.content.decode()
    client.post(page, {"kind": "local", "bodies": ["politiraad", "slt_styringsgruppe"]})

    with within("loten"):
        assert Council.objects.get().bodies == ["politiraad", "slt_styringsgruppe"]
    assert "Det er politiråd og SLT-styringsgruppe." in text(client, "/loten/members/")


def test_a_seat_of_another_council_is_not_there(signed_in: Any, within: Any) -> None:
    with within("lorenskog"):
        other = Seat.objects.get(role=Role.MAYOR)
    client = signed_in("slt.loten")

    assert client.get(page_of(other)).status_code == 404
    assert client.post(f"/loten/members/seat/{other.id}/place", {"to": 1}).status_code == 404
    client.post("/loten/members/chair", {"seat": str(other.id)})
    said = text(client, "/loten/members/")
    assert "Velg en av dem." in said
    assert "Lørenskog" not in said
