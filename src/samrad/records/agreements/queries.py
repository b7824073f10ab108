"""Reading agreements; hands the core plain values."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from samrad.core.agreements.clauses import Clause as CoreClause
from samrad.core.agreements.clauses import Source
from samrad.core.agreements.stages import Stage, stands_after
from samrad.core.agreements.timeline import InForce, timeline
from samrad.core.agreements.versions import Draft
from samrad.core.agreements.writing import terms_from_json
from samrad.core.people.parties import Party
from samrad.records.agreements.models import Change, Clause, ClauseText, Step, Version
from samrad.records.councils.models import Council


def draft_of(row: ClauseText) -> Draft:
    """The clause a row holds."""
    return Draft(
        key=row.key,
        terms=terms_from_json(row.kind, row.terms),
        source=Source(row.heading, row.quote),
        binds=frozenset(Party(party) for party in row.binds),
    )


def clauses_of(version: Version) -> tuple[Draft, ...]:
    """The clauses of `version` in the order of its text. One query."""
    rows = Clause.objects.filter(version=version).order_by("position")
    return tuple(draft_of(row) for row in rows)


def open_changes(version: Version) -> list[Change]:
    """The changes to `version` that nobody has answered yet, oldest first. One query."""
    return list(
        Change.objects.filter(version=version, answer="")
        .select_related("proposed_by")
        .order_by("proposed_at")
    )


def declined_changes(version: Version) -> list[Change]:
    """The changes to `version` that the other party declined, latest first. One query."""
    return list(
        Change.objects.filter(version=version, answer="declined").order_by("-answered_at")
    )


def versions_of(council: Council) -> list[Version]:
    """Every version of the council's agreement, the newest first. One query."""
    return list(Version.objects.filter(council=council).order_by("-number"))


def steps_of(version: Version) -> list[Step]:
    """The parties' steps with `version`, oldest first. One query."""
    return list(Step.objects.filter(version=version).order_by("at", "id"))


def stands_of(version: Version) -> dict[Party, Stage]:
    """Where each party stands with `version`. One query."""
    return stands_after_steps(steps_of(version))


def stands_after_steps(steps: Iterable[Step]) -> dict[Party, Stage]:
    """Where each party stands after `steps`, oldest first."""
    return stands_after((Party(step.party), Stage(step.stage)) for step in steps)


def clauses_in_force(councils: Sequence[UUID]) -> Mapping[UUID, tuple[CoreClause, ...]]:
    """For each council, every clause that was ever in force, with its days. Two queries."""
    versions = list(
        Version.objects.filter(council__in=councils, since__isnull=False).order_by("since")
    )
    drafts: dict[UUID, list[Draft]] = defaultdict(list)
    for row in Clause.objects.filter(version__in=versions).order_by("position"):
        drafts[row.version_id].append(draft_of(row))
    by_council: dict[UUID, list[InForce]] = defaultdict(list)
    for version in versions:
        if version.since is not None:
            by_council[version.council_id].append(
                InForce(version.since, version.until, tuple(drafts[version.id]))
            )
    return {council: timeline(by_council[council]) for council in councils}
