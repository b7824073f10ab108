"""The meetings of the demo's year, held by the acts a partnership uses itself."""

from collections.abc import Mapping

from samrad.project.demo import lorenskog as lorenskog_council
from samrad.project.demo import loten as loten_council
from samrad.project.demo.meetings import lorenskog, loten
from samrad.project.demo.meetings.shapes import DemoMeeting

# By the name of the council.
MEETINGS: Mapping[str, tuple[DemoMeeting, ...]] = {
    lorenskog_council.COUNCIL.name: lorenskog.MEETINGS,
    loten_council.COUNCIL.name: loten.MEETINGS,
}
