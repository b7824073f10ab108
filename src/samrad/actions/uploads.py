"""A file of figures on its way: kept for who brings it until it is taken or put away."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from samrad.actions.deliveries import source_acting
from samrad.core.figures.files.saying import Said, as_kept
from samrad.core.openness.looked import Looked
from samrad.records.figures.models import Source, Upload
from samrad.records.people.models import Person

# Whoever has not decided by then brings the file again.
KEPT = timedelta(days=7)


@transaction.atomic
def begin_upload(
    source: Source, file: Looked, *, by: Person, at: datetime, said: Said | None = None
) -> Upload:
    """Keep a file that was looked through, seen by nobody but `by`.

    Nothing of it is the council's yet, so nothing goes into the log. What `by` left lying is
    put away.

    Raises:
        Refused: `by` may not deliver figures of this source.
    """
    source_acting(source, by=by, at=at)
    Upload.objects.filter(council=source.council, made_at__lt=at - KEPT).delete()
    Upload.objects.filter(source=source).delete()
    columns: Mapping[str, Any] = as_kept(said) if said else {}
    return Upload.objects.create(
        council=source.council,
        source=source,
        name=file.name,
        content=file.content,
        columns=columns,
        made_at=at,
        made_by=by,
    )


def say_of_upload(upload: Upload, said: Said) -> None:
    """Keep how the file is to be understood."""
    upload.columns = as_kept(said)
    upload.save(update_fields=["columns"])


def put_away(upload: Upload) -> None:
    """Forget a file that is not taken."""
    upload.delete()
