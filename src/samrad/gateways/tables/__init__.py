"""Tables as files that spreadsheets open and never run."""

from collections.abc import Callable, Mapping

from samrad.core.reports.figure_files import FigureFile, FigureShape, table
from samrad.core.reports.tables import Shape, Table
from samrad.gateways.tables import as_csv, as_dcat, as_jsonstat, as_parquet, as_xlsx

WRITERS: Mapping[Shape, Callable[[Table], bytes]] = {
    Shape.CSV: as_csv.written,
    Shape.XLSX: as_xlsx.written,
}
OF_FIGURES: Mapping[FigureShape, Callable[[FigureFile], bytes]] = {
    FigureShape.CSV: lambda file: as_csv.written(table(file)),
    FigureShape.XLSX: lambda file: as_xlsx.written(table(file)),
    FigureShape.PARQUET: as_parquet.written,
    FigureShape.JSONSTAT: as_jsonstat.written,
    FigureShape.DCAT: as_dcat.written,
}
