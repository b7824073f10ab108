"""Files for tests, made where they are needed and never committed."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence

import xlsxwriter

from samrad.core.openness.looked import Looked, PaperKind, Seen

_TO_UNICODE = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <0000> <ffff> endcodespacerange
{} beginbfchar {} endbfchar
endcmap end end"""
_RELS = "application/vnd.openxmlformats-package.relationships+xml"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def looked(
    content: bytes = b"Notat",
    name: str = "notat.txt",
    kind: PaperKind = PaperKind.TEXT,
    seen: Seen = Seen(),  # noqa: B008 -- a frozen value
) -> Looked:
    """A file as the reading room answers it, without going there."""
    text = content.decode() if kind is PaperKind.TEXT else ""
    return Looked(name, kind, content, seen, text)


# --- PDF -----------------------------------------------------------------------------------


def pdf(*pages: str, more: Mapping[str, str] | None = None, info: str = "") -> bytes:
    """A PDF with a page for each text; `more` are keys of its catalogue, as written."""
    letters = [f"{ord(one):04x}" for one in sorted({*"".join(pages)})]
    shown = "".join(f"<{one}> <{one}>\n" for one in letters)
    objects = ["", "", "", stream(_TO_UNICODE.format(len(letters), shown).encode())]
    objects[2] = (
        "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 4 0 R"
        "/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/A/DW 500"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]>>"
    )
    kids = []
    for text in pages:
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {len(objects) + 2} 0 R"
            "/Resources<</Font<</F 3 0 R>>>>>>"
        )
        objects.append(stream(_shown(text)))
    objects[0] = "<</Type/Catalog/Pages 2 0 R" + _keys(more or {}) + ">>"
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    return of_objects(objects, f"/Info<<{info}>>" if info else "")


def stream(content: bytes, keys: str = "") -> str:
    """A stream as it stands in a PDF."""
    return f"<<{keys}/Length {len(content)}>>stream\n{content.decode('latin-1')}\nendstream"


def of_objects(objects: Sequence[str], trailer: str = "") -> bytes:
    """A PDF of numbered objects; the first is its catalogue."""
    out = io.BytesIO(b"%PDF-1.7\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, one in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{one}\nendobj\n".encode("latin-1"))
    start = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    out.write("".join(f"{place:010} 00000 n \n" for place in places).encode())
    root = f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\n"
    out.write(f"{root}startxref\n{start}\n%%EOF\n".encode("latin-1"))
    return out.getvalue()


def _shown(text: str) -> bytes:
    lines = [line.encode("utf-16-be").hex() for line in text.split("\n")]
    return (
        "BT /F 10 Tf 12 TL 40 800 Td " + "".join(f"<{x}> Tj T* " for x in lines) + "ET"
    ).encode()


def _keys(more: Mapping[str, str]) -> str:
    return "".join(f"/{key} {value}" for key, value in more.items())


# --- Word and Excel ------------------------------------------------------------------------


def package(parts: Mapping[str, bytes | str]) -> bytes:
    """A package of parts, in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return out.getvalue()


def docx(body: str = "<w:p/>", more: Mapping[str, bytes | str] | None = None) -> bytes:
    """A Word file with this body; `more` are parts beside it."""
    return package(
        {
            "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="rels"'
            f' ContentType="{_RELS}"/><Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>',
            "_rels/.rels": relations(("officeDocument", "word/document.xml")),
            "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body>'
            "</w:document>",
            **(more or {}),
        }
    )


def paragraph(*runs: str) -> str:
    """A paragraph of Word in as many runs, its lines parted by breaks."""
    inner = "".join(
        '<w:r><w:t xml:space="preserve">'
        + _escaped(run).replace("\n", "</w:t><w:br/><w:t>")
        + "</w:t></w:r>"
        for run in runs
    )
    return f"<w:p>{inner}</w:p>"


def relations(*all_of: tuple[str, str], external: bool = False) -> str:
    """Relations of a part: kind and target of each."""
    mode = ' TargetMode="External"' if external else ""
    rows = "".join(
        f'<Relationship Id="r{n}" Type="{_RELATED}/{kind}" Target="{target}"{mode}/>'
        for n, (kind, target) in enumerate(all_of)
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{rows}</Relationships>'


def xlsx(rows: Iterable[Iterable[str | float]], sheet: str = "Ark1") -> bytes:
    """An Excel file; strings as text, numbers as numbers."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_urls": False}) as book:
        written = book.add_worksheet(sheet)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    written.write_string(number, column, value)
                else:
                    written.write_number(number, column, value)
    return out.getvalue()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
