"""What statistics offices write where there is no number, and why there is none."""

from samrad.core.figures.hidden import Why

# SSB and SCB (standard symbols in tables): "." cannot occur, ".." not collected or too
# uncertain, "..." not yet there, ":" not shown for confidentiality. Eurostat and SDMX:
# "c" confidential, "b" and "u" stand beside numbers. Of the longer dots each file tells its
# own meaning, and none of them is a number.
_WHY = {
    ":": Why.TOO_FEW,
    "c": Why.TOO_FEW,
    "C": Why.TOO_FEW,
    "...": Why.NOT_RELEASED,
}
# Dots as PX writes them (DATASYMBOL1 to 6), bare or quoted, and the confidential ":".
NO_NUMBER = (".", "..", "...", "....", ".....", "......", ":")
# DATASYMBOLNIL: the Nordic "magnitude nil", which is a zero and no gap.
NIL = "-"


def why(symbol: str, meaning: str = "") -> Why:
    """Why a cell with `symbol` has no number.

    Args:
        symbol: What stands in its place.
        meaning: What the file itself says the symbol means, if it does.
    """
    told = meaning.strip().casefold()
    if any(word in told for word in ("konfid", "confid", "sekre", "skyddad", "anonym")):
        return Why.TOO_FEW
    # A PX file may say that its two dots are shown as a colon.
    return _WHY.get(told) or _WHY.get(symbol, Why.NOT_COLLECTED)
