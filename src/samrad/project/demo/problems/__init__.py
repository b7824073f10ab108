"""What the councils of the demo see as problems, by the council's name. Made up."""

from collections.abc import Mapping

from samrad.project.demo import lorenskog, loten, lund
from samrad.project.demo.problems import of_lorenskog, of_loten, of_lund
from samrad.project.demo.problems.making import make_problems
from samrad.project.demo.problems.shapes import DemoProblem

__all__ = ["PROBLEMS", "make_problems"]

PROBLEMS: Mapping[str, tuple[DemoProblem, ...]] = {
    lorenskog.COUNCIL.name: of_lorenskog.PROBLEMS,
    loten.COUNCIL.name: of_loten.PROBLEMS,
    lund.COUNCIL.name: of_lund.PROBLEMS,
}
