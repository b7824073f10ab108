"""The list of meetings: what is next stands first, and what is long over is folded."""

from datetime import date

from samrad.core.duties.meetings_known import KnownMeeting
from samrad.web.desk.meetings.presenters import meeting_list

TODAY = date(2025, 6, 16)


def test_the_next_meeting_is_first_and_years_long_over_are_folded() -> None:
    days = [date(2025, 9, 24), TODAY, date(2025, 3, 12), date(2024, 12, 1), date(2019, 5, 6)]
    days.insert(0, date(2025, 12, 3))
    noted = [KnownMeeting(str(day), day, held=day < TODAY) for day in days]
    listed = meeting_list([], noted, today=TODAY)

    assert [row.day for row in listed.coming] == [TODAY, date(2025, 9, 24), date(2025, 12, 3)]
    assert [(one.year, one.folded) for one in listed.years] == [
        (2025, False),
        (2024, False),
        (2019, True),
    ]
