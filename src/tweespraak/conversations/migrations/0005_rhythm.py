"""Cycles are looked at every day and keep what was published; a sentence is seen before it is sent."""

from django.db import migrations, models
from django.utils import timezone


class Migration(migrations.Migration):

    dependencies = [
        ("conversations", "0004_here_since"),
    ]

    operations = [
        migrations.AddField(
            model_name="cycle",
            name="attempts",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="cycle",
            name="due_at",
            field=models.DateTimeField(db_index=True, null=True),
        ),
        migrations.AddField(
            model_name="cycle",
            name="figures",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="cycle",
            name="leased_until",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="cycle",
            name="shown",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="message",
            name="written_at",
            field=models.DateTimeField(default=timezone.now),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="message",
            name="sent_at",
            field=models.DateTimeField(null=True),
        ),
    ]
