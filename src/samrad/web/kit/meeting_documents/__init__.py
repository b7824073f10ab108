"""The papers of a meeting, worded: notice, minutes, public minutes, the compiled year.

Each is written in the council's language, whoever asks for it.
"""

from samrad.web.kit.meeting_documents.minutes import minutes
from samrad.web.kit.meeting_documents.notice import notice, supplement
from samrad.web.kit.meeting_documents.public import public_minutes
from samrad.web.kit.meeting_documents.year import compiled_year

__all__ = ["compiled_year", "minutes", "notice", "public_minutes", "supplement"]
