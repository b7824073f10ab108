"""What the person guard found, in words: kind and field, never the thing itself."""

from collections.abc import Mapping, Sequence

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samrad.core.openness.looked import Hit, Place, Spot, Unseen
from samrad.core.openness.persons import IDENTITY, Found
from samrad.web.kit import formats
from samrad.web.kit.phrases.words import Word

_FOUND: Mapping[Found, Word] = {
    Found.NO_BIRTH_NUMBER: gettext_lazy("a Norwegian national identity number"),
    Found.NO_D_NUMBER: gettext_lazy("a Norwegian D number"),
    Found.NO_HELP_NUMBER: gettext_lazy("a Norwegian help number"),
    Found.NO_TEST_NUMBER: gettext_lazy("a Norwegian test number"),
    Found.SE_PERSONAL_NUMBER: gettext_lazy("a Swedish personal identity number"),
    Found.SE_COORDINATION_NUMBER: gettext_lazy("a Swedish coordination number"),
    Found.PHONE: gettext_lazy("a telephone number"),
    Found.EMAIL: gettext_lazy("an e-mail address"),
    Found.PLATE: gettext_lazy("a registration plate"),
    Found.NAME_AND_AGE: gettext_lazy("a name with an age"),
    Found.NAME_AND_ADDRESS: gettext_lazy("a name with an address"),
    Found.AUTHOR: gettext_lazy("the name of whoever wrote it"),
}


def found_word(kind: Found) -> str:
    """A kind of finding, e.g. "a telephone number"."""
    return str(_FOUND[kind])


def found_in(field: str, kinds: Sequence[Found], line: int) -> str:
    """What was found in a field, first on which line; to be mended or given a reason."""
    return _(
        "%(field)s, line %(line)s: here stands %(what)s. Take it out. If it has to stand"
        " there, say why below."
    ) % {
        "field": field,
        "line": line,
        "what": formats.and_list([found_word(kind) for kind in kinds]),
    }


def never_in(field: str, kinds: Sequence[Found], line: int) -> str:
    """The same of what is never published, whatever the reason."""
    return _(
        "%(field)s, line %(line)s: here stands %(what)s. Such a number is never published."
        " Mark the part as exempt, or correct the text."
    ) % {
        "field": field,
        "line": line,
        "what": formats.and_list([found_word(kind) for kind in kinds]),
    }


_PLACES: Mapping[Place, Word] = {
    Place.NAME: gettext_lazy("its name"),
    Place.LINE: gettext_lazy("line %(number)s"),
    Place.PAGE: gettext_lazy("page %(number)s"),
    Place.PARAGRAPH: gettext_lazy("paragraph %(number)s"),
    Place.TEXT_BOX: gettext_lazy("a text box or drawing"),
    Place.NOTE: gettext_lazy("a footnote or endnote"),
    Place.COMMENT: gettext_lazy("a comment or change"),
    Place.HEADER: gettext_lazy("the header or footer"),
    Place.SHEET: gettext_lazy("sheet %(number)s"),
    Place.CELL: gettext_lazy("%(sheet)s, cell %(cell)s"),
    Place.CELL_COMMENT: gettext_lazy("%(sheet)s, the comment on cell %(cell)s"),
    Place.ANNOTATION: gettext_lazy("page %(number)s, a comment or a field"),
    Place.LINK: gettext_lazy("a link"),
    Place.PROPERTIES: gettext_lazy("the properties of the file"),
    Place.EARLIER: gettext_lazy("an earlier version kept inside the file, page %(number)s"),
    Place.INSIDE: gettext_lazy("inside the file, where a reader does not look"),
}
_UNSEEN: Mapping[Unseen, Word] = {
    Unseen.LOCKED: gettext_lazy("it is locked with a password"),
    Unseen.PICTURE: gettext_lazy("it is a picture"),
    Unseen.PICTURED_PAGES: gettext_lazy("these pages are pictures: %(pages)s"),
}
# More places than these nobody reads; mended, the rest is said the next time.
_TOLD = 8


def found_at(hits: Sequence[Hit], *, firm: bool) -> list[str]:
    """What was found in a file, place by place; `firm` where no reason makes up for it."""
    named = {hit.spot.number for hit in hits if hit.spot.place is Place.SHEET}
    said = []
    for hit in hits[:_TOLD]:
        words = {
            "place": capfirst(_place(hit.spot, named)),
            "what": formats.and_list([found_word(kind) for kind in hit.kinds]),
        }
        sentence = _("%(place)s: here stands %(what)s. Take it out and choose the file again.")
        if not firm or IDENTITY.isdisjoint(hit.kinds):
            sentence += " " + _("If it has to stand there, say why below.")
        said.append(sentence % words)
    if (more := len(hits) - _TOLD) > 0:
        said.append(_("And in %(n)s more places.") % {"n": more})
    return said


def unseen_in(unseen: Unseen, pages: Sequence[int]) -> str:
    """Why a file, or a part of it, was not looked through."""
    why = str(_UNSEEN[unseen]) % {"pages": ", ".join(map(str, pages[:20]))}
    return _(
        "It could not be looked through: %(why)s. Look yourself that it points out no resident,"
        " choose it again, and say below why it is kept."
    ) % {"why": why}


def _place(spot: Spot, named: set[int]) -> str:
    """Where it is. A sheet whose own name was found goes by its number."""
    sheet = _("sheet %(number)s") if spot.number in named else _("sheet “%(name)s”")
    words = {"number": spot.number, "cell": spot.cell}
    words["sheet"] = sheet % {"number": spot.number, "name": spot.sheet}
    return str(_PLACES[spot.place]) % words
