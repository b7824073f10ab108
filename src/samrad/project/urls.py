"""Every address of the web application."""

from django.contrib.auth.views import LogoutView
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path

from samrad.web.api.feeds import calendar
from samrad.web.api.notices import robots_txt, security_policy, security_txt
from samrad.web.desk.people.views import SignIn, demo_sign_in
from samrad.web.desk.rights.forgetting import receipt
from samrad.web.desk.visitors import views as visitors
from samrad.web.kit.languages import choose_language, choose_theme


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
    path("sign-in/", SignIn.as_view(), name="sign_in"),
    path("sign-in/demo", demo_sign_in, name="demo_sign_in"),
    path("sign-out", LogoutView.as_view(), name="sign_out"),
    path("choose/language", choose_language, name="choose_language"),
    path("choose/theme", choose_theme, name="choose_theme"),
    path("shown/<uuid:paper>", visitors.shown, name="shown"),
    path("deputy/<uuid:seat>/", visitors.deputy, name="deputy"),
    path("forgotten/<str:secret>/", receipt, name="forgotten"),
    path("feed/<uuid:council>/<str:secret>.ics", calendar, name="feed"),
    path("", include("samrad.web.desk.urls")),
]
