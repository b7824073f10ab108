"""How long a council keeps each kind of thing, and what was deleted."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from samrad.actions.retention import choices
from samrad.core.basics.countries import Country
from samrad.core.basics.refusals import Refused
from samrad.core.retention.choices import rules_for
from samrad.core.retention.kinds import Kind
from samrad.core.retention.rules import Rule
from samrad.records.retention.queries import receipts_of
from samrad.web.desk.here import SignedIn, here, signed_in
from samrad.web.kit.phrases import decides_word, how_long, kind_word, then_word


@dataclass(frozen=True, slots=True)
class Row:
    """One rule as the page shows it."""

    what: str
    how_long: str
    then: str
    decides: str
    cite: str
    decided: str


@require_GET
@signed_in
def retention(request: SignedIn, slug: str) -> HttpResponse:
    """The rules that hold here, and the receipts, the latest first."""
    at = here(request, slug)
    receipts = [(kind_word(Kind(one.kind)), one) for one in receipts_of(at.council)]
    context = {
        "here": at,
        "tab": "record",
        "rules": _rules_of(at.council.country, slug),
        "receipts": receipts,
    }
    return render(request, "desk/retention/retention.html", context)


def _rules_of(country: str, slug: str) -> list[Row]:
    """The rules; none where the operator's file was damaged since the start.

    What is wrong in it, and where it lies, is the operator's: every command says it.
    """
    try:
        chosen = choices()
    except Refused:
        return []
    return [_row(rule) for rule in rules_for(Country(country), chosen, council=slug).values()]


def _row(rule: Rule) -> Row:
    return Row(
        what=kind_word(rule.kind),
        how_long=how_long(rule),
        then=then_word(rule.then),
        decides=decides_word(rule.decides),
        cite=rule.cite,
        decided=rule.decided,
    )
