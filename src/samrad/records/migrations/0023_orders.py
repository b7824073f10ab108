"""Knowledge orders, the units asked, their answers, and guests who answer."""

import django.db.models.deletion
import samrad.records.basics.ids
from django.conf import settings
from django.db import migrations, models

from samrad.records.basics import guard
from samrad.records.orders import openness


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0022_pictures'),
    ]

    operations = [
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('number', models.FloatField(blank=True, null=True)),
                ('measured_in', models.CharField(blank=True, max_length=60)),
                ('text', models.TextField(blank=True)),
                ('source', models.CharField(max_length=200)),
                ('since', models.DateField()),
                ('until', models.DateField()),
                ('trend', models.CharField(max_length=10)),
                ('confidence', models.CharField(max_length=10)),
                ('may_be_public', models.BooleanField(default=False)),
                ('party', models.CharField(max_length=12)),
                ('openness', models.CharField(default='council', max_length=10)),
                ('ground', models.CharField(blank=True, max_length=60)),
                ('review', models.DateField(blank=True, null=True)),
                ('late', models.BooleanField(default=False)),
                ('given_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [
                    models.CheckConstraint(condition=models.Q(models.Q(('openness', 'exempt'), ('review__isnull', False), models.Q(('ground', ''), _negated=True)), models.Q(('ground', ''), ('openness__in', ['open', 'council', 'party']), ('review__isnull', True)), _connector='OR'), name='answer_exempt_on_a_ground'),
                    models.CheckConstraint(condition=models.Q(models.Q(('openness', 'open'), _negated=True), ('may_be_public', True), _connector='OR'), name='answer_open_only_if_it_may_be_public'),
                    models.CheckConstraint(condition=models.Q(models.Q(('measured_in', ''), ('number__isnull', True)), models.Q(('number__isnull', False), models.Q(('measured_in', ''), _negated=True)), _connector='OR'), name='answer_number_with_its_unit'),
                    models.CheckConstraint(condition=models.Q(('number__isnull', False), models.Q(('text', ''), _negated=True), _connector='OR'), name='answer_says_something'),
                    models.CheckConstraint(condition=models.Q(('until__gte', models.F('since'))), name='answer_ends_after_it_begins'),
                    models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at__isnull', True), ('withdrawn_by__isnull', True)), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False)), _connector='OR'), name='answer_withdrawn_at_and_by_go_together'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Order',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=200)),
                ('why', models.TextField()),
                ('focus', models.CharField(blank=True, max_length=200)),
                ('form', models.CharField(max_length=10)),
                ('due', models.DateField()),
                ('party', models.CharField(max_length=12)),
                ('stage', models.CharField(default='asked', max_length=10)),
                ('asked_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('ended_why', models.CharField(blank=True, max_length=300)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('council', 'id'), name='order_in_council'),
                    models.CheckConstraint(condition=models.Q(('stage__in', ['asked', 'closed', 'withdrawn'])), name='order_stage_known'),
                    models.CheckConstraint(condition=models.Q(('form__in', ['figure', 'text', 'either'])), name='order_form_known'),
                    models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('stage', 'asked')), models.Q(models.Q(('stage', 'asked'), _negated=True), ('ended_at__isnull', False)), _connector='OR'), name='order_ended_at_some_time'),
                    models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='order_ended_at_and_by_go_together'),
                ],
            },
        ),
        migrations.CreateModel(
            name='OrderLetter',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('queued_at', models.DateTimeField()),
                ('tried_at', models.DateTimeField(blank=True, null=True)),
                ('handing_in_at', models.DateTimeField(blank=True, null=True)),
                ('uncertain_at', models.DateTimeField(blank=True, null=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('undelivered_at', models.DateTimeField(blank=True, null=True)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('sent_at__isnull', True), ('undelivered_at__isnull', True), _connector='OR'), name='order_letter_sent_or_undelivered'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200)),
                ('party', models.CharField(max_length=12)),
                ('guest', models.BooleanField(default=False)),
                ('asked_at', models.DateTimeField()),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('order', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='units', to='records.order')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('council', 'id'), name='unit_in_council'),
                    models.UniqueConstraint(condition=models.Q(('person__isnull', False)), fields=('order', 'person'), name='asked_once_in_an_order'),
                    models.CheckConstraint(condition=models.Q(('guest', True), ('person__isnull', False), _connector='OR'), name='unit_is_somebody'),
                ],
            },
        ),
        migrations.RemoveConstraint(
            model_name='guest',
            name='guest_of_one_thing',
        ),
        migrations.RemoveConstraint(
            model_name='invitation',
            name='invitation_to_a_seat_or_to_see_something',
        ),
        migrations.AddField(
            model_name='orderletter',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='letters', to='records.unit'),
        ),
        migrations.AddField(
            model_name='answer',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='records.unit'),
        ),
        migrations.AddField(
            model_name='guest',
            name='unit',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='guests', to='records.unit'),
        ),
        migrations.AddField(
            model_name='invitation',
            name='unit',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='records.unit'),
        ),
        migrations.AddConstraint(
            model_name='guest',
            constraint=models.UniqueConstraint(fields=('unit', 'person'), name='guest_once_per_unit'),
        ),
        migrations.AddConstraint(
            model_name='guest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('matter__isnull', True), ('paper__isnull', False), ('unit__isnull', True)), models.Q(('matter__isnull', False), ('paper__isnull', True), ('unit__isnull', True)), models.Q(('matter__isnull', True), ('paper__isnull', True), ('unit__isnull', False)), _connector='OR'), name='guest_of_one_thing'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(('role', ''), _negated=True), ('matter__isnull', True), ('organisation__isnull', False), ('paper__isnull', True), ('unit__isnull', True), ('workplace', '')), models.Q(('deputy__isnull', True), ('organisation__isnull', True), ('role', ''), ('until__isnull', False), models.Q(models.Q(('matter__isnull', True), ('paper__isnull', False), ('unit__isnull', True)), models.Q(('matter__isnull', False), ('paper__isnull', True), ('unit__isnull', True)), models.Q(('matter__isnull', True), ('paper__isnull', True), ('unit__isnull', False)), _connector='OR'), models.Q(('workplace', ''), _negated=True)), _connector='OR'), name='invitation_to_a_seat_or_to_see_something'),
        ),
        migrations.AddConstraint(
            model_name='orderletter',
            constraint=models.UniqueConstraint(fields=('unit', 'person'), name='order_letter_once'),
        ),
        *(guard.secure(f"records_{name}") for name in ("order", "unit", "answer", "orderletter")),
        guard.same_council("records_unit", "order_id", "records_order"),
        *(
            guard.same_council(f"records_{name}", "unit_id", "records_unit")
            for name in ("answer", "orderletter", "guest", "invitation")
        ),
        *openness.orders(),
    ]
