"""Having one document set at the press, and waiting for it."""

import json
import subprocess
import sys
from collections.abc import Mapping
from threading import BoundedSemaphore

from samrad.core.basics.refusals import Refusal, Refused

_PRESS = (sys.executable, "-I", "-B", "-m", "samrad.gateways.press")
# Longer than the press's own seconds of work: a busy machine is not the document's fault.
_SECONDS = 90
_AT_ONCE = 2
_PATIENCE = 30
_places = BoundedSemaphore(_AT_ONCE)


def pressed(told: Mapping[str, object]) -> bytes:
    """The document as PDF; empty where the engine cannot set a text in it.

    Raises:
        Refused: It takes longer or more memory than any document should, or others are being
            set just now.
    """
    if not _places.acquire(timeout=_PATIENCE):
        raise Refused(Refusal("document.busy"))
    try:
        done = subprocess.run(
            _PRESS,
            input=json.dumps(told).encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env={},
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Refused(Refusal("document.too_long")) from None
    finally:
        _places.release()
    if done.returncode:
        raise Refused(Refusal("document.too_long"))
    return done.stdout
