"""Løten: drugs among the young, all the way to the plan; and traffic, parked. Made up."""

from datetime import date

from samrad.actions.problems import Called
from samrad.core.people.parties import Party
from samrad.core.problems.causes import Bone, Shape
from samrad.core.problems.priority import Criterion
from samrad.core.problems.sheet import Aspect, Said
from samrad.core.problems.stages import ProblemStage, Step
from samrad.project.demo.loten import LOCAL
from samrad.project.demo.problems.shapes import DemoCause, DemoProblem

_DRUGS = DemoProblem(
    noticed=(date(2025, 2, 10), Party.MUNICIPALITY),
    called=Called("Ungdom og rus ved stasjonen", LOCAL[1]),
    said={
        Aspect.WHAT: Said(
            "Ungdom på 15–17 år bruker hasj og piller sammen, mest der ingen voksne er.",
            "Ikke salg i skoletida, og ikke alkohol på hjemmefester.",
        ),
        Aspect.WHERE: Said(
            "Ved stasjonen og i undergangen.",
            "Ikke ved ungdomsklubben, selv om de samme er der på onsdager.",
        ),
        Aspect.WHEN: Said(
            "Fredag og lørdag mellom klokka 20 og 24, mest om høsten.",
            "Ikke på dager da klubben er åpen, og sjelden i feriene.",
        ),
        Aspect.WHO: Said(
            "En gruppe som samles der kollektivtrafikken stopper; noen eldre kommer med toget.",
            "Ikke elever i videregående som pendler videre.",
        ),
        Aspect.WHY: Said(
            "Det er ingen steder å være om kvelden, og ingen voksne å møte.",
            "Der klubben har åpent og natteravnene går, oppstår det ikke.",
        ),
        Aspect.HARM: Said(
            "Skade på helse og skolegang; reisende går omveier.",
            "Butikkene melder ikke om mer tyveri.",
        ),
        Aspect.OFFENDER: Said(
            "Ungdom på jakt etter et sted å være.", "Foreldre, klubbens ledere, utekontakten."
        ),
        Aspect.PLACE: Said("Dårlig lys, ingen oppsyn etter klokka 18.", "Bane NOR, kommunen."),
        Aspect.TARGET: Said("De yngste i gruppa.", "Eldre søsken, skolens rådgivere."),
        Aspect.PROTECTION: Said(
            "Klubben på onsdager, og lærere som kjenner dem.", "Klubben mangler en leder."
        ),
    },
    analysed=date(2025, 3, 3),
    causes={
        Shape.TREE: (
            DemoCause(
                "Ingen steder å være fredag kveld",
                (
                    DemoCause(
                        "Klubben har åpent bare onsdager",
                        (DemoCause("Stillingen som leder er ledig"),),
                    ),
                ),
            ),
            DemoCause("Ingen voksne ved stasjonen etter klokka 18"),
        ),
        Shape.FISHBONE: (
            DemoCause("Vil høre til i gruppa", bone=Bone.OFFENDER),
            DemoCause("Mørk undergang", bone=Bone.PLACE),
            DemoCause("De yngste tør ikke si nei", bone=Bone.TARGET),
            DemoCause("Siste buss går klokka 19", bone=Bone.SURROUNDINGS),
        ),
        Shape.CHAIN: (
            DemoCause("Avtale på mobilen etter skolen"),
            DemoCause("Kjøp av noen som kommer med toget"),
            DemoCause("Venting i undergangen"),
        ),
    },
    services=("Utekontakten", "Løten ungdomsskole"),
    scores={
        Party.POLICE: (date(2025, 3, 5), dict(zip(Criterion, (3, 3, 3, 2, 3), strict=True)),
                       "Anmeldelser og patruljenes logg."),
        Party.MUNICIPALITY: (
            date(2025, 3, 6), dict(zip(Criterion, (4, 2, 3, 3, 4), strict=True)),
            "Ungdata og samtaler i skolen.",
        ),
    },
    steps=(
        (date(2025, 3, 3), Step(ProblemStage.ANALYSED)),
        (date(2025, 3, 10), Step(ProblemStage.PRIORITISED)),
        (date(2025, 4, 1), Step(ProblemStage.IN_PLAN)),
    ),
)  # fmt: skip
_TRAFFIC = DemoProblem(
    noticed=(date(2025, 4, 7), Party.POLICE),
    called=Called("Fart forbi skolen om morgenen", LOCAL[2]),
    said={Aspect.WHAT: Said("Biler holder ikke fartsgrensa mellom klokka 7.30 og 8.30.")},
    steps=(
        (
            date(2025, 5, 5),
            Step(
                ProblemStage.PARKED,
                "Fylkeskommunen bygger fortau i høst; vi måler farten igjen etterpå.",
                date(2025, 11, 15),
            ),
        ),
    ),
)
PROBLEMS = (_DRUGS, _TRAFFIC)
