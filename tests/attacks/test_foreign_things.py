"""What belongs to others answers exactly as what does not exist: on every address, to everyone.

The addresses come from the URL map, so one that is added is tried the day it is there.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.test import Client

from attacks.walking import Address, demo_words, every_address
from making import looked
from samrad.actions.councils import give_seat
from samrad.actions.papers import Brought, bring_paper
from samrad.core.access.permissions import Visitor
from samrad.core.openness.levels import Marking, Openness
from samrad.core.people.roles import Role
from samrad.records.basics.context import as_person, at_the_gate
from samrad.records.councils.models import Council, Seat
from samrad.records.log.queries import head_of
from samrad.records.papers.models import Guest

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SENT = {
    "on": "2025-06-10",
    "ref": "sak 1/25",
    "reason": "fordi",
    "title": "Ny",
    "openness": "open",
    "basis": "no.politiregisterloven.24.2",
    "detail": "region",
    "email": "uten.sete@samrad.example",
    "until": "2025-06-20",
    "kind": "decide",
    "type": "annet",
    "minutes": "10",
}
# Forged ones: whose it is never comes from a form.
FORGED = {"council_id": "x", "party": "police", "by": "x", "is_active": "on", "id": "x"}
BOTH = ("get", "post")
_TOKEN = re.compile(r'value="[^"]*"')
# Every table that has rows of councils.
_OF_COUNCILS = tuple(
    model
    for model in apps.get_app_config("records").get_models()
    if any(field.name == "council" for field in model._meta.fields)
)
# What `within` does not see of a council as its row, and why.
SEEN_OTHERWISE = {
    **dict.fromkeys(("person", "asked", "district"), "is of more than one council"),
    "upload": "is seen by who brings it alone",
    "comment": "is made by a person",
    **dict.fromkeys(("figure", "difference", "shown"), "is as the picture was frozen"),
    "council": "is the council itself",
}


def owned() -> list[Address]:
    """What residents read is there for everyone: tests/web/portal."""
    every = (one for one in every_address() if not one.name.startswith("portal:"))
    return [one for one in every if "slug" in one.slots or one.identifiers]


def identified() -> list[Address]:
    """Those that name something of a council by an identifier; the feed has its own test."""
    return [one for one in owned() if one.identifiers and one.name != "feed"]


def nobodys(words: Mapping[str, object]) -> dict[str, object]:
    """The same words, but that nothing in them is anybody's."""
    made = {name: uuid4() for one in owned() for name in one.identifiers}
    return {**words, **made, "slug": "no-such-council", "secret": "x" * 32}


def answer_of(client: Client, method: str, address: str) -> Any:
    sent = {**SENT, **FORGED} if method == "post" else {}
    return getattr(client, method)(address, sent)


def told(answer: Any, address: str) -> tuple[int, str, dict[str, str]]:
    """All that an answer says, without the address asked for and the form's own tokens."""
    body = _TOKEN.sub("", answer.content.decode().replace(address, "ADDRESS"))
    headers = {
        name: value.replace(address, "ADDRESS")
        for name, value in answer.headers.items()
        if name != "Content-Length"
    }
    return answer.status_code, body, headers


def assert_alike(
    client: Client, one: Address, theirs: str, nowhere: str, *, methods: Sequence[str] = BOTH
) -> None:
    for method in methods:
        foreign = told(answer_of(client, method, theirs), theirs)
        absent = told(answer_of(client, method, nowhere), nowhere)
        assert foreign == absent, (one.name, method)
        assert foreign[0] in (302, 401, 404, 405), (one.name, method, foreign[0])
        assert (foreign[0] == 401) <= one.name.startswith("api"), one.name
        if foreign[0] == 302:
            assert foreign[2]["Location"].startswith("/sign-in/"), one.name


def test_there_are_such_addresses() -> None:
    names = {one.name for one in owned()}

    assert {"desk:council", "desk:paper_file", "desk:signed_file", "shown", "deputy"} <= names
    assert len(names) > 30


@pytest.mark.parametrize("role", Role)
def test_to_every_role_elsewhere_what_is_lotens_does_not_exist(
    role: Role, words: dict[str, object], within: Any, person: Any, at: Any
) -> None:
    who = person("uten.sete")
    with within("lund") as council:
        give_seat(council, who, role, since=at.date(), at=at)
    client = Client()
    with at_the_gate():
        client.force_login(who)
    before = _kept(within)
    for one in owned():
        if one.name != "feed":
            assert_alike(client, one, one.filled(words), one.filled(nobodys(words)))
    assert _kept(within) == before


def test_to_who_is_not_signed_in_nothing_exists(words: dict[str, object], within: Any) -> None:
    before = _kept(within)
    for one in owned():
        if one.name != "feed":
            theirs, nowhere = one.filled(words), one.filled(nobodys(words))
            assert_alike(Client(), one, theirs, nowhere, methods=(*BOTH, "head"))
    assert _kept(within) == before


