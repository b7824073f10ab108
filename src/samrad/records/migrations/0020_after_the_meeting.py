"""Residents fetch open papers."""

from django.db import migrations

from samrad.records.public import window


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0019_notices'),
    ]

    operations = [
        window.papers(),
    ]
