"""Reading evidence; hands the core plain values."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Q

from samrad.core.basics.deeds import Deed
from samrad.core.duties.evidence import Evidence as CoreEvidence
from samrad.records.councils.models import Council
from samrad.records.evidence.models import Evidence

# What belongs to one meeting and matters to no later year.
_OF_A_MEETING = (
    Deed.MEETING_PLANNED,
    Deed.MEETING_HELD,
    Deed.MATTERS_CALLED_FOR,
    Deed.AGENDA_SENT,
    Deed.MINUTES_ARCHIVED,
    Deed.TOPIC_TREATED,
)
_COLUMNS = ("council_id", "deed", "on", "ref", "meeting", "topic", "known")


def evidence_of(
    councils: Sequence[UUID], *, on: date, meetings_since: date | None = None
) -> Mapping[UUID, tuple[CoreEvidence, ...]]:
    """For each council, the evidence that had not been withdrawn by the day `on`. One query.

    With `meetings_since`, what belongs to meetings before that day is left out: it is by far
    the most, and a page about one year has no use for it.
    """
    found: dict[UUID, list[CoreEvidence]] = defaultdict(list)
    rows = Evidence.objects.filter(
        Q(withdrawn__isnull=True) | Q(withdrawn__gt=on), council__in=councils
    )
    if meetings_since is not None:
        rows = rows.exclude(deed__in=_OF_A_MEETING, on__lt=meetings_since)
    # Plain values: there can be thousands, and none of them is changed.
    for council, deed, *rest in rows.order_by("on", "id").values_list(*_COLUMNS):
        found[council].append(CoreEvidence(_DEEDS[deed], *rest))
    return {council: tuple(found[council]) for council in councils}


_DEEDS = {deed.value: deed for deed in Deed}


def noted(council: Council) -> list[Evidence]:
    """Everything noted in the council and not withdrawn, the latest first. One query."""
    rows = Evidence.objects.filter(council=council, withdrawn__isnull=True)
    return list(rows.select_related("noted_by").order_by("-on", "-id"))
