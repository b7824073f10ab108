"""The pages about retention and processing, printed from `core/retention`."""

from samrad.core.basics.countries import Country
from samrad.core.retention.kinds import OF_A_COUNCIL, OF_THE_INSTALLATION, Kind
from samrad.core.retention.processing import Processing, record
from samrad.core.retention.rules import Rule, rules_of

# What the parties fill in themselves stands in bold brackets.
_WHO_NB = """\
Behandlingsansvarlig, kontaktopplysninger og personvernombud: **[fylles ut av kommunen og
politidistriktet, hver for sin del]**. Overføring til tredjeland: ingen, når Samråd driftes i
Norge eller EØS **[bekreftes av kommunen]**. Sikkerhetstiltak:"""
_WHO_SV = """\
Personuppgiftsansvarig, kontaktuppgifter och dataskyddsombud: **[fylls i av kommunen och
Polismyndigheten, var och en för sin del]**. Överföring till tredje land: ingen, när Samråd
drivs i Sverige eller EES **[bekräftas av kommunen]**. Säkerhetsåtgärder:"""
_HEADS = {
    "nb": (
        "# Protokoll over behandlingsaktiviteter (personvernforordningen art. 30)",
        _WHO_NB,
        "| behandling | hvem | hva | hvorfor | grunnlag | mottakere | lagringstid |",
        ("måneder", "uten slutt"),
    ),
    "sv": (
        "# Register över behandlingar (dataskyddsförordningen art. 30)",
        _WHO_SV,
        "| behandling | vilka | vad | varför | grund | mottagare | lagringstid |",
        ("månader", "utan slut"),
    ),
}
_COUNTRIES = {"nb": Country.NORWAY, "sv": Country.SWEDEN}


def retention() -> str:
    """Every rule of retention, country by country."""
    parts = [
        "# How long things are kept",
        "",
        "From `core/retention/rules.toml`. What is marked ° an archivist or a lawyer of the",
        "organisation confirms before it is relied on: the law asks for a time and names none.",
        "[How to choose another one](../how-to/keep-and-delete.md).",
        "",
    ]
    for country in Country:
        parts += [
            f"## {country.name.title()}",
            "",
            "| kind | how long | counted | then | may be chosen | who decides | source | why |",
            "|---|---|---|---|---|---|---|---|",
            *(_rule_row(rule) for rule in rules_of(country).values()),
            "",
        ]
    return "\n".join(parts)


def processing(language: str) -> str:
    """The record of processing in one language."""
    title, who, head, words = _HEADS[language]
    return "\n".join(
        (
            title,
            "",
            f"{who} [security.md](../security.md).",
            "",
            head,
            "|---|---|---|---|---|---|---|",
            *(_processing_row(one, language, words) for one in record()),
            "",
        )
    )


def _rule_row(rule: Rule) -> str:
    long = (
        "for ever"
        if rule.months is None
        else f"{rule.months} month{'' if rule.months == 1 else 's'}"
    )
    bounds = f"{rule.least if rule.least is not None else rule.months}–{rule.most or '∞'}"
    return (
        f"| `{rule.kind}`{'°' if rule.confirm else ''} | {long} | {_counted(rule)} |"
        f" {rule.then} | {'–' if rule.months is None else bounds} | {rule.decides} |"
        f" {', '.join(f'[{one.cite}]({one.url})' for one in rule.sources)} | {rule.why} |"
    )


def _counted(rule: Rule) -> str:
    if rule.kind in OF_A_COUNCIL:
        place = "in each council"
    else:
        place = "in the installation" if rule.kind in OF_THE_INSTALLATION else "not by us"
    since = rule.since.replace("_", " ")
    return "–" if rule.months is None else f"{since}, {place}"


def _processing_row(one: Processing, language: str, words: tuple[str, str]) -> str:
    said = one.said[language]
    rules = rules_of(_COUNTRIES[language])
    kept = "; ".join(_kept(rules[kind], kind, words) for kind in one.kinds)
    return (
        f"| **{said.name}** | {said.whose} | {said.what} | {said.why} | {said.basis} |"
        f" {said.recipients} | {kept} |"
    )


def _kept(rule: Rule, kind: Kind, words: tuple[str, str]) -> str:
    months, ever = words
    return f"`{kind}`: {ever if rule.months is None else f'{rule.months} {months}'}"
