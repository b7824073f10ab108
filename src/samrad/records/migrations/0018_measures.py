"""Following measures up, and the letter that reminds their owners."""

import django.db.models.deletion
import samrad.records.basics.ids
from django.conf import settings
from django.db import migrations, models

from samrad.records.basics import guard

MINE = "person_id = (SELECT samrad_me())"
GATE_OR_OPERATOR = "(SELECT samrad_sees_everyone())"


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0017_matters'),
    ]

    operations = [
        migrations.CreateModel(
            name='Digest',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('quiet_in_july', models.BooleanField(default=True)),
                ('told_on', models.DateField(blank=True, null=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('undelivered_at', models.DateTimeField(blank=True, null=True)),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='FollowUp',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=12)),
                ('at', models.DateTimeField()),
                ('why', models.CharField(blank=True, max_length=300)),
                ('before', models.DateField(blank=True, null=True)),
                ('after', models.DateField(blank=True, null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('measure', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='followed_up', to='records.measure')),
                ('owner_after', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner_before', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ('done', 'dropped', 'moved', 'handed_over', 'reopened'))), name='followup_kind_known'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'moved'), _negated=True), models.Q(('after__isnull', False), ('before__isnull', False), models.Q(('before', models.F('after')), _negated=True)), _connector='OR'), name='followup_moved_from_and_to'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'handed_over'), _negated=True), ('owner_after__isnull', False), _connector='OR'), name='followup_handed_over_to_somebody')],
            },
        ),
        guard.secure("records_followup"),
        guard.same_council("records_followup", "measure_id", "records_measure"),
        guard.shut("records_digest"),
        guard.allow("records_digest", "own", MINE),
        guard.allow("records_digest", "at_the_gate", GATE_OR_OPERATOR),
    ]
