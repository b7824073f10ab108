"""What kind of council it is, and the bodies it acts as.

The same people are often several bodies: a politiråd is the steering group of the SLT model,
or the council for preparedness, without a second meeting.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from samrad.core.basics.countries import Country
from samrad.core.basics.refusals import Refusal


class CouncilKind(StrEnum):
    """For how many municipalities it is, and whether they have councils of their own."""

    LOCAL = "local"
    # Several municipalities in one council.
    JOINT = "joint"
    # On top of the councils its municipalities have: the whole station's or district's.
    REGIONAL = "regional"


class Body(StrEnum):
    """A body a council can be; its name stays in the language of its country."""

    POLITIRAAD = "politiraad"
    SLT_STYRINGSGRUPPE = "slt_styringsgruppe"
    BEREDSKAPSRAAD = "beredskapsraad"
    STRATEGISKT_RAAD = "strategiskt_raad"
    LOKALT_BRAA = "lokalt_braa"


# What a council of the country is by itself comes first.
BODIES_OF: Mapping[Country, tuple[Body, ...]] = {
    Country.NORWAY: (Body.POLITIRAAD, Body.SLT_STYRINGSGRUPPE, Body.BEREDSKAPSRAAD),
    Country.SWEDEN: (Body.STRATEGISKT_RAAD, Body.LOKALT_BRAA),
}

# What each is called, in the languages of its people: bokmål, nynorsk, Swedish, English.
_NAMES: Mapping[Body, tuple[str, str, str, str]] = {
    Body.POLITIRAAD: ("politiråd", "politiråd", "politiråd", "police council (politiråd)"),
    Body.SLT_STYRINGSGRUPPE: (
        "SLT-styringsgruppe",
        "SLT-styringsgruppe",
        "styrgrupp för SLT",
        "steering group of SLT",
    ),
    Body.BEREDSKAPSRAAD: (
        "beredskapsråd",
        "beredskapsråd",
        "beredskapsråd",
        "council for preparedness",
    ),
    Body.STRATEGISKT_RAAD: (
        "strategisk råd",
        "strategisk råd",
        "strategiskt råd",
        "strategic council",
    ),
    Body.LOKALT_BRAA: (
        "lokalt brottsförebyggande råd (BRÅ)",
        "lokalt brottsförebyggande råd (BRÅ)",
        "lokalt brottsförebyggande råd (BRÅ)",
        "local crime prevention council (BRÅ)",
    ),
}
_LANGUAGES = ("nb", "nn", "sv", "en")


def name_of(body: Body, language: str) -> str:
    """What `body` is called in `language` (nb, nn, sv or en)."""
    return _NAMES[body][_LANGUAGES.index(language)]


def kind_for(municipalities: int) -> CouncilKind:
    """What a council of so many municipalities is unless it says otherwise."""
    return CouncilKind.LOCAL if municipalities <= 1 else CouncilKind.JOINT


def own_body(country: Country) -> Body:
    """What a council of `country` is by itself."""
    return BODIES_OF[country][0]


def why_not_shape(
    kind: CouncilKind, bodies: Iterable[Body], country: Country, *, municipalities: int
) -> Refusal | None:
    """Why a council of so many municipalities is not like that, or None if it can be."""
    asked = frozenset(bodies)
    if kind is CouncilKind.LOCAL and municipalities > 1:
        return Refusal("council.local_of_several", {"municipalities": municipalities})
    if kind is not CouncilKind.LOCAL and municipalities <= 1:
        return Refusal("council.joint_of_one")
    if not asked:
        return Refusal("council.no_body")
    if not asked <= frozenset(BODIES_OF[country]):
        return Refusal("council.body_of_another_country")
    return None
