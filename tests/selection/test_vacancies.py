"""A vacancy: started, seen by who stands at it, written, and copied with its lessons."""

from decimal import Decimal
from uuid import uuid4

import pytest
from django.test import Client

from tests.cast import THEN, Actor
from tests.selection.seeking import candidate, draft, sent, signed, vacancy
from tweespraak.people.models import Organisation
from tweespraak.selection.models import Lesson, Profile, Stakeholder, Vacancy
from tweespraak.selection.rules.pay import amount_of
from tweespraak.selection.rules.profiles import Capacity

pytestmark = pytest.mark.django_db


def start(rik: Actor, hanna: Actor, **more: str) -> dict[str, str]:
    return {
        "once": str(uuid4()), "title": "Planner", "recruiter": str(rik.member.pk),
        "manager": str(hanna.member.pk), "language": "nl", **more,
    }  # fmt: skip


def test_who_starts_a_vacancy_signs_it_later_with_the_hiring_manager(
    rik: Actor, hanna: Actor
) -> None:
    answer = rik.client.post("/selection/new/", start(rik, hanna))
    made = Vacancy.objects.get()
    assert answer["Location"] == f"/selection/{made.pk}/"
    found = dict(Stakeholder.objects.values_list("person", "capacity"))
    assert found == {rik.person.pk: Capacity.HR, hanna.person.pk: Capacity.HIRING_MANAGER}
    assert [row["key"] for row in made.stages] == ["letter", "first", "second", "offer"]


def test_the_same_form_twice_is_one_vacancy(rik: Actor, hanna: Actor) -> None:
    form = start(rik, hanna)
    for _time in range(2):
        assert rik.client.post("/selection/new/", form).status_code == 302
    assert Vacancy.objects.count() == Profile.objects.count() == 1


def test_who_starts_it_is_one_of_the_two(rik: Actor, hanna: Actor, ivo: Actor) -> None:
    other = start(ivo, hanna)
    assert rik.client.post("/selection/new/", other).status_code == 200
    assert not Vacancy.objects.exists()


@pytest.mark.parametrize("path", ["", "new/"])
def test_who_has_nothing_to_do_with_selection_comes_nowhere(
    anna: Actor, eva: Actor, rik: Actor, hanna: Actor, path: str
) -> None:
    made = draft(rik, hanna)
    assert anna.client.get(f"/selection/{path}").status_code == 403
    assert made.title not in eva.client.get("/selection/").content.decode()


@pytest.mark.parametrize(
    "page", ["", "details/", "requirements/", "requirements/new/", "requirements/r1/", "pay/",
             "stages/", "people/", "sending/", "sign/", "reopening/", "lifting/"],
)  # fmt: skip
def test_eva_finds_no_page_of_it(
    rik: Actor, hanna: Actor, tom: Actor, anna: Actor, eva: Actor, page: str
) -> None:
    made = draft(rik, hanna, tom)
    url = f"/selection/{made.pk}/{page}"
    assert eva.client.get(url).status_code == 404
    assert anna.client.get(url).status_code == 404
    assert Client().get(url).status_code in (302, 404)


@pytest.mark.parametrize(
    "page", ["details/", "requirements/", "requirements/new/", "requirements/r1/", "pay/",
             "stages/", "people/", "sending/"],
)  # fmt: skip
def test_who_leads_opens_every_page_and_who_only_signs_does_not(
    rik: Actor, hanna: Actor, tom: Actor, page: str
) -> None:
    made = draft(rik, hanna, tom)
    url = f"/selection/{made.pk}/{page}"
    assert rik.client.get(url).status_code == hanna.client.get(url).status_code == 200
    assert tom.client.get(url).status_code == 403


def test_the_list_says_what_waits_for_whom(rik: Actor, hanna: Actor, tom: Actor) -> None:
    sent(rik, hanna, tom)
    assert "Lezen en tekenen" in tom.client.get("/selection/").content.decode()
    assert "0 van de 3" in rik.client.get("/selection/").content.decode()


def test_a_list_of_many_takes_no_more_questions(
    rik: Actor, hanna: Actor, tom: Actor, kim: Actor, django_assert_max_num_queries: object
) -> None:
    candidate(signed(rik, hanna, tom), kim)
    draft(rik, hanna, tom)
    rik.client.get("/selection/")
    with django_assert_max_num_queries(20):  # type: ignore[operator]
        rik.client.get("/selection/")


def test_the_page_of_a_vacancy_leads_on(rik: Actor, hanna: Actor, tom: Actor) -> None:
    made = draft(rik, hanna, tom)
    page = rik.client.get(f"/selection/{made.pk}/").content.decode()
    assert "Laten tekenen" in page
    assert tom.client.get(f"/selection/{made.pk}/")["Location"].endswith("/sign/")


def test_a_requirement_is_written_changed_and_taken_off(rik: Actor, hanna: Actor) -> None:
    made = draft(rik, hanna)
    at = f"/selection/{made.pk}/requirements/"
    words = {"category": "skill", "text": "Rijdt een heftruck", "need": "nice", "weight": "1"}
    assert rik.client.post(f"{at}new/", {**words, "key": "abc"}).status_code == 302
    rik.client.post(f"{at}new/", {**words, "key": "abc"})
    written = made.profiles.get().requirements
    assert [row["key"] for row in written] == ["r1", "r2", "r3", "abc"]
    assert rik.client.post(f"{at}abc/removal/").status_code == 302
    assert len(made.profiles.get().requirements) == 3


