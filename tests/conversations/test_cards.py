"""Talk cards: made, changed, put away; of a person or of the organisation; and read in both languages."""

import re
import uuid
from typing import Any

import pytest

from tests.cast import THEN, Actor, actor
from tests.permissions.cards import Cards, put_cards
from tweespraak.audit.models import Entry
from tweespraak.conversations import actions, personal_data
from tweespraak.conversations.models import TalkCard
from tweespraak.conversations.queries import library
from tweespraak.conversations.rules import Chosen, Kind, ready
from tweespraak.foundation import clock
from tweespraak.foundation.personal_data import Rule
from tweespraak.people.api import Organisation, Role
from tweespraak.people.models import Grant

pytestmark = pytest.mark.django_db
LIBRARY = "/conversations/cards/"


@pytest.fixture
def employee(voorbeeld: Organisation) -> Actor:
    return actor(voorbeeld, "Anna", "de Vries", Role.EMPLOYEE)


@pytest.fixture
def manager(voorbeeld: Organisation) -> Actor:
    return actor(voorbeeld, "Bram", "Bakker", Role.MANAGER)


@pytest.fixture
def hr(voorbeeld: Organisation) -> Actor:
    return actor(voorbeeld, "Ingrid", "Vos", Role.HR_PROCESS_OWNER)


@pytest.fixture
def cards(voorbeeld: Organisation, employee: Actor, hr: Actor) -> Cards:
    return put_cards(voorbeeld, employee, hr)


def page(who: Actor, path: str, language: str = "en") -> str:
    answer = who.client.get(path, headers={"accept-language": language})
    assert answer.status_code == 200
    return answer.content.decode()


def filled(**more: Any) -> dict[str, Any]:
    keys = [one.key for one in ready(Kind.GOOD_CONVERSATION, library("nl"))]
    return {
        "once": str(uuid.uuid4()), "name": "Voor de zomer", "audience": "own", "questions": keys
    } | more  # fmt: skip


def new(who: Actor, **more: Any) -> Any:
    return who.client.post(f"{LIBRARY}new/good_conversation/", filled(**more))


def audited() -> list[str]:
    return list(Entry.objects.order_by("sequence").values_list("action", flat=True))


def test_a_card_is_made_and_stands_among_ones_own(employee: Actor) -> None:
    made = TalkCard.objects.get(pk=new(employee)["Location"].split("/")[-2])
    assert (made.owner, made.created_by_id) == (employee.person, employee.person.pk)
    assert "Voor de zomer" in page(employee, LIBRARY)
    assert audited() == ["conversations.card_made"]


def test_pressing_twice_makes_one_card(employee: Actor) -> None:
    data = filled()
    for _press in range(2):
        assert employee.client.post(f"{LIBRARY}new/good_conversation/", data).status_code == 302
    assert TalkCard.objects.count() == 1


def test_a_key_of_somebody_elses_card_makes_nothing(employee: Actor, cards: Cards) -> None:
    assert new(employee, once=str(cards.shared.pk)).status_code == 404
    cards.shared.refresh_from_db()
    assert cards.shared.name == "Bijpraten"


def test_own_words_stand_on_the_card_and_fill_the_empty_side(
    employee: Actor, manager: Actor
) -> None:
    made = new(employee, own_results_0_employee="Wat wil ik nog <kwijt>?")
    body = page(employee, made["Location"])
    assert body.count("Wat wil ik nog &lt;kwijt&gt;?") == 2


def test_without_well_being_it_is_no_card_and_nothing_typed_is_lost(employee: Actor) -> None:
    answer = new(
        employee,
        questions=["P-RES-1", "P-DEV-1", "P-COL-1"],
        own_results_1_manager="Wat zie ik?",
    )
    body = answer.content.decode()
    assert answer.status_code == 200
    assert "welzijn" in body
    assert "Wat zie ik?" in body
    assert re.search(r'value="P-COL-1" checked', body)
    assert TalkCard.objects.count() == 0


def test_an_employee_makes_no_card_for_the_organisation(employee: Actor) -> None:
    assert new(employee, audience="organisation").status_code == 200
    assert TalkCard.objects.count() == 0


def test_a_card_of_the_organisation_is_read_by_all_and_changed_by_few(
    cards: Cards, employee: Actor, manager: Actor, hr: Actor
) -> None:
    path = f"{LIBRARY}{cards.shared.pk}/"
    for who in (employee, manager, hr):
        page(who, path)
        page(who, f"{path}print/")
    assert manager.client.get(f"{path}edit/").status_code == 403
    assert hr.client.get(f"{path}edit/").status_code == 200


def test_a_personal_card_exists_for_its_owner_only(
    cards: Cards, employee: Actor, manager: Actor, hr: Actor, chris: Actor, eva: Actor
) -> None:
    path = f"{LIBRARY}{cards.own.pk}/"
    page(employee, path)
    for who in (manager, hr, chris, eva):
        for more in ("", "print/", "edit/"):
            assert who.client.get(f"{path}{more}").status_code == 404
        assert who.client.post(f"{path}archive/").status_code == 404
    assert eva.client.get(f"{LIBRARY}{cards.shared.pk}/").status_code == 404
    assert str(cards.shared.pk) not in page(eva, LIBRARY)


