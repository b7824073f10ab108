"""A browser's own name for itself, in two words a person recognises."""

# The first that is in it counts: others carry these names along.
_BROWSERS = (
    ("Edg/", "Edge"),
    ("EdgA/", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)


def device_word(named: str) -> str:
    """E.g. "Firefox, Windows"; "?" where it says nothing we know."""
    words = (
        next((word for sign, word in kinds if sign in named), "")
        for kinds in (_BROWSERS, _SYSTEMS)
    )
    return ", ".join(word for word in words if word) or "?"
