"""The copies of papers that residents fetch: made once, when the minutes are published."""

from typing import ClassVar

from django.db import models

from samrad.records.basics.fields import CouncilRow
from samrad.records.papers.models import Paper


class CleanCopy(CouncilRow):
    """A paper as residents get it: without who made it. The paper stays as it was brought.

    Seen by whoever sees the paper; the key to it stands in the migration.
    """

    paper = models.ForeignKey(
        Paper, on_delete=models.DO_NOTHING, related_name="clean_copies", db_constraint=False
    )
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["council", "paper"], name="one_clean_copy_of_a_paper"
            ),
        ]
