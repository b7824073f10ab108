"""All tables, gathered here because Django looks for them here."""

from samrad.records.agreements.models import Change, Clause, SignedFile, Step, Version
from samrad.records.councils.models import Council, CouncilParty, Seat, StandIn
from samrad.records.evidence.models import Evidence, Feed, Reminder
from samrad.records.log.models import LogEntry, LogHead
from samrad.records.papers.models import Guest, Marked, Paper, Released
from samrad.records.people.models import Organisation, Person
from samrad.records.retention.models import Disposal, Housekeeping
from samrad.records.rights.models import Forgetting

__all__ = [
    "Change",
    "Clause",
    "Council",
    "CouncilParty",
    "Disposal",
    "Evidence",
    "Feed",
    "Forgetting",
    "Guest",
    "Housekeeping",
    "LogEntry",
    "LogHead",
    "Marked",
    "Organisation",
    "Paper",
    "Person",
    "Released",
    "Reminder",
    "Seat",
    "SignedFile",
    "StandIn",
    "Step",
    "Version",
]
