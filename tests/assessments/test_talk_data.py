"""What a participant takes along of their feedback talk, and what ends or goes with their assessment."""

from datetime import timedelta

import pytest

from tests.assessments.talking import SOON, planned
from tests.cast import THEN, Actor
from tweespraak.assessments.actions.stopping import withdraw
from tweespraak.assessments.actions.taking_over import take_over
from tweespraak.assessments.actions.talks import prepare_talk
from tweespraak.assessments.models import Case
from tweespraak.assessments.personal_data import export
from tweespraak.assessments.rules.states import State
from tweespraak.conversations.api import Conversation
from tweespraak.foundation.personal_data import Rule
from tweespraak.notifications.models import Mail
from tweespraak.privacy.api import erase_everything

pytestmark = pytest.mark.django_db


def test_the_participant_takes_what_they_prepared_along(dirk: Actor, anna: Actor) -> None:
    made = planned(dirk, anna)
    prepare_talk(case=made, wish="MIJN VRAAG", order="parts", by=anna.person.pk, at=THEN)
    (mine,) = export(anna.person)["feedback_talks"]
    assert (mine["talk_wish"], mine["talk_with"]) == ("MIJN VRAAG", "Dirk Smit")
    assert mine["talk_at"] == SOON.isoformat()
    assert "MIJN VRAAG" not in str(export(dirk.person))


def test_the_talk_goes_with_the_assessment(dirk: Actor, anna: Actor) -> None:
    planned(dirk, anna)
    erase_everything(person=anna.person, rule=Rule.ON_REQUEST, by=None, at=THEN)
    assert not Conversation.objects.exists()


def test_who_stops_has_no_talk_any_more(dirk: Actor, anna: Actor) -> None:
    made = planned(dirk, anna)
    talk = made.talk
    withdraw(case=made, by=anna.person.pk, at=THEN)
    talk.refresh_from_db()
    assert (Case.objects.get(pk=made.pk).state, talk.state) == (State.WITHDRAWN, "cancelled")
    assert Mail.objects.filter(kind="assessments.talk_off", address=dirk.person.email).exists()


def test_with_another_psychologist_it_is_planned_anew(
    dirk: Actor, anna: Actor, marijke: Actor
) -> None:
    made = planned(dirk, anna)
    take_over(case=made, to=marijke.member, by=dirk.person.pk, at=THEN + timedelta(hours=1))
    found = Case.objects.get(pk=made.pk)
    assert (found.state, found.talk_id) == (State.WITH_PARTICIPANT, None)
