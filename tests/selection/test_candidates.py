"""The list of candidates, and who is added to it by hand."""

from typing import Any
from uuid import uuid4

import pytest

from tests.cast import Actor
from tests.selection.seeking import candidate, interviewed, signed
from tweespraak.notifications.api import Mail
from tweespraak.selection.actions.adding import AddRefused, add_candidate
from tweespraak.selection.actions.applying import Sent
from tweespraak.selection.models import Candidacy, Vacancy
from tweespraak.selection.rules.interviews import AddRefusal

pytestmark = pytest.mark.django_db


@pytest.fixture
def job(rik: Actor, hanna: Actor, tom: Actor) -> Vacancy:
    return signed(rik, hanna, tom)


def filled(**values: Any) -> dict[str, Any]:
    return {
        "once": str(uuid4()), "given_name": "Noor", "family_name": "Haddad", "language": "nl",
        "email": "noor@elders.example", "motivation": "Ik leid graag.", "note": "Mailde zelf",
        **values,
    }  # fmt: skip


def test_who_wrote_by_mail_is_added_with_how_they_agreed(rik, job) -> None:
    page, sent = f"/selection/{job.pk}/candidates/new/", filled()
    for _twice in range(2):
        assert rik.client.post(page, sent).status_code == 302
    made = Candidacy.objects.get()
    assert (made.added_by_id, made.added_note) == (rik.person.pk, "Mailde zelf")
    assert Mail.objects.filter(person_id=made.person_id, kind__startswith="selection.").count() == 1


def test_not_without_their_agreement(rik, job) -> None:
    rik.client.post(f"/selection/{job.pk}/candidates/new/", filled(note=""))
    assert not Candidacy.objects.exists()


@pytest.mark.parametrize(
    ("who", "refusal"), [("tom", AddRefusal.HAS_A_PART), ("kim", AddRefusal.TWICE)]
)
def test_not_who_signs_and_not_twice(rik, tom, kim, job, who, refusal) -> None:
    candidate(job, kim)
    person = {"tom": tom, "kim": kim}[who].person
    sent = Sent("Noor", "", person.email, "Graag", "nl", None)
    with pytest.raises(AddRefused) as refused:
        add_candidate(
            vacancy=job, once=uuid4(), sent=sent, note="x", by=rik.person.pk, at=job.created_at
        )
    assert refused.value.refusal is refusal


def test_as_many_questions_for_two_as_for_one(
    rik, hanna, kim, anna, job, django_assert_num_queries, django_assert_max_num_queries
) -> None:
    page = f"/selection/{job.pk}/candidates/"
    interviewed(job, kim, hanna)
    rik.client.get(page)
    with django_assert_max_num_queries(60) as first:
        rik.client.get(page)
    interviewed(job, anna, hanna)
    with django_assert_num_queries(len(first.captured_queries)):
        rik.client.get(page)


def test_only_who_leads_reads_the_list(rik, tom, kim, eva, job) -> None:
    page = f"/selection/{job.pk}/candidates/"
    assert tom.client.get(page).status_code == 403
    assert kim.client.get(page).status_code == 404
    assert eva.client.get(page).status_code == 404
