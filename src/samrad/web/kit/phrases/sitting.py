"""How it stands with who sits in a council, finding by finding."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from samrad.core.duties.status import Status
from samrad.core.people.parties import Party
from samrad.core.people.seats import Seat
from samrad.core.reports.sitting import NotLeading, Share, Stand, Vacancy
from samrad.web.kit import formats
from samrad.web.kit.phrases.councils import people_word, place_words
from samrad.web.kit.phrases.duties import source_of
from samrad.web.kit.phrases.words import party_word


class Tone(StrEnum):
    """How a finding looks: as a duty of that status does."""

    GOOD = Status.MET
    PLAIN = Status.AHEAD
    SOON = Status.DUE_SOON
    WRONG = Status.OVERDUE


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is so: in a word or two, what it is about, and what to know of it."""

    tone: Tone
    word: str
    what: str
    reason: str = ""


def findings(stand: Stand) -> Iterator[Finding]:
    """How it stands, line by line: parity always, the rest where there is something to do."""
    yield _parity(stand)
    yield from (_vacant(one) for one in stand.vacant)
    yield from (_over(seat) for seat in stand.over)
    yield from (_not_leading(one) for one in stand.not_leading)
    yield from _led_by_other(stand)
    yield from (_ending(seat) for seat in stand.ending)
    yield from _without_deputy(stand)


def _parity(stand: Stand) -> Finding:
    what = " ".join(_share(party, share) for party, share in stand.shares.items())
    if stand.even:
        return Finding(Tone.GOOD, _("Even"), what)
    return Finding(Tone.PLAIN, _("Uneven"), what)


def _share(party: Party, share: Share) -> str:
    said = _("%(party)s: %(people)s, %(leading)s in leading positions.") % {
        "party": party_word(party),
        "people": people_word(share.people),
        "leading": formats.small_number(share.leading),
    }
    return said[:1].upper() + said[1:]


def _vacant(vacancy: Vacancy) -> Finding:
    what, deputy = place_words(vacancy.place), vacancy.deputy
    if deputy is None:
        reason = _("The agreement names the role, and nobody has the seat.")
    else:
        reason = _("%(name)s sits there meanwhile, as deputy no. %(order)s.") % {
            "name": deputy.name,
            "order": deputy.deputy,
        }
    return Finding(Tone.WRONG, _("Vacant"), what, reason)


def _over(seat: Seat) -> Finding:
    reason = _("The last day was %(day)s, and nobody has followed.") % _last_day(seat)
    return Finding(Tone.WRONG, _("Ran out"), _seat(seat), reason)


def _ending(seat: Seat) -> Finding:
    reason = _("The last day is %(day)s, and nobody is named to follow.") % _last_day(seat)
    return Finding(Tone.SOON, _("Ends soon"), _seat(seat), reason)


def _seat(seat: Seat) -> str:
    return f"{seat.name}, {place_words(seat.place)}"


def _last_day(seat: Seat) -> dict[str, str]:
    return {"day": formats.day(seat.period.until) if seat.period.until else ""}


def _not_leading(found: NotLeading) -> Finding:
    what = _("Nobody in a leading position sits for %(party)s.") % {
        "party": party_word(found.party)
    }
    return Finding(Tone.WRONG, _("Not leading"), what, source_of(found.because))


def _led_by_other(stand: Stand) -> Iterator[Finding]:
    if stand.led_by_other:
        what = _("The agreement names a chair of one party; by law the other one leads.")
        yield Finding(Tone.WRONG, _("Led by the other"), what, stand.led_by_other.cite)


def _without_deputy(stand: Stand) -> Iterator[Finding]:
    if stand.without_deputy:
        what = "; ".join(place_words(place) for place in stand.without_deputy)
        reason = _("The agreement has standing deputies, and here nobody is named.")
        yield Finding(Tone.SOON, _("No deputy"), what, reason)