def test_changing_is_noted_and_saving_the_same_is_not(cards: Cards, employee: Actor) -> None:
    path = f"{LIBRARY}{cards.own.pk}/edit/"
    data = filled(name="Bijpraten", questions=["CI-1", "CI-2", "CI-3"])
    employee.client.post(path, data)
    assert "conversations.card_changed" not in audited()
    employee.client.post(path, data | {"questions": ["CI-5"], "name": "Kort"})
    cards.own.refresh_from_db()
    assert (cards.own.name, cards.own.questions) == ("Kort", [{"theme": "check_in", "key": "CI-5"}])
    assert audited()[-1] == "conversations.card_changed"


def test_a_card_goes_to_the_archive_and_comes_back(
    cards: Cards, hr: Actor, employee: Actor
) -> None:
    path = f"{LIBRARY}{cards.shared.pk}/"
    for _press in range(2):
        hr.client.post(f"{path}archive/")
    assert str(cards.shared.pk) in page(hr, LIBRARY)
    assert str(cards.shared.pk) not in page(employee, LIBRARY)
    hr.client.post(f"{path}use/")
    assert str(cards.shared.pk) in page(employee, LIBRARY)
    assert audited()[-2:] == ["conversations.card_archived", "conversations.card_brought_back"]


def test_only_what_one_may_bring_back_is_offered(cards: Cards, employee: Actor) -> None:
    for card in (cards.shared, cards.own):
        actions.archive_card(card=card, by=employee.person, at=clock.now())
    body = page(employee, LIBRARY)
    assert f"{cards.own.pk}/use/" in body
    assert f"{cards.shared.pk}/use/" not in body
    Grant.objects.filter(membership=employee.member).update(role=Role.HR_PROCESS_OWNER)
    body = page(employee, LIBRARY)
    assert f"{cards.own.pk}/use/" not in body
    assert f"{cards.shared.pk}/use/" in body


def test_the_library_is_searched_in_both_voices(employee: Actor) -> None:
    body = page(employee, f"{LIBRARY}?q=energie", "nl")
    assert "Waar in je werk krijg je energie van?" in body
    assert "Past het werk in je uren?" not in body
    assert "No question found" in page(employee, f"{LIBRARY}?q=zzz")
    assert "Catching up" in page(employee, f"{LIBRARY}?theme=check_in")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_well_being_guard_stands_in_the_library_on_the_form_and_on_paper(
    employee: Actor, language: str
) -> None:
    guard = next(one.guard for one in library(language).themes if one.guard)
    for path in ("", "new/good_conversation/", "ready/good_conversation/"):
        assert guard in page(employee, LIBRARY + path, language)


def test_the_reader_stands_on_the_left(cards: Cards, employee: Actor, manager: Actor) -> None:
    for who, first in ((employee, "employee"), (manager, "manager")):
        texts = {
            one: getattr(library("en").question("CI-1"), one) for one in ("employee", "manager")
        }
        other = "manager" if first == "employee" else "employee"
        body = page(who, f"{LIBRARY}{cards.shared.pk}/print/")
        assert body.index(texts[first]) < body.index(texts[other])


def test_an_unknown_kind_does_not_exist(employee: Actor) -> None:
    for path in ("new/appraisal/", "ready/appraisal/"):
        assert employee.client.get(LIBRARY + path).status_code == 404


def test_without_cards_of_ones_own_the_page_says_what_to_do(employee: Actor, hr: Actor) -> None:
    assert "No card of your own yet" in page(employee, LIBRARY)
    assert "No card of your own yet" not in page(hr, LIBRARY)


def test_a_question_that_is_gone_is_left_out(cards: Cards, employee: Actor) -> None:
    cards.own.questions = [{"theme": "check_in", "key": "CI-99"}, *cards.own.questions]
    cards.own.save(update_fields=["questions"])
    page(employee, f"{LIBRARY}{cards.own.pk}/")
    page(employee, f"{LIBRARY}{cards.own.pk}/edit/")


def test_own_cards_are_exported_and_erased_and_the_organisations_stay(
    cards: Cards, employee: Actor, hr: Actor
) -> None:
    told = personal_data.export(employee.person)
    assert told["own_cards"][0]["name"] == "Bijpraten"
    assert len(told["own_cards"][0]["questions"]) == 3
    assert personal_data.export(hr.person) == {}
    personal_data.erase(employee.person, Rule.ON_REQUEST)
    personal_data.erase(hr.person, Rule.ON_REQUEST)
    assert list(TalkCard.objects.all()) == [cards.shared]


def test_putting_two_accounts_together_keeps_the_cards(
    cards: Cards, employee: Actor, manager: Actor
) -> None:
    actions.unite_talkers(gone=employee.person.pk, kept=manager.person.pk)
    cards.own.refresh_from_db()
    assert (cards.own.owner, cards.own.created_by_id) == (manager.person, manager.person.pk)


def test_the_log_holds_no_words(employee: Actor, voorbeeld: Organisation) -> None:
    card = actions.make_card(
        organisation=voorbeeld, once=uuid.uuid4(), kind=Kind.CHECK_IN, name="Geheim", owner=None,
        questions=[Chosen("check_in", "", "Geheim", "Geheim")], by=employee.person, at=THEN,
    )  # fmt: skip
    actions.archive_card(card=card, by=employee.person, at=clock.now())
    assert not any("Geheim" in str(entry.__dict__) for entry in Entry.objects.all())
