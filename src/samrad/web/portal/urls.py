"""The addresses for residents."""

from django.urls import path

from samrad.web.portal import feed, views

app_name = "portal"

urlpatterns = [
    path("<slug:slug>/", views.front, name="front"),
    path("<slug:slug>/picture/", views.pictures, name="pictures"),
    path("<slug:slug>/picture/<int:version>/", views.picture, name="picture"),
    path("<slug:slug>/minutes.atom", feed.minutes, name="feed"),
    path("<slug:slug>/minutes/<int:year>/<int:number>/", views.minutes, name="minutes"),
    path("<slug:slug>/minutes/<int:year>/<int:number>/pdf", views.as_pdf, name="minutes_pdf"),
    path(
        "<slug:slug>/minutes/<int:year>/<int:number>/papers/<slug:sha256>",
        views.paper,
        name="paper",
    ),
]
