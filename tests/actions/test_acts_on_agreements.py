"""One party proposes, the other answers; nobody answers themselves."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from samrad.actions import agreements
from samrad.core.agreements import kinds
from samrad.core.agreements.clauses import Source
from samrad.core.agreements.stages import Stage
from samrad.core.agreements.versions import Action, Draft
from samrad.core.agreements.versions import Change as CoreChange
from samrad.core.people.parties import Party
from samrad.records.agreements import queries
from samrad.records.agreements.models import Change, Clause, Step, Version
from samrad.records.councils.models import Council
from samrad.records.people.models import Person

pytestmark = pytest.mark.django_db

PLEDGES = Draft("pledges_published", kinds.PledgesPublished(), Source("8", "Vi lover."))


@pytest.fixture
def loten(within: Any) -> Any:
    """Løten, where a revision is under way with a proposal of each party."""
    with within("loten") as council:
        yield council


@pytest.fixture
def coordinator(person: Any) -> Person:
    found: Person = person("slt.loten")
    return found


@pytest.fixture
def contact(person: Any) -> Person:
    found: Person = person("politikontakt.loten")
    return found


@pytest.fixture
def revision(loten: Council) -> Version:
    """The version under way."""
    return Version.objects.get(council=loten, since__isnull=True)


def keys(version: Version) -> list[str]:
    return [clause.key for clause in queries.clauses_of(version)]


def terms(version: Version, key: str) -> kinds.Terms:
    return next(c.terms for c in queries.clauses_of(version) if c.key == key)


def of(version: Version, key: str) -> Change:
    """The open change on a clause."""
    return Change.objects.get(version=version, key=key, answer="")


# --- starting ------------------------------------------------------------------------------


def test_a_new_version_is_a_copy_of_the_latest(within: Any, person: Any, at: datetime) -> None:
    with within("lund") as lund:
        latest = Version.objects.get(council=lund, number=2)
        new = agreements.start_version(
            lund, title="  Överenskommelse 2027–2030 ", by=person("samordnare.lund"), at=at
        )

        assert (new.number, new.title, new.since, new.made_at) == (
            3,
            "Överenskommelse 2027–2030",
            None,
            at,
        )
        assert queries.clauses_of(new) == queries.clauses_of(latest) != ()


def test_two_versions_are_never_under_way_at_once(
    loten: Council, coordinator: Person, at: datetime, refused: Any
) -> None:
    with refused("agreement.under_way", number=2):
        agreements.start_version(loten, title="En til", by=coordinator, at=at)


# --- proposing -----------------------------------------------------------------------------


def test_a_proposal_changes_nothing_yet(
    revision: Version, coordinator: Person, at: datetime
) -> None:
    before = queries.clauses_of(revision)
    change = agreements.propose_change(
        revision, CoreChange(Action.ADD, PLEDGES), by=coordinator, at=at
    )

    assert queries.clauses_of(revision) == before
    assert (change.proposed_party, change.proposed_by, change.proposed_at, change.answer) == (
        Party.MUNICIPALITY,
        coordinator,
        at,
        "",
    )
    assert queries.draft_of(change) == PLEDGES


def test_two_proposals_on_one_clause_are_refused(
    revision: Version, contact: Person, coordinator: Person, at: datetime, refused: Any
) -> None:
    clause = of(revision, "agenda_notice")
    again = replace(queries.draft_of(clause), terms=kinds.AgendaNotice(days=10))
    for by in (contact, coordinator):
        with refused("agreement.open_change_on_clause", key="agenda_notice"):
            agreements.propose_change(revision, CoreChange(Action.AMEND, again), by=by, at=at)


def test_the_database_forbids_two_open_changes_on_one_clause(revision: Version) -> None:
    there = of(revision, "agenda_notice")
    with pytest.raises(IntegrityError, match="one_open_change"), transaction.atomic():
        Change.objects.create(
            council=revision.council,
            version=revision,
            key="agenda_notice",
            kind="agenda_notice",
            action="amend",
            proposed_party="police",
            proposed_at=there.proposed_at,
            proposed_by=there.proposed_by,
        )


def test_a_clause_that_is_not_there_cannot_be_amended_or_removed(
    revision: Version, coordinator: Person, at: datetime, refused: Any
) -> None:
    for action in (Action.AMEND, Action.REMOVE):
        with refused("agreement.no_such_clause", key="pledges_published"):
            agreements.propose_change(
                revision, CoreChange(action, PLEDGES), by=coordinator, at=at
            )


def test_a_change_that_changes_nothing_is_refused(
    revision: Version, coordinator: Person, at: datetime, refused: Any
) -> None:
    same = queries.clauses_of(revision)[0]
    with refused("agreement.nothing_changed"):
        agreements.propose_change(
            revision, CoreChange(Action.AMEND, same), by=coordinator, at=at
        )


def test_a_version_in_force_never_changes(
    loten: Council, coordinator: Person, at: datetime, refused: Any
) -> None:
    in_force = Version.objects.get(council=loten, number=1)
    with refused("agreement.settled"):
        agreements.propose_change(
            in_force, CoreChange(Action.ADD, PLEDGES), by=coordinator, at=at
        )


def test_a_text_that_lies_with_one_party_is_not_moved_by_the_other(
    revision: Version, coordinator: Person, contact: Person, at: datetime, refused: Any
) -> None:
    Step.objects.create(
        council=revision.council,
        version=revision,
        party=Party.MUNICIPALITY,
        stage=Stage.AT_COUNCIL,
        on=at.date(),
        at=at,
        by=coordinator,
    )
    with refused("agreement.with_party", party=Party.MUNICIPALITY):
        agreements.propose_change(revision, CoreChange(Action.ADD, PLEDGES), by=contact, at=at)
    with refused("agreement.with_party"):
        agreements.answer_change(of(revision, "bylaws_review"), accept=True, by=contact, at=at)


def test_several_are_proposed_all_or_none(
    revision: Version, coordinator: Person, at: datetime, refused: Any
) -> None:
    before = Change.objects.count()
    gone = CoreChange(Action.REMOVE, replace(PLEDGES, key="never-there"))
    with refused("agreement.no_such_clause"):
        agreements.propose_all(
            revision, [CoreChange(Action.ADD, PLEDGES), gone], by=coordinator, at=at
        )
    assert Change.objects.count() == before

    reports = Draft("report_to_elected", kinds.ReportToElected(), Source("9", ""))
    both = [CoreChange(Action.ADD, one) for one in (PLEDGES, reports)]
    agreements.propose_all(revision, both, by=coordinator, at=at)
    assert Change.objects.count() == before + 2


# --- answering -----------------------------------------------------------------------------


def test_an_accepted_amendment_stands_in_the_text_in_its_place(
    revision: Version, coordinator: Person, at: datetime
) -> None:
    before = keys(revision)
    change = of(revision, "agenda_notice")
    agreements.answer_change(change, accept=True, by=coordinator, at=at)
    change.refresh_from_db()

    assert terms(revision, "agenda_notice") == kinds.AgendaNotice(days=14)
    assert keys(revision) == before
    assert (change.answer, change.answered_by, change.answered_at) == (
        "accepted",
        coordinator,
        at,
    )


def test_an_accepted_addition_stands_last(
    revision: Version, coordinator: Person, contact: Person, at: datetime
) -> None:
    before = keys(revision)
    change = agreements.propose_change(
        revision, CoreChange(Action.ADD, PLEDGES), by=contact, at=at
    )
    agreements.answer_change(change, accept=True, by=coordinator, at=at)

    assert keys(revision) == [*before, "pledges_published"]
    assert queries.clauses_of(revision)[-1] == PLEDGES


def test_an_accepted_removal_takes_the_clause_out(
    revision: Version, coordinator: Person, contact: Person, at: datetime
) -> None:
    before = keys(revision)
    clause = next(c for c in queries.clauses_of(revision) if c.key == "evaluation")
    change = agreements.propose_change(
        revision, CoreChange(Action.REMOVE, clause), by=coordinator, at=at
    )
    agreements.answer_change(change, accept=True, by=contact, at=at)

    assert keys(revision) == [key for key in before if key != "evaluation"]


def test_the_version_in_force_keeps_its_words_whatever_is_accepted(
    loten: Council, revision: Version, coordinator: Person, at: datetime
) -> None:
    in_force = Version.objects.get(council=loten, number=1)
    before = queries.clauses_of(in_force)
    agreements.answer_change(of(revision, "agenda_notice"), accept=True, by=coordinator, at=at)

    assert queries.clauses_of(in_force) == before


def test_nobody_answers_their_own_partys_change(
    revision: Version, contact: Person, person: Any, at: datetime, refused: Any
) -> None:
    change = of(revision, "agenda_notice")
    for by in (contact, person("stasjonssjef.loten")):
        for accept in (True, False):
            with refused("agreement.own_change", party=Party.POLICE):
                agreements.answer_change(change, accept=accept, reason="Nei", by=by, at=at)
    assert of(revision, "agenda_notice") == change


def test_a_decline_says_why_and_leaves_the_text_alone(
    revision: Version, coordinator: Person, at: datetime, refused: Any
) -> None:
    before = queries.clauses_of(revision)
    change = of(revision, "agenda_notice")
    with refused("agreement.no_reason"):
        agreements.answer_change(change, accept=False, reason="  ", by=coordinator, at=at)
    agreements.answer_change(
        change, accept=False, reason=" To uker er for lenge. ", by=coordinator, at=at
    )
    change.refresh_from_db()

    assert (change.answer, change.reason) == ("declined", "To uker er for lenge.")
    assert queries.clauses_of(revision) == before
    assert queries.open_changes(revision) == [of(revision, "bylaws_review")]


def test_a_change_is_answered_once(
    revision: Version, coordinator: Person, contact: Person, at: datetime, refused: Any
) -> None:
    change = of(revision, "agenda_notice")
    agreements.answer_change(change, accept=True, by=coordinator, at=at)
    with refused("agreement.answered_already"):
        agreements.answer_change(change, accept=False, reason="Nei", by=coordinator, at=at)
    with refused("agreement.answered_already"):
        agreements.withdraw_change(change, by=contact, at=at)


def test_a_clause_answered_is_open_for_the_next_proposal(
    revision: Version, coordinator: Person, at: datetime
) -> None:
    change = of(revision, "agenda_notice")
    agreements.answer_change(change, accept=True, by=coordinator, at=at)
    again = replace(queries.draft_of(change), terms=kinds.AgendaNotice(days=10))
    agreements.propose_change(revision, CoreChange(Action.AMEND, again), by=coordinator, at=at)

    assert of(revision, "agenda_notice").terms == {"days": 10}


def test_a_change_is_withdrawn_by_its_own_party_only(
    revision: Version, coordinator: Person, person: Any, at: datetime, refused: Any
) -> None:
    change = of(revision, "agenda_notice")
    with refused("agreement.not_your_change"):
        agreements.withdraw_change(change, by=coordinator, at=at)
    agreements.withdraw_change(change, by=person("stasjonssjef.loten"), at=at)
    change.refresh_from_db()

    assert (change.answer, change.reason) == ("withdrawn", "")


# --- keys ----------------------------------------------------------------------------------


def test_a_key_is_free_when_no_clause_or_proposal_has_ever_had_it(
    revision: Version, contact: Person, at: datetime
) -> None:
    assert agreements.free_key(revision, "pledges_published") == "pledges_published"
    change = agreements.propose_change(
        revision, CoreChange(Action.ADD, PLEDGES), by=contact, at=at
    )
    agreements.withdraw_change(change, by=contact, at=at)

    assert agreements.free_key(revision, "pledges_published") == "pledges_published-2"
    assert agreements.free_key(revision, "standing_topics") == "standing_topics-3"


def test_free_keys_differ_from_each_other_in_two_queries(
    revision: Version, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(2):
        found = agreements.free_keys(revision, ["meetings", "pledges_published", "meetings"])

    assert found == ["meetings-2", "pledges_published", "meetings-3"]


def test_clauses_keep_the_order_they_are_written_in(revision: Version) -> None:
    backwards = tuple(reversed(queries.clauses_of(revision)))
    agreements.write_clauses(revision, backwards)

    assert queries.clauses_of(revision) == backwards
    assert list(
        Clause.objects.filter(version=revision)
        .order_by("position")
        .values_list("position", flat=True)
    ) == list(range(len(backwards)))


def test_the_terms_come_back_from_the_database_as_they_went_in(revision: Version) -> None:
    drafts = (
        Draft(
            "composition",
            kinds.Composition(members=()),
            Source("", ""),
            frozenset({Party.POLICE}),
        ),
        Draft(
            "meetings",
            kinds.Meetings(per_year=2, months=(3, 9)),
            Source("§ 5", "To møter «i året» – mars & september <b>"),
        ),
    )
    agreements.write_clauses(revision, drafts)

    assert queries.clauses_of(revision) == drafts
    assert revision.made_at.date() == date(2025, 5, 12)
