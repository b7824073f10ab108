"""After the meeting: open papers for residents, corrections given up, letters of answers."""

import django.db.models.deletion
import samrad.records.basics.ids
from django.conf import settings
from django.db import migrations, models

from samrad.records.basics import guard
from samrad.records.councils import joining
from samrad.records.meetings import giving_up
from samrad.records.meetings.visitors import of_a_matter
from samrad.records.public import window


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0019_notices'),
    ]

    operations = [
        window.papers(),
        migrations.AddField(
            model_name='correction',
            name='given_up_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='correction',
            name='given_up_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='correction',
            name='given_up_why',
            field=models.TextField(blank=True),
        ),
        migrations.AddConstraint(
            model_name='correction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('given_up_at__isnull', True), ('given_up_by__isnull', True)), models.Q(('given_up_at__isnull', False), ('given_up_by__isnull', False)), _connector='OR'), name='correction_given_up_at_and_by_go_together'),
        ),
        migrations.AddConstraint(
            model_name='correction',
            constraint=models.CheckConstraint(condition=models.Q(('given_up_at', None), models.Q(('given_up_why', ''), _negated=True), _connector='OR'), name='correction_given_up_for_a_reason'),
        ),
        giving_up.giving_up(),
        migrations.CreateModel(
            name='AnswerLetter',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('queued_at', models.DateTimeField()),
                ('tried_at', models.DateTimeField(blank=True, null=True)),
                ('handing_in_at', models.DateTimeField(blank=True, null=True)),
                ('uncertain_at', models.DateTimeField(blank=True, null=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('undelivered_at', models.DateTimeField(blank=True, null=True)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('matter', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='letters', to='records.matter')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('sent_at__isnull', True), ('undelivered_at__isnull', True), _connector='OR'), name='answer_letter_sent_or_undelivered')],
            },
        ),
        migrations.AddField(
            model_name='councilparty',
            name='since',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='councilparty',
            name='until',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name='councilparty',
            constraint=models.CheckConstraint(condition=models.Q(('since__isnull', True), ('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='party_leaves_after_it_joins'),
        ),
        joining.joining(),
        migrations.AddField(
            model_name='meetingletter',
            name='leaves',
            field=models.BooleanField(db_default=False, default=False),
        ),
        guard.secure("records_answerletter"),
        guard.same_council("records_answerletter", "matter_id", "records_matter"),
        of_a_matter("records_answerletter", or_job=True),
    ]
