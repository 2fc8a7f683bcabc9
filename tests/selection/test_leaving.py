"""Who signs and leaves, is late, or was known twice."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client

from tests.cast import THEN, Actor, actor
from tests.selection.seeking import draft, interviewed, sent, signed
from tweespraak.foundation import clock
from tweespraak.notifications.api import Mail
from tweespraak.people.api import Role
from tweespraak.selection.actions.merging import unite_selection
from tweespraak.selection.actions.nudging import remind_who_signs
from tweespraak.selection.actions.signing import send, sign
from tweespraak.selection.actions.stakeholders import leave
from tweespraak.selection.models import Signature, Stakeholder, Vacancy
from tweespraak.selection.queries.profiles import content_of, profile_of
from tweespraak.selection.views.leaving import leaving

pytestmark = pytest.mark.django_db
LATER = THEN + timedelta(hours=2)


def gone(who: Actor, successor: Actor | None = None) -> None:
    leave(
        organisation=who.member.organisation_id, person=who.person.pk,
        successor=successor.member if successor else None, at=LATER,
    )  # fmt: skip


def put(made: Vacancy, *who: Actor) -> None:
    for each in who:
        sign(vacancy=made, person=each.person.pk, seen=made.profiles.get().hash, at=LATER)


def test_nobody_waits_for_who_left(rik: Actor, hanna: Actor, tom: Actor, ivo: Actor) -> None:
    made = sent(rik, hanna, tom, [ivo])
    put(made, rik, hanna, tom)
    gone(ivo)
    assert made.profiles.get().state == "signed"


def test_without_anybody_of_the_team_it_waits_for_a_replacement(
    rik: Actor, hanna: Actor, tom: Actor
) -> None:
    made = sent(rik, hanna, tom)
    put(made, rik, hanna)
    gone(tom)
    assert made.profiles.get().state == "in_signing"
    page = rik.client.get(f"/selection/{made.pk}/people/").content.decode()
    assert "Er tekent nog niemand namens het team" in page


def test_who_takes_over_signs_in_the_place_of_who_left(
    rik: Actor, hanna: Actor, tom: Actor
) -> None:
    made = sent(rik, hanna, tom)
    heir = actor(made.organisation, "Wim", "Werver", Role.RECRUITER)
    put(made, rik, hanna, tom)
    gone(rik, heir)
    made.refresh_from_db()
    assert made.recruiter_id == heir.person.pk
    assert made.profiles.get().state == "signed"  # what was signed stays signed
    assert Stakeholder.objects.get(person=heir.person).capacity == "hr"
    assert Mail.objects.filter(kind="selection.sign", person_id=heir.person.pk).exists()
    assert rik.client.get(f"/selection/{made.pk}/").status_code == 404


def test_before_somebody_leaves_is_said_who_has_to_take_over(
    rik: Actor, hanna: Actor, tom: Actor
) -> None:
    draft(rik, hanna, tom)
    (alone,) = leaving(membership=rik.member, successor=None)
    assert alone.icon == "stop"
    (wrong,) = leaving(membership=rik.member, successor=tom.member)
    assert wrong.icon == "stop"
    heir = actor(rik.member.organisation, "Wim", "Werver", Role.RECRUITER)
    (right,) = leaving(membership=rik.member, successor=heir.member)
    assert right.icon == "people"
    (signs,) = leaving(membership=tom.member, successor=None)
    assert signs.icon == "people"


def test_who_did_not_sign_is_reminded_gently_and_not_for_ever(
    rik: Actor, hanna: Actor, tom: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = draft(rik, hanna, tom)
    profile = profile_of(made)
    assert profile
    send(vacancy=made, seen=content_of(profile, made).hash, by=rik.person.pk, at=THEN)
    put(made, rik, hanna)
    told = Mail.objects.filter(kind="selection.sign_reminder")
    for day in range(40):
        moment = SimpleNamespace(at=THEN + timedelta(days=day, hours=3))
        monkeypatch.setattr(clock, "now", lambda moment=moment: moment.at)
        remind_who_signs()
        assert day >= 3 or not told.exists()
    assert 3 <= told.count() <= 6
    assert {mail.person_id for mail in told} == {tom.person.pk}
    made.refresh_from_db()
    assert made.due_at is None


def test_who_was_known_twice_signs_once(rik: Actor, hanna: Actor, tom: Actor, ivo: Actor) -> None:
    made = sent(rik, hanna, tom, [ivo])
    put(made, tom)
    unite_selection(gone=tom.person.pk, kept=ivo.person.pk)
    (asked,) = Stakeholder.objects.filter(person=ivo.person)
    assert Signature.objects.get().stakeholder_id == asked.pk


def test_an_application_goes_along(
    rik: Actor, hanna: Actor, tom: Actor, kim: Actor, anna: Actor
) -> None:
    made = interviewed(signed(rik, hanna, tom), kim, hanna, tom)
    unite_selection(gone=kim.person.pk, kept=anna.person.pk)
    unite_selection(gone=tom.person.pk, kept=hanna.person.pk)
    made.refresh_from_db()
    assert made.person_id == anna.person.pk
    assert made.interviews.get().judgements.get().interviewer_id == hanna.person.pk


def test_a_stranger_with_no_link_signs_nothing(rik: Actor, hanna: Actor, tom: Actor) -> None:
    made = sent(rik, hanna, tom)
    assert Client().get(f"/selection/{made.pk}/sign/").status_code == 404
