"""The only window of the portal. It answers plain values, and each look is a resident's.

What is asked here is answered by functions of the database (`window.py`); the
transaction itself sees no row of any table.
"""

import json
from typing import Any
from uuid import UUID

from django.db import connection

from samrad.core.basics.countries import Country
from samrad.core.meetings.public_minutes import PublicPaper
from samrad.core.meetings.published import Copy, Front, PublicCouncil, PublicFile, Published
from samrad.core.meetings.reading_minutes import public_minutes_from
from samrad.core.openness.looked import PaperKind
from samrad.core.pictures.public import PictureCopy, PictureListed, public_picture_from
from samrad.core.pictures.reading import figure_from
from samrad.records.basics.context import as_resident

# A meeting a month for forty years.
_MOST = 500
# What a reader of feeds keeps up with.
_LATEST = 20


def front(slug: str) -> Front | None:
    """The council of that name and its published minutes. Two queries."""
    return _front(slug, with_text=False, at_most=_MOST)


def latest(slug: str) -> Front | None:
    """The same with what they say, for the latest ones. Two queries."""
    return _front(slug, with_text=True, at_most=_LATEST)


def minutes_called(slug: str, year: int, number: int) -> Copy | None:
    """The public minutes of meeting `number` of `year`. Three queries."""
    with as_resident():
        council = _council(slug)
        found = _rows("SELECT * FROM samrad_public_minutes_of(%s, %s, %s)", slug, year, number)
        papers = _rows("SELECT * FROM samrad_public_papers(%s, %s, %s)", slug, year, number)
    if council is None or not found:
        return None
    at, content, pdf = found[0]
    fetched = tuple(PublicPaper(*row) for row in papers)
    return Copy(council, public_minutes_from(content), at, bytes(pdf), fetched)


def paper_called(slug: str, year: int, number: int, sha256: str) -> PublicFile | None:
    """The paper with that fingerprint, if those minutes name it and it is open. One query."""
    asked = "SELECT * FROM samrad_public_paper(%s, %s, %s, %s)"
    with as_resident():
        found = _rows(asked, slug, year, number, sha256)
    if not found:
        return None
    title, kind, content = found[0]
    return PublicFile(title, PaperKind(kind), bytes(content))


def pictures(slug: str) -> tuple[PublicCouncil, tuple[PictureListed, ...]] | None:
    """The council of that name and its published pictures, the latest first. Two queries."""
    with as_resident():
        council = _council(slug)
        found = _rows("SELECT * FROM samrad_public_pictures(%s, %s)", slug, _MOST)
    if council is None:
        return None
    return council, tuple(PictureListed(*row) for row in found)


def picture_called(slug: str, version: int) -> PictureCopy | None:
    """A published picture, with the figures that are still released. Two queries."""
    with as_resident():
        council = _council(slug)
        found = _rows("SELECT * FROM samrad_public_picture_of(%s, %s)", slug, version)
    if council is None or not found:
        return None
    at, frozen, corrected, content, figures = found[0]
    told = figures if isinstance(figures, dict) else json.loads(figures)
    shown = {
        UUID(key): figure_from(json.loads(text)) if text is not None else None
        for key, text in told.items()
    }
    picture = public_picture_from(content)
    return PictureCopy(council, picture, at, shown, frozen_at=frozen, corrected_at=corrected)


def _front(slug: str, *, with_text: bool, at_most: int) -> Front | None:
    with as_resident():
        council = _council(slug)
        found = _rows(
            "SELECT * FROM samrad_public_minutes(%s, %s, %s)", slug, with_text, at_most
        )
    if council is None:
        return None
    return Front(council, tuple(_published(*row) for row in found))


def _published(year: int, number: int, day: Any, at: Any, content: str) -> Published:
    minutes = public_minutes_from(content) if content else None
    return Published(year, number, day, at, minutes)


def _council(slug: str) -> PublicCouncil | None:
    found = _rows("SELECT * FROM samrad_public_council(%s)", slug)
    if not found:
        return None
    called, name, country, language = found[0]
    return PublicCouncil(called, name, Country(country), language)


def _rows(statement: str, *asked: str | int) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, asked)
        return list(cursor.fetchall())
