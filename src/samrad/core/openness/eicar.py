"""EICAR's test file: what every scanner takes for a virus, and nobody is harmed by.

Whoever runs the program can see by it that files are looked at, also without a scanner.
"""

# In two halves: whole, it would make scanners take this very file for the test file.
_HALVES = (
    rb"X5O!P%@AP[4\PZX54(P^)7CC)7}",
    rb"$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*",
)
NAME = "EICAR-Test"


def the_file() -> bytes:
    """The test file itself."""
    return b"".join(_HALVES)


def is_test_file(content: bytes) -> bool:
    """Whether a file begins as the test file does; nothing else does by chance."""
    return content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(the_file())
