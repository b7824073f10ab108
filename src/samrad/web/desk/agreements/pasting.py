"""Pasting an agreement's text: clauses are proposed, a person chooses."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samrad.actions import agreements
from samrad.core.agreements.clauses import Source
from samrad.core.agreements.proposing import Proposal, propose_clauses, why_not_read
from samrad.core.agreements.versions import Action, Change, Draft
from samrad.core.basics.refusals import Refused
from samrad.records.agreements.models import Version
from samrad.web.desk.agreements.forms import Paste
from samrad.web.desk.agreements.views import version_of
from samrad.web.desk.here import SignedIn, here, signed_in
from samrad.web.desk.overriding import log_override
from samrad.web.kit import clock, phrases

# From here on a proposal is ticked beforehand.
_SURE = 0.8


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """One proposed clause to tick or leave."""

    number: int
    kind: str
    says: str
    sentence: str
    percent: int
    ticked: bool


@signed_in
def paste(request: SignedIn, slug: str, number: int) -> HttpResponse:
    """Paste a text, look at what it seems to promise, and propose what is right."""
    at = here(request, slug)
    version = version_of(at, number)
    form = Paste(request.POST or None)
    rows: list[ProposalRow] = []
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        proposals = propose_clauses(text)
        if refusal := why_not_read(text):
            form.add_error("text", phrases.say(refusal))
        elif "confirm" in request.POST:
            chosen = {int(n) for n in request.POST.getlist("take") if n.isdigit()}
            taken = [one for n, one in enumerate(proposals) if n in chosen]
            if _propose_all(request, version, taken):
                log_override(request, at, form)
                return redirect("desk:version", slug, number)
        rows = [_row(n, one) for n, one in enumerate(proposals)]
    context = {"here": at, "tab": "agreement", "version": version, "form": form, "rows": rows}
    return render(request, "desk/agreements/paste.html", context)


def _propose_all(request: SignedIn, version: Version, taken: list[Proposal]) -> bool:
    if not taken:
        messages.warning(request, _("Tick at least one clause."))
        return False
    try:
        agreements.propose_all(
            version, _changes(version, taken), by=request.user, at=clock.now()
        )
    except Refused as refused:
        messages.error(request, phrases.say(refused.refusal))
        return False
    messages.success(
        request,
        ngettext(
            "%(n)s clause is proposed. The other party answers it.",
            "%(n)s clauses are proposed. The other party answers them.",
            len(taken),
        )
        % {"n": len(taken)},
    )
    return True


def _changes(version: Version, taken: list[Proposal]) -> list[Change]:
    keys = agreements.free_keys(version, [kind_name(one) for one in taken])
    return [
        Change(Action.ADD, Draft(key, one.terms, Source(one.heading[:200], one.sentence)))
        for key, one in zip(keys, taken, strict=True)
    ]


def kind_name(proposal: Proposal) -> str:
    """The kind's name of a proposal's terms."""
    return Draft("", proposal.terms, Source("", "")).kind


def _row(number: int, proposal: Proposal) -> ProposalRow:
    return ProposalRow(
        number=number,
        kind=phrases.kind_of(kind_name(proposal)),
        says=phrases.in_words(proposal.terms),
        sentence=proposal.sentence,
        percent=round(100 * proposal.confidence),
        ticked=proposal.confidence >= _SURE,
    )
