"""What a partnership can do that meets a duty."""

from enum import StrEnum


class Deed(StrEnum):
    """One kind of thing done, of which there can be evidence."""

    MEETING_PLANNED = "meeting_planned"
    MEETING_HELD = "meeting_held"
    REGIONAL_MEETING_HELD = "regional_meeting_held"
    MATTERS_CALLED_FOR = "matters_called_for"
    AGENDA_SENT = "agenda_sent"
    MINUTES_ARCHIVED = "minutes_archived"
    TOPIC_TREATED = "topic_treated"
    AREA_TREATED = "area_treated"
    PLAN_DECIDED = "plan_decided"
    PLAN_FOLLOWED_UP = "plan_followed_up"
    EVALUATED = "evaluated"
    AGREEMENT_SIGNED = "agreement_signed"
    AGREEMENT_REVIEWED = "agreement_reviewed"
    BYLAWS_REVIEWED = "bylaws_reviewed"
    PICTURE_UPDATED = "picture_updated"
    REPORTED = "reported"
    COUNCIL_FORMED = "council_formed"
    COORDINATION_NAMED = "coordination_named"
    PLEDGES_PUBLISHED = "pledges_published"
    SEATS_NAMED = "seats_named"
