"""Situation pictures, knowledge orders and their answers can be found."""

from django.db import migrations

from samrad.records.search import of_pictures


class Migration(migrations.Migration):

    dependencies = [
        ("records", "0025_large_files"),
    ]

    operations = [*of_pictures.findable()]
