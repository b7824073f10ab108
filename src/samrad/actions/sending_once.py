"""Sending a letter once, whatever happens on the way (docs/adr/0025).

A mail server cannot be asked whether it took a letter. So its row is marked, in a transaction
of its own, right before it goes (`handing_in_at`). Whoever finds that mark later, with no
answer beside it, sends nothing: it is not known.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from samrad.actions.letters import server_of_letters
from samrad.gateways.mail import Letter, NotNow, NotThere, Unanswered, send
from samrad.records.basics.context import in_council
from samrad.records.basics.fields import SentOnce


class _Taken(Exception):
    """Another worker has the letter already, or somebody took it back."""


def send_once(
    rows: type[SentOnce],
    council: UUID,
    which: UUID,
    letter: Letter,
    *,
    at: datetime,
    still: Mapping[str, Any] = {},
) -> None:
    """Send the letter of a row, and keep there what became of it; outside any transaction.

    `still` is what else has to be true of the row when the letter goes.

    Raises:
        NotNow: The mail server does not take it now; the row says so.
    """
    mark = _marking(rows, council, which)

    def claim() -> None:
        if not mark({"handing_in_at": None, **still}, handing_in_at=at):
            raise _Taken

    try:
        send(letter, server_of_letters(), about_to=claim)
    except _Taken:
        return
    except NotNow:
        mark({}, tried_at=at, handing_in_at=None)
        raise
    except NotThere:
        mark({}, undelivered_at=at)
    except Unanswered:
        mark({}, uncertain_at=at)
    else:
        mark({}, sent_at=at)


def may_have_gone(letter: SentOnce, *, at: datetime) -> bool:
    """Whether the letter was under way when a worker stopped: nobody knows, and it says so.

    It is not sent again.
    """
    if not letter.handing_in_at:
        return False
    type(letter)._base_manager.filter(pk=letter.pk, sent_at=None).update(uncertain_at=at)  # noqa: SLF001 -- Django's public way to any model's rows
    return True


def _marking(rows: type[SentOnce], council: UUID, which: UUID) -> Callable[..., int]:
    """What writes moments on the row, if it is still as told; each time in a transaction."""

    def mark(still: Mapping[str, Any], **moments: Any) -> int:
        with in_council(council):
            here = rows._base_manager.filter(pk=which, **still)  # noqa: SLF001 -- Django's public way to any model's rows
            return int(here.update(**moments))

    return mark
