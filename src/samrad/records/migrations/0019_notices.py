"""Notices as they were sent, and their receipts."""

import django.db.models.deletion
import samrad.records.basics.ids
from django.conf import settings
from django.db import migrations, models

from samrad.records.basics import guard
from samrad.records.meetings import receipts


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0018_measures'),
    ]

    operations = [
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=10)),
                ('number', models.PositiveSmallIntegerField()),
                ('made_at', models.DateTimeField()),
                ('due', models.DateField(blank=True, null=True)),
                ('days_before', models.SmallIntegerField()),
                ('late', models.BooleanField(default=False)),
                ('content', models.JSONField()),
                ('sha256', models.CharField(max_length=64)),
                ('pdf', models.BinaryField(default=bytes)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('made_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='records.meeting')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('council', 'meeting', 'number'), name='notice_number_once'),
                    models.UniqueConstraint(fields=('council', 'id'), name='notice_in_council'),
                    models.UniqueConstraint(condition=models.Q(('kind', 'notice')), fields=('council', 'meeting',), name='meeting_called_once'),
                    models.UniqueConstraint(condition=models.Q(('kind', 'reminder'), ('made_by__isnull', True)), fields=('council', 'meeting',), name='reminded_by_itself_once'),
                    models.CheckConstraint(condition=models.Q(('kind__in', ['notice', 'supplement', 'reminder'])), name='notice_kind_known'),
                    models.CheckConstraint(condition=models.Q(('kind', 'reminder'), ('made_by__isnull', False), _connector='OR'), name='notice_made_by_somebody'),
                    models.CheckConstraint(condition=models.Q(('late', False), ('due__isnull', False), _connector='OR'), name='notice_late_for_a_day'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Receipt',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('as_what', models.CharField(max_length=8)),
                ('email', models.CharField(blank=True, max_length=254)),
                ('queued_at', models.DateTimeField(blank=True, null=True)),
                ('tried_at', models.DateTimeField(blank=True, null=True)),
                ('handing_in_at', models.DateTimeField(blank=True, null=True)),
                ('uncertain_at', models.DateTimeField(blank=True, null=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('undelivered_at', models.DateTimeField(blank=True, null=True)),
                ('handed_over_at', models.DateTimeField(blank=True, null=True)),
                ('opened_at', models.DateTimeField(blank=True, null=True)),
                ('answer', models.CharField(blank=True, max_length=12)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('handed_over_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('notice', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='receipts', to='records.notice')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('council', 'notice', 'person'), name='receipt_of_notice_once'),
                    models.CheckConstraint(condition=models.Q(('as_what__in', ['member', 'deputy', 'guest'])), name='receipt_as_known'),
                    models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at__isnull', True)), models.Q(('answer__in', ['comes', 'send_deputy']), ('answered_at__isnull', False)), _connector='OR'), name='receipt_answered_somehow'),
                    models.CheckConstraint(condition=models.Q(('sent_at__isnull', True), ('handing_in_at__isnull', False), _connector='OR'), name='receipt_handed_in_before_sent'),
                    models.CheckConstraint(condition=models.Q(models.Q(('handed_over_at__isnull', True), ('handed_over_by__isnull', True)), models.Q(('handed_over_at__isnull', False), ('handed_over_by__isnull', False)), _connector='OR'), name='receipt_handed_over_at_and_by'),
                ],
            },
        ),
        guard.secure("records_notice"),
        guard.secure("records_receipt"),
        guard.same_council("records_notice", "meeting_id", "records_meeting"),
        guard.same_council("records_receipt", "notice_id", "records_notice"),
        receipts.own_answers(),
    ]
