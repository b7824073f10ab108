"""What the installation keeps for everyone, and what of it is due. Asked at the gate."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models.functions import Coalesce

from samrad.core.retention.kinds import Kind
from samrad.records.people.models import Recovery
from samrad.records.rights.models import Forgetting

_ROWS: Mapping[Kind, Any] = {
    Kind.SESSION: Session,
    Kind.SIGN_IN_MARK: UserSession,
    Kind.RECOVERY: Recovery,
    Kind.FORGETTING: Forgetting,
}
_OLD_JOBS = """
SELECT j.id::text FROM procrastinate_jobs j
WHERE j.status IN ('succeeded', 'failed', 'cancelled', 'aborted') AND NOT EXISTS (
    SELECT 1 FROM procrastinate_events e WHERE e.job_id = j.id AND e.at >= %s
)
"""


def sessions(before: date) -> list[str]:
    """Sessions that ran out before that day."""
    return _keys(Session.objects.filter(expire_date__date__lt=before))


def sign_in_marks(before: date) -> list[str]:
    """Where and with what somebody signed in, last seen before that day."""
    return _keys(UserSession.objects.filter(last_seen_at__date__lt=before))


def jobs(before: date) -> list[str]:
    """Jobs of the worker that ended before that day."""
    with connection.cursor() as cursor:
        cursor.execute(_OLD_JOBS, [before])
        return [key for (key,) in cursor.fetchall()]


def recoveries(before: date) -> list[str]:
    """Ways to be let in anew that were used, ran out or got no answer before that day."""
    ended = Recovery.objects.alias(ended=Coalesce("used_at", "expires_at", "asked_at"))
    return _keys(ended.filter(ended__date__lt=before))


def answered(before: date) -> list[str]:
    """Receipts of being forgotten, given before that day."""
    return _keys(Forgetting.objects.filter(done_at__date__lt=before))


def delete(kind: Kind, which: Sequence[str]) -> None:
    """Delete those of that kind."""
    if kind is Kind.QUEUE:
        with connection.cursor() as cursor:
            keys = [int(key) for key in which]
            cursor.execute("DELETE FROM procrastinate_jobs WHERE id = ANY (%s)", [keys])
    else:
        _ROWS[kind].objects.filter(pk__in=which).delete()


def _keys(rows: Any) -> list[str]:
    return [str(key) for key in rows.values_list("pk", flat=True)]
