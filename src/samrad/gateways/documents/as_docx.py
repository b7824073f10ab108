"""A document as Word file: with real headings, header rows and language, so it is heard too."""

import io
from datetime import UTC
from typing import assert_never

from docx.document import Document as Word
from docx.enum.text import WD_BREAK
from docx.shared import Emu, Length, Pt
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from samrad.core.documents import blocks
from samrad.core.documents.document import Document
from samrad.gateways.documents.letters import cleaned, named
from samrad.gateways.documents.packing import packed
from samrad.gateways.documents.word_look import CELL, FACT, FOOT, NOTE, WIDE, blank, element

# Word's own limit on what a file says of itself.
_LONGEST_SAID = 255


def written(document: Document) -> bytes:
    """The document as a file."""
    word = blank(document.language)
    _say_of_itself(word, document)
    _number_pages(word, cleaned(document.identifier))
    word.add_heading(named(cleaned(document.title)), level=0)
    for block in document.blocks:
        _write(word, block)
    out = io.BytesIO()
    word.save(out)
    return packed(out.getvalue())


def _write(word: Word, block: blocks.Block) -> None:  # noqa: C901 -- one line per kind of block; the type checker sees to it that none is forgotten
    match block:
        case blocks.Heading():
            word.add_heading(named(cleaned(block.text)), level=block.level)
        case blocks.Paragraph():
            word.add_paragraph(cleaned(block.text))
        case blocks.Bullets():
            for item in block.items:
                word.add_paragraph(cleaned(item), style="List Bullet")
        case blocks.Facts():
            for fact in block.facts:
                _write_fact(word, fact)
        case blocks.Table():
            _write_table(word, block)
        case blocks.Drawing():
            # Word shows no such drawing; what it shows is said.
            word.add_paragraph(cleaned(block.alt))
        case blocks.Note():
            _write_note(word, block)
        case blocks.PageBreak():
            word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        case _:
            assert_never(block)


def _write_fact(word: Word, fact: blocks.Fact) -> None:
    line = word.add_paragraph(style=FACT)
    line.add_run(cleaned(fact.term)).bold = True
    line.add_run(f"\t{cleaned(fact.value)}")


def _write_note(word: Word, note: blocks.Note) -> None:
    title = word.add_paragraph(style=NOTE)
    title.add_run(cleaned(note.title)).bold = True
    title.paragraph_format.keep_with_next = True
    title.paragraph_format.space_after = Pt(2)
    word.add_paragraph(cleaned(note.text), style=NOTE)


def _write_table(word: Word, table: blocks.Table) -> None:
    made = word.add_table(rows=0, cols=len(table.columns), style="Table Grid")
    widths = _widths(table)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    for cells in (table.columns, *table.rows):
        row = made.add_row()
        row._tr.get_or_add_trPr().append(element("cantSplit"))  # noqa: SLF001 -- no public way
        for place, text, width in zip(row.cells, cells, widths, strict=True):
            place.width = width
            place.paragraphs[0].style = CELL
            place.paragraphs[0].add_run(cleaned(text))
    _head(made, cleaned(table.caption))
    word.add_paragraph(style=CELL)


def _widths(table: blocks.Table) -> list[Length]:
    """A column is as wide as it has to say, and no word of it is broken without need."""
    needs = []
    for texts in zip(table.columns, *table.rows, strict=True):
        longest = max((len(word) for text in texts for word in text.split()), default=0)
        needs.append(max(longest, min(max(map(len, texts)), 40)) + 3)
    return [Emu(WIDE * need // sum(needs)) for need in needs]


def _head(made: WordTable, caption: str) -> None:
    """The first row heads each page, and the table says what it shows."""
    for place in made.rows[0].cells:
        place.paragraphs[0].runs[0].bold = True
    first = made.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 -- the library has no public way
    first.append(element("tblHeader"))
    about = made._tblPr  # noqa: SLF001 -- the library has no public way
    about.append(element("tblCaption", val=caption))


def _say_of_itself(word: Word, document: Document) -> None:
    said = word.core_properties
    said.title = cleaned(document.title)[:_LONGEST_SAID]
    said.author = said.last_modified_by = cleaned("; ".join(document.authors))[:_LONGEST_SAID]
    said.subject = cleaned(document.subject)[:_LONGEST_SAID]
    said.keywords = cleaned(", ".join(document.keywords))[:_LONGEST_SAID]
    said.identifier = cleaned(document.identifier)[:_LONGEST_SAID]
    said.language = document.language
    said.created = said.modified = document.at.astimezone(UTC)
    said.revision, said.comments = 1, ""


def _number_pages(word: Word, identifier: str) -> None:
    """What it is cited by, and “1 (20)”, at the foot of each page."""
    foot = word.sections[0].footer.paragraphs[0]
    foot.style = FOOT
    foot.add_run(f"{identifier}\t")
    _count(foot, "PAGE")
    foot.add_run(" (")
    _count(foot, "NUMPAGES")
    foot.add_run(")")


def _count(foot: WordParagraph, what: str) -> None:
    field = element("fldSimple", instr=what)
    run = element("r")
    text = element("t")
    text.text = "1"
    run.append(text)
    field.append(run)
    foot._p.append(field)  # noqa: SLF001 -- the library has no public way
