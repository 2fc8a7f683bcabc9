from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("conversations", "0010_laid_version")]

    operations = [
        migrations.RemoveConstraint("conversation", "a_conversation_is_of_a_known_kind"),
        migrations.AddConstraint(
            "conversation",
            models.CheckConstraint(
                condition=Q(
                    kind__in=["good_conversation", "check_in", "feedback", "rejection_talk"]
                ),
                name="a_conversation_is_of_a_known_kind",
            ),
        ),
        migrations.RemoveConstraint("participant", "a_participant_has_a_known_side"),
        migrations.AddConstraint(
            "participant",
            models.CheckConstraint(
                condition=Q(
                    side__in=[
                        "employee",
                        "manager",
                        "participant",
                        "psychologist",
                        "candidate",
                        "caller",
                    ]
                ),
                name="a_participant_has_a_known_side",
            ),
        ),
    ]
