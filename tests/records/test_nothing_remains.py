"""Of who was forgotten nothing remains: every table of the catalogue is looked through.

The real thing: a home of its own, the operator's command, and the superuser's eyes, which see
every row. What people wrote in their own words is theirs to take out; what the program keeps
of a person is what is looked for here.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from project.databases import inside, on_server
from project.operating import a_demo, run, samrad
from samrad.project.postgres import Server, running_server

pytestmark = pytest.mark.slow

NAME, EMAIL = "Kanarifugl Nebbesen", "kanarifugl.nebbesen@samrad.example"
# Whatever a person can leave: a seat that has ended, a paper and its words, a feed, what they
# were shown as a guest, invitations they took and one they did not, a post as analyst, all they
# sign in with here and at a service, being let in anew, a session, a request to be forgotten.
_LIVES = f"""
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from samrad.project.connecting import connected
with connected(Path(sys.argv[1])):
    from allauth.account.models import EmailAddress
    from allauth.mfa.models import Authenticator
    from allauth.usersessions.models import UserSession
    from django.test import Client
    from samrad.actions import papers, rights
    from samrad.actions.councils import give_seat
    from samrad.actions.feeds import subscribe
    from samrad.core.openness.levels import Marking, Openness
    from samrad.core.openness.looked import Looked, PaperKind, Seen
    from samrad.core.people.roles import Role
    from samrad.records.basics.context import as_operator, as_person, at_the_gate, in_council
    from samrad.records.councils.models import Council, Seat
    from samrad.records.councils.queries import every_council
    from samrad.records.districts.models import Analyst, District
    from samrad.records.invitations.models import Invitation
    from samrad.records.papers.models import Guest
    from samrad.records.people.models import Organisation, Person, Recovery
    from samrad.records.signing_in.models import Identity, ServiceSession
    now, today = datetime(2025, 6, 16, 12, tzinfo=UTC), date(2025, 6, 16)
    with as_operator():
        loten = every_council()["loten"]
        of = Organisation.objects.get(name="Løten kommune")
        who = Person(email="{EMAIL}", name="{NAME}", organisation=of)
        who.set_password("kanari")
        who.save(force_insert=True)
        Analyst.objects.create(person=who, district=District.objects.first())
    with in_council(loten):
        council = Council.objects.get()
        seat = give_seat(council, who, Role.COORDINATOR, since=today, at=now)
    with as_person(who.id):
        brought = papers.Brought(
            "Notat",
            Looked("notat.txt", PaperKind.TEXT, b"Notat", Seen(), "Notat"),
            Marking(Openness.COUNCIL),
        )
        paper = papers.bring_paper(council, brought, by=who, at=now)
        subscribe(council, by=who, at=now)
        of_paper = dict(council=council, paper=paper, until="2100-01-01", invited_at=now)
        Guest.objects.create(person=who, invited_by=who, **of_paper)
    with at_the_gate():
        EmailAddress.objects.create(user=who, email="{EMAIL}", primary=True)
        for kind in ("totp", "webauthn", "recovery_codes"):
            Authenticator.objects.create(user=who, type=kind, data=dict(secret="{NAME}"))
        there = dict(issuer="https://inn.example", subject_key="{EMAIL}", person=who)
        Identity.objects.create(**there, bound_at=now)
        ServiceSession.objects.create(**there, sid="{NAME}", began_at=now)
        Recovery.objects.create(person=who, asked_at=now)
        client = Client()
        client.force_login(who)
        UserSession.objects.filter(user=who).update(ip="192.0.2.7", user_agent="{NAME}")
    with in_council(loten):
        Seat.objects.filter(pk=seat.pk).update(since="2025-01-01", until="2025-06-15")
        to_seat = dict(
            council=council, name="{NAME}", party="municipality", organisation=of,
            role="coordinator", since=today, invited_at=now, invited_by=who, expires_at=now,
        )
        # One they took while they had another address, and one they have not answered.
        Invitation.objects.create(
            **to_seat, email="gammel.{EMAIL}", accepted_at=now, accepted_by=who
        )
        Invitation.objects.create(**to_seat, email="{EMAIL}".upper())
    with as_person(who.id):
        rights.ask_to_be_forgotten(who, at=now)
    print(who.id, client.cookies["session"].value)
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, loaded: Path) -> Iterator[Path]:
    with a_demo(tmp_path_factory.mktemp("canary"), loaded) as folder:
        yield folder


