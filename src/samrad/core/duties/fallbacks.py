"""What we ask when a text promises something "regularly" and names no number.

Each is our own reading, shown to the reader as such (`Duty.assumed`), and goes away as soon
as the parties write a number into the clause.
"""

# "jevnlig revisjon" of bylaws: once in each term of the elected council.
BYLAWS_YEARS = 4
# An agreement that is reviewed, but nobody said how often: the same.
REVIEW_YEARS = 4
# Minutes that are "archived": within a month of the meeting.
MINUTES_DAYS = 30
# Matters handed in "in advance": a week before the meeting, when agendas usually go out.
MATTER_DAYS = 7
# Focus areas taken up "med jevne mellomrom": each at least once a year.
AREA_MONTHS = 12
# A plan that is decided, but nobody said for how long: two years, as in lag (2023:196) 6 §.
PLAN_MONTHS = 24
