"""One's own talks among one's data, and what goes when somebody is erased; mails name whom to ask."""

import pytest

from tests.cast import THEN, Actor
from tests.conversations.planned import moment, under
from tests.conversations.talking import agreement, talk
from tweespraak.conversations.actions.ending import call_off, keep
from tweespraak.conversations.actions.planning import confirm, reschedule
from tweespraak.conversations.actions.reminding import ask_again, remind_to_prepare
from tweespraak.conversations.actions.telling import tell
from tweespraak.conversations.documents.planning import MAILS, Told
from tweespraak.conversations.models import Conversation, Participant
from tweespraak.conversations.personal_data import erase, export, planning
from tweespraak.conversations.rules.states import Reason, State
from tweespraak.conversations.views.notices import NOTICES
from tweespraak.foundation.personal_data import Rule
from tweespraak.notifications.api import Mail

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def team(anna: Actor, bram: Actor) -> None:
    under(anna, bram)


def test_everybody_takes_their_own_side_along(anna: Actor, bram: Actor) -> None:
    row = talk(anna, bram, State.PREPARING)
    row.participants.filter(person=anna.person).update(moved_because=Reason.BUSY, reschedules=2)
    mine, others = (export(who.person)["talks"][0] for who in (anna, bram))
    assert (mine["with"], mine["side"], others["side"]) == ("Bram Bakker", "employee", "manager")
    assert mine["moved"] == 2
    assert others["moved"] == 0
    assert "moved_because" not in others
    assert set(mine) <= {*planning.WORDS, "talk", "kind"}


def test_many_talks_are_taken_along_in_as_many_questions_as_few(
    anna: Actor, bram: Actor, django_assert_max_num_queries
) -> None:
    for _talk in range(8):
        talk(anna, bram, State.PREPARING, wrote=False)
    with django_assert_max_num_queries(4):
        assert len(planning.export(anna.person)["talks"]) == 8


def test_who_has_no_talk_has_nothing_to_take(dirk: Actor) -> None:
    assert "talks" not in export(dirk.person)


def test_who_is_erased_leaves_no_seat(anna: Actor, bram: Actor, dirk: Actor) -> None:
    plain, agreed = talk(anna, bram), talk(anna, bram, State.CLOSED_AGREED)
    agreement(agreed, anna, dirk)  # moved on to another manager: it is not Bram's to take away
    erase(bram.person, Rule.ON_REQUEST)
    assert not Participant.objects.filter(person=bram.person).exists()
    assert not Conversation.objects.filter(pk=plain.pk).exists()
    assert Conversation.objects.filter(pk=agreed.pk).exists()
    assert anna.client.get(f"/conversations/{agreed.pk}/").status_code == 404
    assert anna.client.get("/conversations/").status_code == 200


def test_every_mail_says_whom_to_ask_and_every_bell_has_a_line(anna: Actor, bram: Actor) -> None:
    organisation = anna.member.organisation
    organisation.contact_name, organisation.contact_email = "Chris Jansen", "vragen@x.example"
    organisation.save(update_fields=["contact_name", "contact_email"])
    row = talk(anna, bram)
    for told in Told:
        tell(row, row.participants.all(), told, THEN)
    mails = Mail.objects.filter(kind__startswith="conversations.")
    assert mails.count() == 2 * len(Told) == 2 * len(MAILS)
    for mail in mails:
        assert "Chris Jansen, vragen@x.example" in mail.text
        assert "Anna" not in mail.text.replace("Anna,", "") or "Hallo Anna" in mail.text
        assert "%(" not in mail.text + mail.subject
    assert {f"conversations.{told}" for told in Told} - set(NOTICES) == {"conversations.you_moved"}


def test_who_reads_in_english_gets_english(anna: Actor, bram: Actor) -> None:
    anna.person.language = "en"
    anna.person.save(update_fields=["language"])
    row = talk(anna, bram, State.INVITING)
    ask_again(row, THEN)
    confirm(conversation=row, by=anna.person, number=0, at=THEN)
    remind_to_prepare(row, THEN)
    call_off(conversation=row, by=bram.person, reason=Reason.BUSY, at=THEN)
    keep(conversation=row, by=bram.person, at=THEN)
    reschedule(conversation=row, by=bram.person, number=0, moment=moment(40), at=THEN)
    mails = Mail.objects.filter(person_id=anna.person.pk).order_by("created_at")
    assert {mail.language for mail in mails} == {"en"}
    assert "A proposal is still waiting for your answer" in [mail.subject for mail in mails]
    dutch = Mail.objects.filter(person_id=bram.person.pk).exclude(language="nl")
    assert not dutch.exists()
