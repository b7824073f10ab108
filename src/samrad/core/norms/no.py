"""Norwegian rules: what Politidirektoratet asks of a politiråd, and the laws around it.

No act of parliament orders a politiråd; its rules are Politidirektoratet's circulars and
letters, as the agreements themselves cite them. The acts below bind how its papers are kept
and shown; their paragraphs are read from guidance and preparatory works, and a lawyer of the
municipality confirms them.
"""

from datetime import date

from samrad.core.basics.deeds import Deed
from samrad.core.norms.shapes import AtEachMeeting, Guidance, Norm, Standing
from samrad.core.people.parties import Party

POLICE_PAGE = "https://www.politiet.no/om/politikontakt-og-politirad/"
LOVDATA = "https://lovdata.no/dokument/NL/lov"

# The three topics of every politiråd, in the words of Løten's agreement.
TOPICS = (
    "Vold i nære relasjoner",
    "Vold og overgrep mot barn",
    "Radikalisering, voldelig ekstremisme og hatkriminalitet",
)

# Rundskriv 2007/5: the districts take the first step towards a council in every municipality.
# Of this circular and the next the agreements give the year and not the day.
COUNCIL = Norm(
    key="no.pod.2007-5.council",
    cite="POD rundskriv 2007/5",
    url=POLICE_PAGE,
    since=date(2007, 1, 1),
    asks=Standing(Deed.COUNCIL_FORMED),
    says="Politi og kommune skal ha et formalisert samarbeid gjennom politiråd.",
)

# Rundskriv 2013/012: the cooperation is put in writing.
WRITTEN_AGREEMENT = Norm(
    key="no.pod.2013-012.agreement",
    cite="POD rundskriv 2013/012",
    url=POLICE_PAGE,
    since=date(2013, 1, 1),
    asks=Standing(Deed.AGREEMENT_SIGNED),
    says="Samarbeidet i politirådet skal skriftliggjøres i en politirådsavtale.",
)

MANDATORY_TOPICS = Norm(
    key="no.pod.2015-06-24.topics",
    cite="POD brev 24.6.2015, ref. 201502301-1",
    url=POLICE_PAGE,
    since=date(2015, 6, 24),
    asks=AtEachMeeting(TOPICS),
    says="Tre temaer skal alltid drøftes i politirådet, og status skal omtales.",
)

ACCESS_TO_DOCUMENTS = Norm(
    key="no.offentleglova.access",
    cite="offentleglova §§ 3, 9, 11",
    url=f"{LOVDATA}/2006-05-19-16",
    since=date(2009, 1, 1),
    asks=Guidance(),
    says="Dokumentene er åpne også når døren er lukket; merinnsyn vurderes konkret for "
    "hvert referat, og enhver kan be om enkle sammenstillinger.",
)

CONFIDENTIALITY = Norm(
    key="no.forvaltningsloven.13",
    cite="forvaltningsloven § 13, § 13 a nr. 2",
    url=f"{LOVDATA}/1967-02-10",
    since=date(1970, 1, 1),
    asks=Guidance(),
    says="Alle som deltar, har taushetsplikt; anonymiserte opplysninger er ikke "
    "taushetsbelagt.",
)

POLICE_RECORDS = Norm(
    key="no.politiregisterloven.23",
    cite="politiregisterloven § 23, § 24 nr. 2",
    url=f"{LOVDATA}/2010-05-28-16",
    since=date(2014, 7, 1),
    asks=Guidance(),
    says="Politiet har egen taushetsplikt; den er ikke til hinder for statistikk uten "
    "personopplysninger.",
    binds=frozenset({Party.POLICE}),
)

ARCHIVE = Norm(
    key="no.arkivlova.2026",
    cite="arkivlova (i kraft 1.1.2026)",
    url="https://www.digi.no/artikler/ny-arkivlov-vedtatt/559918",
    since=date(2026, 1, 1),
    asks=Guidance(),
    says="Dokumentasjon av hvordan saker er behandlet, skal tas vare på som arkiv og ikke "
    "endres eller slettes i det stille.",
)

LANGUAGE_FORM = Norm(
    key="no.spraklova.15",
    cite="språklova § 15",
    url=f"{LOVDATA}/2021-05-21-42",
    since=date(2022, 1, 1),
    asks=Guidance(),
    says="Politiet skriver til kommunen på den målformen kommunen har vedtatt.",
    binds=frozenset({Party.POLICE}),
)

UNIVERSAL_DESIGN = Norm(
    key="no.forskrift-universell-utforming",
    cite="forskrift om universell utforming av IKT-løsninger § 4",
    url="https://lovdata.no/dokument/SF/forskrift/2013-06-21-732",
    since=date(2013, 7, 1),
    asks=Guidance(),
    says="Offentlige nettløsninger, også interne, skal følge WCAG på nivå A og AA.",
)

NORMS: tuple[Norm, ...] = (
    COUNCIL,
    WRITTEN_AGREEMENT,
    MANDATORY_TOPICS,
    ACCESS_TO_DOCUMENTS,
    CONFIDENTIALITY,
    POLICE_RECORDS,
    ARCHIVE,
    LANGUAGE_FORM,
    UNIVERSAL_DESIGN,
)
