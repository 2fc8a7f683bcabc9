from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("conversations", "0007_another_manager")]

    operations = [
        migrations.RemoveConstraint("conversation", "a_conversation_is_of_a_known_kind"),
        migrations.AddConstraint(
            "conversation",
            models.CheckConstraint(
                condition=Q(kind__in=["good_conversation", "check_in", "feedback"]),
                name="a_conversation_is_of_a_known_kind",
            ),
        ),
        migrations.RemoveConstraint("participant", "a_participant_has_a_known_side"),
        migrations.AddConstraint(
            "participant",
            models.CheckConstraint(
                condition=Q(side__in=["employee", "manager", "participant", "psychologist"]),
                name="a_participant_has_a_known_side",
            ),
        ),
    ]
