"""Every address of the web application."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path

from samrad.web.api import duties, reading
from samrad.web.api.feeds import calendar
from samrad.web.api.notices import robots_txt, security_policy, security_txt
from samrad.web.desk.people import accepting, anew, mine, second
from samrad.web.desk.people import views as signing
from samrad.web.desk.rights.forgetting import receipt
from samrad.web.desk.signing_in import leaving
from samrad.web.desk.signing_in import views as signing_in
from samrad.web.desk.visitors import matters as visiting_matters
from samrad.web.desk.visitors import orders as visiting_orders
from samrad.web.desk.visitors import raising as visiting_to_raise
from samrad.web.desk.visitors import views as visitors
from samrad.web.kit.languages import choose_language, choose_theme
from samrad.web.kit.residents import PUBLIC


def alive(_request: HttpRequest) -> HttpResponse:
    """Answers as long as the web process runs, database or not."""
    return HttpResponse("ok\n", content_type="text/plain")


def ready(_request: HttpRequest) -> HttpResponse:
    """Answers 200 when the database answers too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")


handler400 = "samrad.web.kit.errors.bad_request"
handler500 = "samrad.web.kit.errors.broken"

urlpatterns: list[URLPattern | URLResolver] = [
    path("live", alive, name="live"),
    path("ready", ready, name="ready"),
    path("robots.txt", robots_txt, name="robots_txt"),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path("security-policy/", security_policy, name="security_policy"),
    path("sign-in/", signing.sign_in, name="sign_in"),
    path("sign-in/passkey", signing.with_passkey, name="passkey_sign_in"),
    path("sign-in/second/", second.second_step, name="second_step"),
    path("sign-in/second/passkey", second.second_passkey, name="second_passkey"),
    path("sign-in/lost", second.lost, name="lost"),
    path("my-sign-in/", mine.my_sign_in, name="my_sign_in"),
    path("my-sign-in/app/", mine.add_app, name="add_app"),
    path("my-sign-in/passkey", mine.add_passkey, name="add_passkey"),
    path("my-sign-in/remove", mine.remove_factor, name="remove_factor"),
    path("my-sign-in/codes", mine.renew_codes, name="renew_codes"),
    path("my-sign-in/password/", mine.change_password, name="change_password"),
    path("my-sign-in/confirm/", mine.confirm, name="confirm"),
    path("my-sign-in/confirm/passkey", mine.confirm_passkey, name="confirm_passkey"),
    path("my-sign-in/sessions", mine.end_session, name="end_session"),
    path("anew/<str:secret>/", anew.anew, name="anew"),
    path("sign-in/demo", signing.demo_sign_in, name="demo_sign_in"),
    path("sign-in/<slug:key>/", signing_in.set_out, name="sign_in_there"),
    path("sign-in/<slug:key>/back", signing_in.come_back, name="signed_in_there"),
    path("sign-out", leaving.sign_out, name="sign_out"),
    path("sign-out/<slug:key>/told", leaving.told, name="signed_out_there"),
    path("signed-out", leaving.signed_out, name="signed_out"),
    path("choose/language", choose_language, name="choose_language"),
    path("choose/theme", choose_theme, name="choose_theme"),
    path("invited/<str:secret>/", accepting.invited, name="invited"),
    path("shown/<uuid:paper>", visitors.shown, name="shown"),
    path("shown/matter/<uuid:matter>/", visiting_matters.matter, name="shown_matter"),
    path("shown/item/<uuid:item>/", visitors.item, name="shown_item"),
    path("shown/raise/<uuid:council>/", visiting_to_raise.begin, name="raise_matter"),
    path("shown/question/<uuid:unit>/", visiting_orders.question, name="shown_question"),
    path("deputy/<uuid:seat>/", visitors.deputy, name="deputy"),
    path("forgotten/<str:secret>/", receipt, name="forgotten"),
    path("feed/<uuid:council>/<str:secret>.ics", calendar, name="feed"),
    path("api/councils", reading.my_councils, name="api_councils"),
    path("api/search", reading.found, name="api_search"),
    path("api/district", reading.my_districts, name="api_district"),
    path("api/<slug:slug>/duties", duties.duties, name="api_duties"),
    path(PUBLIC, include("samrad.web.portal.urls")),
    path("", include("samrad.web.desk.urls")),
]
