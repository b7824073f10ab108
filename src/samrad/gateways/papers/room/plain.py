"""Looking through text, and tables written as text."""

from samrad.gateways.papers.room.spots import Notes

_BYTE_ORDERS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
# Where a spreadsheet written as text ends its lines, and nothing else unseen.
_SEEN = frozenset("\t\n\r\x0c")


def look(content: bytes, notes: Notes) -> None:
    """Look through a text."""
    notes.lines(decoded(content) or "")


def decoded(content: bytes) -> str | None:
    """The letters of a text, or None where it is none.

    UTF-8, UTF-16 with its mark (what Excel calls Unicode text), or what Windows writes.
    """
    found = written_as(content)
    return found[0] if found else None


def written_as(content: bytes) -> tuple[str, str] | None:
    """The letters of a text, and how they are written; None where it is none."""
    for encoding in (_BYTE_ORDERS.get(content[:2], "utf-8-sig"), "cp1252"):
        try:
            text = content.decode(encoding).removeprefix("\ufeff")
        except UnicodeDecodeError:
            continue
        seen = all(letter >= " " or letter in _SEEN for letter in text)
        return (text, encoding.removesuffix("-sig")) if seen else None
    return None
