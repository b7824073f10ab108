"""A file of figures on its way: kept for who brings it until it is taken or put away."""

from datetime import datetime, timedelta

from django.db import transaction

from samrad.actions.deliveries import source_acting
from samrad.actions.large_files import put_in_line
from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.figures.files.saying import Said, as_kept
from samrad.core.figures.files.stages import Stage
from samrad.core.openness.looked import Looked
from samrad.records.figures.models import Source, Upload
from samrad.records.people.models import Person

# Whoever has not decided by then brings the file again.
KEPT = timedelta(days=7)


@transaction.atomic
def begin_upload(
    source: Source, file: Looked, *, by: Person, at: datetime, large: bool = False
) -> Upload:
    """Keep a file that was looked through, seen by nobody but `by`; a large one is read now.

    Nothing of it is the council's yet, so nothing goes into the log. What `by` left lying is
    put away.

    Raises:
        Refused: `by` may not deliver figures of this source, or the worker takes some of it.
    """
    source_acting(source, by=by, at=at)
    Upload.objects.filter(council=source.council, made_at__lt=at - KEPT).delete()
    before = Upload.objects.filter(source=source)
    if before.filter(stage=Stage.TAKING).exists():
        raise Refused(Refusal("upload.being_taken"))
    before.delete()
    upload = Upload.objects.create(
        council=source.council,
        source=source,
        name=file.name,
        content=file.content,
        made_at=at,
        made_by=by,
    )
    if large:
        put_in_line(upload, Stage.READING)
        upload.refresh_from_db(fields=["stage", "turn"])
    return upload


def say_of_upload(upload: Upload, said: Said) -> None:
    """Keep how the file is to be understood."""
    upload.columns = as_kept(said)
    upload.save(update_fields=["columns"])


def put_away(upload: Upload) -> None:
    """Forget a file that is not taken."""
    upload.delete()
