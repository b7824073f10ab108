"""Errors of the database and the machine, as a sentence with the way out."""

from django.db import OperationalError, ProgrammingError

from samrad.core.basics.refusals import Refused
from samrad.project.postgres import ServerTrouble

_FIRST_LINE = 200


def explained(error: BaseException) -> str | None:
    """The sentence for `error`, or None where it is a fault of ours and must be seen whole."""
    match error:
        case ServerTrouble():
            return str(error)
        case Refused():
            return _refused(error)
        case OperationalError():
            return (
                f"The database does not answer: {_first_line(error)} "
                "Is the server of SAMRAD_DATABASE_URL running, and may this machine reach it?"
            )
        case ProgrammingError() if "does not exist" in str(error):
            return "The database is older than this program. Run: samrad migrate"
        case OSError(filename=str() as name):
            return f"{name}: {error.strerror}."
        case _:
            return None


def _refused(error: Refused) -> str:
    from samrad.web.kit.phrases import say  # noqa: PLC0415 -- phrases need Django set up, this file does not

    return str(say(error.refusal))


def _first_line(error: BaseException) -> str:
    return str(error).strip().splitlines()[0][:_FIRST_LINE].rstrip(".") + "."
