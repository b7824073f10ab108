"""Each reader with sentences it must read and sentences it must leave alone."""

import pytest

from samrad.core.agreements import kinds
from samrad.core.agreements.kinds import EvaluationTime, Level, Terms
from samrad.core.agreements.proposing import propose_clauses
from samrad.core.people.roles import Role


def found(text: str) -> list[Terms]:
    return [proposal.terms for proposal in propose_clauses(text)]


ROLL = kinds.Composition(members=(Role.MAYOR, Role.MUNICIPAL_DIRECTOR, Role.POLICE_CHIEF))
READ: list[tuple[str, list[Terms]]] = [
    # meetings
    ("Som hovedregel skal det gjennomføres tre politiråd i året.", [kinds.Meetings(3)]),
    ("Det avholdes 4 møter pr år.", [kinds.Meetings(4)]),
    ("Politirådet møtes hvert kvartal.", [kinds.Meetings(4)]),
    ("Kvart halvår møtest rådet.", [kinds.Meetings(2)]),
    ("Det skal holdes to møter på våren og ett på høsten.", [kinds.Meetings(3)]),
    ("Møtene legges til mars og oktober.", [kinds.Meetings(2, (3, 10))]),
    ("Rådet skal ha fire møter i året, i mai og november.", [kinds.Meetings(4, (5, 11))]),
    ("Politirådet møtes ved behov.", []),
    ("Politirådet møtes hvert annet år.", []),
    ("Rådet møtes jevnlig, og tiltakene evalueres hvert kvartal.", []),
    ("Politirådet skal ha 400 møter i året.", []),
    ("Møterommet er i rådhuset fra mars til oktober.", []),
    # regional
    ("Årlig holdes ett regionalt politiråd.", [kinds.RegionalMeeting(1)]),
    (
        "I tillegg kan det holdes felles politiråd to ganger i året.",
        [kinds.RegionalMeeting(2, optional=True)],
    ),
    ("Det interkommunale politiråd møtes hvert annet år.", []),
    ("Et regionalt politiråd er ønsket av alle.", []),
    # agenda, matters, minutes
    ("Agenda sendes ut senest 1 uke før møtet.", [kinds.AgendaNotice(7)]),
    ("Det innkalles med 14 dagers varsel.", [kinds.AgendaNotice(14)]),
    ("Agenda sendes ut i god tid.", []),
    ("Agenda dekker to uker.", []),
    ("Agenda gjelder for to år før den fornyes.", []),
    ("Saker meldes til SLT-koordinator på forhånd.", [kinds.MatterDeadline()]),
    (
        "Saker meldes inn to uker før møtet, agenda sendes en uke før.",
        [kinds.MatterDeadline(14), kinds.AgendaNotice(7)],
    ),
    ("Saker meldes til sekretæren.", []),
    ("Saker om vold er viktige.", []),
    ("Det utarbeides referat som arkiveres.", [kinds.MinutesArchived()]),
    ("Protokoll justeras och skickas inom två veckor.", [kinds.MinutesArchived(14)]),
    ("Referat skrives fra to dager med møter.", [kinds.MinutesArchived()]),
    ("Forrige referat er lest.", []),
    # topics and areas
    (
        "Følgende tema skal alltid drøftes:\n- Vold\n- vold\n- Rus.",
        [kinds.StandingTopics(("Vold", "Rus"))],
    ),
    (
        "Faste tema fra Politidirektoratet er: vold, rus og trafikk.",
        [kinds.StandingTopics(("vold", "rus", "trafikk"), Level.NATIONAL)],
    ),
    ("Faste tema blir bestemt senere.", []),
    ("Faste tema er: vold.", []),
    (
        "Fokusområder:\n- Rus\n- Vold\n\nFokusområdene tas opp hvert halvår.",
        [kinds.FocusAreas(("Rus", "Vold"), 6)],
    ),
    ("# Innsatsområder\n- Rus\n- Vold", [kinds.FocusAreas(("Rus", "Vold"))]),
    ("# Innsatsområder\nDe vil rette seg mot\n- Rus", [kinds.FocusAreas(("Rus",))]),
    ("# Innsatsområder\n- Vold, som\n  - mot barn", [kinds.FocusAreas(("Vold, som",))]),
    ("Våre innsatsområder er mange.", []),
    (f"Våre innsatsområder:\n- Rus\n- {'vold ' * 45}", [kinds.FocusAreas(("Rus",))]),
    (f"Våre innsatsområder er: {'rus ' * 30}og vold.", []),
    ("Rådet arbeider på:\n- Rus\n- Vold", []),
    # plans, picture, bylaws
    ("Initiere og vedta forpliktende handlingsplaner.", [kinds.ActionPlan()]),
    ("Det skal utarbeides en handlingsplan.", [kinds.ActionPlan()]),
    ("Partene lager handlingsplan.", [kinds.ActionPlan()]),
    ("Kommunen lager handlingsplan.", []),
    ("Handlingsplanen er god.", []),
    ("Handlingsplanen skal utarbeides og følges opp.", []),
    ("Handlingsplanen følges opp jevnlig.", []),
    ("Handlingsplanen gjelder hvert år.", []),
    ("Åtgärdsplanen följs upp minst vartannat år.", [kinds.PlanFollowedUp(24)]),
    ("Lägesbilden uppdateras minst vartannat år.", [kinds.PictureUpdated(24)]),
    ("Det bidrar til et felles situasjonsbilde.", []),
    ("Lägesbilden uppdateras löpande.", []),
    ("Jevnlig revisjon av kommunens politivedtekter.", [kinds.BylawsReview()]),
    ("Politivedtektene revideres hvert fjerde år.", [kinds.BylawsReview(4)]),
    ("Politivedtektene revideres når det trengs.", []),
    ("Politivedtektene brukes aktivt.", []),
    # evaluation, reports, pledges
    ("Politirådet evalueres en gang i året.", [kinds.Evaluation(EvaluationTime.IN_YEAR)]),
    (
        "Ved årets slutt skal rådet evaluere (skriftlig).",
        [kinds.Evaluation(EvaluationTime.YEAR_END, written=True)],
    ),
    (
        "Rådet evalueres ved første møte i året.",
        [kinds.Evaluation(EvaluationTime.FIRST_MEETING)],
    ),
    (
        "Rådet evalueres årlig. Evalueringen er skriftlig.",
        [kinds.Evaluation(EvaluationTime.IN_YEAR, written=True)],
    ),
    ("Rådet evalueres vartannat år.", []),
    ("Rådet evalueres løpende.", []),
    ("Hvert år evalueres handlingsplanen.", [kinds.PlanFollowedUp(12)]),
    ("I desember hvert år skal avtalen evalueres.", [kinds.AgreementReview(1)]),
    (
        "Politirådet evalueres årlig i avtaleperioden.",
        [kinds.Evaluation(EvaluationTime.IN_YEAR)],
    ),
    (
        "Rådet evalueres årlig, på første møte etter sommerferien.",
        [kinds.Evaluation(EvaluationTime.IN_YEAR)],
    ),
    ("Kommunestyret orienteres to ganger i året.", [kinds.ReportToElected(2)]),
    ("Årsrapporten legges fram for kommunestyret.", [kinds.ReportToElected(1)]),
    ("Kommunestyret orienteres ved behov.", []),
    ("Kommunestyret orienteres hvert annet år.", []),
    ("Medborgarlöften tas fram två gånger per år.", [kinds.PledgesPublished(2)]),
    ("Arbetet sker genom medborgarlöften.", []),
    ("Medborgarlöften tas fram vartannat år.", []),
    # review, term, termination
    ("Avtalen revideres årlig.", [kinds.AgreementReview(1)]),
    (
        "Avtalen revideres hvert 4. år eller ved behov.",
        [kinds.AgreementReview(4, on_demand=True)],
    ),
    ("Avtalen revideres ved behov.", [kinds.AgreementReview(on_demand=True)]),
    ("Avtalen evalueres etter to år.", [kinds.AgreementReview(2)]),
    ("Avtalen evalueres etter to uker.", []),
    ("Avtalen revideres jevnlig.", []),
    ("Överenskommelsen gäller i fyra år.", [kinds.AgreementReview(4)]),
    ("Avtalen gjelder for perioden 2020–2023.", [kinds.AgreementReview(4)]),
    (
        "Avtalen gjelder fra 1.1.2022 til 31.12.2023 og revideres ved behov.",
        [kinds.AgreementReview(2, on_demand=True)],
    ),
    ("Avtalen gjelder fra 2023–2020.", []),
    ("Avtalen gjelder i fjorten dager.", []),
    ("Avtalen gjelder til den sies opp.", [kinds.TerminationNotice()]),
    ("Avtalen opphører ved en av partenes oppsigelse.", [kinds.TerminationNotice()]),
    ("Avtalen kan sies opp med 3 måneders varsel.", [kinds.TerminationNotice(3)]),
    ("Uppsägningstiden är tre månader.", [kinds.TerminationNotice(3)]),
    ("Hun ble bedt om å si opp.", []),
    # composition
    ("Ordfører leder politirådsmøtene.", [kinds.Composition(chair=Role.MAYOR)]),
    ("Rådet ledes av den lensmannen.", [kinds.Composition(chair=Role.POLICE_CHIEF)]),
    ("Leder av rådet er ordføreren.", [kinds.Composition(chair=Role.MAYOR)]),
    ("Barnevernleder leder rådet.", []),
    ("SLT-koordinator innkaller til møter og fører logg.", []),
    (
        "Referatet føres av politikontakten.",
        [kinds.Composition(secretary=Role.POLICE_CONTACT), kinds.MinutesArchived()],
    ),
    ("Rådet består av ordfører, rådmann og lensmann.", [ROLL]),
    ("# Politiråd\nOrdfører, rådmann og lensmann.", [ROLL]),
    ("# Hilsen\nOrdfører, rådmann og lensmann.", []),
    ("Rådet består av ordfører og to andre.", []),
    ("Rådet består av ordfører, rådmann og lensmann, og rektor ved behov.", [ROLL]),
    ("Ved behov inngår ordfører, rådmann og lensmann.", []),
    ("Medlemmer:\n- ordfører\n- rådmann\n- lensmann\n- inviteres: rektor", [ROLL]),
    ("Medlemmer:\n- en\n- to", []),
    (
        "Medlemmer:\n- ordfører, Kari\n- SLT-koordinator og sekretær, Ola",
        [kinds.Composition(secretary=Role.COORDINATOR, members=(Role.MAYOR, Role.COORDINATOR))],
    ),
    ("De fleste steder er det ordføreren som leder rådet.", []),
    ("Koordineringsgruppen ledes av SLT-koordinator.", []),
    ("Rådet har:\n- ordfører\n- rådmann", []),
    ("Det kan utnevnes faste stedfortredere.", [kinds.Composition(deputies=True)]),
    (
        "Deltakere er\n- kommuneledelsen\n  - ordfører\n- politiledelsen\n  - lensmann",
        [kinds.Composition(leading_positions=True, members=(Role.MAYOR, Role.POLICE_CHIEF))],
    ),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_what_a_sentence_promises(text: str, expected: list[Terms]) -> None:
    assert sorted(map(repr, found(text))) == sorted(map(repr, expected))
