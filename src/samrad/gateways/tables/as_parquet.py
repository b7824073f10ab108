"""Figures as Parquet: typed columns, null where no number is shown, and a status beside it."""

import io

import polars as pl

from samrad.core.reports.figure_files import COLUMNS, FigureFile, table

_DAYS = frozenset({"from", "until", "delivered", "registered_until"})


def written(file: FigureFile) -> bytes:
    """The figures as a file."""
    shown = table(file)
    columns = zip(*shown.rows, strict=True)
    frame = pl.DataFrame(
        [
            pl.Series(name, [None if cell == "" else cell for cell in cells], _kind(name))
            for name, cells in zip(COLUMNS, columns, strict=True)
        ]
    )
    out = io.BytesIO()
    frame.write_parquet(out, metadata={"title": file.title, **dict(shown.about)})
    return out.getvalue()


def _kind(name: str) -> type[pl.DataType]:
    if name in _DAYS:
        return pl.Date
    return pl.Float64 if name == "value" else pl.String
