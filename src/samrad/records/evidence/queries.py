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


def evidence_of(
    councils: Sequence[UUID], *, on: date
) -> Mapping[UUID, tuple[CoreEvidence, ...]]:
    """For each council, the evidence that had not been withdrawn by the day `on`. One query."""
    found: dict[UUID, list[CoreEvidence]] = defaultdict(list)
    rows = Evidence.objects.filter(
        Q(withdrawn__isnull=True) | Q(withdrawn__gt=on), council__in=councils
    ).order_by("on", "id")
    for row in rows:
        found[row.council_id].append(_plain(row))
    return {council: tuple(found[council]) for council in councils}


def noted(council: Council) -> list[Evidence]:
    """Everything noted in the council and not withdrawn, the latest first. One query."""
    rows = Evidence.objects.filter(council=council, withdrawn__isnull=True)
    return list(rows.select_related("noted_by").order_by("-on", "-id"))


def _plain(row: Evidence) -> CoreEvidence:
    return CoreEvidence(
        deed=Deed(row.deed),
        on=row.on,
        ref=row.ref,
        meeting=row.meeting,
        topic=row.topic,
        known=row.known,
    )
