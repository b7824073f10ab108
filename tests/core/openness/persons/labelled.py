"""Sentences as they are written in minutes, notes and surveys, with what points out a person.

`[[kind|text]]` marks what is to be found; all else is a trap. Numbers are synthetic: birth
days lie in the 2030s, which nobody has yet, so no number belongs to anyone; telephone numbers
and addresses are of series that are not handed out, or of example domains.

`TUNED` was looked at while the guard was written; `HELD_OUT` was written afterwards and the
guard was not changed because of it.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from stdnum import luhn
from stdnum.no import fodselsnummer

from samrad.core.openness.persons import Found

_MARK = re.compile(r"\[\[(\w+)\|(.*?)\]\]", re.DOTALL)
_FIRST_DAY = date(2031, 1, 1)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text, and what is to be found in it: kind, first letter, letter after the last."""

    text: str
    marked: frozenset[tuple[Found, int, int]]


def read(written: str) -> Sentence:
    """A sentence without its marks, and the marks."""
    text, marked, last = "", set(), 0
    for match in _MARK.finditer(written):
        text += written[last : match.start()]
        marked.add((Found(match[1]), len(text), len(text) + len(match[2])))
        text += match[2]
        last = match.end()
    return Sentence(text + written[last:], frozenset(marked))


# --- numbers -------------------------------------------------------------------------------


def _birthday(dice: random.Random) -> date:
    return _FIRST_DAY + timedelta(days=dice.randrange(3000))


def norwegian(dice: random.Random, *, day: int = 0, month: int = 0) -> str:
    """Eleven digits with both check digits; `day` and `month` are what is added."""
    while True:
        born = _birthday(dice)
        start = f"{born.day + day:02}{born.month + month:02}{born.year % 100:02}"
        start += f"{dice.randrange(500, 1000)}"
        first = fodselsnummer.calc_check_digit1(start)
        second = fodselsnummer.calc_check_digit2(start + first)
        if len(first) == len(second) == 1:
            return start + first + second


def swedish(dice: random.Random, *, day: int = 0, century: bool = False) -> str:
    """Ten or twelve digits with their check digit."""
    born = _birthday(dice)
    start = f"{born.year % 100:02}{born.month:02}{born.day + day:02}{dice.randrange(1000):03}"
    return ("20" if century else "") + start + luhn.calc_check_digit(start)


def _parted(dice: random.Random, digits: str) -> str:
    forms = [
        digits,
        f"{digits[:6]} {digits[6:]}",
        f"{digits[:6]}-{digits[6:]}",
        f"{digits[:2]} {digits[2:4]} {digits[4:6]} {digits[6:]}",
        f"{digits[:2]}.{digits[2:4]}.{digits[4:6]} {digits[6:]}",
        f"{digits[:6]}\u00a0{digits[6:]}",
        f"{digits[:6]}\u00ad{digits[6:]}",
        f"{digits[:6]}\n{digits[6:]}",
        "".join(chr(ord(digit) + 0xFEE0) for digit in digits),
    ]
    return dice.choice(forms)


def _parted_swedish(dice: random.Random, digits: str) -> str:
    start, end = digits[:-4], digits[-4:]
    return dice.choice(
        [digits, f"{start}-{end}", f"{start}+{end}", f"{start} {end}", f"{start}\u2013{end}"]
    )


def _numbers(dice: random.Random) -> list[tuple[Found, str]]:
    return [
        (Found.NO_BIRTH_NUMBER, _parted(dice, norwegian(dice))),
        (Found.NO_D_NUMBER, _parted(dice, norwegian(dice, day=40))),
        (Found.NO_HELP_NUMBER, _parted(dice, norwegian(dice, month=40))),
        (Found.NO_TEST_NUMBER, _parted(dice, norwegian(dice, month=80))),
        (Found.SE_PERSONAL_NUMBER, _parted_swedish(dice, swedish(dice))),
        (Found.SE_PERSONAL_NUMBER, _parted_swedish(dice, swedish(dice, century=True))),
        (Found.SE_COORDINATION_NUMBER, _parted_swedish(dice, swedish(dice, day=60))),
    ]


