"""Being asked to take a test: once, with one mail, in the transaction of the role."""

from datetime import timedelta

import pytest
from django.db import transaction

from tests.cast import THEN, Actor
from tweespraak.audit.api import entries_of_object
from tweespraak.foundation.events import announce
from tweespraak.instruments.api import Form
from tweespraak.notifications.api import Mail
from tweespraak.people.api import Organisation, PersonalLink, Role, RoleGiven
from tweespraak.testing.api import Session, assign, finish_session
from tweespraak.testing.models import Assignment
from tweespraak.testing.views.slots import consequences, link_target, person_section

LATER = THEN + timedelta(days=3)


def give_role(to: Actor, by: Actor, role: Role = Role.DEVELOPMENT_MEMBER, at=THEN) -> None:
    with transaction.atomic():
        announce(
            RoleGiven(
                membership_id=to.member.pk,
                organisation_id=to.member.organisation_id,
                person_id=to.person.pk,
                role=role,
                by_id=by.person.pk,
                at=at,
            )
        )


@pytest.fixture
def mail(anna: Actor, chris: Actor, form: Form) -> Mail:
    give_role(anna, by=chris)
    return Mail.objects.get()


def test_a_new_development_member_is_asked_and_invited(anna: Actor, chris: Actor, mail: Mail):
    asked = Assignment.objects.get()
    link = PersonalLink.objects.get()
    assert (asked.person, asked.created_by_id) == (anna.person, chris.person.pk)
    assert (mail.kind, mail.address) == ("testing.invitation", anna.person.email)
    assert (link.slot, link.object_id) == ("testing.assignment", asked.pk)
    assert mail.object_id == link.pk
    assert link.expires_at == THEN + timedelta(days=60)


def test_the_mail_is_in_the_language_of_the_person(anna: Actor, chris: Actor, form: Form):
    anna.person.language = "en"
    anna.person.save(update_fields=["language"])
    give_role(anna, by=chris)
    mail = Mail.objects.get()
    assert mail.subject == "Voorbeeld invites you to the assessment"
    assert "Hello Anna," in mail.text
    assert "every answer is saved" in mail.html


def test_the_mail_carries_the_link(mail: Mail):
    assert "Hallo Anna," in mail.text
    assert mail.text.count("/people/link/") == 1


def test_being_asked_is_in_the_log(mail: Mail):
    [entry] = entries_of_object("assignment", Assignment.objects.get().pk)
    assert entry.action == "testing.assigned"


@pytest.mark.parametrize("role", [role for role in Role if role != Role.DEVELOPMENT_MEMBER])
def test_no_other_role_is_invited(bram: Actor, chris: Actor, form: Form, role: Role):
    give_role(bram, by=chris, role=role)
    assert not Assignment.objects.exists()
    assert not Mail.objects.exists()


def test_when_giving_the_role_fails_nothing_was_sent(anna: Actor, chris: Actor, form: Form):
    with transaction.atomic():
        give_role(anna, by=chris)
        transaction.set_rollback(True)
    assert not Assignment.objects.exists()
    assert not Mail.objects.exists()


def test_being_asked_twice_is_once(anna: Actor, voorbeeld: Organisation, form: Form):
    asked = [
        assign(organisation=voorbeeld, person=anna.person, instrument="personality", by=None, at=at)
        for at in (THEN, LATER)
    ]
    assert asked[0] == asked[1]
    assert asked[1].created_at == THEN


def test_getting_the_role_back_after_finishing_sends_no_second_invitation(
    anna: Actor, chris: Actor, mail: Mail, all_seen: Session
):
    finish_session(session=all_seen, at=LATER)
    give_role(anna, by=chris, at=LATER)
    assert Mail.objects.count() == 1


def told(who: Actor | None, organisation: Organisation, role: Role = Role.DEVELOPMENT_MEMBER):
    found = consequences(
        organisation=organisation,
        person=who.person if who else None,
        role=role,
        language="nl",
        request=None,
    )
    return [(link.icon, link.label) for link in found]


def test_before_saving_the_mail_is_announced(voorbeeld: Organisation, anna: Actor, form: Form):
    both = [("mail", "Uitnodiging voor het assessment"), ("list", "Persoonlijkheidsvragenlijst")]
    assert told(None, voorbeeld) == both
    assert told(anna, voorbeeld) == both
    assert told(anna, voorbeeld, Role.MANAGER) == []


def test_a_mail_that_will_not_go_out_is_not_announced(
    voorbeeld: Organisation, anna: Actor, mail: Mail, all_seen: Session
):
    finish_session(session=all_seen, at=LATER)
    assert told(anna, voorbeeld) == [("list", "Persoonlijkheidsvragenlijst")]


def test_the_link_leads_to_the_test_again_and_again(rf, anna: Actor, mail: Mail):
    request = rf.get("/")
    request.user = anna.person
    for _ in range(2):
        [link] = link_target(request=request, object_id=Assignment.objects.get().pk)
        assert link.url == "/tests/personality/"


def test_the_link_of_another_leads_nowhere_special(rf, eva: Actor, mail: Mail):
    request = rf.get("/")
    request.user = eva.person
    for key in (Assignment.objects.get().pk, None):
        assert [link.url for link in link_target(request=request, object_id=key)] == ["/tests/"]


def test_on_the_page_of_a_person_stands_how_far_never_what(
    anna: Actor, mail: Mail, all_seen: Session
):
    [fragment] = person_section(membership=anna.member)
    [row] = fragment.values["rows"]
    assert (row["progress"].state, row["progress"].answered) == ("started", 107)
    finish_session(session=all_seen, at=LATER)
    [row] = person_section(membership=anna.member)[0].values["rows"]
    assert row["progress"].state == "finished"


def test_who_was_not_asked_has_no_section(bram: Actor, form: Form):
    assert person_section(membership=bram.member) == []
