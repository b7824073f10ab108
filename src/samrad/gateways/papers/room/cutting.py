"""Cutting out of an XML document what shall not leave; every other byte stays as it was."""

import re
from collections.abc import Callable, Mapping
from xml.parsers import expat

from samrad.core.basics.refusals import Refusal, Refused
from samrad.gateways.papers.room.markup import refuse_declared, without_namespace

# What becomes of an element: cut with all that is in it, or some of its attributes worded
# anew. An empty mapping leaves it as it is.
CUT = None
Fate = Mapping[str, str] | None
Rule = Callable[[str, Mapping[str, str]], Fate]
AS_IT_IS: Mapping[str, str] = {}

_TAG = re.compile(rb"""<(?:[^<>"']|"[^"]*"|'[^']*')*>""")
_WHOLE = {b"<!--": b"-->", b"<?": b"?>"}
_READ = frozenset({"utf-8", "us-ascii", "ascii"})


def _nothing(_: str) -> None:
    pass


def cut(
    data: bytes,
    rule: Rule,
    *,
    end: Callable[[str], None] = _nothing,
    text: Callable[[str], None] = _nothing,
) -> bytes:
    """The document without what `rule` cuts, and without anybody's notes to themselves.

    `end` and `text` are told of what stays.

    Raises:
        Refused: It is no XML, declares a document type, or is written in letters of old.
    """
    cutter = _Cutter(data, rule, end, text)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    cutter.where = lambda: parser.CurrentByteIndex
    parser.XmlDeclHandler = _declared
    parser.StartDoctypeDeclHandler = refuse_declared
    parser.StartElementHandler, parser.EndElementHandler = cutter.opened, cutter.closed
    parser.CharacterDataHandler = cutter.told
    parser.CommentHandler = lambda _: cutter.beside(b"<!--")
    parser.ProcessingInstructionHandler = lambda *_: cutter.beside(b"<?")
    try:
        parser.Parse(data, True)  # noqa: FBT003 -- expat's own way to say that this is all
    except (expat.ExpatError, LookupError, ValueError) as wrong:
        raise Refused(Refusal("file.damaged")) from wrong
    return cutter.rest()


class _Cutter:
    """Where the knife goes in, and where it comes out."""

    where: Callable[[], int]

    def __init__(
        self,
        data: bytes,
        rule: Rule,
        end: Callable[[str], None],
        text: Callable[[str], None],
    ) -> None:
        self.data, self.rule, self.end, self.text = data, rule, end, text
        self.parts: list[bytes] = []
        self.kept = 0
        self.inside = 0
        self.began = 0

    def opened(self, name: str, given: Mapping[str, str]) -> None:
        """An element begins."""
        if self.inside:
            self.inside += 1
            return
        attributes = {without_namespace(key): value for key, value in given.items()}
        fate = self.rule(without_namespace(name), attributes)
        if fate is CUT:
            self.inside, self.began = 1, self.where()
        elif fate:
            at = self.where()
            tag = self._tag(at)
            self._splice(at, at + len(tag), _worded(tag, fate))

    def closed(self, name: str) -> None:
        """An element ends."""
        if not self.inside:
            self.end(without_namespace(name))
            return
        self.inside -= 1
        if not self.inside:
            first = self._tag(self.began)
            last = b"" if first.endswith(b"/>") else self._tag(self.where())
            at = self.where() if last else self.began
            self._splice(self.began, at + len(last or first), b"")

    def told(self, letters: str) -> None:
        """Letters."""
        if not self.inside:
            self.text(letters)

    def beside(self, begins: bytes) -> None:
        """A comment of whoever made the file, or a word to a program."""
        at, ends = self.where(), _WHOLE[begins]
        if not self.inside and self.data.startswith(begins, at):
            self._splice(at, self.data.index(ends, at + len(begins)) + len(ends), b"")

    def rest(self) -> bytes:
        """The document as it is now."""
        return b"".join((*self.parts, self.data[self.kept :]))

    def _tag(self, at: int) -> bytes:
        match = _TAG.match(self.data, at)
        if match is None:
            raise Refused(Refusal("file.damaged"))
        return match[0]

    def _splice(self, start: int, end: int, instead: bytes) -> None:
        self.parts += [self.data[self.kept : start], instead]
        self.kept = end


def _worded(tag: bytes, fate: Mapping[str, str]) -> bytes:
    """The tag with other attributes; one that is worded as nothing goes."""
    for name, value in fate.items():
        pattern = rb"""(\s(?:[\w.-]+:)?%s\s*=\s*)(?:"[^"]*"|'[^']*')""" % name.encode()
        instead = rb'\1"%s"' % value.encode() if value else b""
        tag = re.sub(pattern, instead, tag)
    return tag


def _declared(_version: str, encoding: str | None, _alone: int) -> None:
    if encoding is not None and encoding.lower() not in _READ:
        raise Refused(Refusal("file.damaged"))
