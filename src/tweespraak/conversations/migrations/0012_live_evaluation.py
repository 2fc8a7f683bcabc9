"""A conversation may be a live evaluation between a client and a recruiter."""

from django.db import migrations, models

KINDS = ["good_conversation", "check_in", "feedback", "rejection_talk", "live_evaluation"]


class Migration(migrations.Migration):
    dependencies = [("conversations", "0011_rejection_talk")]

    operations = [
        migrations.RemoveConstraint(
            model_name="conversation", name="a_conversation_is_of_a_known_kind"
        ),
        migrations.AddConstraint(
            model_name="conversation",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", KINDS)), name="a_conversation_is_of_a_known_kind"
            ),
        ),
    ]
