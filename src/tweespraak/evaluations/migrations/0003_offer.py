"""The moments one side offers for a talk, of which the other chooses one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("conversations", "0012_live_evaluation"),
        ("evaluations", "0002_words_before_a_choice"),
    ]

    operations = [
        migrations.AddField(
            model_name="evaluation",
            name="offer",
            field=models.JSONField(default=dict),
        ),
    ]
