"""A version on its way: at the council, back with a reason, signed by both, terminated."""

import hashlib
from datetime import date, datetime
from typing import Any

import pytest

from making import looked
from samrad.actions import agreements, signing
from samrad.core.agreements.stages import NewStep, Stage
from samrad.core.basics.deeds import Deed
from samrad.core.openness.looked import PaperKind
from samrad.core.people.parties import Party
from samrad.core.reports.panel import panel
from samrad.records.agreements import queries
from samrad.records.agreements.models import SignedFile, Step, Version
from samrad.records.councils.models import Council
from samrad.records.evidence.models import Evidence
from samrad.records.people.models import Person
from samrad.records.reports.queries import partnerships

pytestmark = pytest.mark.django_db

TODAY = date(2025, 6, 16)
PDF = b"%PDF-1.7\n%signed by both\n"


@pytest.fixture
def lund(within: Any) -> Any:
    """Lund, with nothing under way before the test begins."""
    with within("lund") as council:
        yield council


@pytest.fixture
def kommun(person: Any) -> Person:
    """Who runs the year for the municipality."""
    found: Person = person("samordnare.lund")
    return found


@pytest.fixture
def polis(person: Any) -> Person:
    """Who runs the year for the police."""
    found: Person = person("kommunpolis.lund")
    return found


@pytest.fixture
def draft(lund: Council, kommun: Person, at: datetime) -> Version:
    """A third version under way, without open changes."""
    return agreements.start_version(lund, title="2027–2030", by=kommun, at=at)


def stands(version: Version) -> tuple[Stage, Stage]:
    """Where the municipality and the police stand."""
    found = queries.stands_of(version)
    return found[Party.MUNICIPALITY], found[Party.POLICE]


def sign(version: Version, *signers: Person, at: datetime, **words: Any) -> None:
    for by in signers:
        signing.take_step(version, NewStep(Stage.SIGNED, TODAY, **words), by=by, at=at)
    version.refresh_from_db()


def noted(version: Version) -> list[tuple[str, date, date, str]]:
    rows = Evidence.objects.filter(council=version.council_id, ref=version.title)
    return sorted(rows.values_list("deed", "on", "known", "ref"))


def test_a_party_lays_the_text_before_its_council(
    draft: Version, kommun: Person, at: datetime
) -> None:
    step = NewStep(Stage.AT_COUNCIL, date(2025, 6, 10), case=" KS 2025/101 ")
    signing.take_step(draft, step, by=kommun, at=at)

    kept = Step.objects.get(version=draft)
    assert stands(draft) == (Stage.AT_COUNCIL, Stage.DRAFT)
    assert (kept.party, kept.on, kept.case, kept.at, kept.by) == (
        Party.MUNICIPALITY,
        date(2025, 6, 10),
        "KS 2025/101",
        at,
        kommun,
    )


def test_a_return_has_a_reason_and_lapses_the_other_partys_signature(
    draft: Version, kommun: Person, polis: Person, at: datetime, refused: Any
) -> None:
    sign(draft, polis, at=at)
    signing.take_step(draft, NewStep(Stage.AT_COUNCIL, TODAY), by=kommun, at=at)
    with refused("agreement.no_reason"):
        signing.take_step(draft, NewStep(Stage.RETURNED, TODAY, reason=" "), by=kommun, at=at)
    assert stands(draft) == (Stage.AT_COUNCIL, Stage.SIGNED)

    step = NewStep(Stage.RETURNED, TODAY, reason=" Fyra år är för länge. ")
    signing.take_step(draft, step, by=kommun, at=at)

    assert stands(draft) == (Stage.RETURNED, Stage.DRAFT)
    assert queries.steps_of(draft)[-1].reason == "Fyra år är för länge."


def test_signed_by_both_it_is_in_force_and_the_one_before_ended_the_day_before(
    draft: Version, kommun: Person, polis: Person, at: datetime
) -> None:
    sign(draft, polis, at=at)
    assert Version.objects.filter(pk=draft.pk, since__isnull=True).exists()
    assert noted(draft) == []

    sign(draft, kommun, at=at, counts_from=date(2027, 1, 1))
    second = Version.objects.get(council=draft.council_id, number=2)
    first = Version.objects.get(council=draft.council_id, number=1)

    assert (draft.since, draft.until) == (date(2027, 1, 1), None)
    assert (second.since, second.until) == (date(2023, 1, 1), date(2026, 12, 31))
    assert (first.since, first.until) == (date(2019, 1, 1), date(2022, 12, 31))


