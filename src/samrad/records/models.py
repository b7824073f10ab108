"""All tables, gathered here because Django looks for them here."""

from samrad.records.agreements.models import Change, Clause, SignedFile, Step, Version
from samrad.records.councils.models import Council, CouncilParty, Seat
from samrad.records.evidence.models import Evidence, Feed, Reminder
from samrad.records.log.models import LogEntry, LogHead
from samrad.records.people.models import Organisation, Person

__all__ = [
    "Change",
    "Clause",
    "Council",
    "CouncilParty",
    "Evidence",
    "Feed",
    "LogEntry",
    "LogHead",
    "Organisation",
    "Person",
    "Reminder",
    "Seat",
    "SignedFile",
    "Step",
    "Version",
]
