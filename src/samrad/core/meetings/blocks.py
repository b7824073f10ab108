"""Sentences that minutes are made of, to begin with; each council keeps its own list."""

from collections.abc import Mapping

# In the language of the council's documents, which is not always that of who writes.
FIRST_BLOCKS: Mapping[str, tuple[str, ...]] = {
    "nb": (
        "Saken ble drøftet.",
        "Saken tas til orientering.",
        "Politiet orienterte.",
        "Kommunen orienterte.",
        "Rådet slutter seg til forslaget.",
        "Saken utsettes til neste møte.",
        "Saken følges opp av SLT-koordinator og politikontakt.",
        "Referatet ble godkjent uten merknader.",
        "Det ble ikke tatt beslutning i saken.",
    ),
    "nn": (
        "Saka vart drøfta.",
        "Saka blir teken til orientering.",
        "Politiet orienterte.",
        "Kommunen orienterte.",
        "Rådet sluttar seg til framlegget.",
        "Saka blir utsett til neste møte.",
        "Saka blir følgd opp av SLT-koordinator og politikontakt.",
        "Referatet vart godkjent utan merknader.",
        "Det vart ikkje teke avgjerd i saka.",
    ),
    "sv": (
        "Ärendet diskuterades.",
        "Informationen läggs till handlingarna.",
        "Polisen informerade.",
        "Kommunen informerade.",
        "Rådet ställer sig bakom förslaget.",
        "Ärendet skjuts upp till nästa möte.",
        "Samordnaren och kommunpolisen följer upp ärendet.",
        "Föregående protokoll godkändes utan anmärkning.",
        "Inget beslut fattades i ärendet.",
    ),
    "en": (
        "The matter was discussed.",
        "The council took note of the information.",
        "The police informed the council.",
        "The municipality informed the council.",
        "The council agrees to the proposal.",
        "The matter is put off until the next meeting.",
        "The coordinator and the police contact follow it up.",
        "The minutes were approved without remarks.",
        "No decision was made.",
    ),
}
# More than this nobody finds the right one in.
MOST_BLOCKS = 60


def first_blocks(language: str) -> tuple[str, ...]:
    """The sentences a council begins with in the language of its documents."""
    return FIRST_BLOCKS.get(language, FIRST_BLOCKS["en"])
