"""Matters: deadlines, markings, guests, and finding them with minutes and decisions."""

import django.db.models.deletion
import samrad.records.basics.ids
from django.conf import settings
from django.db import migrations, models

from samrad.records.basics import guard
from samrad.records.meetings.visitors import guests, of_a_matter
from samrad.records.papers.openness import of_a_paper
from samrad.records.search import of_meetings

OF_A_PAPER = of_a_paper("records_guest")

class Migration(migrations.Migration):

    dependencies = [
        ('records', '0016_in_the_room'),
    ]

    operations = [
        migrations.CreateModel(
            name='MatterMarked',
            fields=[
                ('id', models.UUIDField(default=samrad.records.basics.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('openness', models.CharField(max_length=10)),
                ('ground', models.CharField(blank=True, max_length=60)),
                ('review', models.DateField(blank=True, null=True)),
                ('reason', models.TextField()),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.council')),
                ('matter', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='markings', to='records.matter')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.RemoveConstraint(
            model_name='invitation',
            name='invitation_to_a_seat_or_a_paper',
        ),
        migrations.AddField(
            model_name='guest',
            name='matter',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='guests', to='records.matter'),
        ),
        migrations.AddField(
            model_name='invitation',
            name='matter',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='records.matter'),
        ),
        migrations.AddField(
            model_name='matter',
            name='deadline',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='matter',
            name='late',
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name='guest',
            name='paper',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='guests', to='records.paper'),
        ),
        migrations.AddConstraint(
            model_name='guest',
            constraint=models.UniqueConstraint(fields=('matter', 'person'), name='guest_once_per_matter'),
        ),
        migrations.AddConstraint(
            model_name='guest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('matter__isnull', True), ('paper__isnull', False)), models.Q(('matter__isnull', False), ('paper__isnull', True)), _connector='OR'), name='guest_of_one_thing'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(('role', ''), _negated=True), ('matter__isnull', True), ('organisation__isnull', False), ('paper__isnull', True), ('workplace', '')), models.Q(('deputy__isnull', True), ('organisation__isnull', True), ('role', ''), ('until__isnull', False), models.Q(models.Q(('matter__isnull', True), ('paper__isnull', False)), models.Q(('matter__isnull', False), ('paper__isnull', True)), _connector='OR'), models.Q(('workplace', ''), _negated=True)), _connector='OR'), name='invitation_to_a_seat_or_to_see_something'),
        ),
        migrations.AddConstraint(
            model_name='matter',
            constraint=models.CheckConstraint(condition=models.Q(('late', False), ('deadline__isnull', False), _connector='OR'), name='matter_late_after_a_deadline'),
        ),
        guard.secure("records_mattermarked"),
        guard.same_council("records_mattermarked", "matter_id", "records_matter"),
        of_a_matter("records_mattermarked"),
        # A guest is shown a paper or a matter.
        migrations.RunSQL(OF_A_PAPER.reverse_sql, OF_A_PAPER.sql),
        of_a_paper("records_guest", or_none=True),
        *(
            operation
            for table in ("records_guest", "records_invitation")
            for operation in (
                guard.same_council(table, "matter_id", "records_matter"),
                of_a_matter(table, or_none=True),
            )
        ),
        *guests(),
        *of_meetings.findable(),
    ]
