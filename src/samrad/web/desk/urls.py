"""Every address of the desk."""

from django.urls import path, re_path

from samrad.web.desk.agreements import changing, pasting
from samrad.web.desk.agreements import views as agreements
from samrad.web.desk.decisions import acting as measures
from samrad.web.desk.decisions import coverage, handing_over, settling
from samrad.web.desk.decisions import views as decisions
from samrad.web.desk.districts import views as districts
from samrad.web.desk.duties import saving, subscribing, wheel
from samrad.web.desk.duties import views as duties
from samrad.web.desk.evidence import views as evidence
from samrad.web.desk.figures import bringing as bringing_figures
from samrad.web.desk.figures import looking, summing
from samrad.web.desk.figures import saving as saving_figures
from samrad.web.desk.figures import views as figures
from samrad.web.desk.figures import waiting as waiting_figures
from samrad.web.desk.log import views as log
from samrad.web.desk.matters import guesting as guesting_matters
from samrad.web.desk.matters import proposing, screening
from samrad.web.desk.matters import views as matters
from samrad.web.desk.meetings import (
    agenda,
    handing,
    moving,
    notice,
    passing_on,
    planning,
    polling,
)
from samrad.web.desk.meetings import guesting as guesting_items
from samrad.web.desk.meetings import meeting as one_meeting
from samrad.web.desk.meetings import views as meetings
from samrad.web.desk.meetings.room import views as in_the_room
from samrad.web.desk.members import inviting, municipalities, recovering, seats, shaping
from samrad.web.desk.members import views as members
from samrad.web.desk.minutes import publishing, saying
from samrad.web.desk.minutes import views as minutes
from samrad.web.desk.openness import views as openness
from samrad.web.desk.orders import answering
from samrad.web.desk.orders import asking as ordering
from samrad.web.desk.orders import views as orders
from samrad.web.desk.papers import acting as papering
from samrad.web.desk.papers import guesting, reviewing
from samrad.web.desk.papers import views as papers
from samrad.web.desk.pictures import acting as picture_acts
from samrad.web.desk.pictures import changes as picture_changes
from samrad.web.desk.pictures import correcting as picture_correcting
from samrad.web.desk.pictures import publishing as picturing
from samrad.web.desk.pictures import saving as picture_saving
from samrad.web.desk.pictures import views as pictures
from samrad.web.desk.pictures import weighing as weights
from samrad.web.desk.pictures import writing as picture_writing
from samrad.web.desk.problems import causing, linking, weighing
from samrad.web.desk.problems import saving as problem_saving
from samrad.web.desk.problems import views as problems
from samrad.web.desk.problems import writing as problem_writing
from samrad.web.desk.retention import views as retention
from samrad.web.desk.rights import forgetting
from samrad.web.desk.rights import views as rights
from samrad.web.desk.search import views as search

app_name = "desk"

