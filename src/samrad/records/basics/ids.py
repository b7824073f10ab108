"""Identifiers made before the row is written."""

import secrets
import time
from uuid import UUID


def uuid7() -> UUID:
    """A new identifier that sorts by the millisecond it was made in (RFC 9562 §5.7).

    Made here and not by the database: PostgreSQL 15–17 have no `uuidv7()`, and a role that
    may only insert cannot read back what the database made.
    """
    milliseconds = time.time_ns() // 1_000_000
    value = milliseconds << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=value)