def test_without_another_day_it_counts_from_the_second_signature(
    draft: Version, kommun: Person, polis: Person, at: datetime
) -> None:
    early = NewStep(Stage.SIGNED, date(2025, 6, 2))
    signing.take_step(draft, early, by=polis, at=at)
    sign(draft, kommun, at=at)

    assert draft.since == TODAY


def test_what_signing_meets_is_noted_by_itself(
    draft: Version, kommun: Person, polis: Person, at: datetime
) -> None:
    sign(draft, polis, kommun, at=at, counts_from=date(2026, 1, 1))

    assert noted(draft) == [
        (Deed.AGREEMENT_REVIEWED, date(2026, 1, 1), TODAY, "2027–2030"),
        (Deed.AGREEMENT_SIGNED, date(2026, 1, 1), TODAY, "2027–2030"),
    ]


def test_a_new_version_cannot_count_from_before_the_last_one(
    draft: Version, kommun: Person, polis: Person, at: datetime, refused: Any
) -> None:
    Version.objects.filter(council=draft.council_id, number=2).update(since=TODAY)
    sign(draft, polis, at=at)
    with refused("agreement.before_the_last", since=TODAY):
        sign(draft, kommun, at=at)

    draft.refresh_from_db()
    assert draft.since is None
    assert stands(draft) == (Stage.DRAFT, Stage.SIGNED)


def test_nobody_signs_while_changes_are_unanswered(
    within: Any, person: Any, at: datetime, refused: Any
) -> None:
    with within("loten"):
        revision = Version.objects.get(since__isnull=True)
        for stage in (Stage.SIGNED, Stage.AT_COUNCIL):
            with refused("agreement.open_changes", count=2):
                signing.take_step(
                    revision, NewStep(stage, TODAY), by=person("slt.loten"), at=at
                )


@pytest.mark.parametrize("stage", [Stage.RETURNED, Stage.TERMINATED, Stage.DRAFT])
def test_a_draft_is_neither_returned_nor_terminated(
    stage: Stage, draft: Version, kommun: Person, at: datetime, refused: Any
) -> None:
    with refused("agreement.wrong_step", now=Stage.DRAFT, to=stage):
        signing.take_step(draft, NewStep(stage, TODAY, reason="Nej"), by=kommun, at=at)


def test_a_party_signs_once(draft: Version, kommun: Person, at: datetime, refused: Any) -> None:
    sign(draft, kommun, at=at)
    with refused("agreement.wrong_step", now=Stage.SIGNED, to=Stage.SIGNED):
        sign(draft, kommun, at=at)


def test_a_step_is_not_recorded_before_it_is_taken(
    draft: Version, kommun: Person, at: datetime, refused: Any
) -> None:
    tomorrow = date(2025, 6, 17)
    with refused("agreement.step_still_to_come", on=tomorrow):
        signing.take_step(draft, NewStep(Stage.SIGNED, tomorrow), by=kommun, at=at)
    signing.take_step(draft, NewStep(Stage.SIGNED, TODAY), by=kommun, at=at)


def test_clauses_do_not_count_from_before_they_are_signed(
    draft: Version, kommun: Person, at: datetime, refused: Any
) -> None:
    with refused("agreement.counts_before_signed", on=TODAY):
        sign(draft, kommun, at=at, counts_from=date(2025, 6, 15))
    sign(draft, kommun, at=at, counts_from=TODAY)


# --- terminating ---------------------------------------------------------------------------


def terminate(version: Version, by: Person, at: datetime, last: date | None = None) -> None:
    step = NewStep(Stage.TERMINATED, TODAY, counts_from=last)
    signing.take_step(version, step, by=by, at=at)
    version.refresh_from_db()


def test_either_party_terminates_and_the_last_day_stands(
    lund: Council, polis: Person, at: datetime
) -> None:
    in_force = Version.objects.get(council=lund, number=2)
    terminate(in_force, polis, at, date(2025, 12, 31))

    assert stands(in_force) == (Stage.SIGNED, Stage.TERMINATED)
    assert in_force.until == date(2025, 12, 31)


def test_without_another_day_it_ends_at_once(
    lund: Council, kommun: Person, at: datetime
) -> None:
    in_force = Version.objects.get(council=lund, number=2)
    terminate(in_force, kommun, at)

    assert in_force.until == TODAY


def test_what_is_terminated_is_asked_for_no_more(
    lund: Council, kommun: Person, at: datetime
) -> None:
    in_force = Version.objects.get(council=lund, number=2)
    terminate(in_force, kommun, at)

    seen = panel(partnerships([lund], on=TODAY)[lund.id], 2026, on=TODAY)
    assert [line for line in seen.lines if line.promise.key == "pledges_published"] == []


