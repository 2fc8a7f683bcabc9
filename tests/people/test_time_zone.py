"""Times are told where people are: in the zone of the organisation they work for now."""

import pytest
from django.utils import timezone

from tests.cast import THEN, Actor, actor, organisation
from tweespraak.notifications.api import Letter, Mail, queue_mail
from tweespraak.people.models import Membership
from tweespraak.people.roles import Role

MAILS = "/people/mails/?show=waiting"


@pytest.fixture
def curacao(db: None) -> Actor:
    """An admin on an island where it is six hours earlier in summer."""
    place = organisation("Kas di Bèrdè", "kas")
    place.time_zone = "America/Curacao"
    place.save(update_fields=["time_zone"])
    who = actor(place, "Shurendy", "Martina", Role.ORGANISATION_ADMIN)
    letter = Letter("Dag", "Tekst", "<p/>", "nl")
    queue_mail(kind="x.y", address="s@kas.example", letter=letter, organisation=place.pk, at=THEN)
    return who


def times(who: Actor) -> str:
    return who.client.get(MAILS).content.decode()


def test_a_page_tells_times_in_the_zone_of_the_organisation(curacao: Actor) -> None:
    assert Mail.objects.get().created_at == THEN
    assert "1 september 2026, 05:00" in " ".join(times(curacao).split()).lower()


def test_what_is_mine_in_words_tells_them_in_the_same_zone(curacao: Actor) -> None:
    mine = curacao.client.get("/my-data/print/").content.decode()
    assert "1 september 2026, 05:00" in mine
    assert "1 september 2026, 11:00" not in mine


def test_another_organisation_has_its_own_zone(curacao: Actor, chris: Actor) -> None:
    Membership.objects.filter(pk=chris.member.pk).update(organisation=curacao.member.organisation)
    assert "05:00" in times(chris)
    curacao.member.organisation.time_zone = "Europe/Helsinki"
    curacao.member.organisation.save(update_fields=["time_zone"])
    assert "12:00" in times(chris)


def test_the_zone_does_not_stay_behind_for_the_next_visitor(curacao: Actor) -> None:
    before = timezone.get_current_timezone_name()
    times(curacao)
    assert timezone.get_current_timezone_name() == before
