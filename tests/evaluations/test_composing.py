"""Choosing topics, seeing what goes out, sending; by hand; what is asked by default; who may."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.cast import THEN, Actor
from tests.evaluations.evaluating import prepared, sent
from tweespraak.evaluations.models import Evaluation, Topic, TopicSet
from tweespraak.evaluations.queries.asked import default_keys, topics_for
from tweespraak.evaluations.rules.states import Side
from tweespraak.notifications.models import Mail
from tweespraak.people.models import Membership, Organisation

CLIENT = ["G07", "S01", "R02"]
WORDS = {"nl": {"title": "Ritme", "question": "Hoe vind je het ritme?"}, "en": {"title": "Rhythm", "question": "How do you rate the rhythm?"}}  # fmt: skip
TYPED = {
    "dimension": "service",
    "title_nl": "Ritme",
    "question_nl": "Hoe vind je het ritme?",
    "title_en": "Rhythm",
    "question_en": "How do you rate the rhythm?",
}


@pytest.fixture(autouse=True)
def _now(at_hour: Any) -> None:
    at_hour(THEN)


def _at(name: str, row: Evaluation) -> str:
    return reverse(f"evaluations:{name}", args=[row.pk])


def _own(organisation: Organisation, **values: Any) -> Topic:
    whole = {"side": Side.CLIENT, "dimension": "service", "words": WORDS, **values}
    return Topic.objects.create(
        organisation=organisation, created_by_id=uuid4(), created_at=THEN, **whole
    )


def test_the_recruiter_chooses_topics_and_sees_what_goes_out(rik: Actor, hanna: Actor) -> None:
    row = prepared(rik, hanna)
    done = rik.client.post(_at("composer", row), {"client": CLIENT, "recruiter": ["C02"]})
    assert done.headers["Location"] == _at("sending", row)
    row.refresh_from_db()
    assert (row.client_topics, row.recruiter_topics) == (CLIENT, ["C02"])
    body = rik.client.get(_at("sending", row)).content.decode()
    assert "Hoe goed deed de recruiter wat jullie hadden afgesproken?" in body
    assert "Hoe zichtbaar" not in body
    assert "twee minuten" in body  # the mail
    assert "Rik Recruiter leest wat jij antwoordt" in body


def test_T33_the_page_refuses_eleven_topics_and_says_what_to_do(rik: Actor, hanna: Actor) -> None:
    row = prepared(rik, hanna)
    many = [f"G{n:02}" for n in range(1, 10)] + ["S01", "R02"]
    body = rik.client.post(_at("composer", row), {"client": many, "recruiter": ["C02"]})
    assert "kies er hoogstens tien" in body.content.decode()
    row.refresh_from_db()
    assert len(row.client_topics) == 10


def test_T33_the_page_names_the_dimension_that_is_forgotten(rik: Actor, hanna: Actor) -> None:
    row = prepared(rik, hanna)
    body = rik.client.post(_at("composer", row), {"client": ["G07", "S01"], "recruiter": ["C02"]})
    assert "Resultaat" in body.content.decode().split('id="id_client_error"')[1][:200]


def test_a_topic_of_the_other_side_cannot_be_chosen(rik: Actor, hanna: Actor) -> None:
    row = prepared(rik, hanna)
    body = rik.client.post(_at("composer", row), {"client": [*CLIENT, "C01"], "recruiter": ["C02"]})
    assert body.status_code == 200
    row.refresh_from_db()
    assert len(row.client_topics) == 10


def test_after_sending_nothing_can_be_chosen_any_more(rik: Actor, hanna: Actor) -> None:
    row = sent(rik, hanna)
    assert rik.client.get(_at("composer", row)).status_code == 302
    rik.client.post(_at("composer", row), {"client": CLIENT, "recruiter": ["C02"]})
    row.refresh_from_db()
    assert len(row.client_topics) == 10


def test_sending_now_goes_to_the_client_once(rik: Actor, hanna: Actor) -> None:
    row = prepared(rik, hanna)
    for _twice in range(2):
        assert rik.client.post(_at("sending", row)).status_code == 302
    assert Mail.objects.filter(address=hanna.person.email).count() == 1


def test_why_it_cannot_go_out_yet_is_said(rik: Actor, hanna: Actor) -> None:
    sent(rik, hanna)
    row = prepared(rik, hanna)
    assert "minder dan dertig dagen" in rik.client.get(_at("sending", row)).content.decode()
    rik.client.post(_at("sending", row))
    assert not Mail.objects.exists()


def test_it_can_be_put_off_and_a_wrong_day_says_what_to_do(rik: Actor, hanna: Actor) -> None:
    row = prepared(rik, hanna)
    assert rik.client.post(_at("day", row), {"day": "2026-09-10"}).status_code == 302
    row.refresh_from_db()
    assert row.send_on.isoformat() == "2026-09-10"
    body = rik.client.post(_at("day", row), {"day": "2026-12-10"}).content.decode()
    assert "binnen dertig dagen" in body


def test_the_list_shows_mine_and_the_client_sees_only_what_was_sent(
    rik: Actor, hanna: Actor
) -> None:
    row = prepared(rik, hanna)
    page = reverse("evaluations:evaluations")
    assert "Hanna Hofman" in rik.client.get(page).content.decode()
    assert hanna.client.get(page).status_code == 403
    assert hanna.client.get(_at("evaluation", row)).status_code == 404
    there = sent(rik, hanna)
    assert "Rik Recruiter" in hanna.client.get(page).content.decode()
    assert hanna.client.get(_at("evaluation", there)).status_code == 200


@pytest.mark.parametrize("page", ["evaluation", "composer", "sending"])
def test_eva_sees_nothing(rik: Actor, hanna: Actor, eva: Actor, page: str) -> None:
    row = prepared(rik, hanna)
    assert eva.client.get(_at(page, row)).status_code == 404


def test_the_client_composes_nothing(rik: Actor, hanna: Actor) -> None:
    row = sent(rik, hanna)
    for page in ("composer", "sending"):
        assert hanna.client.get(_at(page, row)).status_code == 403


def _by_hand(**values: Any) -> dict[str, Any]:
    return {
        "once": str(uuid4()), "email": "hanna@voorbeeld.example", "title": "Planner",
        "closed_on": "2026-08-25", "outcome": "filled", **values,
    }  # fmt: skip


def test_a_client_is_asked_by_hand(rik: Actor, hanna: Actor) -> None:
    typed = _by_hand()
    for _twice in range(2):
        rik.client.post(reverse("evaluations:new"), typed)
    row = Evaluation.objects.get()
    assert (row.recruiter_id, row.client_id) == (rik.person.pk, hanna.person.pk)
    assert row.vacancies[0]["title"] == "Planner"
    assert row.send_on.isoformat() == "2026-09-03"


def test_who_is_not_here_yet_is_asked_with_a_link_and_gets_no_account(rik: Actor) -> None:
    typed = _by_hand(email="joop@klant.example", given_name="Joop", family_name="Klant")
    rik.client.post(reverse("evaluations:new"), typed)
    row = Evaluation.objects.get()
    member = Membership.objects.get(person_id=row.client_id)
    assert not member.grants.exists()
    assert not Mail.objects.exists()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"email": "rik@voorbeeld.example"}, "Dit ben je zelf"),
        ({"closed_on": "2026-07-01"}, "langer dan dertig dagen"),
        ({"closed_on": "2026-09-20"}, "nog niet voorbij"),
        ({"email": "niemand@voorbeeld.example"}, "Niemand heeft hier dit adres"),
    ],
)
def test_by_hand_a_mistake_is_said_beside_its_field(
    rik: Actor, hanna: Actor, typed: dict[str, str], words: str
) -> None:
    body = rik.client.post(reverse("evaluations:new"), _by_hand(**typed)).content.decode()
    assert words in body
    assert not Evaluation.objects.exists()


def test_who_watches_chooses_what_is_asked_by_default(
    lena: Actor, rik: Actor, hanna: Actor
) -> None:
    page = reverse("evaluations:default_set")
    lena.client.post(page, {"client": CLIENT, "recruiter": ["C02"]})
    assert default_keys(lena.member.organisation_id, Side.CLIENT) == CLIENT
    assert prepared(rik, hanna).client_topics == CLIENT
    assert rik.client.get(page).status_code == 403


def test_an_own_topic_can_be_chosen_at_once_and_is_added_once(lena: Actor) -> None:
    typed = {"once": str(uuid4()), **TYPED}
    for _twice in range(2):
        lena.client.post(reverse("evaluations:new_topic"), typed)
    topic = Topic.objects.get()
    assert (topic.side, topic.words) == (Side.CLIENT, WORDS)
    keys = [one.key for one in topics_for(lena.member.organisation_id, Side.CLIENT)]
    assert keys[-1] == str(topic.pk)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"question_nl": "Hoe was het? En hoe snel?"}, "maak van twee vragen twee onderwerpen"),
        ({"title_nl": ""}, "Geef het een korte naam"),
        ({"title_nl": "", "question_nl": "", "title_en": "", "question_en": ""}, "Schrijf de vraag"),
        ({"dimension": ""}, "Kies waar het over gaat"),
    ],
)  # fmt: skip
def test_an_own_topic_asks_one_thing_and_has_a_name(
    lena: Actor, typed: dict[str, str], words: str
) -> None:
    page = reverse("evaluations:new_topic")
    body = lena.client.post(page, {"once": str(uuid4()), **TYPED, **typed}).content.decode()
    assert words in body
    assert not Topic.objects.exists()


def test_a_topic_in_english_only_is_read_by_everybody(lena: Actor) -> None:
    english = {**TYPED, "title_nl": "", "question_nl": ""}
    lena.client.post(reverse("evaluations:new_topic"), {"once": str(uuid4()), **english})
    assert Topic.objects.get().words["nl"] == WORDS["en"]


def test_a_topic_that_is_asked_no_more_stays_where_it_was_chosen(
    lena: Actor, rik: Actor, hanna: Actor
) -> None:
    topic = _own(lena.member.organisation)
    row = prepared(rik, hanna, client_topics=["G07", str(topic.pk), "R02"])
    TopicSet.objects.create(
        organisation=lena.member.organisation, client=["G07", str(topic.pk), "R02"],
        recruiter=["C02"], saved_at=THEN, saved_by_id=lena.person.pk,
    )  # fmt: skip
    page = reverse("evaluations:topic_archiving", args=[topic.pk])
    lena.client.post(page, {"do": "archive"})
    assert "Ritme" in rik.client.get(_at("sending", row)).content.decode()
    assert str(topic.pk) not in default_keys(lena.member.organisation_id, Side.CLIENT)
    lena.client.post(page, {"do": "bring_back"})
    assert str(topic.pk) in default_keys(lena.member.organisation_id, Side.CLIENT)


def test_a_topic_of_another_organisation_is_not_there(lena: Actor, eva: Actor) -> None:
    topic = _own(lena.member.organisation)
    page = reverse("evaluations:topic_archiving", args=[topic.pk])
    assert eva.client.post(page, {"do": "archive"}).status_code == 404
    topic.refresh_from_db()
    assert topic.archived_at is None
