"""Guests begin matters themselves, and are invited for items that have no matter."""

import django.db.models.deletion
from django.db import migrations, models

from samrad.records.basics import guard
from samrad.records.meetings.raising import raising


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0029_markings'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='guest',
            name='guest_of_one_thing',
        ),
        migrations.RemoveConstraint(
            model_name='invitation',
            name='invitation_to_a_seat_or_to_see_something',
        ),
        migrations.AddField(
            model_name='guest',
            name='item',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='guests', to='records.item'),
        ),
        migrations.AddField(
            model_name='guest',
            name='raises',
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name='invitation',
            name='item',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='records.item'),
        ),
        migrations.AddField(
            model_name='invitation',
            name='raises',
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddConstraint(
            model_name='guest',
            constraint=models.UniqueConstraint(fields=('item', 'person'), name='guest_once_per_item'),
        ),
        migrations.AddConstraint(
            model_name='guest',
            constraint=models.UniqueConstraint(condition=models.Q(('raises', ''), _negated=True), fields=('council', 'person', 'raises'), name='guest_raises_once'),
        ),
        migrations.AddConstraint(
            model_name='guest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(models.Q(('item__isnull', True), ('matter__isnull', True), ('paper__isnull', False), ('unit__isnull', True)), models.Q(('item__isnull', True), ('matter__isnull', False), ('paper__isnull', True), ('unit__isnull', True)), models.Q(('item__isnull', True), ('matter__isnull', True), ('paper__isnull', True), ('unit__isnull', False)), models.Q(('item__isnull', False), ('matter__isnull', True), ('paper__isnull', True), ('unit__isnull', True)), _connector='OR'), ('raises', '')), models.Q(('item__isnull', True), ('matter__isnull', True), ('paper__isnull', True), ('unit__isnull', True), models.Q(('raises', ''), _negated=True)), _connector='OR'), name='guest_of_one_thing'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(('role', ''), _negated=True), ('item__isnull', True), ('matter__isnull', True), ('organisation__isnull', False), ('paper__isnull', True), ('raises', ''), ('unit__isnull', True), ('workplace', '')), models.Q(('deputy__isnull', True), ('organisation__isnull', True), ('role', ''), ('until__isnull', False), models.Q(models.Q(models.Q(models.Q(('item__isnull', True), ('matter__isnull', True), ('paper__isnull', False), ('unit__isnull', True)), models.Q(('item__isnull', True), ('matter__isnull', False), ('paper__isnull', True), ('unit__isnull', True)), models.Q(('item__isnull', True), ('matter__isnull', True), ('paper__isnull', True), ('unit__isnull', False)), models.Q(('item__isnull', False), ('matter__isnull', True), ('paper__isnull', True), ('unit__isnull', True)), _connector='OR'), ('raises', '')), models.Q(('item__isnull', True), ('matter__isnull', True), ('paper__isnull', True), ('unit__isnull', True), models.Q(('raises', ''), _negated=True)), _connector='OR'), models.Q(('workplace', ''), _negated=True)), _connector='OR'), name='invitation_to_a_seat_or_to_see_something'),
        ),
        guard.same_council("records_guest", "item_id", "records_item"),
        guard.same_council("records_invitation", "item_id", "records_item"),
        *raising(),
    ]