def test_what_two_people_write_at_once_is_not_lost(rik: Actor, hanna: Actor) -> None:
    made = draft(rik, hanna)
    url = f"/selection/{made.pk}/requirements/r1/"
    seen = hanna.client.get(url).context["form"]["seen"].value()
    words = {"category": "skill", "need": "must", "weight": "2", "seen": seen}
    assert rik.client.post(url, {**words, "text": "Van Rik"}).status_code == 302
    answer = hanna.client.post(url, {**words, "text": "Van Hanna"})
    assert answer.status_code == 409
    assert "Van Rik" in answer.content.decode()
    assert "Van Hanna" in answer.content.decode()
    again = answer.context["form"]["seen"].value()
    assert hanna.client.post(url, {**words, "text": "Van Hanna", "seen": again}).status_code == 302
    assert made.profiles.get().requirements[0]["text"] == "Van Hanna"


def test_nothing_is_written_after_it_was_sent(rik: Actor, hanna: Actor, tom: Actor) -> None:
    made = sent(rik, hanna, tom)
    words = {"category": "skill", "text": "Later", "need": "must", "weight": "2"}
    for page, posted in {
        "requirements/r1/": words,
        "pay/": {"pay_from": "1", "pay_to": "2", "pay_per": "month"},
        "details/": {"title": "Anders", "language": "nl"},
    }.items():
        rik.client.post(f"/selection/{made.pk}/{page}", posted)
    made.refresh_from_db()
    assert made.title == "Teamleider magazijn"
    assert made.profiles.get().requirements[0]["text"] == "Heeft een team geleid"


def test_pay_is_a_range(rik: Actor, hanna: Actor) -> None:
    made = draft(rik, hanna)
    url = f"/selection/{made.pk}/pay/"
    wrong = {"pay_from": "4.200", "pay_to": "3.100", "pay_per": "month"}
    assert rik.client.post(url, wrong).status_code == 200
    right = {"pay_from": "€ 3.250", "pay_to": "4.100,50", "pay_per": "month"}
    assert rik.client.post(url, right).status_code == 302
    profile = made.profiles.get()
    assert (profile.pay_from, profile.pay_to) == (Decimal("3250.00"), Decimal("4100.50"))


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("3100", 3100), ("3.100", 3100), ("3,100", 3100), ("€ 3.100,-", 3100), ("18,50", "18.50"),
     ("18.5", "18.5"), ("1.234.567,89", "1234567.89"), ("veel", None), ("-5", None), ("1e9", None),
     ("99999999999", None), ("²", None)],
)  # fmt: skip
def test_amounts_are_read_as_people_write_them(typed: str, amount: object) -> None:
    assert amount_of(typed) == (None if amount is None else Decimal(str(amount)))


def test_a_stage_that_goes_asks_its_requirement_for_another(rik: Actor, hanna: Actor) -> None:
    made = draft(rik, hanna)
    kept = {"name_0": "Brief", "days_0": "5", "name_1": "Gesprek", "is_interview_1": "on"}
    posted = {**kept, "interviews": "1", "reply_days": "8"}
    assert rik.client.post(f"/selection/{made.pk}/stages/", posted).status_code == 302
    made.refresh_from_db()
    assert [row["key"] for row in made.stages] == ["letter", "first"]
    assert [row["stage"] for row in made.profiles.get().requirements] == ["first", "", "first"]


def test_stages_without_an_interview_are_refused(rik: Actor, hanna: Actor) -> None:
    made = draft(rik, hanna)
    posted = {"name_0": "Brief", "interviews": "1", "reply_days": "8"}
    assert rik.client.post(f"/selection/{made.pk}/stages/", posted).status_code == 200


def test_a_copy_brings_the_requirements_and_first_the_lessons(
    voorbeeld: Organisation, rik: Actor, hanna: Actor, tom: Actor
) -> None:
    old = signed(rik, hanna, tom)
    lesson = Lesson.objects.create(
        organisation=voorbeeld, vacancy=old, cause="late", words="Eerder over rijbewijs praten",
        owner=rik.person, created_at=THEN,
    )  # fmt: skip
    url = f"/selection/new/?copy={old.pk}"
    assert "Eerder over rijbewijs praten" in rik.client.get(url).content.decode()
    assert rik.client.post(url, start(rik, hanna)).status_code == 200  # first read them
    assert rik.client.post(url, start(rik, hanna, has_read="on")).status_code == 302
    made = Vacancy.objects.get(copied_from=old)
    assert made.read_lessons == [str(lesson.pk)]
    profile = made.profiles.get()
    assert profile.state == "draft"
    assert len(profile.requirements) == 3
    assert profile.pay_to == Decimal(4200)
    assert not profile.signatures.exists()


def test_nobody_copies_what_they_did_not_lead(rik: Actor, hanna: Actor, eva: Actor) -> None:
    old = vacancy(rik, hanna)
    assert eva.client.get(f"/selection/new/?copy={old.pk}").status_code == 404
