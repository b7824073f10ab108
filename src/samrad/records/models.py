"""All tables, gathered here because Django looks for them here."""

from samrad.records.agreements.models import Change, Clause, SignedFile, Step, Version
from samrad.records.councils.models import Council, CouncilParty, Seat, StandIn
from samrad.records.districts.models import Analyst, Asked, District, Grant, Tally
from samrad.records.evidence.models import Evidence, Feed, Reminder
from samrad.records.figures.models import Delivery, Figure, Source, Upload
from samrad.records.figures.statistics import Statistic, StatisticFigure
from samrad.records.invitations.models import Invitation
from samrad.records.log.models import LogEntry, LogHead
from samrad.records.meetings.approving import (
    Approval,
    Comment,
    Correction,
    MinutesVersion,
    Reader,
)
from samrad.records.meetings.blocks import TextBlocks
from samrad.records.meetings.followups import FollowUp
from samrad.records.meetings.matters import AnswerLetter, Attachment, Matter
from samrad.records.meetings.measures import Measure, NoMeasure
from samrad.records.meetings.models import Item, Meeting, Paragraph, Presence
from samrad.records.meetings.notices import Notice, Receipt
from samrad.records.meetings.polls import DatePoll, MeetingLetter, PollAnswer, PollDay
from samrad.records.meetings.publications import PublicMinutes
from samrad.records.openness.models import Marked
from samrad.records.orders.models import Answer, Order, OrderLetter, Unit
from samrad.records.papers.clean_copies import CleanCopy
from samrad.records.papers.models import Guest, Paper, Released
from samrad.records.people.digests import Digest
from samrad.records.people.models import Organisation, Person, Recovery
from samrad.records.pictures.models import (
    ChosenFigure,
    OwnPicture,
    Picture,
    PictureDifference,
    PicturePart,
)
from samrad.records.pictures.versions import (
    Adoption,
    PictureVersion,
    PublicFigure,
    PublicPicture,
)
from samrad.records.pictures.weights import HarmWeights
from samrad.records.problems.models import (
    Cause,
    Participant,
    PriorityWeights,
    Problem,
    ProblemAspect,
    ProblemEvidence,
    Score,
)
from samrad.records.retention.models import Disposal, Housekeeping
from samrad.records.rights.models import Forgetting
from samrad.records.signing_in.models import Identity, ServiceSession, UsedOnce

__all__ = [
    "Adoption",
    "Analyst",
    "Answer",
    "AnswerLetter",
    "Approval",
    "Asked",
    "Attachment",
    "Cause",
    "Change",
    "ChosenFigure",
    "Clause",
    "CleanCopy",
    "Comment",
    "Correction",
    "Council",
    "CouncilParty",
    "DatePoll",
    "Delivery",
    "Digest",
    "Disposal",
    "District",
    "Evidence",
    "Feed",
    "Figure",
    "FollowUp",
    "Forgetting",
    "Grant",
    "Guest",
    "HarmWeights",
    "Housekeeping",
    "Identity",
    "Invitation",
    "Item",
    "LogEntry",
    "LogHead",
    "Marked",
    "Matter",
    "Measure",
    "Meeting",
    "MeetingLetter",
    "MinutesVersion",
    "NoMeasure",
    "Notice",
    "Order",
    "OrderLetter",
    "Organisation",
    "OwnPicture",
    "Paper",
    "Paragraph",
    "Participant",
    "Person",
    "Picture",
    "PictureDifference",
    "PicturePart",
    "PictureVersion",
    "PollAnswer",
    "PollDay",
    "Presence",
    "PriorityWeights",
    "Problem",
    "ProblemAspect",
    "ProblemEvidence",
    "PublicFigure",
    "PublicMinutes",
    "PublicPicture",
    "Reader",
    "Receipt",
    "Recovery",
    "Released",
    "Reminder",
    "Score",
    "Seat",
    "ServiceSession",
    "SignedFile",
    "Source",
    "StandIn",
    "Statistic",
    "StatisticFigure",
    "Step",
    "Tally",
    "TextBlocks",
    "Unit",
    "Upload",
    "UsedOnce",
    "Version",
]
