"""What the person guard found, in words: kind and field, never the thing itself."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samrad.core.openness.persons import Found
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
