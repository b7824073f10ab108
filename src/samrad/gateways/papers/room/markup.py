"""Reading XML part by part, in the memory one element takes; no entity is ever followed."""

from collections.abc import Callable, Mapping
from xml.parsers import expat

from samrad.core.basics.refusals import Refusal, Refused

Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str], None]
_DEEPEST = 400


def _nothing(_: str) -> None:
    pass


def walk(data: bytes, start: Start, end: End = _nothing, text: End = _nothing) -> None:
    """Go through an XML document, telling each element by its name without its namespace.

    Raises:
        Refused: It declares a document type, is nested without end, or is no XML.
    """
    depth = 0

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise Refused(Refusal("file.too_much_inside"))
        start(
            without_namespace(name),
            {without_namespace(key): value for key, value in attributes.items()},
        )

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(without_namespace(name))

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse_declared
    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)  # noqa: FBT003 -- expat's own way to say that this is all
    except (expat.ExpatError, LookupError, ValueError) as wrong:
        raise Refused(Refusal("file.damaged")) from wrong


def refuse_declared(*_said: object) -> None:
    """Office writes no document type; who does wants entities to grow or to fetch.

    Raises:
        Refused: Always.
    """
    raise Refused(Refusal("file.damaged"))


def without_namespace(name: str) -> str:
    """The local name."""
    return name.rpartition(" ")[2]


def leaves(data: bytes, seen: Callable[[str, str], None], attributes: tuple[str, ...]) -> None:
    """Tell `seen` of each text with its element's name, and of the attributes named."""
    texts: list[list[str]] = [[]]

    def start(name: str, given: Mapping[str, str]) -> None:
        for attribute in attributes:
            if value := given.get(attribute, "").strip():
                seen(name, value)
        texts.append([])

    def end(name: str) -> None:
        if value := "".join(texts.pop()).strip():
            seen(name, value)

    def text(letters: str) -> None:
        texts[-1].append(letters)

    walk(data, start, end, text)
