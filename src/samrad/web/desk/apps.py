"""The desk as a Django app: its templates."""

from django.apps import AppConfig


class Desk(AppConfig):
    name = "samrad.web.desk"
    label = "desk"
