"""Plain words out of what was pasted: a text is text, whatever program it comes from.

A browser pastes plain text into a field of text. What arrives as markup all the same (copied
from a source, sent by a program) is read, and its words are kept: scripts, styles and the
remarks of word processors go, for nobody wrote those.
"""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

_NAMES = """
html head body meta title link style script xml iframe object embed form input img svg
a b i u p br hr div span font strong em sup sub ul ol li blockquote pre
table tbody thead tr td th h1 h2 h3 h4 h5 h6
"""
_TAGS = frozenset(_NAMES.split())
# What makes a text markup: a whole tag that is known, so that "< 50 saker" stays what it is.
_MARKUP = re.compile(
    rf"<(?:!--|!doctype\b|\?xml\b|/?(?:[ovwm]:\w+|(?:{'|'.join(sorted(_TAGS))})\b)[^<>]*>)",
    re.IGNORECASE,
)
_NOBODY_WROTE = frozenset({"script", "style", "head", "object", "iframe", "svg", "xml"})
_RUNS = frozenset({"script", "iframe", "object", "embed"})
_NEW_LINE = frozenset(
    {"p", "div", "br", "li", "tr", "table", "ul", "ol", "blockquote", "pre", "hr"}
    | {f"h{n}" for n in range(1, 7)}
)
# Control characters but line and tab, and what turns the direction of writing unseen.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text as it is kept, and what was left out of it.

    Attributes:
        text: The words.
        markup: Whether tags were left out.
        active: Whether something that would have run was among them.
    """

    text: str
    markup: bool = False
    active: bool = False


def clean(text: str) -> Cleaned:
    """The words of `text`, with one kind of line end and nothing unseen."""
    plain = _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not _MARKUP.search(plain):
        return Cleaned(plain)
    reader = _Reader()
    reader.feed(plain)
    reader.close()
    return Cleaned(reader.words(), markup=True, active=reader.active)


class _Reader(HTMLParser):
    """Reads markup as a browser would show it, line by line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.active = False
        self._parts: list[str] = []
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A new line, or the beginning of what nobody wrote; what is no tag is words."""
        runs = any(name.startswith("on") or _leads_to_script(value) for name, value in attrs)
        self.active = self.active or tag in _RUNS or runs
        if tag not in _TAGS and ":" not in tag:
            self.handle_data(self.get_starttag_text() or "")
        if tag in _NOBODY_WROTE:
            self._inside.append(tag)
        if tag in _NEW_LINE:
            self._parts.append("\n- " if tag == "li" else "\n")
        elif tag in ("td", "th"):
            self._parts.append("\t")

    def handle_endtag(self, tag: str) -> None:
        """The end of what nobody wrote, or of a line."""
        if tag in self._inside:
            while self._inside.pop() != tag:
                pass
        elif tag in _NEW_LINE:
            self._parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Words."""
        if not self._inside:
            self._parts.append(data)

    def words(self) -> str:
        """What was read, without the empty lines that tags leave behind."""
        lines = [" ".join(line.split(" ")).strip() for line in "".join(self._parts).split("\n")]
        return re.sub(r"\n{2,}", "\n", "\n".join(lines)).strip("\n")


def _leads_to_script(value: str | None) -> bool:
    return value is not None and value.strip().lower().startswith(("javascript:", "data:"))
