"""Tables as files that spreadsheets open and never run."""

from collections.abc import Callable, Mapping

from samrad.core.reports.tables import Shape, Table
from samrad.gateways.tables import as_csv, as_xlsx

WRITERS: Mapping[Shape, Callable[[Table], bytes]] = {
    Shape.CSV: as_csv.written,
    Shape.XLSX: as_xlsx.written,
}
