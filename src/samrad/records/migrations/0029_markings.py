"""The markings of every thing that can be marked, in one table."""

import django.db.models.deletion
from django.db import migrations, models

from samrad.records.basics import guard
from samrad.records.meetings.visitors import of_a_matter
from samrad.records.openness import policies

_THINGS = {
    "matter_id": "records_matter",
    "item_id": "records_item",
    "paragraph_id": "records_paragraph",
    "part_id": "records_picturepart",
    "answer_id": "records_answer",
}
_OF_MATTERS = [
    of_a_matter("records_mattermarked"),
    guard.same_council("records_mattermarked", "matter_id", "records_matter"),
    guard.secure("records_mattermarked"),
]


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0027_corrected_and_weighed'),
    ]

    operations = [
        migrations.AddField(
            model_name='marked',
            name='answer',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='markings', to='records.answer'),
        ),
        migrations.AddField(
            model_name='marked',
            name='item',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='markings', to='records.item'),
        ),
        migrations.AddField(
            model_name='marked',
            name='matter',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='markings', to='records.matter'),
        ),
        migrations.AddField(
            model_name='marked',
            name='paragraph',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='markings', to='records.paragraph'),
        ),
        migrations.AddField(
            model_name='marked',
            name='part',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='markings', to='records.picturepart'),
        ),
        migrations.AddField(
            model_name='marked',
            name='party',
            field=models.CharField(blank=True, max_length=12),
        ),
        migrations.AlterField(
            model_name='marked',
            name='paper',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='markings', to='records.paper'),
        ),
        migrations.AlterField(
            model_name='marked',
            name='reason',
            field=models.TextField(blank=True),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.UniqueConstraint(fields=('council', 'id'), name='answer_in_council'),
        ),
        migrations.AddConstraint(
            model_name='marked',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer__isnull', True), ('item__isnull', True), ('matter__isnull', True), ('paper__isnull', False), ('paragraph__isnull', True), ('part__isnull', True)), models.Q(('answer__isnull', True), ('item__isnull', True), ('matter__isnull', False), ('paper__isnull', True), ('paragraph__isnull', True), ('part__isnull', True)), models.Q(('answer__isnull', True), ('item__isnull', False), ('matter__isnull', True), ('paper__isnull', True), ('paragraph__isnull', True), ('part__isnull', True)), models.Q(('answer__isnull', True), ('item__isnull', True), ('matter__isnull', True), ('paper__isnull', True), ('paragraph__isnull', False), ('part__isnull', True)), models.Q(('answer__isnull', True), ('item__isnull', True), ('matter__isnull', True), ('paper__isnull', True), ('paragraph__isnull', True), ('part__isnull', False)), models.Q(('answer__isnull', False), ('item__isnull', True), ('matter__isnull', True), ('paper__isnull', True), ('paragraph__isnull', True), ('part__isnull', True)), _connector='OR'), name='marked_is_one_thing'),
        ),
        *(guard.same_council("records_marked", key, table) for key, table in _THINGS.items()),
        *policies.of_a_thing(),
        policies.in_one_table(),
        *(migrations.RunSQL(one.reverse_sql or "", one.sql) for one in _OF_MATTERS),
        migrations.DeleteModel(
            name='MatterMarked',
        ),
    ]
