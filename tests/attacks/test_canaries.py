"""A word planted wherever it must not come out is looked for in every answer of every address.

The word stands in title, file name, content and reason of what a party keeps to itself and of
figures nobody has released. Whoever keeps it reads it: the crawl would see it if it were there.
"""

import base64
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.core import mail
from django.test import Client

from attacks.walking import demo_words, every_address
from samrad.records.basics.context import as_person, at_the_gate, in_council
from samrad.records.councils.models import Council, Seat
from samrad.records.meetings.matters import Attachment, Matter
from samrad.records.openness.models import Marked
from samrad.records.papers.models import Guest, Paper, Released

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

WORD = "kanarifuglsang"
# The same word as something between us and the reader may have written it.
SPELLED = (
    WORD,
    WORD.upper(),
    WORD.encode().hex(),
    base64.b64encode(WORD.encode()).decode().rstrip("="),
)
# Stands beside it; it is asked for, so that no answer quotes the word back from the question.
BESIDE = "smutthullet"
ASKED = f"?q={BESIDE}&query={BESIDE}&on=2025-06-16"
POLICE, MUNICIPALITY = "politikontakt.loten", "slt.loten"


def plant(council: Council, at: Any) -> list[UUID]:
    """What the police keep, and figures of theirs that nobody has released."""
    made = []
    someone = Seat.objects.filter(council=council, party="police")[0].person
    for openness, figures in (("party", False), ("council", True)):
        paper = Paper.objects.create(
            council=council,
            title=f"Notat om {BESIDE} {WORD}",
            name=f"{WORD}.txt",
            kind="txt",
            content=f"{BESIDE} {WORD}".encode(),
            sha256="3" * 64,
            party="police",
            figures=figures,
            openness=openness,
            brought_at=at,
            brought_by=someone,
        )
        Marked.objects.create(
            council=council, paper=paper, openness=openness, reason=WORD, at=at, by=someone
        )
        made.append(paper.id)
    return made


def plant_matter(council: Council, at: Any) -> UUID:
    """A matter the police keep to themselves, with a paper they have not released."""
    someone = Seat.objects.filter(council=council, party="police")[0].person
    matter = Matter.objects.create(
        council=council,
        title=f"Sak om {BESIDE} {WORD}",
        kind="decide",
        background=f"{BESIDE} {WORD}",
        answer=f"{BESIDE} {WORD}",
        focus=WORD,
        party="police",
        openness="party",
        proposed_at=at,
        proposed_by=someone,
    )
    told = {"council": council, "matter": matter}
    Marked.objects.create(**told, openness="party", reason=WORD, at=at, by=someone)
    kept = Paper.objects.filter(council=council, title__contains=WORD)
    Attachment.objects.bulk_create(Attachment(**told, paper=paper) for paper in kept)
    return matter.id


@pytest.fixture
def planted(within: Any, some_rows: Any, at: Any) -> dict[str, str]:
    """Every address of Løten, asked for the planted papers; by its name."""
    with within("loten") as council:
        rows = some_rows(council)
        kept = plant(council, at)
        words = demo_words(council, rows, at)
        addresses = {one.name: one.filled(words) for one in every_address()}
        for number, paper in enumerate(kept):
            mine = {**words, "paper": paper}
            for one in every_address():
                if "paper" in one.slots:
                    addresses[f"{one.name} {number}"] = one.filled(mine)
        words |= {"matter": plant_matter(council, at)}
        for one in every_address():
            if "matter" in one.slots:
                addresses[f"{one.name} of the matter"] = one.filled(words)
    return addresses


def answers(client: Client, addresses: dict[str, str]) -> Iterator[tuple[str, str]]:
    """All that is said: bodies, headers and cookies of each address."""
    for name, address in addresses.items():
        for asked in (address, address + ASKED):
            answer: Any = client.get(asked)
            body = b"".join(answer) if answer.streaming else answer.content
            yield name, f"{body.decode(errors='replace')}\n{answer.headers}\n{answer.cookies}"


def leaks(client: Client, addresses: dict[str, str]) -> set[str]:
    """The addresses whose answer holds the word, however spelled."""
    heard = answers(client, addresses)
    return {name for name, said in heard if any(one in said for one in SPELLED)}


@pytest.fixture
def browser(person: Any) -> Any:
    def sign_in(who: str) -> Client:
        client = Client(raise_request_exception=False)
        if who:
            with at_the_gate():
                client.force_login(person(who))
        return client

    return sign_in


def test_whoever_keeps_it_reads_it(planted: dict[str, str], browser: Any) -> None:
    assert len(leaks(browser(POLICE), planted)) >= 3


@pytest.mark.parametrize("who", [MUNICIPALITY, "samordnare.lund", "uten.sete", ""])
def test_nobody_else_hears_it_anywhere(
    who: str, planted: dict[str, str], browser: Any, capfd: Any
) -> None:
    assert leaks(browser(who), planted) == set()
    assert WORD not in "".join(capfd.readouterr())
    assert not [one for one in mail.outbox if WORD in one.message().as_string()]


def test_a_guest_of_another_paper_hears_it_nowhere(
    planted: dict[str, str], browser: Any, person: Any, within: Any, at: Any
) -> None:
    with within("loten") as council:
        shown = Paper.objects.filter(title="Notat om torget")[0]
        inviter = Seat.objects.filter(council=council)[0].person
        Guest.objects.create(
            council=council,
            paper=shown,
            person=person("uten.sete"),
            until="2100-01-01",
            invited_at=at,
            invited_by=inviter,
        )
    assert leaks(browser("uten.sete"), planted) == set()


def test_what_was_released_and_taken_back_is_heard_nowhere_again(
    planted: dict[str, str], browser: Any, council_id: Any, at: Any
) -> None:
    with in_council(council_id("loten")):
        seat = Seat.objects.filter(party="police")[0]
    release = {"basis": "no.politiregisterloven.24.2", "detail": "municipality"}
    with as_person(seat.person_id):
        paper = Paper.objects.get(title__contains=WORD, figures=True)
        made = Released.objects.create(
            council_id=paper.council_id, paper=paper, at=at, by_id=seat.person_id, **release
        )
    heard = leaks(browser(MUNICIPALITY), planted)
    assert any(name.startswith("desk:paper") for name in heard)

    with as_person(seat.person_id):
        Released.objects.filter(pk=made.pk).update(
            withdrawn_at=at, withdrawn_by_id=seat.person_id
        )
    assert leaks(browser(MUNICIPALITY), planted) == set()
