"""The kit as a Django app: its templates, tags and static files."""

from django.apps import AppConfig


class Kit(AppConfig):
    name = "samrad.web.kit"
    label = "kit"
