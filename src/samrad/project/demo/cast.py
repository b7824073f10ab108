"""Every council and every person of the demo."""

from samrad.core.calendars.countries import Country
from samrad.core.people.parties import Party
from samrad.project.demo import hallingdal, lorenskog, loten, lund
from samrad.project.demo.shapes import DemoCouncil, Member, Org

COUNCILS: tuple[DemoCouncil, ...] = (
    lorenskog.COUNCIL,
    loten.COUNCIL,
    *hallingdal.COUNCILS,
    lund.COUNCIL,
)

# Every address of the demo ends so; it is nobody's (RFC 2606).
DOMAIN = "samrad.example"

# Someone who has no seat anywhere, and so must see nothing.
OUTSIDER = Member("uten.sete@samrad.example", "Uten sete", lorenskog.MUNICIPALITY, "nb")

# Reads counts for a district, invented, and sits in no council.
DISTRICT = Org("Østlandet politidistrikt (oppdiktet)", Party.POLICE, Country.NORWAY)
ANALYST = Member("analytiker.ostlandet@samrad.example", "Analytiker", DISTRICT, "nb")

# Signs in on the sign-in page of the demo, in this order.
SHOWN: tuple[tuple[Member, str], ...] = (
    (lorenskog.COORDINATOR, "Lørenskog"),
    (lorenskog.CHIEF, "Lørenskog"),
    (loten.COORDINATOR, "Løten"),
    (loten.CONTACT, "Løten"),
    (loten.MAYOR, "Løten"),
    (loten.CHIEF, "Løten"),
    (hallingdal.CONTACT, "Hallingdal – 7 råd"),
    (hallingdal.COORDINATOR, "Hallingdal"),
    (hallingdal.CHIEF, "Hallingdal"),
    (hallingdal.MAYORS["hol"], "Hol og Hallingdal"),
    (lund.COORDINATOR, "Lund"),
    (lund.CONTACT, "Lund"),
    (lund.CHAIR, "Lund"),
    (lund.CHIEF, "Lund"),
    (ANALYST, "Østlandet – bare antall"),
    (OUTSIDER, "–"),
)
PASSWORD = "samrad-demo"  # noqa: S105 -- printed at every start of the demo; opens invented data only


def members() -> tuple[Member, ...]:
    """Everyone who has a seat in some council of the demo, the analyst, and the outsider."""
    found = {seat.member.email: seat.member for c in COUNCILS for seat in c.seats}
    return (*found.values(), ANALYST, OUTSIDER)


def writer_for(council: DemoCouncil, party: Party) -> Member:
    """The member who writes for `party` in `council`: the one who runs the year."""
    own = [seat for seat in council.seats if seat.member.org.party is party]
    runs = [seat for seat in own if seat.role in ("coordinator", "police_contact")]
    return (runs or own)[0].member
