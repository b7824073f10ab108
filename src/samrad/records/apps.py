"""The one Django app that holds all tables."""

from django.apps import AppConfig


class Records(AppConfig):
    name = "samrad.records"
    label = "records"
