"""Whether a page of a PDF can be seen into, and titles that stand on none."""

import re
import unicodedata

import pypdf
from pypdf.generic import DictionaryObject

# A page scanned at 150 dots has two million points; a logo has fewer than half a million.
_SCANNED = 1_000_000
# What an archive stamps on a scanned page is shorter than this.
_STAMP = 300
_MOST_TITLES = 2000
_PICTURE = re.compile(rb"(?:^|\s)(?:Do|BI|sh)\s")
_PATHS = re.compile(rb"(?:^|\s)(?:f\*?|S|s|B\*?|b\*?)(?=\s)")
# An empty form has a frame and some lines; letters drawn as outlines are one path each.
_LETTERS = 40


def is_a_picture(page: pypdf.PageObject, text: str) -> bool:
    """Whether what a reader sees on the page is drawn rather than written."""
    letters = [letter for letter in text if not letter.isspace()]
    if not letters:
        content = page.get_contents()
        return content is not None and _draws(content.get_data())
    odd = sum(unicodedata.category(one) in ("Co", "Cn", "Cc") or one == "�" for one in letters)
    if odd * 5 > len(letters):
        return True
    return len(letters) < _STAMP and _largest(page) >= _SCANNED


def titles(reader: pypdf.PdfReader) -> list[str]:
    """The titles in the file's own table of contents."""
    waiting = [reader.root_object.get("/Outlines")]
    found: list[str] = []
    while waiting and len(found) < _MOST_TITLES:
        one = waiting.pop()
        entry = one.get_object() if one is not None else None
        if isinstance(entry, DictionaryObject):
            found.append(str(entry.get("/Title", "")))
            waiting += [entry.get("/First"), entry.get("/Next")]
    return found


def _draws(content: bytes) -> bool:
    """Whether something is drawn: a picture, or enough lines to be letters."""
    return bool(_PICTURE.search(content)) or len(_PATHS.findall(content)) >= _LETTERS


def _largest(page: pypdf.PageObject) -> int:
    """The points of the largest picture on the page."""
    resources = page.get("/Resources")
    things = resources.get_object().get("/XObject") if resources is not None else None
    largest = 0
    for thing in things.get_object().values() if things is not None else ():
        one = thing.get_object()
        if one.get("/Subtype") == "/Image":
            largest = max(largest, int(one.get("/Width", 0)) * int(one.get("/Height", 0)))
    return largest
