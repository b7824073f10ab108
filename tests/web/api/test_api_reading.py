"""What programs read: the same person, the same seats, the same policies as on the pages."""

import json
from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

ADDRESSES = (
    "/api/councils",
    "/api/loten/duties",
    "/api/search?q=politi",
    "/api/district",
)


def asked(client: Any, address: str, status: int = 200) -> Any:
    answer = client.get(address)
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/json"
    assert answer["Cache-Control"] == "no-store"
    return json.loads(answer.content)


def test_the_councils_of_the_person_and_no_others(signed_in: Any) -> None:
    assert asked(signed_in("slt.loten"), "/api/councils") == {
        "councils": [
            {"slug": "loten", "name": "Politirådet i Løten", "country": "NO", "language": "nb"}
        ]
    }
    seven = asked(signed_in("politikontakt.hallingdal"), "/api/councils")["councils"]
    assert [one["slug"] for one in seven] == [
        *("hallingdal", "flaa", "gol", "hemsedal", "hol", "nesbyen", "aal"),
    ]


def test_the_duties_are_those_of_the_page(signed_in: Any) -> None:
    client = signed_in("slt.loten")
    told = asked(client, "/api/loten/duties?on=2025-06-16&year=2025")
    page = client.get("/loten/?on=2025-06-16&year=2025").content.decode()

    assert (told["council"], told["on"], told["year"]) == ("loten", "2025-06-16", 2025)
    overdue = [duty for duty in told["duties"] if duty["status"] == "overdue"]
    assert overdue
    for duty in overdue:
        assert duty["title"] in page


def test_a_search_finds_what_the_page_finds(signed_in: Any) -> None:
    told = asked(signed_in("slt.loten"), "/api/search?q=skolegården")

    assert [(hit["kind"], hit["council"]) for hit in told["hits"]] == [("paper", "loten")]
    assert told["more"] is False
    # What the police have not released is not there for the municipality, but for the police.
    unreleased = "/api/search?q=grunnkretser&kind=paper&year=2025"
    assert asked(signed_in("slt.loten"), unreleased)["hits"] == []
    assert len(asked(signed_in("politikontakt.loten"), unreleased)["hits"]) == 1


def test_counts_for_the_analyst_and_nobody_else(signed_in: Any) -> None:
    told = asked(signed_in("analytiker.ostlandet"), "/api/district?on=2025-06-16")
    (district,) = told["districts"]
    counts = {one["name"]: one["counts"] for one in district["councils"]}

    assert set(counts) == {"Politirådet i Løten", "Felles politiråd i Hallingdal"}
    assert counts["Politirådet i Løten"]["overdue"] == 2
    assert asked(signed_in("slt.loten"), "/api/district", 404)["error"] == "api.not_there"


@pytest.mark.parametrize("address", ADDRESSES)
def test_without_a_session_nothing_is_told(address: str) -> None:
    told = asked(Client(), address, 401)

    assert told["error"] == "api.not_signed_in"


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_here_one_only_reads(address: str, method: str, signed_in: Any) -> None:
    answer = getattr(signed_in("slt.loten"), method)(address)

    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD"
    assert json.loads(answer.content)["error"] == "api.read_only"


@pytest.mark.parametrize("slug", ["lund", "no-such-council"])
def test_what_is_anothers_and_what_is_not_there_answer_alike(slug: str, signed_in: Any) -> None:
    client = signed_in("slt.loten")

    assert asked(client, f"/api/{slug}/duties", 404) == {
        "error": "api.not_there",
        "says": "Her er det ingenting du kan se.",
    }
    assert asked(client, f"/api/search?q=politi&council={slug}", 403)["error"] == (
        "access.no_seat"
    )


@pytest.mark.parametrize(
    ("address", "error"),
    [
        ("/api/loten/duties?on=2025-02-30", "api.no_day"),
        ("/api/loten/duties?on=0001-01-01", "api.no_day"),
        ("/api/loten/duties?on=%00", "api.no_day"),
        ("/api/loten/duties?year=99999", "api.no_year"),
        ("/api/loten/duties?year=٢٠٢٥", "api.no_year"),
        ("/api/loten/duties?year=-1", "api.no_year"),
        ("/api/search", "search.no_words"),
        ("/api/search?q=%00", "search.no_words"),
        ("/api/search?q=a%00b", "search.no_words"),
        (f"/api/search?q={'x' * 10_000}", "search.too_long"),
        ("/api/search?q=x&year=0", "api.no_year"),
    ],
)
def test_what_is_asked_wrongly_is_answered_with_the_way_out(
    address: str, error: str, signed_in: Any
) -> None:
    told = asked(signed_in("slt.loten"), address, 400)

    assert told["error"] == error
    assert told["says"].endswith(".")


@pytest.mark.parametrize(
    "words", ["'", '"', "\\", "' OR 1=1 --", "%s", "(.*)+", "a:*", "!!", "<->", "$$"]
)
def test_no_word_breaks_the_search(words: str, signed_in: Any) -> None:
    answer = signed_in("slt.loten").get("/api/search", {"q": f"kanarifugl {words}"})

    assert answer.status_code == 200
    assert json.loads(answer.content)["hits"] == []


def test_a_deputy_who_has_not_taken_the_seat_and_a_guest_read_nothing(
    signed_in: Any,
) -> None:
    client = signed_in("uten.sete")

    assert asked(client, "/api/councils") == {"councils": []}
    assert asked(client, "/api/loten/duties", 404)["error"] == "api.not_there"
    assert asked(client, "/api/search?q=politi", 403)["error"] == "access.no_seat"