_V = "<slug:slug>/agreement/<int:number>"
_I = "<slug:slug>/members/invitation/<uuid:invitation>"
_A = "<slug:slug>/measure/<uuid:measure>"
_S = "<slug:slug>/members/seat/<uuid:seat>"
_D = "<slug:slug>/districts/<uuid:district>"
_T = "<slug:slug>/matters/<uuid:matter>"
_M = "<slug:slug>/meetings/<int:year>/<int:number>"
_Y = "<slug:slug>/meetings/<int:year>"
_Q = "<slug:slug>/meetings/ask/<uuid:poll>"
_P = "<slug:slug>/papers/<uuid:paper>"
_B = "<slug:slug>/pictures/<int:year>/<int:number>"
_WEIGHTS = "<slug:slug>/pictures/weights"
_ONE = (
    r"statistics/compare/(?P<country>NO|SE)/(?P<place>\d{4})/(?P<indicator>[^/]{1,80})"
    r"/(?P<until>\d{4}-\d\d-\d\d)"
)
_PICTURE = r"^statistics/(?P<page>compare|over-time)/(?P<name>[a-z]+)\.(?P<kind>png|svg)$"
_SUMS = "<slug:slug>/figures/when-and-where/<int:nth>-<slug:chart>.<slug:picture>"
_U = "<slug:slug>/figures/bring/<uuid:upload>"
_F = "<slug:slug>/figures/deliveries/<uuid:delivery>"
_O = "<slug:slug>/knowledge/<uuid:order>"
_R = "<slug:slug>/problems/<uuid:problem>"
urlpatterns = [
    path("", duties.home, name="home"),
    path("search/", search.everywhere, name="search_everywhere"),
    path("district/", districts.overview, name="district"),
    # Figures: browsing, bringing, deliveries; official statistics.
    path("statistics/", figures.statistics, name="statistics"),
    path("statistics/compare/", looking.compare, name="compare_all"),
    re_path(f"^{_ONE}/$", looking.compare, name="compare_one"),
    re_path(f"^{_ONE}/(?P<map>country)/$", looking.compare, name="compare_one_map"),
    path("statistics/changes/", looking.what_changed, name="what_changed"),
    path("statistics/over-time/", looking.over_time, name="over_time"),
    re_path(_PICTURE, looking.picture, name="statistics_picture"),
    path("<slug:slug>/figures/", figures.figures, name="figures"),
    path("<slug:slug>/figures/when-and-where/", summing.when_and_where, name="when_and_where"),
    path(_SUMS, summing.picture, name="sums_picture"),
    path(
        "statistics/save/<slug:shape>/",
        saving_figures.save_statistics,
        name="save_statistics",
    ),
    path(
        "<slug:slug>/figures/save/<slug:shape>/",
        saving_figures.save_figures,
        name="save_figures",
    ),
    path("<slug:slug>/figures/sources/add/", bringing_figures.add_source, name="add_source"),
    path("<slug:slug>/figures/bring/", bringing_figures.bring, name="bring_figures"),
    path(f"{_U}/", bringing_figures.look, name="look_at_figures"),
    path(f"{_U}/away", bringing_figures.put_away, name="put_figures_away"),
    path(f"{_U}/stop", waiting_figures.stop, name="stop_figures"),
    path(f"{_U}/again", waiting_figures.read_again, name="read_figures_again"),
    path("<slug:slug>/figures/deliveries/", figures.deliveries, name="deliveries"),
    path(f"{_F}/", figures.delivery, name="delivery"),
    path(f"{_F}/undo", figures.undo, name="undo_delivery"),
    # Decisions, measures, what was treated, the handover file.
    path("decisions/", decisions.mine, name="my_measures"),
    path("decisions/july", measures.wish, name="wish_july"),
    path("<slug:slug>/decisions/", decisions.register, name="decisions"),
    path("<slug:slug>/decision/<uuid:decision>/settle/", settling.settle, name="settle"),
    path(f"{_A}/", measures.measure, name="measure"),
    path(f"{_A}/done", measures.done, name="measure_done"),
    path(f"{_A}/move", measures.move, name="move_measure"),
    path(f"{_A}/hand-over", measures.hand_over, name="hand_over_measure"),
    path(f"{_A}/drop", measures.drop, name="drop_measure"),
    path(f"{_A}/reopen", measures.reopen, name="reopen_measure"),
    path("<slug:slug>/coverage/<int:year>/", coverage.coverage, name="coverage"),
    path("<slug:slug>/handover/", handing_over.handover, name="handover"),
    path("<slug:slug>/handover/<slug:shape>", handing_over.save, name="save_handover"),
    path("me/data/", rights.own_data, name="own_data"),
    path("me/data/file", rights.own_file, name="own_file"),
    path("me/data/correct/", rights.correct, name="correct"),
    path("me/data/forget/", forgetting.ask, name="ask_to_be_forgotten"),
    path("me/data/forget/back", forgetting.take_back, name="take_back"),
    path("<slug:slug>/retention/", retention.retention, name="retention"),
    path("<slug:slug>/forget/<uuid:asked>/", forgetting.forget, name="forget"),
    path("<slug:slug>/", duties.council, name="council"),
    path("<slug:slug>/year/<int:year>/", wheel.wheel, name="wheel"),
    path("<slug:slug>/calendar/", subscribing.subscribe, name="subscribe"),
    path("<slug:slug>/meetings/", meetings.meetings, name="meetings"),
    path("<slug:slug>/meetings/plan/<int:year>/", planning.plan_year, name="plan_year"),
    path("<slug:slug>/meetings/ask/", polling.ask, name="ask_days"),
    path(f"{_Q}/", polling.poll, name="poll"),
    path(f"{_Q}/choose/<uuid:day>", polling.choose, name="choose_day"),
    path(f"{_Q}/drop", polling.drop, name="drop_poll"),
    path(f"{_M}/when/", moving.move, name="move_meeting"),
    path(f"{_M}/when/cancel/", moving.cancel, name="cancel_meeting"),
    path(f"{_M}/when/invite", moving.invite, name="invite_to_meeting"),
    path("<slug:slug>/meetings/prepare", meetings.prepare, name="prepare_meeting"),
    path(f"{_Y}/", handing.meeting_year, name="meeting_year"),
    path(f"{_Y}/save/<slug:form>/", handing.save_meeting_year, name="save_meeting_year"),
    path(f"{_M}/minutes/draft/<slug:form>/", handing.save_draft, name="save_draft"),
    path(f"{_M}/minutes/save/<slug:form>/", handing.save_minutes, name="save_minutes"),
    path(f"{_M}/", one_meeting.meeting, name="meeting"),
    path(f"{_M}/minutes/", minutes.minutes_page, name="minutes"),
    path(f"{_M}/minutes/send", minutes.send, name="send_minutes"),
    path(f"{_M}/minutes/take-back", minutes.take_back, name="take_back_minutes"),
    path(f"{_M}/minutes/nothing", minutes.nothing, name="add_nothing"),
    path(f"{_M}/minutes/approve", minutes.approve, name="approve_minutes"),
    path(f"{_M}/minutes/lock", minutes.lock, name="lock_minutes"),
    path(f"{_M}/minutes/version/<int:version>/", minutes.version, name="minutes_version"),
    path(f"{_M}/minutes/comment/", saying.comment, name="comment_minutes"),
    path(f"{_M}/minutes/comment/<uuid:item>/", saying.comment, name="comment_item"),
    path(f"{_M}/minutes/comments/<uuid:comment>/", saying.settle, name="settle_comment"),
    path(f"{_M}/minutes/correct/", saying.correct, name="correct_minutes"),
    path(f"{_M}/minutes/give-up/", saying.give_up, name="give_up_correction"),
    path(f"{_M}/minutes/assess/", publishing.assess, name="assess_minutes"),
    path(f"{_M}/minutes/publish/", publishing.publish, name="publish_minutes"),
    path(f"{_M}/minutes/withdraw/", saying.withdraw, name="withdraw_minutes"),
    path(f"{_M}/notice/", notice.notice, name="notice"),
    path(f"{_M}/notice/send/", notice.send, name="send_notice"),
    path(f"{_M}/notice/<int:nth>.pdf", notice.notice_file, name="notice_file"),
    path(f"{_M}/notice/answer", passing_on.answer, name="answer_call"),
    path(f"{_M}/notice/remind", passing_on.remind, name="remind_called"),
    path(f"{_M}/notice/deputy/<uuid:seat>", passing_on.call_deputy, name="call_deputy"),
    path(
        "<slug:slug>/notices/<uuid:receipt>/handed-over",
        passing_on.hand_over,
        name="hand_over_notice",
    ),
    path(
        "<slug:slug>/notices/<uuid:receipt>/again",
        passing_on.send_again,
        name="send_notice_again",
    ),
    path(f"{_M}/held", one_meeting.hold, name="hold_meeting"),
    path(f"{_M}/agenda/write", agenda.write, name="write_agenda"),
    path(f"{_M}/agenda/add/", agenda.add, name="add_item"),
    path("<slug:slug>/item/<uuid:item>/openness/", agenda.mark, name="mark_item"),
    path("<slug:slug>/item/<uuid:item>/move", agenda.move, name="move_item"),
    path(
        "<slug:slug>/item/<uuid:item>/guests/", guesting_items.item_guests, name="item_guests"
    ),
    path(
        "<slug:slug>/item/<uuid:item>/guests/<uuid:guest>/withdraw",
        guesting_items.withdraw,
        name="withdraw_from_item",
    ),
    path("<slug:slug>/item/<uuid:item>/strike", agenda.strike, name="strike_item"),
    path("<slug:slug>/meetings/text-blocks/", in_the_room.text_blocks, name="text_blocks"),
    path(f"{_M}/room/", in_the_room.room, name="room"),
    path("<slug:slug>/item/<uuid:item>/minutes", in_the_room.write, name="write_minutes"),
    path("<slug:slug>/item/<uuid:item>/room", in_the_room.items, name="room_items"),
    path("<slug:slug>/log/", log.log, name="log"),
    path("<slug:slug>/log/save/<slug:shape>/", log.save_log, name="save_log"),
    path("<slug:slug>/save/<slug:shape>/", saving.save_panel, name="save_panel"),
    path("<slug:slug>/search/", search.in_council, name="search"),
    path("<slug:slug>/districts/", districts.standings, name="districts"),
    path(f"{_D}/grant", districts.grant, name="grant_district"),
    path(f"{_D}/withdraw", districts.withdraw, name="withdraw_district"),
    path("me/matters/", matters.my_matters, name="my_matters"),
    path("<slug:slug>/matters/", matters.matters, name="matters"),
    path("<slug:slug>/matters/propose/", proposing.propose, name="propose_matter"),
    path("<slug:slug>/matters/guests/", guesting_matters.let_raise, name="raisers"),
    path(
        "<slug:slug>/matters/guests/<uuid:guest>/withdraw",
        guesting_matters.raise_no_longer,
        name="withdraw_raiser",
    ),
    path(f"{_T}/", matters.matter, name="matter"),
    path(f"{_T}/change/", proposing.change, name="change_matter"),
    path(f"{_T}/withdraw", proposing.withdraw, name="withdraw_matter"),
    path(f"{_T}/accept/", screening.accept, name="accept_matter"),
    path(f"{_T}/merge/", screening.merge, name="merge_matter"),
    path(f"{_T}/send-back/", screening.send_back, name="send_back_matter"),
    path(f"{_T}/mark/", screening.mark, name="mark_matter"),
    path(f"{_T}/papers/", proposing.attach, name="attach_papers"),
    path(f"{_T}/papers/<uuid:paper>/detach", proposing.detach, name="detach_paper"),
    path(f"{_T}/guests/", guesting_matters.invite, name="invite_to_matter"),
    path(
        f"{_T}/guests/<uuid:guest>/withdraw",
        guesting_matters.withdraw,
        name="withdraw_from_matter",
    ),
    # Knowledge orders: what the council asks its units.
    path("<slug:slug>/knowledge/", orders.orders, name="orders"),
    path("<slug:slug>/knowledge/ask/", ordering.ask, name="ask_knowledge"),
    path(f"{_O}/", orders.order, name="order"),
    path(f"{_O}/close", ordering.close, name="close_order"),
    path(f"{_O}/again", ordering.again, name="ask_again"),
    path(f"{_O}/withdraw/", ordering.withdraw, name="withdraw_order"),
    path(f"{_O}/guests/", ordering.ask_guest, name="ask_guest"),
    path(
        f"{_O}/guests/<uuid:guest>/withdraw",
        ordering.withdraw_guest,
        name="withdraw_from_order",
    ),
    path("<slug:slug>/knowledge/unit/<uuid:unit>/", answering.answer, name="answer"),
    path(
        "<slug:slug>/knowledge/answer/<uuid:answer>/openness/",
        answering.mark,
        name="mark_answer",
    ),
    path(
        "<slug:slug>/knowledge/answer/<uuid:answer>/withdraw",
        answering.withdraw_answer,
        name="withdraw_answer",
    ),
    # Situation pictures.
    path("<slug:slug>/pictures/", pictures.pictures, name="pictures"),
    path("<slug:slug>/pictures/begin/", picture_writing.begin, name="begin_picture"),
    path(f"{_WEIGHTS}/", weights.weights, name="weights"),
    path(f"{_WEIGHTS}/propose/", weights.propose, name="propose_weights"),
    path(f"{_WEIGHTS}/<uuid:edition>/adopt/", weights.adopt, name="adopt_weights"),
    path(f"{_WEIGHTS}/<uuid:edition>/withdraw", weights.withdraw, name="withdraw_weights"),
    path(f"{_B}/", pictures.picture, name="picture"),
    path(f"{_B}/save/<slug:form>/", picture_saving.save, name="save_picture"),
    path(f"{_B}/changes/", picture_changes.changes, name="picture_changes"),
    path(f"{_B}/part/<uuid:part>/own/", picture_writing.write_own, name="write_own"),
    path(f"{_B}/part/<uuid:part>/show", picture_acts.show_own, name="show_own"),
    path(f"{_B}/part/<uuid:part>/state/", picture_writing.state, name="state_jointly"),
    path(
        f"{_B}/part/<uuid:part>/difference/",
        picture_writing.note_difference,
        name="note_difference",
    ),
    path(
        f"{_B}/difference/<uuid:difference>/",
        picture_writing.settle_difference,
        name="settle_difference",
    ),
    path(f"{_B}/part/<uuid:part>/figure/", picture_writing.choose_figure, name="choose_figure"),
    path(f"{_B}/figure/<uuid:figure>/drop", picture_acts.drop_figure, name="drop_figure"),
    path(f"{_B}/settle", picture_acts.settle, name="settle_picture"),
    path(f"{_B}/reopen", picture_acts.reopen, name="reopen_picture"),
    path(f"{_B}/adopt", picture_acts.adopt, name="adopt_picture"),
    path(f"{_B}/freeze", picture_acts.freeze, name="freeze_picture"),
    path(f"{_B}/publish/", picturing.publish, name="publish_picture"),
    path(f"{_B}/assess/", picturing.assess, name="assess_picture"),
    path(f"{_B}/version/<int:version>/", pictures.version, name="picture_version"),
    path(f"{_B}/correct/", picture_correcting.correct, name="correct_picture"),
    path(f"{_B}/give-up", picture_acts.give_up, name="give_up_picture_correction"),
    path(f"{_B}/withdraw/", picturing.withdraw, name="withdraw_picture"),
    path(f"{_B}/part/<uuid:part>/problem/", problem_writing.of_part, name="problem_of_part"),
    # Problem sheets.
    path("<slug:slug>/problems/", problems.problems, name="problems"),
    path("<slug:slug>/problems/notice/", problem_writing.notice, name="notice_problem"),
    path("<slug:slug>/problems/weights/", weighing.weigh, name="weigh_priorities"),
    path(f"{_R}/", problems.problem, name="problem"),
    path(f"{_R}/called/", problem_writing.call, name="call_problem"),
    path(f"{_R}/say/<slug:aspect>/", problem_writing.say, name="say_of_problem"),
    path(f"{_R}/causes/<slug:drawing>/", causing.causes, name="problem_causes"),
    path(f"{_R}/causes/<slug:drawing>/add/", causing.add, name="add_cause"),
    path(f"{_R}/cause/<uuid:cause>/", causing.change, name="change_cause"),
    path(f"{_R}/cause/<uuid:cause>/up", causing.up, name="move_cause_up"),
    path(f"{_R}/cause/<uuid:cause>/out", causing.out, name="take_cause_out"),
    path(f"{_R}/people/", linking.people, name="name_participants"),
    path(
        f"{_R}/people/<uuid:participant>/drop",
        linking.drop_participant,
        name="drop_participant",
    ),
    path(f"{_R}/evidence/", linking.evidence, name="link_evidence"),
    path(f"{_R}/evidence/<uuid:shown>/drop", linking.drop_evidence, name="unlink_evidence"),
    path(f"{_R}/score/", weighing.score, name="score_problem"),
    path(f"{_R}/step/<slug:step>/", weighing.move, name="move_problem"),
    path(f"{_R}/mark/", weighing.mark, name="mark_problem"),
    path(f"{_R}/save/<slug:form>/", problem_saving.save, name="save_problem"),
    path("<slug:slug>/papers/", papers.papers, name="papers"),
    path("<slug:slug>/exemptions/", openness.exemptions, name="exemptions"),
    path("<slug:slug>/papers/bring/", papering.bring, name="bring_paper"),
    path(f"{_P}/", papers.paper, name="paper"),
    path(f"{_P}/file", papers.paper_file, name="paper_file"),
    path(f"{_P}/mark/", papering.mark, name="mark_paper"),
    path(f"{_P}/keep-exempt/", reviewing.keep, name="keep_exempt"),
    path(f"{_P}/release/", papering.release, name="release_figures"),
    path(f"{_P}/release/withdraw", papering.withdraw_release, name="withdraw_release"),
    path(f"{_P}/guests/", guesting.invite, name="invite_guest"),
    path(f"{_P}/guests/<uuid:guest>/withdraw", guesting.withdraw, name="withdraw_guest"),
    path("<slug:slug>/members/", members.members, name="members"),
    path("<slug:slug>/members/council/", shaping.shape, name="shape_council"),
    path(
        "<slug:slug>/members/municipalities/",
        municipalities.municipalities,
        name="municipalities",
    ),
    path(
        "<slug:slug>/members/municipalities/leave/",
        municipalities.leave,
        name="municipality_leaves",
    ),
    path("<slug:slug>/members/chair", seats.choose, name="choose_chair"),
    path(f"{_S}/", seats.seat, name="seat"),
    path(f"{_S}/leading", seats.lead, name="say_leading"),
    path(f"{_S}/place", seats.place, name="place_deputy"),
    path("<slug:slug>/members/invite/", inviting.invite, name="invite_person"),
    path("<slug:slug>/members/<uuid:person>/anew/", recovering.let_in, name="let_in_anew"),
    path(f"{_I}/again", inviting.invite_anew, name="invite_anew"),
    path(f"{_I}/withdraw", inviting.withdraw, name="withdraw_invitation"),
    path("<slug:slug>/record/", evidence.record, name="record"),
    path("<slug:slug>/record/note/<slug:deed>/", evidence.note, name="note"),
    path("<slug:slug>/record/<uuid:evidence>/withdraw", evidence.withdraw, name="withdraw"),
    path("<slug:slug>/agreement/", agreements.versions, name="versions"),
    path("<slug:slug>/agreement/start/", changing.start, name="start_version"),
    path(f"{_V}/", agreements.version, name="version"),
    path(f"{_V}/difference/", agreements.compare, name="compare"),
    path(f"{_V}/add/<slug:kind>/", changing.add, name="add_clause"),
    path(f"{_V}/clause/<slug:key>/", changing.amend, name="amend_clause"),
    path(f"{_V}/clause/<slug:key>/remove", changing.remove, name="remove_clause"),
    path(f"{_V}/paste/", pasting.paste, name="paste"),
    path(f"{_V}/step/<slug:stage>/", changing.step, name="step"),
    path(f"{_V}/file/", changing.keep_file, name="keep_file"),
    path("<slug:slug>/file/<uuid:file>.pdf", changing.signed_file, name="signed_file"),
    path("<slug:slug>/change/<uuid:change>/accept", changing.accept, name="accept"),
    path("<slug:slug>/change/<uuid:change>/decline/", changing.decline, name="decline"),
    path(
        "<slug:slug>/change/<uuid:change>/withdraw", changing.withdraw, name="withdraw_change"
    ),
]