def test_it_is_terminated_once(
    lund: Council, kommun: Person, polis: Person, at: datetime, refused: Any
) -> None:
    in_force = Version.objects.get(council=lund, number=2)
    terminate(in_force, kommun, at, date(2025, 12, 31))
    with refused("agreement.wrong_step"):
        terminate(in_force, kommun, at)
    with refused("agreement.over"):
        terminate(in_force, polis, at)
    in_force.refresh_from_db()
    assert in_force.until == date(2025, 12, 31)


def test_a_version_that_a_newer_one_ended_is_not_terminated_again(
    lund: Council, kommun: Person, at: datetime, refused: Any
) -> None:
    first = Version.objects.get(council=lund, number=1)
    with refused("agreement.over", until=date(2022, 12, 31)):
        terminate(first, kommun, at)
    first.refresh_from_db()
    assert first.until == date(2022, 12, 31)


def test_it_does_not_end_before_it_begins(
    draft: Version, kommun: Person, polis: Person, at: datetime, refused: Any
) -> None:
    sign(draft, polis, kommun, at=at, counts_from=date(2026, 1, 1))
    with refused("agreement.ends_before_it_begins", since=date(2026, 1, 1)):
        terminate(draft, kommun, at)
    terminate(draft, kommun, at, date(2026, 1, 1))
    assert draft.until == date(2026, 1, 1)


def test_a_terminated_version_gives_way_to_a_new_one_before_its_last_day(
    lund: Council, kommun: Person, polis: Person, at: datetime
) -> None:
    second = Version.objects.get(council=lund, number=2)
    terminate(second, kommun, at, date(2025, 12, 31))
    new = agreements.start_version(lund, title="Ny", by=kommun, at=at)
    sign(new, polis, at=at)
    sign(new, kommun, at=at)
    second.refresh_from_db()

    # No day has two texts.
    assert (second.until, new.since) == (date(2025, 6, 15), TODAY)


def test_a_gap_between_two_versions_stays_a_gap(
    lund: Council, kommun: Person, polis: Person, at: datetime
) -> None:
    second = Version.objects.get(council=lund, number=2)
    terminate(second, kommun, at, date(2025, 6, 30))
    new = agreements.start_version(lund, title="Ny", by=kommun, at=at)
    sign(new, polis, at=at)
    sign(new, kommun, at=at, counts_from=date(2026, 1, 1))
    second.refresh_from_db()

    assert (second.until, new.since) == (date(2025, 6, 30), date(2026, 1, 1))


# --- the signed file -----------------------------------------------------------------------


def test_the_file_is_kept_as_it_is_with_its_sha_256(
    lund: Council, kommun: Person, at: datetime
) -> None:
    version = Version.objects.get(council=lund, number=2)
    signing.keep_signed_file(version, looked(PDF, "avtal.pdf", PaperKind.PDF), by=kommun, at=at)

    kept = SignedFile.objects.get(version=version)
    assert bytes(kept.content) == PDF
    assert kept.sha256 == hashlib.sha256(PDF).hexdigest()
    assert (kept.name, kept.kept_at, kept.kept_by) == ("avtal.pdf", at, kommun)


def test_only_a_pdf_is_a_signed_agreement(
    lund: Council, kommun: Person, at: datetime, refused: Any
) -> None:
    version = Version.objects.get(council=lund, number=2)
    with refused("file.no_pdf"):
        signing.keep_signed_file(version, looked(), by=kommun, at=at)
    assert SignedFile.objects.count() == 0


def test_the_same_file_is_kept_once(
    lund: Council, kommun: Person, polis: Person, at: datetime, refused: Any
) -> None:
    version = Version.objects.get(council=lund, number=2)
    signing.keep_signed_file(version, looked(PDF, "a.pdf", PaperKind.PDF), by=kommun, at=at)
    with refused("file.kept_already"):
        signing.keep_signed_file(version, looked(PDF, "b.pdf", PaperKind.PDF), by=polis, at=at)
    signing.keep_signed_file(
        version, looked(PDF + b"2", "b.pdf", PaperKind.PDF), by=polis, at=at
    )
    first = Version.objects.get(council=lund, number=1)
    signing.keep_signed_file(first, looked(PDF, "a.pdf", PaperKind.PDF), by=kommun, at=at)

    assert SignedFile.objects.count() == 3
