"""Logs that tell what happened and where, and nothing of what people wrote.

Errors carry values along: a row that breaks a constraint is quoted whole by the database, a
number that is none is in the message. So of an error its kind and its place in the program
are written down, and its message only where no value can be in it.
"""

import logging
import re
import traceback
from collections.abc import Iterator
from types import TracebackType
from typing import TYPE_CHECKING

from django.db import Error as DatabaseTrouble
from django.db import OperationalError
from gunicorn.glogging import Logger

if TYPE_CHECKING:
    from gunicorn.config import Config

_LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"
# Addresses that are secrets, and what is asked behind any address.
_CUT = (
    (re.compile(r"(/(?:feed|invited|anew|forgotten)/)[^\s'\"]+"), r"\1…"),
    (re.compile(r"(?<=[\w/])\?[^\s'\"]+"), "?…"),
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
# Their messages name machines and modules.
_HARMLESS = (OperationalError, ImportError)
_INFO = tuple[type[BaseException], BaseException, TracebackType | None]


class Tactful(logging.Formatter):
    """One line for each event, secrets cut out; errors without what they quote."""

    def __init__(self, fmt: str | None = None) -> None:
        super().__init__(fmt or _LINE)

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 -- logging's name
        """The line, with secrets cut out and unable to pass for two."""
        return _CONTROL.sub("·", cut(super().formatMessage(record)))

    def formatException(self, ei: "_INFO | tuple[None, None, None]") -> str:  # noqa: N802 -- logging's name
        """Where the error arose, and its kind."""
        said: list[str] = []
        for error in _chain(ei[1]):
            said += traceback.format_tb(error.__traceback__)
            said.append(f"{described(error)}\n")
        return "".join(said).rstrip()


class ServerLog(Logger):  # type: ignore[misc]  # gunicorn has no types
    """The web server's own log, as tactful as ours."""

    def setup(self, cfg: "Config") -> None:
        """Set up as ever, then speak as we do; also where an operator wants an access log."""
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(Tactful())
        for handler in self.access_log.handlers:
            handler.setFormatter(Tactful(self.access_fmt))


def cut(text: str) -> str:
    """The text without secret addresses and without what was asked behind an address."""
    for secret, instead in _CUT:
        text = secret.sub(instead, text)
    return text


def described(error: BaseException) -> str:
    """The kind of the error, and of its message only what quotes nobody."""
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    if isinstance(error, _HARMLESS):
        return f"{kind}: {cut(str(error).partition(chr(10))[0])}"
    if isinstance(error, DatabaseTrouble):
        return f"{kind} {_of_database(error)}".rstrip()
    return kind


def _of_database(error: BaseException) -> str:
    """The code of the error, and the table or constraint it names."""
    said = getattr(error.__cause__, "diag", None)
    names = ("sqlstate", "table_name", "constraint_name")
    return " ".join(str(getattr(said, name, None) or "") for name in names).strip()


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """What the error came from, first things first."""
    if error is not None:
        hidden = error.__suppress_context__ and error.__cause__ is None
        yield from _chain(error.__cause__ or (None if hidden else error.__context__))
        yield error
