"""The home page: what waits, since when, one button each; then what goes on, by role."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from tests.cast import THEN, Actor, actor
from tweespraak.foundation import clock, slots
from tweespraak.foundation.slots import Link
from tweespraak.home.views.waiting import FIRST, since_words
from tweespraak.notifications.models import Mail, MailStatus
from tweespraak.people.models import Membership
from tweespraak.people.roles import Role
from tweespraak.testing.api import assign

ZONE = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 9, 10, 8, 0, tzinfo=UTC)  # a Thursday

pytestmark = pytest.mark.usefixtures("instruments")


def text_of(someone: Actor, language: str = "en") -> str:
    response = someone.client.get("/", headers={"accept-language": language})
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def waiting():
    """A context that has as much waiting as a test asks for."""
    links: list[Link] = []
    slots.fill("home.waiting", "above", lambda **_rest: links)
    yield links
    del slots._slots["home.waiting"]["above"]


@pytest.mark.parametrize(
    ("since", "dutch", "english"),
    [
        (NOW, "sinds vandaag", "since today"),
        (NOW - timedelta(hours=11), "sinds gisteren", "since yesterday"),
        (NOW - timedelta(days=2), "sinds dinsdag", "since Tuesday"),
        (NOW - timedelta(days=9), "al 9 dagen", "for 9 days"),
        (NOW - timedelta(days=16), "al 2 weken", "for 2 weeks"),
        (NOW - timedelta(days=90), "sinds 12 juni 2026", "since 12 June 2026"),
        (NOW + timedelta(hours=1), "sinds vandaag", "since today"),
        (None, "", ""),
    ],
)
def test_since_when_is_said_in_words(since, dutch, english):
    for language, words in (("nl", dutch), ("en", english)):
        with translation.override(language):
            assert since_words(since, NOW, ZONE) == words


def test_the_oldest_comes_first_and_the_rest_is_folded(chris, waiting):
    now = clock.now()
    days = [3, 1, 6, 2, 5, 4]
    waiting += [Link(f"Thing {n}", "/x/", since=now - timedelta(days=n)) for n in days]
    waiting.append(Link("Thing without a date", "/x/"))
    body = text_of(chris)
    places = [body.index(f"Thing {n}<") for n in (6, 5, 4, 3, 2, 1)]
    assert places == sorted(places)
    assert body.index("Thing 1<") < body.index("Thing without a date<")
    assert body.index('<details class="disclosure"') > body.index("Thing 4<")
    assert (
        f"Show {len(waiting) + 2 - FIRST} more" in body
    )  # the set-up and the statements wait as well


def test_what_is_asked_says_since_when(anna, bram):
    assign(
        organisation=anna.member.organisation,
        person=anna.person,
        instrument="personality",
        by=bram.person,
        at=clock.now() - timedelta(days=1),
    )
    assert "since yesterday" in text_of(anna)


def test_who_has_nothing_to_do_is_told_so(dirk):
    assert "You are up to date" in text_of(dirk)


def test_who_has_no_role_is_told_whom_to_ask(voorbeeld):
    voorbeeld.contact_name = "Fatima"
    voorbeeld.save(update_fields=["contact_name"])
    nobody = actor(voorbeeld, "Noor", "Haddad")
    body = text_of(nobody)
    assert "You have no role here yet" in body
    assert "Ask Fatima" in body


def test_who_left_everywhere_still_has_a_home(dirk):
    Membership.objects.filter(pk=dirk.member.pk).update(ended_at=THEN)
    body = text_of(dirk)
    assert "You do not belong to an organisation now" in body
    assert "No role" not in body


def test_who_has_two_organisations_can_go_to_the_other(dirk, eva):
    Membership.objects.create(
        organisation=eva.member.organisation,
        person=dirk.person,
        given_name="Dirk",
        since_at=THEN + timedelta(days=1),
    )
    assert "To Elders" in text_of(dirk)


def test_a_manager_sees_the_team_and_others_do_not(bram, anna):
    assert "Nobody has you as manager yet" in text_of(bram)
    assert "My team" not in text_of(anna)


def failed_mail(someone: Actor) -> Mail:
    return Mail.objects.create(
        organisation_id=someone.member.organisation_id,
        person_id=someone.person.pk,
        kind="people.activation",
        object_id=uuid4(),
        address=someone.person.email,
        language="nl",
        status=MailStatus.FAILED,
        created_at=clock.now() - timedelta(days=1),
    )


def test_mails_that_did_not_arrive_wait_for_the_admin_only(chris, anna, bram, eva):
    failed_mail(anna)
    assert "1 mail has not arrived" in text_of(chris)
    for other in (anna, bram, eva):
        assert "has not arrived" not in text_of(other)


def test_activities_one_works_on_stand_on_the_home_page(bram, dirk):
    assert "Your activities" not in text_of(bram)
    assert "Your activities" not in text_of(dirk)


def test_it_speaks_dutch(chris):
    body = text_of(chris, "nl")
    assert "Nog te publiceren" in body


def test_someone_with_every_role_gets_one_page(voorbeeld, django_assert_max_num_queries):
    every = actor(voorbeeld, "Alles", "Kan", *[role for role in Role])
    with django_assert_max_num_queries(45):
        text_of(every)
