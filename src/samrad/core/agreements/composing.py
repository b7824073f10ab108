"""What the agreement says of who sits in the council, on a day."""

from collections.abc import Iterable, Mapping
from datetime import date

from samrad.core.agreements.clauses import Clause
from samrad.core.agreements.kinds import Composition
from samrad.core.calendars.countries import Country
from samrad.core.norms.offices import USUAL
from samrad.core.people.offices import Basis, Named, Office
from samrad.core.people.roles import Role


def composition_on(clauses: Iterable[Clause], *, on: date) -> Clause | None:
    """The clause in force on `on` that says who sits there; the newest if several do."""
    found = [
        clause
        for clause in clauses
        if isinstance(clause.terms, Composition) and _counts(clause, on)
    ]
    return max(found, key=lambda clause: clause.since, default=None)


def offices_named(
    clauses: Iterable[Clause], country: Country, *, on: date
) -> Mapping[Office, Named]:
    """Which role chairs and which is secretary: by the agreement, else as in the country."""
    clause = composition_on(clauses, on=on)
    agreed = _agreed(clause) if clause else {}
    return {**USUAL[country], **agreed}


def _counts(clause: Clause, on: date) -> bool:
    return clause.since <= on and (clause.until is None or on <= clause.until)


def _agreed(clause: Clause) -> dict[Office, Named]:
    terms = clause.terms
    if not isinstance(terms, Composition):
        return {}
    roles: dict[Office, Role | None] = {
        Office.CHAIR: terms.chair,
        Office.SECRETARY: terms.secretary,
    }
    source = clause.source
    return {
        office: Named(role, Basis.AGREEMENT, source.heading, source.quote)
        for office, role in roles.items()
        if role is not None
    }