@pytest.mark.parametrize("who", ["slt.loten", "politikontakt.loten"])
def test_under_ones_own_council_anothers_things_do_not_exist(
    who: str, words: dict[str, object], within: Any, some_rows: Any, person: Any, at: Any
) -> None:
    with within("lund") as council:
        theirs = demo_words(council, some_rows(council), at)
    client = Client()
    with at_the_gate():
        client.force_login(person(who))
    before = _kept(within)
    for one in identified():
        # Each alone, too: one's own matter with a paper of theirs is theirs as much.
        for names in {*((name,) for name in one.identifiers), one.identifiers}:
            mixed = {**words, **{name: theirs[name] for name in names}}
            absent = {**words, **{name: uuid4() for name in names}}
            assert_alike(client, one, one.filled(mixed), one.filled(absent))
    assert _kept(within) == before


def test_what_is_theirs_is_really_there(
    words: dict[str, object], within: Any, some_rows: Any, at: Any
) -> None:
    """Else what does not exist would be compared with itself."""
    with within("lund") as council:
        theirs = demo_words(council, some_rows(council), at)
        told = {name for one in identified() for name in one.identifiers}
        there = {name for name in told if _is_row_of(council, theirs[name])}
    assert told - there <= set(SEEN_OTHERWISE)
    assert len(there) > 20
    assert {name for name in told if theirs[name] == words[name]} == set()


def _is_row_of(council: Council, key: object) -> bool:
    return any(
        model._base_manager.filter(council=council, pk=str(key)) for model in _OF_COUNCILS
    )


@pytest.fixture
def outside(person: Any, within: Any, words: dict[str, object], at: Any) -> Any:
    """Somebody who has to do with Løten and sits there not: a guest, a deputy, an analyst."""

    def come(visitor: Visitor) -> Any:
        if visitor is Visitor.ANALYST:
            return person("analytiker.ostlandet")
        who = person("uten.sete")
        with within("loten") as council:
            if visitor is Visitor.GUEST:
                Guest.objects.filter(pk=str(words["guest"])).update(person=who)
            else:
                seat = give_seat(council, who, Role.COORDINATOR, since=at.date(), at=at)
                Seat.objects.filter(pk=seat.pk).update(deputy=1)
                words["seat"] = seat.pk
        return who

    return come


@pytest.mark.parametrize("visitor", Visitor)
def test_to_who_comes_without_a_seat_only_what_they_came_for_is_there(
    visitor: Visitor, outside: Any, words: dict[str, object], within: Any
) -> None:
    who = outside(visitor)
    client = Client()
    with at_the_gate():
        client.force_login(who)
    # A guest sees what she was invited to see, and may raise a matter with the council.
    own = {Visitor.GUEST: {"shown", "raise_matter"}, Visitor.DEPUTY: {"deputy"}}.get(
        visitor, set()
    )
    before = _kept(within)
    for one in owned():
        if one.name not in {"feed", *own}:
            assert_alike(client, one, one.filled(words), one.filled(nobodys(words)))
    assert _kept(within) == before
    for there in (one for one in owned() if one.name in own):
        assert client.get(there.filled(words)).status_code == 200


@pytest.mark.parametrize(
    ("owner", "other", "kept"),
    [
        ("politikontakt.loten", "slt.loten", "party"),
        ("slt.loten", "politikontakt.loten", "party"),
        ("politikontakt.loten", "slt.loten", "figures"),
    ],
)
def test_to_the_other_party_of_the_same_council_what_is_kept_does_not_exist(
    owner: str, other: str, kept: str, words: dict[str, object], person: Any, at: Any
) -> None:
    by = person(owner)
    figures = kept == "figures"
    marking = Marking(Openness.COUNCIL if figures else Openness.PARTY)
    with as_person(by.id):
        council = Council.objects.get(slug="loten")
        new = Brought("Kanarifugl", looked(b"kanarifugl", "kanarifugl.txt"), marking, figures)
        paper = bring_paper(council, new, by=by, at=at).pk
    client = Client()
    with at_the_gate():
        client.force_login(person(other))
    of_papers = [one for one in owned() if {"slug", "paper"} <= set(one.slots)]
    assert len(of_papers) > 5
    for one in of_papers:
        theirs, absent = {**words, "paper": paper}, {**words, "paper": uuid4()}
        assert_alike(client, one, one.filled(theirs), one.filled(absent))


def test_a_feed_opens_with_its_secret_and_its_council_only(
    words: dict[str, object], council_id: Any
) -> None:
    (feed,) = (one for one in owned() if one.name == "feed")
    assert Client().get(feed.filled(words)).status_code == 200
    for wrong in ({"secret": "x" * 32}, {"council": council_id("lund")}, {"council": uuid4()}):
        answer = Client().get(feed.filled({**words, **wrong}))
        assert answer.status_code == 404


def _kept(within: Any) -> dict[str, object]:
    """How many rows of everything there are in both councils, and where their logs stand."""
    found: dict[str, object] = {}
    for slug in ("loten", "lund"):
        with within(slug) as council:
            found[f"{slug} log"] = head_of(council.id)
            for model in _OF_COUNCILS:
                found[f"{slug} {model.__name__}"] = model._base_manager.count()
    return found
