"""A table as CSV: UTF-8 with its mark and semicolons, as Nordic Excel opens it.

What is said of the table stands above it, and an empty line between. A cell is one line. One
that a spreadsheet would take for a formula begins with an apostrophe, and so does what would
become a cell of its own where commas part them.
"""

import csv
import io
import re
import unicodedata

from samrad.core.reports.tables import Cell, Table

_RUN = frozenset("=+-@")
# An amount may end on “,-”; what is run goes on.
_AFTER_A_COMMA = re.compile(r"([,;|][\"\s]*)(?=[=+@＝＋＠]|[-－]\S)")  # noqa: RUF001 -- wide letters run, too


def written(table: Table) -> bytes:
    """The table as a file."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerow([safe(table.title)])
    writer.writerows([[safe(label), safe(said)] for label, said in table.about])
    writer.writerow([])
    writer.writerow([safe(name) for name in table.columns])
    writer.writerows([[safe(cell) for cell in row] for row in table.rows])
    return out.getvalue().encode("utf-8-sig", "replace")


def safe(cell: Cell) -> str:
    """The cell as one line of text that no spreadsheet runs; a number is one, also below 0."""
    if isinstance(cell, int | float):
        return str(cell)
    text = " ".join(str(cell).replace("\0", "").split())
    text = _AFTER_A_COMMA.sub(r"\1'", text)
    return f"'{text}" if _runs(text) else text


def _runs(text: str) -> bool:
    """Whether it begins as a formula does, in wide letters too, or after what is unseen."""
    shown = unicodedata.normalize("NFKC", text)
    seen = (one for one in shown if not one.isspace() and unicodedata.category(one)[0] != "C")
    return next(seen, " ") in _RUN
