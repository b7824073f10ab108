"""The sentences a council writes again and again in its minutes."""

from typing import ClassVar

from django.db import models

from samrad.records.basics.fields import CouncilRow


class TextBlocks(CouncilRow):
    """The text blocks of a council, one to a line, in the order they are offered."""

    lines = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["council"], name="text_blocks_once")
        ]
