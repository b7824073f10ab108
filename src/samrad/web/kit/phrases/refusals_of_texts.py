"""Refusals about clauses, pasted texts and places, as sentences."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy

from samrad.web.kit.phrases.words import Word

OF_TEXTS: Mapping[str, Word] = {
    "contradiction.ends_before_it_begins": gettext_lazy(
        "A clause ends before it begins. Check its days."
    ),
    "contradiction.matters_after_agenda": gettext_lazy(
        "Matters may come in later than the agenda goes out: %(matters_days)s days before the "
        "meeting against %(agenda_days)s. One of the two has to move."
    ),
    "contradiction.meetings_and_months": gettext_lazy(
        "%(per_year)s meetings a year do not fit the months named (%(months)s). Change the "
        "number or the months; until then the number counts."
    ),
    "contradiction.two_agenda_notices": gettext_lazy(
        "Two clauses say how early the agenda is sent, and differ: %(values)s days."
    ),
    "contradiction.two_chairs": gettext_lazy(
        "Two clauses name different leaders of the council: %(values)s."
    ),
    "contradiction.two_evaluation_times": gettext_lazy(
        "Two clauses say when the council evaluates its work, and differ."
    ),
    "contradiction.two_matter_deadlines": gettext_lazy(
        "Two clauses say when matters are handed in, and differ: %(values)s days."
    ),
    "contradiction.two_meeting_counts": gettext_lazy(
        "Two clauses say how often the council meets, and differ: %(values)s times a year."
    ),
    "contradiction.two_notices": gettext_lazy(
        "Two clauses name different periods of notice: %(values)s months."
    ),
    "contradiction.two_secretaries": gettext_lazy(
        "Two clauses name different secretaries: %(values)s."
    ),
    "place.code_had_several": gettext_lazy(
        "The code %(code)s has belonged to several municipalities: %(candidates)s. Say which."
    ),
    "place.code_not_in_force": gettext_lazy(
        "No municipality had the code %(code)s on %(day)s."
    ),
    "place.code_not_yet": gettext_lazy("The code %(code)s is in use from %(since)s."),
    "place.not_there_on": gettext_lazy("%(name)s was not a municipality on %(day)s."),
    "place.unknown_code": gettext_lazy(
        "No municipality has the code %(code)s. Did you mean: %(suggestions)s?"
    ),
    "place.unknown_code.no_suggestion": gettext_lazy(
        "No municipality has or has had the code %(code)s. Give its name instead."
    ),
    "place.unknown_name.no_suggestion": gettext_lazy(
        "No municipality is or was called %(name)s. Give its code instead."
    ),
    "place.unknown_key": gettext_lazy("No municipality is kept under the name %(key)s."),
    "place.unknown_name": gettext_lazy(
        "No municipality is called %(name)s. Did you mean: %(suggestions)s?"
    ),
    "proposal.empty": gettext_lazy("There is no text. Paste the words of the agreement."),
    "proposal.nothing_found": gettext_lazy(
        "No promise with a date or a number was found in the text. Propose clauses by hand."
    ),
    "proposal.unreadable": gettext_lazy(
        "The text cannot be read. Open the agreement and copy its words from there."
    ),
    "search.no_words": gettext_lazy("Write at least one word to look for."),
    "search.too_long": gettext_lazy(
        "That is more than %(most)s letters. A few words find more than a whole text."
    ),
    "terms.bad_length": gettext_lazy(
        "One line is empty or longer than %(highest)s letters: “%(value)s”."
    ),
    "terms.empty_list": gettext_lazy("Write at least one line."),
    "terms.missing_field": gettext_lazy("Something is missing: %(field)s."),
    "terms.not_sorted": gettext_lazy("The months are not in the order of the year."),
    "terms.out_of_range": gettext_lazy(
        "%(value)s cannot be meant. Write a number from %(lowest)s to %(highest)s."
    ),
    "terms.repeated": gettext_lazy("“%(value)s” is there twice."),
    "terms.unknown_field": gettext_lazy("A clause of this kind has no “%(field)s”."),
    "terms.unknown_kind": gettext_lazy("There is no kind of clause called “%(kind)s”."),
    "terms.wrong_type": gettext_lazy("“%(value)s” cannot stand in “%(field)s”."),
}
