"""Papers and figures of the demo: invented, but for Lørenskog's three and those of SSB."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from samrad.actions.deliveries import NewSource
from samrad.core.figures.files.columns import Role
from samrad.core.openness.levels import Marking, Openness
from samrad.core.openness.releases import Basis, Detail, Release
from samrad.project.demo import lorenskog, loten, lund
from samrad.project.demo.events import listed
from samrad.project.demo.shapes import Member


@dataclass(frozen=True, slots=True)
class DemoPaper:
    """Something a member brought to a council, on a day; figures perhaps with a release."""

    council: str
    title: str
    name: str
    text: str
    by: Member
    on: date
    marking: Marking
    figures: bool = False
    release: Release | None = None
    delivery: "DemoDelivery | None" = None


@dataclass(frozen=True, slots=True)
class DemoDelivery:
    """That the figures in a file are taken: of which source, and what the file does not say."""

    source: NewSource
    cutoff: date | None = None
    indicator: str = ""
    roles: Mapping[str, Role] = field(default_factory=dict)


_EAST = NewSource(
    "ost",
    "Øst politidistrikt",
    geography="gjerningssted",
    counting="anmeldte saker, registrert i perioden",
)
_OUTREACH = NewSource(
    "utekontakten",
    "Utekontakten",
    geography="der det ble sett",
    counting="uro som ble sett, uten personer",
)
_INLAND = NewSource(
    "innlandet",
    "Innlandet politidistrikt",
    geography="gjerningssted",
    counting="anmeldte forhold",
)
_LUND_POLICE = NewSource(
    "lund",
    "Lokalpolisområde Lund",
    geography="brottsplats",
    counting="anmälda brott",
)
# From the talk of the district's chief to the council, 2019.
_LORENSKOG_FIGURES = """tema;1.1.2017–28.5.2017;1.1.2018–28.5.2018;1.1.2019–28.5.2019
Anmeldte saker;776;681;702
"""

_LOTEN_FIGURES = """tema;2023;2024;2025 (til mai)
Skadeverk;41;38;19
Tyveri;66;71;30
Vold;22;25;11
"""
_LUND_FIGURES = """tema;2023;2024;2025 (till maj)
Skadegörelse;402;377;160
Stöld;911;930;371
Våld;205;214;88
"""

PAPERS: tuple[DemoPaper, ...] = (
    DemoPaper(
        "lorenskog",
        "Anmeldte saker 1. januar–28. mai 2017–2019",
        "anmeldte-saker.csv",
        _LORENSKOG_FIGURES,
        lorenskog.CONTACT,
        date(2024, 12, 2),
        Marking(Openness.COUNCIL),
        figures=True,
        release=Release(Basis.NO_STATISTICAL_FORM, Detail.MUNICIPALITY, public=True),
        delivery=DemoDelivery(_EAST, cutoff=date(2019, 5, 28)),
    ),
    DemoPaper(
        "lorenskog",
        "Utekontaktens telling ved senteret, mars–mai 2025",
        "telling-senteret.csv",
        listed(),
        lorenskog.COORDINATOR,
        date(2025, 5, 26),
        Marking(Openness.COUNCIL),
        delivery=DemoDelivery(_OUTREACH),
    ),
    DemoPaper(
        "loten",
        "Anmeldte forhold 2023–2025, utvalgte tema",
        "anmeldte-forhold.csv",
        _LOTEN_FIGURES,
        loten.CONTACT,
        date(2025, 5, 20),
        Marking(Openness.COUNCIL),
        figures=True,
        release=Release(Basis.NO_STATISTICAL_FORM, Detail.MUNICIPALITY, public=True),
        delivery=DemoDelivery(_INLAND, cutoff=date(2025, 5, 19)),
    ),
    DemoPaper(
        "loten",
        "Anmeldte forhold per grunnkrets, under arbeid",
        "grunnkretser.csv",
        "grunnkrets;2024;2025\nA;3;1\nB;7;4\n",
        loten.CONTACT,
        date(2025, 6, 10),
        Marking(Openness.COUNCIL),
        figures=True,
        delivery=DemoDelivery(
            _INLAND, indicator="Anmeldte forhold", roles={"grunnkrets": Role.AREA}
        ),
    ),
    DemoPaper(
        "loten",
        "Notat om tryggheten rundt skolegårdene",
        "notat-skolegarder.txt",
        "Oppsummering av trygghetsvandringen i mai: lys, siktlinjer og vinterdrift.\n",
        loten.COORDINATOR,
        date(2025, 5, 28),
        Marking(Openness.OPEN),
    ),
    DemoPaper(
        "loten",
        "Sårbarheter ved sommerens arrangementer",
        "sarbarheter.txt",
        "Punkter til beredskapsmøtet; innsyn ville gjøre tiltakene virkningsløse.\n",
        loten.CONTACT,
        date(2025, 6, 2),
        Marking(Openness.EXEMPT, "no.offl.24.3", date(2026, 6, 2)),
    ),
    DemoPaper(
        "loten",
        "Vurdering av belysning og kameraer ved stasjonen",
        "belysning-stasjonen.txt",
        "Hvor det er mørkt og hva som mangler; åpnes når tiltakene er på plass.\n",
        loten.COORDINATOR,
        date(2024, 6, 12),
        Marking(Openness.EXEMPT, "no.offl.24.3", date(2025, 6, 10)),
    ),
    DemoPaper(
        "lund",
        "Risk- och sårbarhetsanalys inför stadsfesten",
        "riskanalys-stadsfesten.txt",
        "Punkter där ordningen kan brista; ska ses över när festen är genomförd.\n",
        lund.COORDINATOR,
        date(2025, 3, 3),
        Marking(Openness.EXEMPT, "se.osl.18.13", date(2025, 7, 1)),
    ),
    DemoPaper(
        "lund",
        "Anmälda brott 2023–2025, utvalda områden",
        "anmalda-brott.csv",
        _LUND_FIGURES,
        lund.CONTACT,
        date(2025, 5, 15),
        Marking(Openness.COUNCIL),
        figures=True,
        release=Release(Basis.SE_COOPERATION, Detail.MUNICIPALITY),
        delivery=DemoDelivery(_LUND_POLICE),
    ),
)
