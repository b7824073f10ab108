"""What leaves for everyone names nobody who worked on it, and keeps nothing overlooked.

The files are made as people make them, with python-docx, xlsxwriter and pypdf; the cleaned
bytes are searched after every part of them is unpacked.
"""

import io
import zipfile
from collections.abc import Callable, Mapping

import docx
import pypdf
import pytest
import xlsxwriter
from docx.document import Document
from docx.oxml import parse_xml
from pypdf.annotations import Text
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
)

from making import docx as raw_docx
from making import pdf
from named_files import NAME, SIGHT, book, decompressed, letter, page, photo, says, unpacked
from samrad.core.basics.refusals import Refused
from samrad.core.openness.cleaned import Cleaned, Left, Overlooked
from samrad.gateways.papers.entering import cleaned
from samrad.gateways.papers.room import clean_pdf, clean_sheets, clean_word

# --- Word ----------------------------------------------------------------------------------


def with_parts(content: bytes, more: Mapping[str, bytes]) -> bytes:
    """The package with other parts, as programs add them, each with its relation."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "_rels/.rels":
                rows = "".join(
                    f'<Relationship Id="m{n}" Type="urn:m" Target="{part}"/>'
                    for n, part in enumerate(more)
                )
                data = data.replace(b"</Relationships>", f"{rows}</Relationships>".encode())
            new.writestr(name, data)
        for part, data in more.items():
            new.writestr(part, data)
    return out.getvalue()


def test_a_word_file_leaves_without_whoever_made_it() -> None:
    brought = letter()
    assert says(unpacked(brought))

    left = clean_word.clean(brought)

    assert left.overlooked == ()
    assert not says(unpacked(left.content))
    assert b"docProps" not in unpacked(left.content)
    assert docx.Document(io.BytesIO(left.content)).paragraphs[0].text == SIGHT


def test_what_programs_add_to_a_word_file_stays_behind() -> None:
    said = f"<p>{NAME}</p>".encode()
    more = {
        "docProps/custom.xml": said,
        "customXml/item9.xml": said,
        "docMetadata/LabelInfo.xml": said,
        "word/people.xml": said,
    }

    left = clean_word.clean(with_parts(letter(_with_traces), more))

    found = unpacked(left.content)
    assert not says(found)
    for gone in (*more, "thumbnail", "customXml", "brev.dotx"):
        assert gone.encode() not in found, gone
    docx.Document(io.BytesIO(left.content))


def _with_traces(made: Document) -> None:
    """A template on somebody's disk, a picture's file name, a link to a folder of theirs."""
    settings = made.settings.element
    rules = parse_xml(
        f'<w:docVars xmlns:w="{settings.nsmap["w"]}"><w:docVar w:name="a" w:val="{NAME}"/>'
        "</w:docVars>"
    )
    settings.append(rules)
    shown = made.inline_shapes[0]._inline.docPr
    shown.set("name", f"{NAME}.jpg")
    shown.set("descr", f"C:\\Users\\{NAME}\\bilde.jpg")
    part = made.part
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    part.relate_to(f"file:///C:/Users/{NAME}/", f"{kinds}hyperlink", is_external=True)
    part._settings_part.relate_to(
        "C:\\Maler\\brev.dotx", f"{kinds}attachedTemplate", is_external=True
    )


W = "<w:r><w:t>ny</w:t></w:r>"
LEFT_IN_WORD = {
    f'<w:p><w:ins w:id="1" w:author="{NAME}">{W}</w:ins></w:p>': Left.CHANGES,
    '<w:p><w:del w:id="1"><w:r><w:delText>bort</w:delText></w:r></w:del></w:p>': Left.CHANGES,
    f"<w:p><w:pPr><w:pPrChange w:id='1'/></w:pPr>{W}</w:p>": Left.CHANGES,
    '<w:p><w:r><w:commentReference w:id="0"/></w:r></w:p>': Left.COMMENTS,
    "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>skjult</w:t></w:r></w:p>": Left.HIDDEN_TEXT,
}


@pytest.mark.parametrize(("body", "left"), LEFT_IN_WORD.items(), ids=range(len(LEFT_IN_WORD)))
def test_what_may_be_overlooked_in_a_word_file_is_told(body: str, left: Left) -> None:
    assert clean_word.clean(raw_docx(body)).overlooked == (Overlooked(left),)


def _ask(made: Document) -> None:
    made.add_comment(made.paragraphs[0].runs[0], "Stemmer det?", NAME)


def test_a_comment_made_in_word_is_told_and_text_that_is_shown_is_not() -> None:
    commented = letter(_ask)
    shown = '<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>sett</w:t></w:r></w:p>'

    assert clean_word.clean(commented).overlooked == (Overlooked(Left.COMMENTS),)
    assert clean_word.clean(raw_docx(shown)).overlooked == ()


# --- Excel ---------------------------------------------------------------------------------


def test_an_excel_file_leaves_without_whoever_made_it() -> None:
    brought = book()
    assert says(unpacked(brought))

    left = clean_sheets.clean(brought)

    assert left.overlooked == ()
    assert not says(unpacked(left.content))
    assert SIGHT.encode() in unpacked(left.content)


def test_on_whose_disk_a_book_lay_stays_behind() -> None:
    brought = rewritten(
        book(),
        "xl/workbook.xml",
        b"<workbookPr",
        f'<fileSharing userName="{NAME}"/><absPath url="C:\\{NAME}\\"/><workbookPr'.encode(),
    )
    assert says(unpacked(brought))

    assert not says(unpacked(clean_sheets.clean(brought).content))


def rewritten(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as was, zipfile.ZipFile(out, "w") as now:
        for name in was.namelist():
            data = was.read(name)
            if name == part:
                assert old in data
                data = data.replace(old, new)
            now.writestr(name, data)
    return out.getvalue()


def _hide_sheet(made: xlsxwriter.Workbook) -> None:
    made.add_worksheet("Rådata").hide()


def _hide_row(made: xlsxwriter.Workbook) -> None:
    made.worksheets()[0].set_row(1, None, None, {"hidden": True})


def _hide_column(made: xlsxwriter.Workbook) -> None:
    made.worksheets()[0].set_column("B:C", None, None, {"hidden": True})


def _hide_empty(made: xlsxwriter.Workbook) -> None:
    made.worksheets()[0].set_row(7, None, None, {"hidden": True})
    made.worksheets()[0].set_column("H:XFD", None, None, {"hidden": True})


def _squeeze(made: xlsxwriter.Workbook) -> None:
    made.worksheets()[0].set_row(1, 0)


def _comment(made: xlsxwriter.Workbook) -> None:
    made.worksheets()[0].write_comment("A1", "Stemmer det?", {"author": NAME})


IN_TALL = (Overlooked(Left.HIDDEN_CELLS, ("Tall",)),)


@pytest.mark.parametrize(
    ("write", "overlooked"),
    [
        (_hide_sheet, (Overlooked(Left.HIDDEN_SHEETS, ("Rådata",)),)),
        (_hide_row, IN_TALL),
        (_hide_column, IN_TALL),
        (_squeeze, IN_TALL),
        (_hide_empty, ()),
        (_comment, (Overlooked(Left.COMMENTS),)),
    ],
)
def test_what_may_be_overlooked_in_an_excel_file_is_told(
    write: Callable[[xlsxwriter.Workbook], None], overlooked: tuple[Overlooked, ...]
) -> None:
    assert clean_sheets.clean(book(write)).overlooked == overlooked


def test_rows_kept_behind_a_table_are_told() -> None:
    with zipfile.ZipFile(kept := io.BytesIO(book()), "a") as packed:
        packed.writestr("xl/pivotCache/pivotCacheRecords1.xml", "<r/>")

    assert clean_sheets.clean(kept.getvalue()).overlooked == (Overlooked(Left.BEHIND_TABLES),)


# --- PDF -----------------------------------------------------------------------------------


def test_a_pdf_leaves_without_whoever_made_it() -> None:
    brought = page()
    assert says(decompressed(brought))

    left = clean_pdf.clean(brought)

    assert left.overlooked == ()
    assert not says(decompressed(left.content))
    reader = pypdf.PdfReader(io.BytesIO(left.content))
    assert (reader.metadata, reader.xmp_metadata) == (None, None)
    assert reader.pages[0].extract_text().strip() == SIGHT
    image = reader.pages[0].images[0].image
    assert image is not None
    assert image.size == (8, 8)


def test_what_a_pdf_said_before_it_was_saved_again_stays_behind() -> None:
    again = pypdf.PdfWriter(io.BytesIO(pdf(NAME)), incremental=True)
    other = pypdf.PdfReader(io.BytesIO(pdf(SIGHT))).pages[0]
    again.pages[0][NameObject("/Contents")] = other["/Contents"].clone(again)
    again.write(out := io.BytesIO())
    written = NAME.encode("utf-16-be").hex().encode()
    assert written in decompressed(out.getvalue())

    left = clean_pdf.clean(out.getvalue()).content

    assert written not in decompressed(left)
    assert SIGHT in pypdf.PdfReader(io.BytesIO(left)).pages[0].extract_text()


def _annotate(writer: pypdf.PdfWriter) -> None:
    note = Text(text="Stemmer det?", rect=(50, 550, 200, 650))
    note[NameObject("/T")] = TextStringObject(NAME)
    writer.add_annotation(0, note)


def _hide_layer(writer: pypdf.PdfWriter) -> None:
    layer = writer._add_object(DictionaryObject({NameObject("/Type"): NameObject("/OCG")}))
    writer.root_object[NameObject("/OCProperties")] = DictionaryObject(
        {
            NameObject("/OCGs"): ArrayObject([layer]),
            NameObject("/D"): DictionaryObject({NameObject("/OFF"): ArrayObject([layer])}),
        }
    )


@pytest.mark.parametrize(
    ("change", "overlooked"),
    [
        (_annotate, (Overlooked(Left.ANNOTATIONS, ("1",)),)),
        (_hide_layer, (Overlooked(Left.HIDDEN_LAYERS),)),
    ],
)
def test_what_may_be_overlooked_in_a_pdf_is_told(
    change: Callable[[pypdf.PdfWriter], None], overlooked: tuple[Overlooked, ...]
) -> None:
    assert clean_pdf.clean(page(change)).overlooked == overlooked


def _attach(writer: pypdf.PdfWriter) -> None:
    writer.add_attachment("a.txt", NAME.encode())


def _run(writer: pypdf.PdfWriter) -> None:
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
        {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject("app.alert('x')"),
        }
    )


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_attach, "file.embedded"),
        (_run, "file.runs"),
    ],
)
def test_a_pdf_that_holds_or_runs_something_does_not_leave(
    change: Callable[[pypdf.PdfWriter], None], code: str
) -> None:
    with pytest.raises(Refused) as caught:
        clean_pdf.clean(page(change))
    assert caught.value.refusal.code == code


# --- in the room ---------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("made", [letter, book, page])
def test_the_room_makes_each_of_them_clean(made: Callable[[], bytes]) -> None:
    answer = cleaned(made())

    assert isinstance(answer, Cleaned)
    assert not says(answer.content)
    assert answer.overlooked == ()


def test_the_room_makes_clean_only_what_it_reads() -> None:
    with pytest.raises(Refused) as caught:
        cleaned(photo())
    assert caught.value.refusal.code == "paper.unknown_kind"
