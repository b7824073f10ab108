"""Lund: bicycles stolen at the station, on the way to being analysed. Made up."""

from datetime import date

from samrad.actions.problems import Called
from samrad.core.people.parties import Party
from samrad.core.problems.causes import Bone, Shape
from samrad.core.problems.priority import Criterion
from samrad.core.problems.sheet import Aspect, Said
from samrad.core.problems.stages import ProblemStage, Step
from samrad.project.demo.lund import AREAS
from samrad.project.demo.problems.shapes import DemoCause, DemoProblem

PROBLEMS = (
    DemoProblem(
        noticed=(date(2025, 3, 10), Party.POLICE),
        called=Called("Cykelstölder vid stationen", AREAS[1]),
        said={
            Aspect.WHAT: Said(
                "Cyklar stjäls medan deras ägare pendlar.",
                "Inte cyklar som står inne i garaget.",
            ),
            Aspect.WHERE: Said(
                "I ställen på stationens västra sida.",
                "Inte vid den östra entrén, där det är folk hela dagen.",
            ),
            Aspect.WHEN: Said(
                "Vardagar mellan klockan 9 och 15, mest i september.", "Inte under sommaren."
            ),
            Aspect.WHO: Said(
                "Ett fåtal som stjäl många, och köpare som inte frågar.", "Inte studenterna."
            ),
            Aspect.WHY: Said(
                "Många dyra cyklar med enkla lås, och ingen ser ställen.",
                "Där ställen syns från caféet försvinner få.",
            ),
            Aspect.HARM: Said(
                "Kostnader för pendlare, och fler som tar bilen.", "Butikerna drabbas inte."
            ),
        },
        analysed=date(2025, 4, 14),
        causes={
            Shape.FISHBONE: (
                DemoCause("Lätt att sälja vidare", bone=Bone.OFFENDER),
                DemoCause(
                    "Ingen ser ställen", (DemoCause("Planket skymmer"),), bone=Bone.PLACE
                ),
                DemoCause("Enkla lås", bone=Bone.TARGET),
                DemoCause("Garaget är fullt", bone=Bone.SURROUNDINGS),
            ),
        },
        services=("Tekniska förvaltningen", "Jernhusen"),
        scores={
            Party.POLICE: (
                date(2025, 4, 16),
                dict(zip(Criterion, (1, 4, 2, 1, 4), strict=True)),
                "Anmälda stölder.",
            ),
        },
        steps=((date(2025, 4, 14), Step(ProblemStage.ANALYSED)),),
    ),
)
