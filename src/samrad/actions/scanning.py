"""Nothing the scanner takes for a virus comes in, and nothing it was not asked about."""

import logging

from django.conf import settings

from samrad.core.basics.refusals import Refusal, Refused
from samrad.core.openness.eicar import NAME, is_test_file
from samrad.gateways.scanning import NotScanned, Scanner, Virus, scan

_log = logging.getLogger(__name__)


def require_clean(content: bytes) -> None:
    """Make sure that a file somebody brings is no virus as far as the scanner knows.

    Without a scanner only EICAR's test file is known. With one, a file is refused also where
    it does not answer: a file that waits unseen would be opened by somebody all the same.

    Raises:
        Refused: It is taken for a virus, or there is a scanner and it gave no verdict.
    """
    if is_test_file(content):
        raise Refused(Refusal("file.virus", {"name": NAME}))
    scanner: Scanner | None = settings.SAMRAD_SCANNER
    if scanner is None:
        return
    try:
        found = scan(content, scanner)
    except NotScanned as why:
        _log.error("A file was not taken in, because %s.", why)
        raise Refused(Refusal("file.scanner_away")) from why
    if isinstance(found, Virus):
        raise Refused(Refusal("file.virus", {"name": found.name}))
