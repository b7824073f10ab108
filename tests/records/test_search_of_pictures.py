"""Searching pictures, knowledge orders and answers: nothing kept back, nothing exempt."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from order_rows import an_answer, an_order
from picture_rows import a_difference, a_part, an_own_picture
from samrad.actions.finding import search, shown
from samrad.core.search.questions import Findable, Question
from samrad.records.basics.context import as_person
from samrad.records.councils.queries import councils
from samrad.records.orders.models import Answer
from samrad.records.pictures.models import OwnPicture, PicturePart
from samrad.records.search.queries import Hit, hits

pytestmark = pytest.mark.django_db

NOW = datetime(2025, 6, 16, 12, tzinfo=UTC)
TODAY = NOW.date()
POLICE, SECRETARY = "politikontakt.loten", "slt.loten"
CANARY = "kanarifugl"
CLOSED: dict[str, Any] = {
    "openness": "exempt",
    "ground": "no.offl.24.3",
    "review": date(2026, 6, 1),
}


@pytest.fixture
def finds(person: Any) -> Callable[..., list[UUID]]:
    def found(who: str = POLICE, words: str = CANARY, **more: Any) -> list[UUID]:
        by = person(who)
        with as_person(by.id):
            asked = search(Question(words, **more), councils(), by=by, on=TODAY)
            return [hit.thing for hit in asked]

    return found


def test_a_picture_is_found_by_what_both_state_show_and_differ_on(
    within: Any, finds: Any
) -> None:
    with within("loten") as council:
        part = a_part(council, NOW, area="Trygghet", joint="Kanarifuglene synger.")
        seen = an_own_picture(part, NOW, "Kanarifugl ved torget.", party="police", shown=True)
        other = a_difference(part, NOW, "Om det er en kanarifugl.")
    there = {part.id, seen.id, other.id}
    assert set(finds(SECRETARY)) == there
    assert set(finds(SECRETARY, kinds=frozenset({Findable.PICTURE}), focus="Trygghet")) == there
    assert finds(kinds=frozenset({Findable.PAPER, Findable.MINUTES})) == []
    assert finds("samordnare.lund") == []


def test_what_a_party_has_written_and_not_shown_only_it_finds(
    within: Any, finds: Any, seated: Any
) -> None:
    with within("loten") as council:
        part = a_part(council, NOW)
        kept = an_own_picture(part, NOW, "Kanarifugl i buret.", party="police")
    assert (finds(POLICE), finds(SECRETARY)) == ([kept.id], [])
    with seated(POLICE) as (by, _):
        OwnPicture.objects.filter(pk=kept.id).update(shown_at=NOW, shown_by=by)
    assert finds(SECRETARY) == [kept.id]


@pytest.mark.parametrize("when", ["from the beginning", "later"])
def test_of_an_exempt_part_nobody_finds_a_word_nor_of_what_hangs_on_it(
    when: str, within: Any, finds: Any
) -> None:
    with within("loten") as council:
        part = a_part(council, NOW, joint="Kanarifugl.", **({} if when == "later" else CLOSED))
        an_own_picture(part, NOW, "Kanarifugl.", party="police", shown=True)
        a_difference(part, NOW, "Kanarifugl?")
        if when == "later":
            assert len(finds_within(council)) == 3
            PicturePart.objects.filter(pk=part.id).update(**CLOSED)
    assert finds(POLICE) == finds(SECRETARY) == []


def finds_within(council: Any) -> list[Hit]:
    return hits(Question(CANARY), [council.id])


def test_an_order_and_its_answers_are_found_and_told_apart(
    within: Any, finds: Any, person: Any
) -> None:
    with within("loten") as council:
        order = an_order(council, NOW, "Hvor mange kanarifugler?")
        answer = an_answer(order, NOW, "Tre kanarifugler ved torget.")
    assert set(finds(SECRETARY)) == {order.id, answer.id}
    assert finds(SECRETARY, kinds=frozenset({Findable.ANSWER})) == [answer.id]
    assert finds("samordnare.lund") == []
    with as_person(person(SECRETARY).id):
        asked = search(Question("torget"), councils(), by=person(SECRETARY), on=TODAY)
        (told,) = shown([hit for hit in asked if hit.kind is Findable.ANSWER], "torget")
    assert (told.title, told.about) == ("Hvor mange kanarifugler?", "Politikontakten")
    assert "torget" in {piece.text for piece in told.snippet if piece.asked}


def test_what_a_unit_answers_for_its_party_alone_the_other_does_not_find(
    within: Any, finds: Any
) -> None:
    with within("loten") as council:
        kept = an_answer(an_order(council, NOW, "Lys?"), NOW, openness="party")
    assert (finds(POLICE), finds(SECRETARY)) == ([kept.id], [])


@pytest.mark.parametrize("how", ["exempt", "withdrawn"])
def test_an_answer_that_is_exempt_or_withdrawn_nobody_finds(
    how: str, within: Any, finds: Any
) -> None:
    with within("loten") as council:
        order = an_order(council, NOW, "Lys?")
        answer = an_answer(order, NOW, **(CLOSED if how == "exempt" else {}))
        if how == "withdrawn":
            Answer.objects.filter(pk=answer.id).update(
                withdrawn_at=NOW, withdrawn_by=order.asked_by
            )
    assert finds(POLICE) == finds(SECRETARY) == []


def test_who_claims_a_hit_is_shown_nothing_of_what_is_kept_or_exempt(
    within: Any, person: Any, council_id: Any
) -> None:
    with within("loten") as council:
        part = a_part(council, NOW)
        kept = an_own_picture(part, NOW, "Kanarifugl.", party="police")
        closed = a_part(council, NOW, number=92, joint="Kanarifugl.", **CLOSED)
        order = an_order(council, NOW, "Lys?")
        own = an_answer(order, NOW, openness="party")
        exempt = an_answer(order, NOW, **CLOSED)
    kinds = {kept.id: "picture", closed.id: "picture", own.id: "answer", exempt.id: "answer"}
    where = council_id("loten")
    claimed = [Hit(Findable(kind), thing, where, TODAY) for thing, kind in kinds.items()]
    with as_person(person(SECRETARY).id):
        assert shown(claimed, CANARY) == []
