"""Figures: sources, deliveries and what is in them; official statistics."""

import django.db.models.deletion
import samrad.records.basics.ids
from django.conf import settings
from django.db import migrations, models

from samrad.records.figures import openness


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0020_after_the_meeting'),
    ]

    operations = [
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.SlugField(max_length=60)),
                ('name', models.CharField(max_length=200)),
                ('party', models.CharField(max_length=12)),
                ('geography', models.CharField(blank=True, max_length=200)),
                ('counting', models.TextField(blank=True)),
                ('unit', models.CharField(default='cases', max_length=20)),
                ('breaks', models.JSONField(blank=True, default=list)),
                ('columns', models.JSONField(blank=True, default=dict)),
                ('made_at', models.DateTimeField()),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('council', 'id'), name='source_in_council'),
                    models.UniqueConstraint(fields=('council', 'party', 'key'), name='source_key_once'),
                    models.CheckConstraint(condition=models.Q(('unit__in', ['cases', 'cases_a_year', 'persons', 'per_1000', 'percent', 'hours', 'kroner', 'points'])), name='source_unit_known'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('delivered', models.DateField()),
                ('cutoff', models.DateField(blank=True, null=True)),
                ('rows', models.PositiveIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('columns', models.JSONField(blank=True, default=dict)),
                ('correction', models.CharField(blank=True, max_length=500)),
                ('brought_at', models.DateTimeField()),
                ('taken_at', models.DateTimeField(blank=True, null=True)),
                ('undone_at', models.DateTimeField(blank=True, null=True)),
                ('brought_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('paper', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='deliveries', to='records.paper')),
                ('taken_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('undone_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('source', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='deliveries', to='records.source')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('council', 'id'), name='delivery_in_council'),
                    models.UniqueConstraint(fields=('council', 'paper'), name='delivery_of_one_paper'),
                    models.UniqueConstraint(fields=('council', 'id', 'paper'), name='delivery_with_its_paper'),
                    models.CheckConstraint(condition=models.Q(models.Q(('taken_at__isnull', True), ('taken_by__isnull', True)), models.Q(('taken_at__isnull', False), ('taken_by__isnull', False)), _connector='OR'), name='delivery_taken_at_and_by_go_together'),
                    models.CheckConstraint(condition=models.Q(models.Q(('undone_at__isnull', True), ('undone_by__isnull', True)), models.Q(('undone_at__isnull', False), ('undone_by__isnull', False)), _connector='OR'), name='delivery_undone_at_and_by_go_together'),
                    models.UniqueConstraint(condition=models.Q(('taken_at__isnull', False), ('undone_at', None)), fields=('council', 'source', 'sha256'), name='delivery_counts_once'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Statistic',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=60)),
                ('name', models.CharField(max_length=200)),
                ('country', models.CharField(max_length=2)),
                ('publisher', models.CharField(max_length=100)),
                ('address', models.URLField(blank=True)),
                ('licence', models.CharField(blank=True, max_length=60)),
                ('geography', models.CharField(blank=True, max_length=200)),
                ('counting', models.TextField(blank=True)),
                ('unit', models.CharField(default='cases', max_length=20)),
                ('breaks', models.JSONField(blank=True, default=list)),
                ('labels', models.JSONField(blank=True, default=dict)),
                ('places', models.JSONField(blank=True, default=dict)),
                ('delivered', models.DateField()),
                ('sha256', models.CharField(max_length=64)),
                ('rows', models.PositiveIntegerField()),
                ('taken_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('key', 'sha256'), name='statistic_taken_once'), models.CheckConstraint(condition=models.Q(('unit__in', ['cases', 'cases_a_year', 'persons', 'per_1000', 'percent', 'hours', 'kroner', 'points'])), name='statistic_unit_known')],
            },
        ),
        migrations.CreateModel(
            name='StatisticFigure',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('indicator', models.CharField(max_length=80)),
                ('place', models.CharField(blank=True, max_length=40)),
                ('since', models.DateField()),
                ('until', models.DateField()),
                ('value', models.FloatField(blank=True, null=True)),
                ('why', models.CharField(blank=True, max_length=20)),
                ('unit', models.CharField(default='cases', max_length=20)),
                ('statistic', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='figures', to='records.statistic')),
            ],
            options={
                'constraints': [
                    models.CheckConstraint(condition=models.Q(models.Q(('value__isnull', False), ('why', '')), models.Q(('value__isnull', True), models.Q(('why', ''), _negated=True)), _connector='OR'), name='statistic_figure_value_or_why'),
                    models.CheckConstraint(condition=models.Q(('value__isnull', True), models.Q(('value__gt', float("-inf")), ('value__lt', float("inf"))), _connector='OR'), name='statistic_figure_is_finite'),
                    models.CheckConstraint(condition=models.Q(('why__in', ['', 'too_few', 'protects_another', 'not_released', 'not_collected', 'break'])), name='statistic_figure_why_known'),
                    models.CheckConstraint(condition=models.Q(('unit__in', ['cases', 'cases_a_year', 'persons', 'per_1000', 'percent', 'hours', 'kroner', 'points'])), name='statistic_figure_unit_known'),
                    models.CheckConstraint(condition=models.Q(('until__gte', models.F('since'))), name='statistic_figure_ends_after_it_begins'),
                    models.UniqueConstraint(fields=('statistic', 'place', 'indicator', 'unit', 'since', 'until'), name='statistic_figure_once'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Upload',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200)),
                ('content', models.BinaryField()),
                ('columns', models.JSONField(blank=True, default=dict)),
                ('made_at', models.DateTimeField()),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('source', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='uploads', to='records.source')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Figure',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('indicator', models.CharField(max_length=80)),
                ('place', models.CharField(blank=True, max_length=40)),
                ('since', models.DateField()),
                ('until', models.DateField()),
                ('value', models.FloatField(blank=True, null=True)),
                ('why', models.CharField(blank=True, max_length=20)),
                ('unit', models.CharField(default='cases', max_length=20)),
                ('label', models.CharField(max_length=200)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('delivery', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='records.delivery')),
                ('paper', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.paper')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('value__isnull', False), ('why', '')), models.Q(('value__isnull', True), models.Q(('why', ''), _negated=True)), _connector='OR'), name='figure_value_or_why'), models.CheckConstraint(condition=models.Q(('value__isnull', True), models.Q(('value__gt', float("-inf")), ('value__lt', float("inf"))), _connector='OR'), name='figure_is_finite'), models.CheckConstraint(condition=models.Q(('why__in', ['', 'too_few', 'protects_another', 'not_released', 'not_collected', 'break'])), name='figure_why_known'), models.CheckConstraint(condition=models.Q(('unit__in', ['cases', 'cases_a_year', 'persons', 'per_1000', 'percent', 'hours', 'kroner', 'points'])), name='figure_unit_known'), models.CheckConstraint(condition=models.Q(('until__gte', models.F('since'))), name='figure_ends_after_it_begins'), models.UniqueConstraint(fields=('council', 'delivery', 'indicator', 'place', 'since', 'until'), name='figure_once_in_a_delivery')],
            },
        ),
        *openness.figures(),
        *openness.statistics(),
    ]
