"""Situation pictures of the demo, made by the acts a partnership uses itself."""

from collections.abc import Mapping

from samrad.project.demo import lorenskog as lorenskog_council
from samrad.project.demo import lund as lund_council
from samrad.project.demo.pictures import lorenskog, lund
from samrad.project.demo.pictures.shapes import DemoPicture

# By the name of the council.
PICTURES: Mapping[str, tuple[DemoPicture, ...]] = {
    lorenskog_council.COUNCIL.name: lorenskog.PICTURES,
    lund_council.COUNCIL.name: lund.PICTURES,
}