_AROUND = (
    "Gjelder {}, jf. samtalen i går.",
    "Saken om {} tas opp i neste møte",
    "fnr: {}",
    "({})",
    "Ungdommen ({}) er kjent fra før.",
    "Saka gjeld {} og skal ikkje førast her.",
    "Den det gjelder, {}, bor i sentrum.",
    "Anmälan rör {}, boende i kommunen.",
    "Personnummer {}.",
    "Uppgiften om {} ska inte stå här",
    "Kontakt: {};",
    "{}",
)
_TRAPS = (
    "Vi viser til sak {case} og vedtak av {day}.",
    "Saksnummer {case}, journalført {day}.",
    "Organisasjonsnummer {org} står i avtalen.",
    "Kommunenummer {code} har {people} innbyggere per {day}.",
    "Budsjettet er {amount} kroner, av dette {amount} til vakthold.",
    "Det ble anmeldt {small} forhold i 2024 mot {small} i 2023 og {small} i 2022.",
    "Tabell 08487: {small} {small} {small} {small} {small} {small}",
    "Kontonummer {account} brukes for tilskuddet.",
    "Se https://www.example.org/id/{long}/rapport for mer.",
    "ISBN 978-82-{four}-{three}-1, side {two}.",
    "Dnr {case}, beslut {day}, {small} ärenden.",
    "Organisationsnummer {seorg} och kommunkod {code}.",
    "Budgeten är {amount} kronor för {year}–{year}.",
    "Under {year} anmäldes {people} brott, {small} färre än {year}.",
    "Ring 112, 02800 eller 114 14.",
    "Møtet varte fra 09.00 til 11.30 den {day}.",
    "Versjon {two}.{two}.{two}, UUID 01a1fcac-28e2-7485-8c2e-79ed07c62bfd.",
    "Vedtatt {iso}; revidert {iso}.",
    "§ {two} andre ledd og kap. {two} nr. {two} gjeld.",
    "Koordinat 59.{long}, 10.{long}.",
)


def _trap(dice: random.Random, template: str) -> str:
    def number(low: int, high: int) -> str:
        return str(dice.randrange(low, high))

    day = date(2019, 1, 1) + timedelta(days=dice.randrange(2500))
    grouped = f"{dice.randrange(10_000, 9_000_000):,}".replace(",", " ")
    return template.format(
        case=dice.choice(
            [
                f"{dice.randrange(2015, 2026)}{number(10000, 99999)}-{number(1, 40)}",
                f"{dice.randrange(15, 26)}/{number(100, 99999)}",
                f"{dice.randrange(2015, 2026)}/{number(10, 9999)}-{number(1, 40)}",
                f"KS {dice.randrange(2015, 2026)}/{number(1000, 9999)}",
            ]
        ),
        day=dice.choice([f"{day:%d.%m.%Y}", f"{day:%Y-%m-%d}", f"{day.day}. mai {day.year}"]),
        org=dice.choice(["974 760 673", "974760673", "938 644 500", "940 100 364"]),
        seorg=dice.choice(["212000-1132", "202100-0076", "556036-0793", "2120001132"]),
        code=number(301, 5700),
        people=grouped,
        amount=grouped,
        small=number(0, 999),
        account=f"{number(1000, 9999)}.{number(10, 99)}.{number(10000, 99999)}",
        long=number(10**6, 10**7) + number(10**5, 10**6),
        four=number(1000, 9999),
        three=number(100, 999),
        two=number(1, 30),
        year=number(2010, 2026),
        iso=f"{day:%Y%m%d}",
    )


def _generated(dice: random.Random) -> Iterator[str]:
    for around in _AROUND:
        for _ in range(5):
            for kind, number in _numbers(dice):
                yield around.format(f"[[{kind}|{number}]]")
    for template in _TRAPS:
        for _ in range(20):
            yield _trap(dice, template)


# --- written by hand -----------------------------------------------------------------------

