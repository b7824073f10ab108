"""Tables sent as lines of text: found by the words of their first line, refused by row."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from samrad.core.basics.countries import Country
from samrad.core.basics.places.register import register
from samrad.core.basics.refusals import Refusal
from samrad.gateways.pxweb.refusing import (
    LARGEST,
    Unreadable,
    refuse_more_than_is_read,
    unreadable,
)

_ENDS = ";,\t"


def rows(
    data: bytes, columns: Mapping[str, Sequence[str]], optional: Sequence[str] = ()
) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a CSV or TSV file with the number of their line, by our names.

    Args:
        data: The file, in UTF-8 or, where it is none, Windows-1252.
        columns: Our names, each with the words that stand over the column; case is no matter.
        optional: Which of them may be missing.

    Raises:
        Unreadable: A column is missing, or a row is longer or shorter than the first line.
    """
    refuse_more_than_is_read(len(data), LARGEST)
    text = _text(data)
    first = text.partition("\n")[0]
    lines = csv.reader(io.StringIO(text), delimiter=max(_ENDS, key=first.count), strict=True)
    try:
        head = [word.strip().casefold() for word in next(lines, [])]
        places = _places(head, columns, optional)
        for line in lines:
            if any(cell.strip() for cell in line):
                if len(line) != len(head):
                    raise at_line(
                        lines.line_num, "table.cells", declared=len(head), given=len(line)
                    )
                yield (
                    lines.line_num,
                    {name: line[place].strip() for name, place in places.items()},
                )
    except csv.Error as wrong:
        raise at_line(lines.line_num, "table.truncated") from wrong


def at_line(line: int, code: str, **facts: str | int) -> Unreadable:
    """Why the table cannot be read, and in which line."""
    told = unreadable(code, data=b"", byte=0, **facts).refusal.facts
    return Unreadable(Refusal(code, {**told, "line": line}))


def municipality_code(written: str, country: Country, line: int) -> str:
    """The code with the leading zero a spreadsheet took from it.

    Raises:
        Unreadable: The register does not know it.
    """
    code = written.zfill(4) if written.isdecimal() else written
    if (country, code) not in register().by_code:
        raise at_line(line, "table.no_municipality", text=written)
    return code


def _places(
    head: Sequence[str], columns: Mapping[str, Sequence[str]], optional: Sequence[str]
) -> dict[str, int]:
    places = {}
    for name, words in columns.items():
        found = [place for place, word in enumerate(head) if word in words]
        if len(found) > 1:
            raise at_line(1, "table.key_twice", text=words[0])
        if found:
            places[name] = found[0]
        elif name not in optional:
            raise at_line(1, "table.columns", text=words[0])
    return places


def _text(data: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise unreadable("table.encoding", encoding="UTF-8")
