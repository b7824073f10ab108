"""Swedish rules: lag (2023:196) om kommuners ansvar för brottsförebyggande arbete.

Read as consolidated on 2025-09-01. The duties are the municipality's; the police are bound
to cooperate by polislagen (1984:387) 6 §.
"""

from datetime import date

from samrad.core.basics.deeds import Deed
from samrad.core.norms.shapes import Every, Guidance, Norm, Ongoing, Standing
from samrad.core.people.parties import Party

LAW = (
    "https://www.riksdagen.se/sv/dokument-och-lagar/dokument/svensk-forfattningssamling/"
    "lag-2023196-om-kommuners-ansvar-for_sfs-2023-196/"
)
IN_FORCE = date(2023, 7, 1)
_MUNICIPALITY = frozenset({Party.MUNICIPALITY})

PICTURE = Norm(
    key="se.2023-196.4.picture",
    cite="lag (2023:196) 4 §",
    url=f"{LAW}#P4",
    since=IN_FORCE,
    asks=Standing(Deed.PICTURE_UPDATED),
    says="Kommunen ska ha en lägesbild: kartläggning av brottsligheten och dess "
    "konsekvenser, annan relevant information, och en analys av båda.",
    binds=_MUNICIPALITY,
)

# The transition rule (p. 2) gave municipalities one more year for the plan.
ACTION_PLAN = Norm(
    key="se.2023-196.5.action-plan",
    cite="lag (2023:196) 5 §",
    url=f"{LAW}#P5",
    since=date(2024, 7, 1),
    asks=Standing(Deed.PLAN_DECIDED),
    says="Kommunen ska utifrån lägesbilden besluta om en åtgärdsplan.",
    binds=_MUNICIPALITY,
)

# "minst vartannat år": at the latest two years after the previous time; the picture and the
# plan each have a clock of their own.
UPDATE_PICTURE = Norm(
    key="se.2023-196.6.update-picture",
    cite="lag (2023:196) 6 §",
    url=f"{LAW}#P6",
    since=IN_FORCE,
    asks=Every(24, Deed.PICTURE_UPDATED),
    says="Lägesbilden ska uppdateras minst vartannat år.",
    binds=_MUNICIPALITY,
)

FOLLOW_UP_PLAN = Norm(
    key="se.2023-196.6.follow-up-plan",
    cite="lag (2023:196) 6 §",
    url=f"{LAW}#P6",
    since=date(2024, 7, 1),
    asks=Every(24, Deed.PLAN_FOLLOWED_UP),
    says="Åtgärdsplanen ska följas upp minst vartannat år.",
    binds=_MUNICIPALITY,
)

OTHER_PLANNING = Norm(
    key="se.2023-196.7.other-planning",
    cite="lag (2023:196) 7 §",
    url=f"{LAW}#P7",
    since=IN_FORCE,
    asks=Guidance(),
    says="Arbetet ska när det är lämpligt samordnas med analys och planering enligt andra "
    "författningar.",
    binds=_MUNICIPALITY,
)

COORDINATION_DUTY = Norm(
    key="se.2023-196.8.coordination-duty",
    cite="lag (2023:196) 8 §",
    url=f"{LAW}#P8",
    since=IN_FORCE,
    asks=Guidance(),
    says="Kommunen ansvarar för samordningen av det lokala brottsförebyggande arbetet.",
    binds=_MUNICIPALITY,
)

WRITTEN_AGREEMENT = Norm(
    key="se.2023-196.9.written-agreement",
    cite="lag (2023:196) 9 §",
    url=f"{LAW}#P9",
    since=IN_FORCE,
    asks=Standing(Deed.AGREEMENT_SIGNED),
    says="Kommunen ska verka för skriftliga överenskommelser om samverkan, som anger minst "
    "syften och områden.",
    binds=_MUNICIPALITY,
)

STRATEGIC_COUNCIL = Norm(
    key="se.2023-196.10.strategic-council",
    cite="lag (2023:196) 10 §",
    url=f"{LAW}#P10",
    since=IN_FORCE,
    asks=Standing(Deed.COUNCIL_FORMED),
    says="Kommunen ska verka för ett strategiskt råd som leds av kommunen och där de andra "
    "företräds av personer i ledande ställning.",
    binds=_MUNICIPALITY,
)

COORDINATION_FUNCTION = Norm(
    key="se.2023-196.11.coordination-function",
    cite="lag (2023:196) 11–12 §§",
    url=f"{LAW}#P11",
    since=IN_FORCE,
    asks=Standing(Deed.COORDINATION_NAMED),
    says="Det ska finnas en samordningsfunktion: stöd, kontaktpunkt och information till "
    "kommunens invånare.",
    binds=_MUNICIPALITY,
)

# "kontinuerligt" is not a number of months; we ask once a year.
REPORT = Norm(
    key="se.2023-196.13.report",
    cite="lag (2023:196) 13 §",
    url=f"{LAW}#P13",
    since=IN_FORCE,
    asks=Ongoing(Deed.REPORTED, watch_months=12),
    says="Kommunstyrelsen ska kontinuerligt rapportera arbetet till fullmäktige.",
    binds=_MUNICIPALITY,
)

CAMERAS = Norm(
    key="se.2023-196.14.cameras",
    cite="lag (2023:196) 14 § (SFS 2025:223)",
    url=f"{LAW}#P14",
    since=date(2025, 4, 1),
    asks=Guidance(),
    says="Kommunen får kamerabevaka för att offentliga platser ska vara säkra och trygga.",
    binds=_MUNICIPALITY,
)

NORMS: tuple[Norm, ...] = (
    PICTURE,
    ACTION_PLAN,
    UPDATE_PICTURE,
    FOLLOW_UP_PLAN,
    OTHER_PLANNING,
    COORDINATION_DUTY,
    WRITTEN_AGREEMENT,
    STRATEGIC_COUNCIL,
    COORDINATION_FUNCTION,
    REPORT,
    CAMERAS,
)
