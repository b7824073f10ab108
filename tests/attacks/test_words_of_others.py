"""Words that stand in what somebody may not see: on no page, in no search, in no JSON.

Every address is read as somebody who may see other things of the same kind. The addresses
come from the URL map.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from attacks.walking import every_address
from making import looked
from samrad.actions.papers import Brought, bring_paper
from samrad.core.openness.levels import Marking, Openness
from samrad.records.agreements.models import Clause, Version
from samrad.records.basics.context import as_person, at_the_gate
from samrad.records.councils.models import Council
from samrad.records.evidence.models import Evidence

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

CANARY = "kanarifugl"
# Whoever reads `?q=` or `?on=` gets one; the others do not mind.
ASKED = (f"?q={CANARY}&kind=&year=", f"?q={CANARY}&kind=paper&year=2025&on=2025-06-16")


@pytest.fixture
def canaries(person: Any, at: Any) -> Any:
    """Put the word into everything of a council that holds words."""

    def put(who: str, slug: str) -> None:
        by = person(who)
        with as_person(by.id):
            council = Council.objects.get(slug=slug)
            Evidence.objects.filter(council=council).update(ref=f"{CANARY} i sak 1")
            text = f"En {CANARY} sang.".encode()
            marking = Marking(Openness.COUNCIL)
            new = Brought(f"Om {CANARY}", looked(text, f"{CANARY}.txt"), marking)
            bring_paper(council, new, by=by, at=at)
            version = Version.objects.filter(council=council).latest("number")
            Clause.objects.filter(version=version).update(quote=f"En {CANARY}.")

    return put


def pages(client: Client, words: dict[str, object]) -> Iterator[tuple[str, str]]:
    """Every address with what it answers, but for the words one asked with oneself."""
    for one in every_address():
        if one.name in ("feed", "sign_out"):
            continue
        for query in ASKED:
            answer = client.get(one.filled(words) + query)
            body = b"".join(answer) if answer.streaming else answer.content
            told = body.decode("utf-8", "replace").casefold()
            # The field, the addresses of the footer and of JSON repeat the question.
            for echo in (
                f'value="{CANARY}"',
                f"q={CANARY}",
                f'"q": "{CANARY}"',
            ):
                told = told.replace(echo, "")
            yield f"{one.name} {query}", told


def visiting(who: Any) -> Client:
    client = Client()
    with at_the_gate():
        client.force_login(who)
    return client


def test_the_police_contact_of_seven_councils_reads_nothing_of_the_others(
    canaries: Any, person: Any, within: Any, some_rows: Any, words: dict[str, object]
) -> None:
    for who, slug in (
        ("slt.loten", "loten"),
        ("samordnare.lund", "lund"),
        ("slt.lorenskog", "lorenskog"),
    ):
        canaries(who, slug)
    client = visiting(person("politikontakt.hallingdal"))
    slugs = {one["slug"] for one in client.get("/api/councils").json()["councils"]}
    assert slugs == {"hallingdal", "flaa", "nesbyen", "gol", "hemsedal", "aal", "hol"}
    with within("hol") as council:
        own = {**words, **some_rows(council), "slug": "hol", "council": council.id}
    for given in (words, own):
        found = [name for name, told in pages(client, given) if CANARY in told]
        assert found == []


def test_the_canary_would_be_seen(canaries: Any, person: Any, words: dict[str, object]) -> None:
    """By whom it may: else the tests here would prove nothing."""
    canaries("slt.loten", "loten")
    found = {
        name.split()[0]
        for name, told in pages(visiting(person("politikontakt.loten")), words)
        if CANARY in told
    }
    assert found >= {
        *("desk:search", "desk:search_everywhere", "api_search", "desk:papers"),
        *("desk:record", "desk:version", "api_duties"),
    }


@pytest.mark.parametrize("kept", [Openness.PARTY, Openness.COUNCIL])
def test_the_other_party_reads_nothing_of_what_is_kept(
    kept: Openness, person: Any, words: dict[str, object], at: Any
) -> None:
    by = person("politikontakt.loten")
    with as_person(by.id):
        council = Council.objects.get(slug="loten")
        text = f"En {CANARY} sang.".encode()
        figures = kept is Openness.COUNCIL
        new = Brought(f"Om {CANARY}", looked(text, f"{CANARY}.txt"), Marking(kept), figures)
        bring_paper(council, new, by=by, at=at)

    client = visiting(person("slt.loten"))
    assert [name for name, told in pages(client, words) if CANARY in told] == []


@pytest.mark.parametrize("who", ["uten.sete", "analytiker.ostlandet"])
def test_who_has_no_seat_reads_nothing_of_any_council(
    who: str, canaries: Any, person: Any, words: dict[str, object]
) -> None:
    canaries("slt.loten", "loten")
    client = visiting(person(who))

    assert [name for name, told in pages(client, words) if CANARY in told] == []
