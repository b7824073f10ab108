"""Lund's lägesbild: the three parts the law asks for, one of them still empty; made up."""

from datetime import date

from samrad.actions.pictures import Statement
from samrad.core.basics.periods import Period
from samrad.core.openness.levels import Marking, Openness
from samrad.core.people.parties import Party
from samrad.project.demo.pictures.shapes import DemoFigure, DemoPart, DemoPicture

_COUNCIL = Marking(Openness.COUNCIL)
_DAMAGE = DemoFigure("Skadegörelse", Period(date(2024, 1, 1), date(2024, 12, 31)))
_THEFT = DemoFigure("Stöld", Period(date(2024, 1, 1), date(2024, 12, 31)))

PICTURES = (
    DemoPicture(
        meeting="3/25",
        day=date(2025, 9, 15),
        as_of=date(2025, 6, 2),
        begun=date(2025, 6, 2),
        meeting_noted=True,
        parts=(
            DemoPart(
                "crime",
                own={
                    Party.POLICE: "Anmälda stölder och skadegörelse ligger på samma nivå som "
                    "året före.",
                    Party.MUNICIPALITY: "Skadegörelsen på skolor kostar mest på våren.",
                },
                statement=Statement(
                    joint="Nivån är i stort oförändrad. Följderna märks mest för skolor och "
                    "butiker i centrum.",
                    unreported="Enligt trygghetsmätningen anmäls ungefär hälften av stölderna.",
                ),
                figures=(_DAMAGE, _THEFT),
                marking=_COUNCIL,
            ),
            DemoPart(
                "information",
                own={Party.MUNICIPALITY: "Trygghetsmätningen visar oro längs gångstråken."},
                statement=Statement(joint="Oron är störst längs gångstråken på kvällen."),
                marking=_COUNCIL,
            ),
        ),
    ),
)
