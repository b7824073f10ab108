"""Tables of official statistics Samråd knows: what they count, where, and since when so."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from samrad.core.basics.countries import Country
from samrad.core.figures.observations import PENAL_CODE_2015, MethodBreak, Unit


@dataclass(frozen=True, slots=True)
class Official:
    """A table of official statistics.

    Attributes:
        key: What it is asked for by: `"ssb.08487"`.
        name: What a reader knows it by.
        publisher: Who answers for it.
        country: Whose places its codes are.
        unit: What one of a figure is, unless the table says it of each.
        address: Where it can be read.
        licence: On which terms it may be passed on.
        geography: What the place of a figure is.
        counting: The counting rule, in the words of the publisher's page.
        labels: What a reader calls each indicator, by its code.
        whole: The indicator that holds all others, where there is one.
        breaks: The days on which the way of counting changed.
    """

    key: str
    name: str
    publisher: str
    country: Country
    unit: Unit
    address: str = ""
    licence: str = ""
    geography: str = ""
    counting: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)
    whole: str = ""
    breaks: tuple[MethodBreak, ...] = ()


OFFENCES = Official(
    key="ssb.08487",
    name="SSB 08487: Anmeldte lovbrudd",
    publisher="Statistisk sentralbyrå",
    country=Country.NORWAY,
    unit=Unit.CASES_A_YEAR,
    address="https://www.ssb.no/statbank/table/08487/",
    licence="CC BY 4.0",
    geography="Gjerningssted",
    counting="Anmeldt i året, gjennomsnitt av to år; forenklede forelegg er ikke med. Tall på "
    "fire og lavere vises ikke.",
    labels={
        "1AAAAA-9ZZZZz": "Alle lovbrudd",
        "1AAAAA-1ZZZZz": "Eiendomstyveri",
        "4AAAAA-4ZZZZz": "Vold og mishandling",
        "6AAAAA-6ZZZZz": "Rusmiddellovbrudd",
        "7AAAAA-7ZZZZz": "Ordens- og integritetskrenkelser",
        "8AAAAA-8ZZZZz": "Trafikkovertredelser",
        "2AAAAA-3-5-9ZZZZz": "Andre lovbrudd",
    },
    whole="1AAAAA-9ZZZZz",
    breaks=(PENAL_CODE_2015,),
)
POPULATION = Official(
    key="ssb.07459",
    name="SSB 07459: Befolkning 1. januar",
    publisher="Statistisk sentralbyrå",
    country=Country.NORWAY,
    unit=Unit.PERSONS,
    address="https://www.ssb.no/statbank/table/07459/",
    licence="CC BY 4.0",
    geography="Bosted",
    counting="Folkeregistrerte 1. januar.",
    labels={"population": "Innbyggere"},
)
KNOWN: Mapping[str, Official] = {one.key: one for one in (OFFENCES, POPULATION)}
