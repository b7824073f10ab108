"""Frozen pictures can be corrected; what a case weighs is adopted by the council."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import samrad.records.basics.ids
from samrad.records.basics import guard
from samrad.records.pictures import weights


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0026_pictures_found'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='pictureversion',
            name='picture_frozen_once',
        ),
        migrations.AddField(
            model_name='pictureversion',
            name='reason',
            field=models.TextField(blank=True, default=''),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='picture',
            name='reason',
            field=models.TextField(blank=True, default=''),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='picture',
            name='opened_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='picture',
            name='opened_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='picture',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('opened_at__isnull', True), ('opened_by__isnull', True)), models.Q(('opened_at__isnull', False), ('opened_by__isnull', False)), _connector='OR'), name='picture_opened_at_and_by_go_together'),
        ),
        migrations.CreateModel(
            name='HarmWeights',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120)),
                ('version', models.CharField(max_length=40)),
                ('unit', models.CharField(max_length=60)),
                ('source', models.CharField(max_length=500)),
                ('weights', models.JSONField()),
                ('party', models.CharField(max_length=12)),
                ('proposed_at', models.DateTimeField()),
                ('decided_on', models.DateField(blank=True, null=True)),
                ('decision', models.CharField(blank=True, max_length=200)),
                ('adopted_for', models.CharField(blank=True, max_length=12)),
                ('adopted_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('adopted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('council', 'name', 'version'), name='weights_edition_once'),
                    models.CheckConstraint(condition=models.Q(models.Q(('adopted_at__isnull', True), ('adopted_by__isnull', True)), models.Q(('adopted_at__isnull', False), ('adopted_by__isnull', False)), _connector='OR'), name='weights_adopted_at_and_by_go_together'),
                    models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at__isnull', True), ('withdrawn_by__isnull', True)), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False)), _connector='OR'), name='weights_withdrawn_at_and_by_go_together'),
                    models.CheckConstraint(condition=models.Q(models.Q(('adopted_at', None), ('adopted_for', ''), ('decided_on', None), ('decision', '')), models.Q(('adopted_at__isnull', False), ('decided_on__isnull', False), models.Q(('decision', ''), _negated=True), models.Q(('adopted_for', ''), _negated=True), models.Q(('adopted_for', models.F('party')), _negated=True)), _connector='OR'), name='weights_adopted_for_the_other_by_a_decision'),
                    models.CheckConstraint(condition=models.Q(('adopted_at', None), ('withdrawn_at', None), _connector='OR'), name='weights_adopted_or_withdrawn'),
                ],
            },
        ),
        guard.secure("records_harmweights"),
        weights.deciding(),
    ]
