"""What went because its term was over: counts, for who writes the privacy statement."""

from uuid import uuid4

from django.db import transaction
from django.test import Client

from tests.cast import Actor
from tweespraak.audit.api import record
from tweespraak.foundation import clock
from tweespraak.privacy.actions import work_off_terms

PAGE = "/my-data/organisation/deleted/"


def bury(actor: Actor, kind: str = "application", term: str = "28_days") -> None:
    with transaction.atomic():
        record(
            action="privacy.term_ended", object_type=kind, object_id=uuid4(), at=clock.now(),
            by=None, organisation=actor.member.organisation_id, about=actor.person.pk,
            state_to=term,
        )  # fmt: skip


def page(client: Client, language: str = "en") -> str:
    response = client.get(PAGE, headers={"accept-language": language})
    assert response.status_code == 200
    return response.content.decode()


def test_it_counts_by_day_kind_and_term_and_names_nobody(
    client: Client, chris: Actor, anna: Actor
) -> None:
    for _again in range(3):
        bury(anna)
    bury(anna, "vacancy", "2_years")
    bury(anna, term="again")
    client.force_login(chris.person)
    text = page(client)
    assert "28 days after the end of the procedure" in text
    assert "Came back with a back-up" in text
    assert 'data-label="How many">3<' in text
    assert str(anna.person.pk) not in text
    assert anna.member.full_name not in text
    assert "Wat is verwijderd" in page(client, "nl")


def test_an_empty_page_says_what_will_stand_there_and_when_it_was_looked(
    client: Client, chris: Actor
) -> None:
    client.force_login(chris.person)
    assert "Nothing has been deleted yet" in page(client)
    work_off_terms()
    assert "Last looked at on" in page(client)


def test_another_organisation_sees_its_own_only(client: Client, eva: Actor, anna: Actor) -> None:
    bury(anna)
    client.force_login(eva.person)
    response = client.get(PAGE)
    assert response.status_code == 403 or "28 d" not in response.content.decode()


def test_who_does_not_write_the_statements_may_not_see_it(client: Client, anna: Actor) -> None:
    client.force_login(anna.person)
    assert client.get(PAGE).status_code == 403
