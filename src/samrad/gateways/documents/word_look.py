"""How our Word files look: paper, styles by name, and the language they are read in."""

import io
from collections.abc import Mapping
from functools import cache

import docx
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

FACT, NOTE, CELL, FOOT = "Fact", "Note", "Cell", "Foot"
# Between the margins.
WIDE = Cm(21 - 2 * 2.4)
_BLACK = RGBColor(0, 0, 0)
_ANSWERS_FROM = Cm(4.8)
_UNUSED = ("/thumbnail", "/stylesWithEffects")
_TABLES = ("Normal Table", "Table Grid")
_SIZES: Mapping[str, Pt] = {
    "Title": Pt(22),
    "Heading 1": Pt(15),
    "Heading 2": Pt(12),
    "Heading 3": Pt(11),
}
_PLACES: Mapping[str, str] = {"nb": "nb-NO", "nn": "nn-NO", "sv": "sv-SE", "en": "en-GB"}


def blank(language: str) -> Word:
    """An empty A4 document with our styles, in a language."""
    return docx.Document(io.BytesIO(_made(language)))


@cache
def _made(language: str) -> bytes:
    """As a file: making the styles takes longer than most documents do."""
    word = docx.Document()
    _speak(word, _PLACES[language])
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2.4)
    for name, size in _SIZES.items():
        font = word.styles[name].font
        font.size, font.color.rgb = size, _BLACK
    word.styles["Normal"].paragraph_format.space_after = Pt(8)
    _fact(word.styles.add_style(FACT, WD_STYLE_TYPE.PARAGRAPH))
    _note(word.styles.add_style(NOTE, WD_STYLE_TYPE.PARAGRAPH))
    for name in (CELL, FOOT):
        style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.font.size, style.paragraph_format.space_after = Pt(9.5), Pt(2)
    word.styles[FOOT].paragraph_format.tab_stops.add_tab_stop(WIDE, WD_TAB_ALIGNMENT.RIGHT)
    _leave_out(word)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def element(name: str, **values: str) -> BaseOxmlElement:
    """An element of Word's own, for what its library has no word for."""
    made = OxmlElement(f"w:{name}")
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _speak(word: Word, place: str) -> None:
    """Every style is in this language, also those of Word's that have one of their own."""
    for said in word.styles.element.iter(qn("w:lang"), qn("w:themeFontLang")):
        said.set(qn("w:val"), place)
    for said in word.settings.element.iter(qn("w:themeFontLang")):
        said.set(qn("w:val"), place)


def _fact(style: ParagraphStyle) -> None:
    """Answers stand under each other."""
    look = style.paragraph_format
    look.left_indent, look.first_line_indent = _ANSWERS_FROM, -_ANSWERS_FROM
    look.tab_stops.add_tab_stop(_ANSWERS_FROM)
    look.space_after = Pt(3)


def _note(style: ParagraphStyle) -> None:
    """A line at its left, as on paper."""
    look = style.paragraph_format
    look.left_indent, look.space_after = Cm(0.5), Pt(8)
    borders = element("pBdr")
    borders.append(element("left", val="single", sz="18", space="8", color="4D4D4D"))
    style.element.get_or_add_pPr().append(borders)


def _leave_out(word: Word) -> None:
    """What the library's empty page brings along: a picture of itself, hundreds of styles."""
    for rels in (word.part.package.rels, word.part.rels):
        for name in [name for name, rel in rels.items() if rel.reltype.endswith(_UNUSED)]:
            del rels[name]
    for style in [style for style in word.styles if style.type == WD_STYLE_TYPE.TABLE]:
        if style.name not in _TABLES:
            style.delete()
