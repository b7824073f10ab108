"""The field's words, one for each thing, in the languages of its people.

GLOSSARY.md is printed from here (`make docs`). In code the thing goes by `code` and by no
other word. A practitioner in each country confirms the words; where one is our own reading
and not the law's or an agreement's, `ours` says so.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """One thing of the field.

    Attributes:
        code: Its name in code.
        nb: Bokmål.
        nn: Nynorsk.
        sv: Swedish.
        en: English.
        meaning: What it is, in one line.
        ours: The languages whose word is our own reading.
    """

    code: str
    nb: str
    nn: str
    sv: str
    en: str
    meaning: str
    ours: frozenset[str] = frozenset()


def _term(words: str, meaning: str, ours: str = "") -> Term:
    code, nb, nn, sv, en = (word.strip() for word in words.split("|"))
    return Term(code, nb, nn, sv, en, meaning, frozenset(ours.split()))


TERMS: tuple[Term, ...] = (
    _term(
        "agreement | samarbeidsavtale | samarbeidsavtale | överenskommelse | agreement",
        "What the two parties promised each other, in writing.",
    ),
    _term(
        "ahead | god tid | god tid | gott om tid | ahead",
        "Of a duty: its day is still far off.",
        "nb nn sv",
    ),
    _term(
        "agenda | saksliste | sakliste | föredragningslista | agenda",
        "What a meeting is to treat, in order.",
    ),
    _term(
        "bylaws | politivedtekter | politivedtekter | ordningsföreskrifter | police bylaws",
        "The municipality's own rules of order in public places.",
    ),
    _term(
        "body | organ | organ | organ | body",
        "What a council is besides itself: politiråd, steering group of SLT.",
        "nb nn sv",
    ),
    _term(
        "chair | leder | leiar | ordförande | chair",
        "Who leads the council's meetings.",
    ),
    _term(
        "change | endring | endring | ändring | change",
        "A proposal by one party to alter a version under way; the other party answers it.",
        "nb nn sv",
    ),
    _term(
        "clause | avtalepunkt | avtalepunkt | avtalspunkt | clause",
        "One promise of an agreement, held as data with the words it comes from.",
        "nb nn sv",
    ),
    _term(
        "clock | klokke | klokke | klocka | clock",
        "A duty that comes back a number of months after it was last met.",
        "nb nn sv",
    ),
    _term(
        "coverage | dekning | dekning | täckning | coverage",
        "Which standing topics and focus areas the meetings of a year treated.",
        "nb nn sv",
    ),
    _term(
        "coordinator | SLT-koordinator | SLT-koordinator | samordnare | coordinator",
        "Prepares, calls, writes and follows up: the council's secretary.",
    ),
    _term(
        "council | politiråd | politiråd | strategiskt råd | council",
        "The forum in which the parties meet; it owns all its rows.",
    ),
    _term(
        "decision | beslutning | vedtak | beslut | decision",
        "What the council decided at a meeting; measures follow from it, or none, because.",
    ),
    _term(
        "deed | handling | handling | handling | deed",
        "A kind of thing that can be done and meets a duty.",
        "nb nn sv",
    ),
    _term(
        "draft | utkast | utkast | utkast | draft",
        "A clause as it stands in a version, before anyone asks from when it counts.",
    ),
    _term(
        "due | frist | frist | frist | due day",
        "The last day on which a duty is done in time.",
    ),
    _term(
        "duty | plikt | plikt | åtagande | duty",
        "A dated thing that follows from a clause or a norm.",
        "nb nn sv",
    ),
    _term(
        "evaluation | egenevaluering | eigenevaluering | utvärdering | evaluation",
        "The council judges its own work.",
    ),
    _term(
        "evidence | dokumentasjon | dokumentasjon | underlag | evidence",
        "What was done, on which day, and where it can be seen.",
        "nb nn sv",
    ),
    _term(
        "focus area | innsatsområde | innsatsområde | prioriterat område | focus area",
        "What the council chose to work on.",
    ),
    _term(
        "log | logg | logg | logg | log",
        "Every act in a council with who did it, each entry sealed with the one before.",
    ),
    _term(
        "leading position | ledende stilling | leiande stilling | ledande ställning"
        " | leading position",
        "Of a seat: whoever sits there can bind their own organisation.",
    ),
    _term(
        "mandate | periode i rådet | periode i rådet | mandat i rådet | mandate",
        "What a person is to be in a council, from which day to which.",
        "nb nn sv",
    ),
    _term(
        "matter | sak | sak | ärende | matter",
        "What a member wants the council to treat.",
    ),
    _term(
        "measure | tiltak | tiltak | åtgärd | measure",
        "One thing that will be done because of a decision, by an owner, by a deadline.",
    ),
    _term(
        "meeting | møte | møte | möte | meeting",
        "The council comes together.",
    ),
    _term(
        "minutes | referat | referat | protokoll | minutes",
        "What was said and decided at a meeting.",
    ),
    _term(
        "municipality | kommune | kommune | kommun | municipality",
        "One of the two parties.",
    ),
    _term(
        "norm | lovkrav | lovkrav | lagkrav | norm",
        "What the law or a directorate asks for, with its paragraph.",
    ),
    _term(
        "notice | innkalling | innkalling | kallelse | notice",
        "The call to a meeting, with its agenda.",
    ),
    _term(
        "panel | avtalt og gjort | avtalt og gjort | avtalat och gjort | compliance panel",
        "Agreed against done, promise by promise, as seen on a day.",
        "nb nn sv",
    ),
    _term(
        "paper | dokument | dokument | dokument | paper",
        "A file a party brings to the council, marked by how open it is.",
    ),
    _term(
        "document | dokument | dokument | dokument | document",
        "What Samråd writes to be read and kept: notice, minutes; as page, PDF or Word.",
    ),
    _term(
        "party | part | part | part | party",
        "The municipality or the police: two equals.",
    ),
    _term(
        "openness | åpenhet | openheit | öppenhet | openness",
        "Who may see a thing: everyone, the council, one party, or exempt on a ground.",
    ),
    _term(
        "release | frigiving | frigiving | frisläppande | release",
        "The police let the council see figures: who, on which basis, how fine, how long.",
        "nb nn sv",
    ),
    _term(
        "gathering | SLT-samling | SLT-samling | samordningsgruppens träff | SLT gathering",
        "A meeting of the coordinating level; some councils meet after each.",
        "sv",
    ),
    _term(
        "guest | gjest | gjest | gäst | guest",
        "Somebody without a seat who is shown one thing for a time.",
    ),
    _term(
        "invitation | invitasjon | invitasjon | inbjudan | invitation",
        "A way to a seat, or to one paper, for one person, by a link that works once.",
    ),
    _term(
        "factor | andre steg° | andre steg° | andra steg° | second step",
        "What one signs in with besides a password: a passkey, an app, codes on paper.",
    ),
    _term(
        "recovery | ny start° | ny start° | ny start° | recovery",
        "Letting somebody in anew who lost what they sign in with.",
    ),
    _term(
        "digest | samlebrev | samlebrev | samlingsbrev | digest",
        "One letter a day at most in which somebody is reminded of all their measures.",
        "nb nn sv",
    ),
    _term(
        "district | distrikt | distrikt | distrikt | district",
        "A police district, a county or a länsstyrelse that is told counts of many councils.",
    ),
    _term(
        "analyst | analytiker | analytikar | analytiker | analyst",
        "Who reads the counts of a district, and sits in no council for it.",
    ),
    _term(
        "handover file | overleveringsmappe | overleveringsmappe | överlämning | handover file",
        "What somebody new who runs the year has to know on the first day.",
        "nb nn sv",
    ),
    _term(
        "grant | samtykke | samtykke | medgivande | grant",
        "One party lets a district be told the counts; it is, while both have.",
        "nb nn sv",
    ),
    _term(
        "tally | opptelling | oppteljing | räkning | tally",
        "The counts of one council on a day: all that leaves it for a district.",
        "nb nn sv",
    ),
    _term(
        "hit | treff | treff | träff | hit",
        "Something the search found.",
    ),
    _term(
        "deputy | vara | vara | ersättare | deputy",
        "Who sits in another's place, on the days the seat is taken.",
    ),
    _term(
        "picture | situasjonsbilde | situasjonsbilete | lägesbild | situation picture",
        "The shared account of crime and safety, frozen for a meeting.",
    ),
    _term(
        "plan | handlingsplan | handlingsplan | åtgärdsplan | action plan",
        "What will be done, by whom and by when.",
    ),
    _term(
        "pledge | løfte til innbyggerne | løfte til innbyggjarane | medborgarlöfte | pledge",
        "What the parties publicly promise the residents.",
        "nb nn",
    ),
    _term(
        "police | politi | politi | polis | police",
        "One of the two parties.",
    ),
    _term(
        "police contact | politikontakt | politikontakt | kommunpolis | police contact",
        "The police's person in the municipality.",
    ),
    _term(
        "poll | datoforespørsel | datoførespurnad | datumförfrågan | poll",
        "Asking the members which of some days suits them for one meeting.",
        "nb nn sv",
    ),
    _term(
        "promise | forpliktelse | plikt | åtagande | promise",
        "A clause or a norm: what a duty follows from.",
        "nb nn sv",
    ),
    _term(
        "receipt | kvittering | kvittering | gallringsprotokoll | receipt",
        "What was deleted, how much and by which rule; nothing of what it was.",
        "nb nn",
    ),
    _term(
        "retention | lagringstid | lagringstid | gallringsfrist | retention",
        "How long a kind of thing is kept, and what happens to it then.",
        "nb nn sv",
    ),
    _term(
        "trace | spor | spor | spår | trace",
        "A row that names a person: what is held on them, and where.",
        "nb nn sv",
    ),
    _term(
        "refusal | avslag | avslag | avslag | refusal",
        "Why something may not be done, as a value with the way out.",
        "nb nn sv",
    ),
    _term(
        "resident | innbygger | innbyggjar | invånare | resident",
        "Someone who lives there; never in our tables.",
    ),
    _term(
        "review | revisjon | revisjon | översyn | review",
        "The parties go through what they agreed, and change it if need be.",
    ),
    _term(
        "secretary | sekretær | sekretær | sekreterare | secretary",
        "Who calls the council's meetings and writes the minutes.",
    ),
    _term(
        "vacant | ledig | ledig | vakant | vacant",
        "Of a seat the agreement names: nobody has it.",
    ),
    _term(
        "seat | plass i rådet | plass i rådet | plats i rådet | seat",
        "A person's place in a council, for a time and for one party.",
        "nb nn sv",
    ),
    _term(
        "slot | møteplass i året | møteplass i året | mötestillfälle | slot",
        "A place for a meeting in the year, and the meeting that took it.",
        "nb nn sv",
    ),
    _term(
        "stage | steg | steg | steg | stage",
        "Where one party stands with a version: from draft to signed or terminated.",
        "nb nn sv",
    ),
    _term(
        "standing | status | status | status | standing",
        "A duty as seen on a day: its status and what the status rests on.",
    ),
    _term(
        "standing topic | fast tema | fast tema | fast tema | standing topic",
        "A topic that every meeting treats.",
    ),
    _term(
        "version | versjon | versjon | version | version",
        "One text of the agreement; signed by both it never changes.",
    ),
    _term(
        "year wheel | årshjul | årshjul | årshjul | year wheel",
        "The year's meetings, deadlines and reviews on a ring.",
    ),
)
