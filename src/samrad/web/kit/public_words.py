"""Every word of a public picture that somebody wrote, for the guard to look through again."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from enum import Enum

from samrad.web.kit.public_pictures import PublicPartShown


def words_of(parts: Iterable[PublicPartShown]) -> Iterator[tuple[str, str]]:
    """Each part: what it is called, and what is written in it and around its figures.

    What was worked out from figures is nobody's writing, and is not looked through.
    """
    for part in parts:
        figures = [(one.title, one.notes) for one in part.figures if one]
        yield part.title, "\n".join(_words([part.told, figures]))


def _words(told: object) -> Iterator[str]:
    if isinstance(told, str) and not isinstance(told, Enum):
        yield told
    elif isinstance(told, tuple | list):
        for one in told:
            yield from _words(one)
    elif is_dataclass(told):
        for one in fields(told):
            yield from _words(getattr(told, one.name))
