"""The papers of a meeting, worded: notice, minutes, public minutes, the compiled year.

Each is written in the council's language, whoever asks for it.
"""

from samrad.web.kit.documents.minutes import minutes
from samrad.web.kit.documents.notice import notice
from samrad.web.kit.documents.public import public_minutes
from samrad.web.kit.documents.year import compiled_year

__all__ = ["compiled_year", "minutes", "notice", "public_minutes"]
