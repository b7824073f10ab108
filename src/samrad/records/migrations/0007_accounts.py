"""Invitations to a seat or to see a paper, and being let in anew."""

import django.db.models.deletion
import samrad.records.basics.ids
from django.conf import settings
from django.db import migrations, models

from samrad.records.basics import guard
from samrad.records.invitations import opening
from samrad.records.papers import openness
from samrad.records.people import places


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0006_openness'),
    ]

    operations = [
        # An organisation may be neither party's, and be called as one that is.
        migrations.AlterField(
            model_name='organisation',
            name='party',
            field=models.CharField(blank=True, max_length=12),
        ),
        migrations.RemoveConstraint(
            model_name='organisation',
            name='organisation_name_once',
        ),
        migrations.AddConstraint(
            model_name='organisation',
            constraint=models.UniqueConstraint(fields=('country', 'name', 'party'), name='organisation_name_once'),
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200)),
                ('email', models.EmailField(max_length=254)),
                ('party', models.CharField(max_length=12)),
                ('role', models.CharField(blank=True, max_length=30)),
                ('workplace', models.CharField(blank=True, max_length=200)),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('deputy', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('invited_at', models.DateTimeField()),
                ('secret_sha256', models.CharField(blank=True, max_length=64)),
                ('expires_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('undelivered_at', models.DateTimeField(blank=True, null=True)),
                ('accepted_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('accepted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('invited_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.organisation')),
                ('paper', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='records.paper')),
                ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('accepted_at__isnull', True), ('accepted_by__isnull', True)), models.Q(('accepted_at__isnull', False), ('accepted_by__isnull', False)), _connector='OR'), name='invitation_accepted_at_and_by_go_together'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at__isnull', True), ('withdrawn_by__isnull', True)), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False)), _connector='OR'), name='invitation_withdrawn_at_and_by_go_together'), models.CheckConstraint(condition=models.Q(('accepted_at__isnull', True), ('withdrawn_at__isnull', True), _connector='OR'), name='invitation_accepted_or_withdrawn'), models.CheckConstraint(condition=models.Q(models.Q(models.Q(('role', ''), _negated=True), ('organisation__isnull', False), ('paper__isnull', True), ('workplace', '')), models.Q(('deputy__isnull', True), ('organisation__isnull', True), ('role', ''), ('paper__isnull', False), ('until__isnull', False), models.Q(('workplace', ''), _negated=True)), _connector='OR'), name='invitation_to_a_seat_or_a_paper'), models.UniqueConstraint(condition=models.Q(('secret_sha256', ''), _negated=True), fields=('secret_sha256',), name='invitation_secret_once')],
            },
        ),
        migrations.CreateModel(
            name='Recovery',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('asked_at', models.DateTimeField(blank=True, null=True)),
                ('given_at', models.DateTimeField(blank=True, null=True)),
                ('secret_sha256', models.CharField(blank=True, max_length=64)),
                ('expires_at', models.DateTimeField(blank=True, null=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('undelivered_at', models.DateTimeField(blank=True, null=True)),
                ('used_at', models.DateTimeField(blank=True, null=True)),
                ('giver', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('secret_sha256', ''), _negated=True), fields=('secret_sha256',), name='recovery_secret_once'), models.CheckConstraint(condition=models.Q(('giver__isnull', True), models.Q(('giver', models.F('person')), _negated=True), _connector='OR'), name='nobody_recovers_themselves')],
            },
        ),
        guard.secure("records_invitation"),
        guard.same_council("records_invitation", "paper_id", "records_paper"),
        openness.of_a_paper("records_invitation", or_none=True),
        opening.opening(),
        guard.shut("records_recovery"),
        guard.allow(
            "records_recovery",
            "at_the_gate",
            "(SELECT samrad_scope()) = 'gate'",
        ),
        # One may read that one was let in anew, and let nobody in: not oneself either.
        guard.allow("records_recovery", "own", "person_id = (SELECT samrad_me())", "SELECT"),
        places.places(),
    ]
