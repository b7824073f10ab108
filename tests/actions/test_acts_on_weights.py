"""What a case weighs: proposed by one party, adopted by the council, and never changed."""

import json
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from picture_rows import a_part
from samrad.actions import weighing
from samrad.core.figures.harm import HarmTable, HarmWeight
from samrad.core.pictures.weighing import Decision
from samrad.records.basics.context import in_council
from samrad.records.pictures.queries import told
from samrad.records.pictures.weights import HarmWeights, weights_called, weights_of, weights_on

pytestmark = pytest.mark.django_db

POLICE, MUNICIPALITY = "politikontakt.loten", "slt.loten"
TABLE = HarmTable(
    "Skade",
    "2025",
    "dager",
    "Høring 2025",
    (HarmWeight("vold", 30.0), HarmWeight("rus", 5.0, police_initiated=True)),
)


@pytest.fixture
def proposed(seated: Any, at: datetime) -> Any:
    with seated(POLICE) as (by, council):
        return weighing.propose_weights(council, TABLE, by=by, at=at).pk


def _adopt(which: Any, seated: Any, at: datetime, on: date | None = None) -> None:
    with seated(MUNICIPALITY) as (by, council):
        found = weights_called(council, which)
        assert found is not None
        decision = Decision(on or at.date(), "møte 2/25, sak 14/25")
        weighing.adopt_weights(found, decision, by=by, at=at)


def test_the_other_party_says_that_the_council_adopted_it_and_from_then_on_it_counts(
    proposed: Any, seated: Any, at: datetime, within: Any
) -> None:
    with within("loten") as council:
        part = a_part(council, at)
    with seated(MUNICIPALITY):
        assert told(part.picture, on=at.date()).weights is None
    _adopt(proposed, seated, at)
    with seated(MUNICIPALITY) as (_, council):
        assert weights_on(council, at.date() - timedelta(days=1)) is None
        picture = told(part.picture, on=at.date())
    # Which edition it was, and by which decision, is frozen with the picture.
    frozen = json.loads(picture.canonical())["weights"]
    assert (frozen["version"], frozen["decision"]) == ("2025", "møte 2/25, sak 14/25")


@pytest.mark.parametrize(
    "case",
    [
        (POLICE, "møte 2/25", 0, "weights.of_the_other"),
        (MUNICIPALITY, " ", 0, "weights.no_decision"),
        (MUNICIPALITY, "møte 2/25", 1, "weights.still_to_come"),
    ],
)
def test_nobody_adopts_their_own_proposal_nor_without_a_decision(
    case: tuple[str, str, int, str], proposed: Any, seated: Any, at: datetime, refused: Any
) -> None:
    who, where, late, code = case
    with seated(who) as (by, council):
        found = weights_called(council, proposed)
        assert found is not None
        decision = Decision(at.date() + timedelta(days=late), where)
        with refused(code):
            weighing.adopt_weights(found, decision, by=by, at=at)


def test_an_edition_is_proposed_once_and_a_declined_one_can_be_proposed_again(
    proposed: Any, seated: Any, at: datetime, refused: Any
) -> None:
    with seated(MUNICIPALITY) as (by, council):
        with refused("weights.edition_there"):
            weighing.propose_weights(council, TABLE, by=by, at=at)
        found = weights_called(council, proposed)
        assert found is not None
        weighing.withdraw_weights(found, by=by, at=at)
        assert weights_of(council) == []
        weighing.propose_weights(council, TABLE, by=by, at=at)


def test_no_statement_adopts_for_the_other_party_or_changes_what_is_adopted(
    proposed: Any, seated: Any, at: datetime
) -> None:
    adopted = {"decided_on": at.date(), "decision": "x", "adopted_for": "municipality"}
    with seated(POLICE) as (by, _):
        rows = HarmWeights.objects.filter(pk=proposed)
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(**adopted, adopted_at=at, adopted_by=by)
    _adopt(proposed, seated, at)
    with seated(POLICE):
        forged = {"weights": [], "decided_on": date(2020, 1, 1), "decision": "y"}
        for name, value in forged.items():
            with pytest.raises(DatabaseError), transaction.atomic():
                HarmWeights.objects.filter(pk=proposed).update(**{name: value})
        with pytest.raises(DatabaseError), transaction.atomic():
            HarmWeights.objects.filter(pk=proposed).delete()


def test_another_council_sees_no_weights(proposed: Any, council_id: Any) -> None:
    with in_council(council_id("loten")):
        assert HarmWeights.objects.filter(pk=proposed).exists()
    with in_council(council_id("lorenskog")):
        assert not HarmWeights.objects.exists()
