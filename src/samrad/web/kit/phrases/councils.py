"""What kind of council it is, what it acts as, and who holds its offices."""

from collections.abc import Mapping, Sequence

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from samrad.core.people.bodies import Body, CouncilKind, name_of
from samrad.core.people.offices import Basis, Filled, Holder, Holding, Named, Office
from samrad.core.people.seats import Place
from samrad.web.kit import formats
from samrad.web.kit.phrases.words import Word, role_word

_KINDS: Mapping[CouncilKind, Word] = {
    CouncilKind.LOCAL: gettext_lazy("Local: one municipality"),
    CouncilKind.JOINT: gettext_lazy("Joint: several municipalities have it together"),
    CouncilKind.REGIONAL: gettext_lazy(
        "Regional: on top of the councils that its municipalities have"
    ),
}
_OF: Mapping[CouncilKind, Word] = {
    CouncilKind.LOCAL: gettext_lazy("A local council, of %(municipalities)s."),
    CouncilKind.JOINT: gettext_lazy(
        "A joint council of %(n)s municipalities: %(municipalities)s."
    ),
    CouncilKind.REGIONAL: gettext_lazy(
        "A regional council of %(n)s municipalities: %(municipalities)s."
    ),
}
_OFFICES: Mapping[Office, Word] = {
    Office.CHAIR: gettext_lazy("Chair"),
    Office.SECRETARY: gettext_lazy("Secretary"),
}
_HOLDING: Mapping[Holding, Word] = {
    Holding.SEATED: "%(name)s",
    Holding.DEPUTY_TOOK_SEAT: gettext_lazy("%(name)s, who has taken the seat as deputy"),
    Holding.DEPUTY_WHILE_VACANT: gettext_lazy(
        "%(name)s, as deputy no. %(order)s while the seat is vacant"
    ),
}


def council_kind_word(kind: CouncilKind) -> str:
    """The kind of council, and what it means."""
    return str(_KINDS[kind])


def body_word(body: Body) -> str:
    """What a body is called in the reader's language."""
    return name_of(body, (get_language() or "nb")[:2])


def council_in_words(kind: CouncilKind, municipalities: Sequence[str]) -> str:
    """What kind of council it is, in a sentence that names its municipalities."""
    return str(_OF[kind]) % {
        "n": formats.small_number(len(municipalities)),
        "municipalities": formats.and_list(municipalities),
    }


def bodies_in_words(bodies: Sequence[Body]) -> str:
    """What the council acts as, in a sentence."""
    return _("It acts as %(bodies)s.") % {
        "bodies": formats.and_list([body_word(body) for body in bodies])
    }


def office_word(office: Office) -> str:
    """The office, as a heading."""
    return str(_OFFICES[office])


def place_words(place: Place) -> str:
    """A place: "mayor, Gol kommune"; without the organisation where none is meant."""
    role = role_word(place.role)
    return f"{role}, {place.organisation}" if place.organisation else role


def holders_in_words(filled: Filled) -> str:
    """Who holds an office, or that nobody does."""
    role = {"role": role_word(filled.named.role)}
    if filled.vacant:
        return _("Nobody. The seat is vacant and has no deputy: %(role)s.") % role
    names = [_holder(one) for one in filled.holders]
    if filled.sole:
        return names[0]
    return _("One of them, as the council agrees: %(names)s.") % {"names": "; ".join(names)}


def basis_in_words(named: Named) -> str:
    """Where it is taken from who holds an office."""
    facts = {"role": role_word(named.role), "cite": named.cite}
    if named.basis is Basis.COUNTRY:
        return (
            _("The agreement does not say. Usual in the country: %(role)s (%(cite)s).") % facts
        )
    if not named.cite:
        return _("Taken from the agreement: %(role)s.") % facts
    return _("Taken from the agreement, «%(cite)s»: %(role)s.") % facts


def people_word(number: int) -> str:
    """So many people: "one person", "two people"."""
    number_word = formats.small_number(number)
    return ngettext("%(n)s person", "%(n)s people", number) % {"n": number_word}


def _holder(holder: Holder) -> str:
    seat = holder.seat
    return str(_HOLDING[holder.how]) % {"name": seat.name, "order": seat.deputy}
