"""A file that cannot be read as the table it says it is, and where it fails."""

from samrad.core.basics.refusals import Refusal, Refused

# Twenty-five times what SSB hands out at once; above this somebody is testing us.
MOST_CELLS = 20_000_000
LARGEST = 64 * 1024 * 1024

_SENTENCES = {
    "table.cells": "{declared} cells are declared and {given} are given",
    "table.code_twice": "in {dimension} the code {text} stands twice",
    "table.columns": "the column {text} is missing",
    "table.contradicts": "{what}: what is declared does not fit what follows",
    "table.encoding": "the text is not written in {encoding}",
    "table.key_twice": "{text} stands twice",
    "table.missing": "{what} is missing",
    "table.no_municipality": "{text} is no code of a municipality",
    "table.not_finite": "{text} is no number one can count with",
    "table.not_jsonstat": "this is no JSON-stat",
    "table.not_number": "{text} stands where a number belongs",
    "table.not_px": "this is no PX file: {text} is not understood",
    "table.too_deep": "brackets within brackets, without end",
    "table.too_large": "{declared} is more than the {most} that are read at once",
    "table.truncated": "the file ends in the middle",
}


class Unreadable(Refused, ValueError):
    """A table was refused, as a whole and before anything of it was kept.

    Its facts always tell `line` and `byte`, counted from 1 and 0: the beginning, where the
    fault is in no single place.
    """

    def __str__(self) -> str:
        facts = self.refusal.facts
        said = _SENTENCES[self.refusal.code].format_map(facts)
        return f"line {facts['line']}, byte {facts['byte']}: {said}"


def unreadable(
    code: str, *, data: bytes = b"", byte: int | None = None, **facts: object
) -> Unreadable:
    """Why the table in `data` cannot be read, and at which byte of it."""
    shown = {name: _short(fact) for name, fact in facts.items()}
    byte = byte or 0
    line = data.count(b"\n", 0, byte) + 1
    return Unreadable(Refusal(code, {**shown, "line": line, "byte": byte}))


def refuse_more_than_is_read(declared: int, most: int) -> None:
    """Refuse what is too much, before room is made for it.

    Raises:
        Unreadable: `declared` is more than `most`.
    """
    if declared > most:
        # A number of five thousand digits is not worth printing.
        shown: object = declared if declared < 10**18 else "10^18"
        raise unreadable("table.too_large", declared=shown, most=most)


def _short(fact: object) -> object:
    """What of a stranger's text is repeated: the beginning, and nothing that hides."""
    if not isinstance(fact, str):
        return fact
    plain = "".join(letter if letter.isprintable() else " " for letter in fact[:60])
    return plain + "…" if len(fact) > 60 else plain
