"""How open a thing is, on which ground and basis, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samrad.core.openness.grounds import Ground, ground_called
from samrad.core.openness.levels import Openness
from samrad.core.openness.marked import MarkedKind
from samrad.core.openness.releases import Basis, Detail
from samrad.web.kit.phrases.words import Word

_OPENNESS: Mapping[Openness, Word] = {
    Openness.OPEN: pgettext_lazy("openness", "Open to everyone"),
    Openness.COUNCIL: pgettext_lazy("openness", "Internal to the council"),
    Openness.PARTY: pgettext_lazy("openness", "Internal to our own party"),
    Openness.EXEMPT: pgettext_lazy("openness", "Exempt from public access"),
}
_EXEMPT: Mapping[MarkedKind, Word] = {
    MarkedKind.PAPER: _("an exempt paper"),
    MarkedKind.MATTER: _("an exempt matter"),
    MarkedKind.ITEM: _("an exempt item of an agenda"),
    MarkedKind.PARAGRAPH: _("an exempt paragraph of minutes"),
    MarkedKind.PART: _("an exempt part of a situation picture"),
    MarkedKind.ANSWER: _("an exempt answer"),
}
_BASIS: Mapping[Basis, Word] = {
    Basis.NO_STATISTICAL_FORM: _("Statistics only (politiregisterloven § 24 no. 2)"),
    Basis.SE_GENERAL_PICTURE: _("The general picture, in which nothing is secret"),
    Basis.SE_COOPERATION: _("Cooperation on the picture (lag 2023:196)"),
}
_DETAIL: Mapping[Detail, Word] = {
    Detail.REGION: pgettext_lazy("level of detail", "Region or police district"),
    Detail.MUNICIPALITY: pgettext_lazy("level of detail", "Municipality"),
    Detail.DISTRICT: pgettext_lazy("level of detail", "Part of the municipality"),
    Detail.SMALL_AREA: pgettext_lazy("level of detail", "Small area or place"),
}


def openness_word(openness: Openness) -> str:
    """How open a thing is, e.g. "Internal to the council"."""
    return str(_OPENNESS[openness])


def exempt_word(kind: MarkedKind) -> str:
    """Something exempt, without a word of what it says, e.g. "an exempt matter"."""
    return str(_EXEMPT[kind])


def basis_word(basis: Basis) -> str:
    """The legal basis of a release."""
    return str(_BASIS[basis])


def detail_word(detail: Detail) -> str:
    """How fine figures are."""
    return str(_DETAIL[detail])


def ground_words(ground: Ground) -> str:
    """A ground with its paragraph and what it protects, in the law's own language."""
    return f"{ground.cite}: {ground.says}"


def ground_words_of(key: str) -> str:
    """The same by the ground's key; the key itself where the list has it no more."""
    ground = ground_called(key)
    return ground_words(ground) if ground else key
