"""Planning the year: polls for a day, letters about meetings, and who is busy elsewhere."""

import django.db.models.deletion
import samrad.records.basics.ids
from django.conf import settings
from django.db import migrations, models

from samrad.records.basics import guard
from samrad.records.meetings import busy

TABLES = ("datepoll", "pollday", "pollanswer", "meetingletter")
# Each key with the table it leads to.
KEYS = (
    ("datepoll", "meeting", "meeting"),
    ("pollday", "poll", "datepoll"),
    ("pollanswer", "day", "pollday"),
    ("meetingletter", "meeting", "meeting"),
    ("meetingletter", "poll", "datepoll"),
)


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0013_minutes'),
    ]

    operations = [
        migrations.CreateModel(
            name='DatePoll',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('starts', models.TimeField(blank=True, null=True)),
                ('ends', models.TimeField(blank=True, null=True)),
                ('place', models.CharField(blank=True, max_length=200)),
                ('answer_by', models.DateField()),
                ('opened_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('meeting', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='polls', to='records.meeting')),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('council', 'id'), name='poll_in_council'),
                    models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('closed_by__isnull', True)), models.Q(('closed_at__isnull', False), ('closed_by__isnull', False)), _connector='OR'), name='poll_closed_at_and_by_go_together'),
                ],
            },
        ),
        migrations.CreateModel(
            name='MeetingLetter',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('sequence', models.PositiveIntegerField(default=0)),
                ('queued_at', models.DateTimeField()),
                ('tried_at', models.DateTimeField(blank=True, null=True)),
                ('handing_in_at', models.DateTimeField(blank=True, null=True)),
                ('uncertain_at', models.DateTimeField(blank=True, null=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('undelivered_at', models.DateTimeField(blank=True, null=True)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('meeting', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='records.meeting')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('poll', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='records.datepoll')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(condition=models.Q(('meeting__isnull', False)), fields=('council', 'meeting', 'sequence', 'person'), name='one_letter_per_change'),
                    models.UniqueConstraint(condition=models.Q(('poll__isnull', False)), fields=('council', 'poll', 'person'), name='one_letter_per_poll'),
                    models.CheckConstraint(condition=models.Q(models.Q(('meeting__isnull', False), ('poll__isnull', True)), models.Q(('meeting__isnull', True), ('poll__isnull', False)), _connector='OR'), name='letter_about_one_thing'),
                    models.CheckConstraint(condition=models.Q(('sent_at__isnull', True), ('undelivered_at__isnull', True), _connector='OR'), name='letter_sent_or_undelivered'),
                ],
            },
        ),
        migrations.CreateModel(
            name='PollDay',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('day', models.DateField()),
                ('chosen', models.BooleanField(default=False)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('poll', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='days', to='records.datepoll')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('council', 'id'), name='poll_day_in_council'),
                    models.UniqueConstraint(fields=('council', 'poll', 'day'), name='poll_day_once'),
                    models.UniqueConstraint(condition=models.Q(('chosen', True)), fields=('council', 'poll'), name='one_day_chosen'),
                ],
            },
        ),
        migrations.CreateModel(
            name='PollAnswer',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('suits', models.CharField(max_length=10)),
                ('answered_at', models.DateTimeField()),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('day', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='records.pollday')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('council', 'day', 'person'), name='one_answer_per_day'),
                    models.CheckConstraint(condition=models.Q(('suits__in', ['yes', 'if_need_be', 'no'])), name='answer_known'),
                ],
            },
        ),
        *(guard.secure(f"records_{table}") for table in TABLES),
        *(
            guard.same_council(f"records_{table}", f"{key}_id", f"records_{parent}")
            for table, key, parent in KEYS
        ),
        busy.own_answers(),
        busy.busy_days(),
    ]
