"""Errors of the database and the machine, as a sentence with the way out."""

import errno

import psycopg
from django.db import OperationalError, ProgrammingError

from samrad.core.basics.refusals import Refused
from samrad.project.connecting import set_up
from samrad.project.environment import WrongSetting
from samrad.project.trouble import Trouble

_FIRST_LINE = 200
# What the database says of a context that was signed with another key than it has.
WRONG_CONTEXT = "this council context is not valid"


def explained(error: BaseException) -> str | None:
    """The sentence for `error`, or None where it is a fault of ours and must be seen whole."""
    match error:
        case Trouble() | WrongSetting():
            return str(error)
        case Refused():
            return _refused(error)
        case OperationalError() | psycopg.OperationalError():
            return f"The database does not answer: {_first_line(error)} {_way_in(error)}"
        case ProgrammingError() | psycopg.ProgrammingError():
            return _out_of_step(error)
        case OSError():
            return _of_machine(error)
        case _:
            return None


def _refused(error: Refused) -> str:
    set_up()
    from samrad.web.kit.phrases import say  # noqa: PLC0415 -- needs Django set up

    return str(say(error.refusal))


def _way_in(error: BaseException) -> str:
    if "authentication failed" in str(error):
        return (
            "Is the password in SAMRAD_DATABASE_URL right? The application's own role and "
            "password are made by: samrad migrate."
        )
    return "Is the server of SAMRAD_DATABASE_URL running, and may this machine reach it?"


def _out_of_step(error: BaseException) -> str | None:
    """The database and this program do not fit: tables, rights or keys."""
    said = str(error)
    if WRONG_CONTEXT in said:
        return (
            "SAMRAD_CONTEXT_KEY is another one than the database has. Put the old one back, "
            "or run: samrad migrate."
        )
    if "does not exist" in said:
        return "The database is older than this program. Run: samrad migrate."
    if "permission denied for" in said or "must be owner of" in said:
        return (
            f"The database refuses: {_first_line(error)} Run `samrad migrate` with the owner "
            "of the database in SAMRAD_DATABASE_URL."
        )
    return None


def _of_machine(error: OSError) -> str | None:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "There is no room left on the disk."
    return f"{error.filename}: {error.strerror}." if error.filename else None


def _first_line(error: BaseException) -> str:
    return str(error).strip().splitlines()[0][:_FIRST_LINE].rstrip(".") + "."
