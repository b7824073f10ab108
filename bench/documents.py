"""What it costs to write a document as a file: time beside a peer in the same run, and memory.

The peers do the same work: WeasyPrint sets the same text as PDF/UA; python-docx by itself
writes the same paragraphs and tables without styles, properties or header rows. Each writer
runs in a process of its own, so that memory is its own.
"""

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from html import escape
from pathlib import Path
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from gateways.documents.documenting import long_minutes
from samrad.core.basics.countries import Country
from samrad.core.documents import blocks
from samrad.core.documents.document import Document
from samrad.core.meetings.kinds import MatterKind, MeetingKind
from samrad.core.meetings.told import Listed, Notice, Offices

AT = datetime(2025, 6, 16, 14, 30, tzinfo=ZoneInfo("Europe/Oslo"))
_TIMES = 7


def minutes() -> Document:
    """Minutes of 20 pages with a table on each."""
    return long_minutes()


def agenda() -> Document:
    """The notice of a meeting with 60 items and 30 papers."""
    import django  # noqa: PLC0415 -- only here words are needed

    os.environ["DJANGO_SETTINGS_MODULE"] = "samrad.project.settings"
    django.setup()
    from samrad.web.kit.meeting_documents import notice  # noqa: PLC0415 -- needs Django set up

    item = Listed("", "Tryggleik i sentrum", 10, MatterKind.DISCUSS, background="Tal. " * 40)
    items = tuple(
        replace(item, number=f"{n}/25", enclosed=("Notat",) if n % 2 else ())
        for n in range(1, 61)
    )
    told = Notice(
        council="Politirådet i Løten",
        country=Country.NORWAY,
        language="nn",
        meeting="3/25",
        kind=MeetingKind.ORDINARY,
        day=date(2025, 6, 16),
        items=items,
    )
    return notice(told, Offices(), at=AT)


def as_pdf(document: Document) -> bytes:
    """Ours."""
    from samrad.gateways.documents import as_pdf  # noqa: PLC0415 -- each in its own process

    return as_pdf.written(document)


def as_docx(document: Document) -> bytes:
    """Ours."""
    from samrad.gateways.documents import as_docx  # noqa: PLC0415 -- each in its own process

    return as_docx.written(document)


def weasyprint(document: Document) -> bytes:
    """The peer of our PDF."""
    from weasyprint import HTML  # noqa: PLC0415 -- each in its own process

    body = "".join(map(_html, document.blocks))
    page = f"<html lang=nn><title>{escape(document.title)}</title>{body}</html>"
    return bytes(HTML(string=page).write_pdf(pdf_variant="pdf/ua-1"))


def bare_docx(document: Document) -> bytes:
    """The peer of our Word file."""
    import io  # noqa: PLC0415 -- each in its own process

    import docx  # noqa: PLC0415 -- each in its own process

    word = docx.Document()
    for block in document.blocks:
        if isinstance(block, blocks.Table):
            table = word.add_table(rows=0, cols=len(block.columns))
            for cells in (block.columns, *block.rows):
                for place, text in zip(table.add_row().cells, cells, strict=True):
                    place.text = text
        else:
            for text in blocks.texts_of(block):
                word.add_paragraph(text)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


WRITERS: Mapping[str, Callable[[Document], bytes]] = {
    "pdf": as_pdf,
    "weasyprint": weasyprint,
    "docx": as_docx,
    "bare-docx": bare_docx,
}
PEERS = {"pdf": "weasyprint", "docx": "bare-docx"}
DOCUMENTS: Mapping[str, Callable[[], Document]] = {"minutes": minutes, "agenda": agenda}


def _html(block: blocks.Block) -> str:
    if isinstance(block, blocks.Table):
        rows = ("".join(f"<td>{escape(cell)}" for cell in row) for row in block.rows)
        head = "".join(f"<th scope=col>{escape(name)}" for name in block.columns)
        return f"<table><thead><tr>{head}<tbody><tr>{'<tr>'.join(rows)}</table>"
    tag = "h1" if isinstance(block, blocks.Heading) else "p"
    return "".join(f"<{tag}>{escape(text)}</{tag}>" for text in blocks.texts_of(block))


def measure(writer: str, name: str) -> None:
    """In a process of its own: milliseconds, kB of the file, MB of it and of the press."""
    document = DOCUMENTS[name]()
    size = len(WRITERS[writer](document))
    times = []
    for _ in range(_TIMES):
        began = time.perf_counter()
        WRITERS[writer](document)
        times.append(time.perf_counter() - began)
    own, press = (
        resource.getrusage(who).ru_maxrss / 1024
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(1000 * statistics.median(times), size / 1024, own, press)


def _asked(name: str, writer: str) -> tuple[float, ...]:
    command = [sys.executable, __file__, writer, name]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return tuple(map(float, said.split()))


def main() -> None:
    """Ours and its peer, one after the other."""
    print(f"{'document':<10}{'writer':<12}{'ms':>7}{'kB':>6}{'MB':>6}{'press':>7}{'ratio':>8}")
    for name in DOCUMENTS:
        for ours, peer in PEERS.items():
            spent = [_asked(name, writer) for writer in (ours, peer)]
            ratio = spent[0][0] / spent[1][0]
            for writer, (ms, size, own, press), told in zip(
                (ours, peer), spent, (f"{ratio:8.2f}", ""), strict=True
            ):
                line = f"{name:<10}{writer:<12}{ms:7.0f}{size:6.0f}{own:6.0f}{press:7.0f}{told}"
                print(line)


if __name__ == "__main__":
    measure(*sys.argv[1:]) if len(sys.argv) > 1 else main()
