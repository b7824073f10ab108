"""What Word and Excel files have alike: properties, links, comments' authors, and the rest."""

from datetime import date
from functools import partial

from samrad.core.openness.looked import Place, Spot
from samrad.core.openness.persons.tables import as_digits
from samrad.gateways.papers.room.markup import leaves
from samrad.gateways.papers.room.packages import Package
from samrad.gateways.papers.room.spots import Notes

_AUTHORS = frozenset({"creator", "lastModifiedBy", "manager", "Manager", "person", "author"})
# Where a part keeps words in attributes: cached cells, descriptions, targets, prompts.
_WORDED = ("v", "descr", "title", "Target", "prompt", "error", "displayName", "author")
# What only draws, counts or refers, and holds nobody's words.
_WORDLESS = ("styles", "theme", "fonttable", "settings", "numbering", "[content_types]", "calc")


def look(package: Package, names: list[str], notes: Notes) -> None:
    """Look through the parts that are no pages: what nobody sees who only reads the file."""
    for name in names:
        lower = name.lower()
        if not lower.endswith((".xml", ".rels")) or lower.rpartition("/")[2].startswith(
            _WORDLESS
        ):
            continue
        spot = Spot(_place(lower))
        leaves(package.read(name), partial(_leaf, notes, spot), _WORDED)


def _place(name: str) -> Place:
    if name.startswith("docprops/"):
        return Place.PROPERTIES
    if name.endswith(".rels"):
        return Place.LINK
    if "comment" in name or "person" in name:
        return Place.COMMENT
    return Place.TEXT_BOX if "drawing" in name or "diagram" in name else Place.INSIDE


def _leaf(notes: Notes, spot: Spot, element: str, value: str) -> None:
    if element in _AUTHORS:
        notes.author(spot, value)
    elif digits := as_digits(value):
        notes.number(spot, digits)
    elif not _is_moment(value):
        notes.text(spot, value)


def _is_moment(value: str) -> bool:
    try:
        date.fromisoformat(value[:10])
    except ValueError:
        return False
    return len(value) <= len("2026-11-27T10:00:00.0000000Z")
