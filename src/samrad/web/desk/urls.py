"""Every address of the desk."""

from django.urls import path

from samrad.web.desk.agreements import changing, pasting
from samrad.web.desk.agreements import views as agreements
from samrad.web.desk.districts import views as districts
from samrad.web.desk.duties import saving, subscribing, wheel
from samrad.web.desk.duties import views as duties
from samrad.web.desk.evidence import views as evidence
from samrad.web.desk.log import views as log
from samrad.web.desk.meetings import views as meetings
from samrad.web.desk.members import inviting, recovering, seats, shaping
from samrad.web.desk.members import views as members
from samrad.web.desk.papers import acting as papering
from samrad.web.desk.papers import guesting, reviewing
from samrad.web.desk.papers import views as papers
from samrad.web.desk.retention import views as retention
from samrad.web.desk.rights import forgetting
from samrad.web.desk.rights import views as rights
from samrad.web.desk.search import views as search

app_name = "desk"

_V = "<slug:slug>/agreement/<int:number>"
_I = "<slug:slug>/members/invitation/<uuid:invitation>"
_S = "<slug:slug>/members/seat/<uuid:seat>"
_D = "<slug:slug>/districts/<uuid:district>"
_P = "<slug:slug>/papers/<uuid:paper>"
urlpatterns = [
    path("", duties.home, name="home"),
    path("search/", search.everywhere, name="search_everywhere"),
    path("district/", districts.overview, name="district"),
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
    path("<slug:slug>/log/", log.log, name="log"),
    path("<slug:slug>/log/save/<slug:shape>/", log.save_log, name="save_log"),
    path("<slug:slug>/save/<slug:shape>/", saving.save_panel, name="save_panel"),
    path("<slug:slug>/search/", search.in_council, name="search"),
    path("<slug:slug>/districts/", districts.standings, name="districts"),
    path(f"{_D}/grant", districts.grant, name="grant_district"),
    path(f"{_D}/withdraw", districts.withdraw, name="withdraw_district"),
    path("<slug:slug>/papers/", papers.papers, name="papers"),
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
