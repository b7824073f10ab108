"""Meetings: matters, agendas, minutes and measures."""

import django.db.models.deletion
import samrad.records.basics.ids
from django.conf import settings
from django.db import migrations, models

from samrad.records.basics import guard
from samrad.records.meetings import openness
from samrad.records.papers.openness import of_a_paper

TABLES = (
    *("meeting", "matter", "attachment", "item"),
    *("paragraph", "presence", "measure", "nomeasure"),
)
KEYS = (
    ("item", "meeting"),
    ("item", "matter"),
    ("matter", "meeting"),
    ("matter", "into"),
    ("attachment", "matter"),
    ("attachment", "paper"),
    ("paragraph", "item"),
    ("presence", "item"),
    ("presence", "seat"),
    ("measure", "decision"),
    ("nomeasure", "decision"),
)
PARENTS = {"into": "matter", "decision": "paragraph"}


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0011_retention'),
    ]

    operations = [
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('year', models.PositiveSmallIntegerField()),
                ('number', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(default='ordinary', max_length=12)),
                ('day', models.DateField()),
                ('starts', models.TimeField(blank=True, null=True)),
                ('ends', models.TimeField(blank=True, null=True)),
                ('place', models.CharField(blank=True, max_length=200)),
                ('stage', models.CharField(default='planned', max_length=12)),
                ('minutes_stage', models.CharField(default='draft', max_length=12)),
                ('sequence', models.PositiveIntegerField(default=0)),
                ('planned_at', models.DateTimeField()),
                ('cancelled_at', models.DateTimeField(blank=True, null=True)),
                ('cancelled_why', models.CharField(blank=True, max_length=300)),
                ('cancelled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('planned_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('council', 'year', 'number'), name='meeting_number_once'),
                    models.UniqueConstraint(fields=('council', 'id'), name='meeting_in_council'),
                    models.CheckConstraint(condition=models.Q(('stage__in', ['planned', 'called', 'held', 'cancelled'])), name='meeting_stage_known'),
                    models.CheckConstraint(condition=models.Q(('minutes_stage__in', ['draft', 'sent', 'approved', 'locked'])), name='minutes_stage_known'),
                    models.CheckConstraint(condition=models.Q(('ends__isnull', True), ('ends__gt', models.F('starts')), _connector='OR'), name='meeting_ends_after_it_begins'),
                    models.CheckConstraint(condition=models.Q(models.Q(('cancelled_at__isnull', True), ('cancelled_by__isnull', True)), models.Q(('cancelled_at__isnull', False), ('cancelled_by__isnull', False)), _connector='OR'), name='meeting_cancelled_at_and_by_go_together'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Matter',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=200)),
                ('kind', models.CharField(max_length=10)),
                ('type', models.CharField(default='annet', max_length=20)),
                ('background', models.TextField(blank=True)),
                ('outcome', models.TextField(blank=True)),
                ('focus', models.CharField(blank=True, max_length=200)),
                ('municipality', models.CharField(blank=True, max_length=60)),
                ('minutes', models.PositiveSmallIntegerField(default=10)),
                ('party', models.CharField(max_length=12)),
                ('openness', models.CharField(default='council', max_length=10)),
                ('ground', models.CharField(blank=True, max_length=60)),
                ('review', models.DateField(blank=True, null=True)),
                ('stage', models.CharField(default='proposed', max_length=10)),
                ('raised_by', models.CharField(default='member', max_length=20)),
                ('raised_for', models.CharField(blank=True, max_length=200)),
                ('proposed_at', models.DateTimeField()),
                ('answer', models.TextField(blank=True)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('into', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='records.matter')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='matters', to='records.meeting')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('council', 'id'), name='matter_in_council'),
                    models.CheckConstraint(condition=models.Q(('stage__in', ['proposed', 'sent_back', 'accepted', 'merged', 'withdrawn', 'treated'])), name='matter_stage_known'),
                    models.CheckConstraint(condition=models.Q(models.Q(('openness', 'exempt'), ('review__isnull', False), models.Q(('ground', ''), _negated=True)), models.Q(('ground', ''), ('openness__in', ['open', 'council', 'party']), ('review__isnull', True)), _connector='OR'), name='matter_exempt_on_a_ground'),
                    models.CheckConstraint(condition=models.Q(models.Q(('into__isnull', False), ('stage', 'merged')), models.Q(models.Q(('stage', 'merged'), _negated=True), ('into__isnull', True)), _connector='OR'), name='matter_merged_into_another'),
                    models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('answered_by__isnull', True)), models.Q(('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='matter_answered_at_and_by_go_together'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Item',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(max_length=12)),
                ('title', models.CharField(max_length=300)),
                ('key', models.CharField(blank=True, max_length=300)),
                ('minutes', models.PositiveSmallIntegerField(default=10)),
                ('municipality', models.CharField(blank=True, max_length=60)),
                ('year', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('number', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('openness', models.CharField(default='council', max_length=10)),
                ('ground', models.CharField(blank=True, max_length=60)),
                ('review', models.DateField(blank=True, null=True)),
                ('struck_at', models.DateTimeField(blank=True, null=True)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('struck_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('matter', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='items', to='records.matter')),
                ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='items', to='records.meeting')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('council', 'year', 'number'), name='item_number_once'),
                    models.UniqueConstraint(fields=('council', 'id'), name='item_in_council'),
                    models.UniqueConstraint(condition=models.Q(('key', ''), _negated=True), fields=('meeting', 'key'), name='item_stands_there_once'),
                    models.CheckConstraint(condition=models.Q(models.Q(('number__isnull', True), ('year__isnull', True)), models.Q(('number__isnull', False), ('year__isnull', False)), _connector='OR'), name='item_number_of_a_year'),
                    models.CheckConstraint(condition=models.Q(models.Q(('struck_at__isnull', True), ('struck_by__isnull', True)), models.Q(('struck_at__isnull', False), ('struck_by__isnull', False)), _connector='OR'), name='item_struck_at_and_by_go_together'),
                    models.CheckConstraint(condition=models.Q(models.Q(('openness', 'exempt'), ('review__isnull', False), models.Q(('ground', ''), _negated=True)), models.Q(('ground', ''), ('openness__in', ['open', 'council']), ('review__isnull', True)), _connector='OR'), name='item_exempt_on_a_ground'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Paragraph',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('wording', models.CharField(max_length=10)),
                ('position', models.PositiveSmallIntegerField()),
                ('text', models.TextField()),
                ('openness', models.CharField(default='council', max_length=10)),
                ('ground', models.CharField(blank=True, max_length=60)),
                ('review', models.DateField(blank=True, null=True)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('written_at', models.DateTimeField()),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('item', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='paragraphs', to='records.item')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('council', 'id'), name='paragraph_in_council'),
                    models.CheckConstraint(condition=models.Q(('wording__in', ['summary', 'decision', 'dissent'])), name='paragraph_wording_known'),
                    models.CheckConstraint(condition=models.Q(models.Q(('openness', 'exempt'), ('review__isnull', False), models.Q(('ground', ''), _negated=True)), models.Q(('ground', ''), ('openness__in', ['open', 'council']), ('review__isnull', True)), _connector='OR'), name='paragraph_exempt_on_a_ground'),
                ],
            },
        ),
        migrations.CreateModel(
            name='NoMeasure',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('because', models.CharField(max_length=300)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('decision', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='without', to='records.paragraph')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('decision',), name='no_measure_once'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Measure',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=300)),
                ('deadline', models.DateField()),
                ('indicator', models.CharField(blank=True, max_length=300)),
                ('made_at', models.DateTimeField()),
                ('proof', models.CharField(blank=True, max_length=300)),
                ('done_on', models.DateField(blank=True, null=True)),
                ('dropped_why', models.CharField(blank=True, max_length=300)),
                ('dropped_on', models.DateField(blank=True, null=True)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('done_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dropped_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('municipality_owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('police_owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decision', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='records.paragraph')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('council', 'id'), name='measure_in_council'),
                    models.CheckConstraint(condition=models.Q(('municipality_owner__isnull', False), ('police_owner__isnull', False), _connector='OR'), name='measure_has_an_owner'),
                    models.CheckConstraint(condition=models.Q(('done_on__isnull', True), ('dropped_on__isnull', True), _connector='OR'), name='measure_done_or_dropped'),
                    models.CheckConstraint(condition=models.Q(models.Q(('done_by__isnull', True), ('done_on__isnull', True)), models.Q(('done_by__isnull', False), ('done_on__isnull', False)), _connector='OR'), name='measure_done_on_and_by_go_together'),
                    models.CheckConstraint(condition=models.Q(models.Q(('dropped_by__isnull', True), ('dropped_on__isnull', True)), models.Q(('dropped_by__isnull', False), ('dropped_on__isnull', False)), _connector='OR'), name='measure_dropped_on_and_by_go_together'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Presence',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('present', models.CharField(max_length=8)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('item', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='presences', to='records.item')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('seat', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.seat')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('item', 'person'), name='present_once_per_item'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('paper', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='records.paper')),
                ('matter', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='records.matter')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('matter', 'paper'), name='attached_once')],
            },
        ),
        *(guard.secure(f"records_{table}") for table in TABLES),
        *(
            guard.same_council(f"records_{table}", f"{key}_id", f"records_{PARENTS.get(key, key)}")
            for table, key in KEYS
        ),
        openness.matters(),
        of_a_paper("records_attachment"),
        openness.numbers_stay(),
    ]