@pytest.fixture(scope="module")
def server(home: Path) -> Iterator[Server]:
    with running_server(home) as running:
        yield running


def tables_with(server: Server, *canaries: str) -> set[str]:
    """Every table in which one of them stands, as text or inside a file."""
    url = inside(server)
    wanted = [f"%{one}%" for one in canaries]
    wanted += [f"%{one.encode().hex()}%" for one in canaries]
    with psycopg.connect(url) as connection:
        names = connection.execute(
            "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p', 'm')"
            " AND relnamespace = 'public'::regnamespace"
        ).fetchall()
        assert len(names) > 30
        found = set()
        for (name,) in names:
            question = sql.SQL(
                "SELECT EXISTS (SELECT 1 FROM {} t WHERE t::text ILIKE ANY (%s))"
            )
            answer = connection.execute(question.format(sql.Identifier(name)), [wanted])
            row = answer.fetchone()
            if row and row[0]:
                found.add(name)
    return found


@pytest.fixture(scope="module")
def forgotten(home: Path, server: Server) -> tuple[str, str]:
    """Somebody left all of that and was forgotten: their number, and the key of a session."""
    lived = run([sys.executable, "-c", _LIVES, str(home)], home, SAMRAD_DEMO_DAY="2025-06-16")
    assert (lived.code, lived.err) == (0, "")
    who, session = lived.out.split()
    # What is looked for can be found: otherwise finding nothing would say nothing.
    assert tables_with(server, NAME, EMAIL) == {
        "records_person",
        "account_emailaddress",
        "mfa_authenticator",
        "usersessions_usersession",
        "records_identity",
        "records_servicesession",
        "records_invitation",
    }
    assert "django_session" in tables_with(server, session)
    assert tables_with(server, who) >= {
        "records_feed",
        "records_guest",
        "records_forgetting",
        "records_recovery",
        "records_analyst",
    }
    # The copy for searching is among the tables that are looked through.
    assert "records_findable" in tables_with(server, "notat")

    ran = samrad(home, "forget", EMAIL, SAMRAD_DEMO_DAY="2025-06-16")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "Forgotten: name, address and password; "
        "1 feeds, 1 posts, 1 guests, 2 invitations, 1 sessions, 8 sign-in.\n"
    )
    return who, session


def test_of_who_was_forgotten_nothing_remains_anywhere(
    forgotten: tuple[str, str], server: Server
) -> None:
    who, session = forgotten
    assert tables_with(server, NAME, EMAIL, "192.0.2.7", session) == set()
    # The number stays where something was done, and says no more who it was.
    assert tables_with(server, who) == {
        "records_person",
        "records_seat",
        "records_paper",
        "records_logentry",
    }


@pytest.mark.usefixtures("forgotten")
def test_who_comes_back_with_an_old_backup_is_forgotten_again(
    home: Path, server: Server, tmp_path: Path
) -> None:
    numbers = tmp_path / "forgotten.txt"
    numbers.write_text(samrad(home, "forget", "--list").out)
    assert NAME not in numbers.read_text()
    (who, _day) = numbers.read_text().split()
    back = "UPDATE records_person SET name = {}, email = {}, forgotten_at = NULL WHERE id = {}"
    on_server(server.owner_url, sql.SQL(back).format(NAME, EMAIL, who))
    assert tables_with(server, NAME) == {"records_person"}

    ran = samrad(home, "forget", "--again", str(numbers), SAMRAD_DEMO_DAY="2025-06-16")
    assert (ran.code, ran.out) == (0, "Forgotten again: 1.\n")
    assert tables_with(server, NAME, EMAIL) == set()
    numbers.write_text("kanarifugl\n")
    assert "is no list of" in samrad(home, "forget", "--again", str(numbers)).sentence


def test_forgetting_again_or_somebody_with_a_seat_is_a_sentence(home: Path) -> None:
    on = {"SAMRAD_DEMO_DAY": "2025-06-16"}
    assert "Nobody signs in here" in samrad(home, "forget", EMAIL, **on).sentence
    seated = samrad(home, "forget", "ordforer.loten@samrad.example", **on).sentence
    assert "plass i" in seated