_WRITTEN = """
Ring [[phone|909 52 580]] hvis noe skjer.
Vakttelefonen er [[phone|+47 909 52 580]] i helgene.
tlf. [[phone|62 55 10 20]], kontortid 8–15
Mobil [[phone|90952580]] svarar heile døgnet
Nås på [[phone|0709-73 00 07]] dagtid.
Tel [[phone|046-359 50 00]] växeln
Ring [[phone|+46 70 973 00 07]] efter kl 18.
Skriv til [[email|ola.nordmann@example.org]] før fredag.
Kontakt [[email|kari@kommune.example]] eller møt opp.
Mejla [[email|sven.svensson@lund.example]] senast måndag.
Bilen [[plate|DL 12345]] sto ved skolen.
Føreren av [[plate|EL12345]] ble stanset.
En röd Volvo, [[plate|ABC 123]], sågs vid parken.
Bilen [[plate|ABC 12D]] stod kvar.
[[name_and_age|Kari (14)]] var ikke på skolen.
[[name_and_age|Ola Nordmann, 14 år]] ble sett ved stasjonen.
Den [[name_and_age|15 år gamle Jonas]] er kjent.
[[name_and_age|Emil Hansen (16 år)]] vil ikke snakke.
[[name_and_age|Linnea, 13 år]] har synts i centrum.
Den [[name_and_age|16-årige Erik]] mår bättre.
[[name_and_address|Kari Hansen, Storgata 5]] har klaget på støy.
[[name_and_address|Sven Svensson, Storgatan 5 B]] har ringt flera gånger.
[[name_and_address|Anne bor i Kirkeveien 12]] ved siden av klubben.
Ordfører Marte Larsen ønsket velkommen.
Møtet ble ledet av Erik Hansen, politistasjonssjef.
Kommundirektör Anna Berg hälsade välkommen.
Tabell (3) viser utviklingen.
Uke (14) og uke (15) er travle.
Klasse 9 (14 elever) deltok.
Mai 2024 hadde flest saker.
Ungdom 13–15 år er mest utsatt.
Ungdomar, 16 år och äldre, får svara.
Storgata 5 er et kjent møtested.
Parken ved Kirkeveien 12 skal få lys.
SSB 08487 og SCB 101 er kildene.
SFS 2009:400 och lag (2023:196) gäller.
ISO 27001 er ikke et krav her.
NS 5820 og EN 301 549 gjelder.
Kap. 10 § 2 OSL.
Gjelder 14 år og eldre.
Åpent 10–14, mandag til fredag.
Servicekontoret, Rådhusplassen 1, er åpent.
RKR 2025 viser nedgang.
Rundskriv 2009/048, punkt 3.2.
Vedtak 12/25: enstemmig.
1 234 567 kroner og 98 765 kroner.
Måned 1: 34 56 78 99 saker i hver sone
Andel: 12,5 % (n = 1 024), p = 0,034.
Linje 1, 2, 3, 4, 5, 6, 7, 8
Kl. 22.00–02.00 er det flest hendelser.
"""

# --- written afterwards; see above ---------------------------------------------------------

_HELD_OUT = """
Hun fortalte at [[name_and_age|Thea, 12 år]], ikke vil gå hjem.
Politiet snakket med [[name_and_age|Mohammed (17)]] på senteret.
[[name_and_age|Viktor Lind, 15 år]] har setts vid busshållplatsen.
Mor til [[name_and_age|Sara (9)]] ringte skolen.
Nabo [[name_and_address|Per Olsen, Skogveien 14]] melder om bråk.
[[name_and_address|Karin i Ringvägen 3]] vill ha fler lampor.
Send svar til [[email|post.mottak@vestby.example]] innan tysdag.
Telefon [[phone|22 66 90 50]] (sentralbord), eller [[phone|416 23 456]].
Växel [[phone|08-401 00 00]], fråga efter kommunpolisen.
[[phone|004790952580]] er nummeret hans
En hvit varebil, [[plate|BT 54321]], kjører rundt om natta.
Moped med skylt [[plate|KLM 45P]] tros vara stulen.
Rektor Nina Solberg orienterte om skolemiljøet.
Kommunpolis Johan Ek redovisade läget.
Trygghetsvandring i Lindesberg 14 maj.
Antall saker 2019–2024: 412, 398, 377, 401, 388 og 365.
Prosjektnummer 310200-14, ansvar 4150.
Bygdøy allé 5 og Storgatan 12 fikk ny belysning.
Elever på 10. trinn (15–16 år) svarte.
Svarsfrekvensen var 61,3 procent (1 845 av 3 010).
Avvik meldt 03.04.2025 kl. 13.45, lukket 17.04.2025.
Barnehage nr. 12, avdeling 3, 18 barn.
Arkivref. 2024/5521-7, dok. 14.
Larmnummer 112; icke akut 114 14; tips 0771.
Grunnkrets 34200108 hadde 12 forhold.
Kvartal 2: 17 tilfelle, kvartal 3: 21 tilfelle.
Ola leste opp referatet, og Kari supplerte.
Lars foreslo 14 tiltak for 2026.
"""


def names(which: str) -> list[Sentence]:
    """Names beside ages and addresses, and what looks like them; `#` begins a heading."""
    lines = (Path(__file__).parent / f"names_{which}.txt").read_text().splitlines()
    return [read(line) for line in lines if not line.startswith("#")]


def _dice(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 -- the same sentences each time


def tuned() -> list[Sentence]:
    """What was looked at while the guard was written."""
    written = [line for line in _WRITTEN.splitlines() if line]
    return [read(line) for line in (*_generated(_dice(2026)), *written)]


def held_out() -> list[Sentence]:
    """What was not: other numbers, and sentences written afterwards."""
    written = [line for line in _HELD_OUT.splitlines() if line]
    return [read(line) for line in (*_generated(_dice(4711)), *written)]
