"""Refusals about meetings, matters, agendas and minutes."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from samrad.web.kit.phrases.words import Word

OF_MEETINGS: Mapping[str, Word] = {
    "agenda.item_gone": _("Somebody has taken it off the agenda already."),
    "agenda.kept_to_a_party": _(
        "What stands on the agenda is the council's. Choose open, internal or exempt."
    ),
    "agenda.marked_with_its_matter": _(
        "It is as open as the matter it is about. Change it there."
    ),
    "agenda.meeting_over": _("The meeting is over or cancelled; its agenda stays as it is."),
    "agenda.minutes": _("Say how many minutes it is to take: from 1 to %(most)s."),
    "agenda.no_title": _("Say what it is about."),
    "document.busy": _("Other documents are being written just now. Try again in a minute."),
    "document.not_set": _(
        "A letter in the text cannot be written as PDF. Save it as Word, and tell who runs"
        " Samråd."
    ),
    "document.too_long": _(
        "The document is too long to be written as PDF in one piece. Save it as Word, or one"
        " meeting at a time."
    ),
    "matter.into_itself": _("Choose another matter of this council to merge it into."),
    "matter.meeting_over": _("Choose a meeting of this council that is still to come."),
    "matter.no_reason": _("Say why it is sent back, so that it can be proposed better."),
    "matter.not_shared": _(
        "A party keeps this matter to itself. Whoever proposed it shares it with the council"
        " first: under how open it is."
    ),
    "matter.not_yours": _(
        "Only whoever proposed it changes it or takes it back, or who runs the year for the"
        " same party."
    ),
    "matter.too_many_wait": _(
        "%(most)s of your matters wait for an answer already. Wait for one of them, or add to"
        " what you wrote there."
    ),
    "matter.raised_by_nobody": _("Say which guest raises it."),
    "matter.shared_already": _(
        "It is before the council already; both parties read it. It cannot be kept to one"
        " party any more."
    ),
    "matter.wrong_stage": _("The matter is %(stage)s; that cannot be done with it now."),
    # Of measures.
    "measure.deadline_past": _("Choose a deadline from today on."),
    "measure.ended": _("The measure is %(state)s already; open it again first."),
    "measure.followed_up": _(
        "Somebody has followed this measure up already. Drop it in the register, with a reason."
    ),
    "measure.no_owner": _("Say who sees to it, at one of the parties at least."),
    "measure.no_proof": _("Say where one can see that it was done, e.g. “minutes 3/25”."),
    "measure.no_reason": _("Say why, in a sentence."),
    "measure.no_title": _("Say what will be done."),
    "measure.not_ended": _("The measure is open; there is nothing to open again."),
    "measure.not_their_party": _("Choose somebody who sits in the council for that party."),
    "measure.not_yours": _(
        "Only its owners, and who runs the year at a party, follow a measure up."
    ),
    "measure.same_deadline": _("That is its deadline already."),
    "measure.same_owner": _("They own it already."),
    "measure.there_is_one": _("A measure follows from the decision already."),
    "meeting.ends_before_it_begins": _("Say when it begins, and an end after that."),
    "meeting.in_the_past": _("Choose a day from today on."),
    "meeting.wrong_stage": _("The meeting is %(stage)s; it cannot be %(to)s."),
    "measure.no_decision": _("Write the decision first; then what follows from it."),
    "minutes.meeting_cancelled": _("The meeting was cancelled; it has no minutes."),
    "minutes.not_a_draft": _("The minutes are %(stage)s; in the room only a draft is written."),
    "minutes.not_there": _("It is not there any more. Load the page again."),
    "minutes.to_choose": _(
        "Two of you changed the same line at “%(item)s”. Choose in the room first."
    ),
    "minutes.too_long": _(
        "That is longer than a paragraph of minutes: at most %(most)s characters. "
        "Bring it as a paper."
    ),
    "minutes.wrong_stage": _("The minutes are %(stage)s; they cannot be %(to)s."),
    "notice.all_answered": _("Everybody who is called has answered; nobody needs reminding."),
    "notice.called_already": _("The deputy is called already."),
    "notice.day_is_past": _("The day of the meeting is past. Move the meeting first."),
    "notice.has_it": _("This person has the notice already."),
    "notice.meeting_over": _("The meeting is %(stage)s; nobody is called to it any more."),
    "notice.no_address": _(
        "There is no address to send it to. Hand the notice over, and say so here."
    ),
    "notice.no_answer": _("Say that you come, or that your deputy is to be called."),
    "notice.no_deputy": _("There is no such deputy on the day of the meeting."),
    "notice.no_items": _("Nothing stands on the agenda yet. Write the agenda first."),
    "notice.no_time_or_place": _("Say first when the meeting begins and where it is."),
    "notice.nobody_to_call": _("Nobody sits in the council on that day. Fill the seats first."),
    "notice.not_again": _(
        "The letter has arrived, or is still on its way by itself; it is not sent twice."
    ),
    "notice.not_called": _("You are not called to this meeting."),
    "notice.not_sent_yet": _("There is no notice of this meeting in force."),
    "notice.nothing_new": _("Nothing is new since the notice went out."),
    "notice.sent_already": _("Somebody has sent the notice meanwhile. Look at what is new."),
    "presence.not_invited": _("They have no seat here, and are no guest at this item."),
    "presence.not_their_seat": _("Nobody sits on a seat of the other party."),
}
