"""Lørenskog: a problem made of what the frozen picture shows. Made up."""

from datetime import date

from samrad.actions.problems import Called
from samrad.core.people.parties import Party
from samrad.core.problems.sheet import Aspect, Said
from samrad.project.demo.lorenskog import AREAS
from samrad.project.demo.problems.shapes import DemoProblem

PROBLEMS = (
    DemoProblem(
        noticed=(date(2025, 2, 18), Party.MUNICIPALITY),
        called=Called("Uro ved senteret på fredager", AREAS[2]),
        said={
            Aspect.WHAT: Said(
                "Mange unge samles ved senteret på fredager, og noe blir ødelagt.",
                "Ikke på andre dager, og ikke i selve butikkene.",
            ),
        },
        evidence=AREAS[2],
    ),
)
