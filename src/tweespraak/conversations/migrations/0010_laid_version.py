"""Since when what lies on the table of a live room is the same: as far as known, since the last change."""

from django.db import migrations, models


def as_of_now(apps, schema_editor):
    """A page that was opened before is behind, and fetches everything."""
    apps.get_model("conversations", "Conversation").objects.update(laid_version=models.F("version"))


class Migration(migrations.Migration):
    dependencies = [("conversations", "0009_what_may_go_along")]

    operations = [
        migrations.AddField(
            model_name="conversation",
            name="laid_version",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.RunPython(as_of_now, migrations.RunPython.noop),
    ]
