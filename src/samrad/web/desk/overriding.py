"""The last step of a form that was guarded: what was kept all the same is logged."""

from django import forms

from samrad.actions.guarding import note_override
from samrad.web.desk.here import Here, SignedIn
from samrad.web.kit import clock
from samrad.web.kit.guarding import Guarded


def log_override(request: SignedIn, at: Here, form: forms.BaseForm) -> None:
    """Log the override of `form`, if somebody gave a reason for one."""
    if isinstance(form, Guarded) and form.override:
        kept = form.override
        note_override(
            at.council,
            kept.counts,
            kept.reason,
            unseen=kept.unseen,
            by=request.user,
            at=clock.now(),
        )
