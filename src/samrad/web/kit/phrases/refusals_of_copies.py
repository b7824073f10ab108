"""Refusals about papers that cannot go out to everyone: what is left in each, the way out."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from samrad.core.openness.cleaned import Left
from samrad.web.kit.phrases.words import Word

_LEFT: Mapping[Left, Word] = {
    Left.ANNOTATIONS: _(
        "notes are pinned on its pages. Delete them, or print the file to a new PDF without."
    ),
    Left.BEHIND_TABLES: _(
        "all the rows a table was counted from are kept behind it. Copy the table as values to"
        " a new workbook."
    ),
    Left.CHANGES: _(
        "changes are kept in it with what was there before. Accept or reject all of them and"
        " stop tracking: in Word under Review."
    ),
    Left.COMMENTS: _(
        "comments stand in it. Delete all of them: in Word and Excel under Review."
    ),
    Left.HIDDEN_CELLS: _(
        "rows or columns with something in them are hidden. Show them, and delete what is not"
        " for everyone."
    ),
    Left.HIDDEN_LAYERS: _(
        "it has layers nobody sees. Print the file to a new PDF, with what shall be seen."
    ),
    Left.HIDDEN_SHEETS: _("sheets are hidden. Show them, and delete what is not for everyone."),
    Left.HIDDEN_TEXT: _(
        "text or pictures are hidden. Show them, and delete what is not for everyone: in Word,"
        " File, Inspect Document finds them."
    ),
}
OF_COPIES: Mapping[str, Word] = {
    "publish.no_clean_copy": _("“%(paper)s” cannot go out to everyone. %(why)s"),
    "publish.overlooked": _("“%(paper)s” cannot go out to everyone: %(left)s"),
    "publish.overlooked_in": _(
        "“%(paper)s” cannot go out to everyone. In %(sheets)s: %(left)s"
    ),
    "publish.overlooked_on": _(
        "“%(paper)s” cannot go out to everyone. On page %(pages)s: %(left)s"
    ),
}


def left_word(left: Left) -> str:
    """What is left in a file, and how to get rid of it."""
    return str(_LEFT[left])
