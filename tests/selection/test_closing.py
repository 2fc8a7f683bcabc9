"""A vacancy closes when everybody heard how it ended, and says so to whoever listens."""

import pytest

from tests.cast import THEN
from tests.selection.seeking import candidate, interviewed, signed
from tweespraak.evaluations.models import Evaluation
from tweespraak.foundation import events
from tweespraak.selection.actions.closing import CloseRefused, close_vacancy
from tweespraak.selection.events import VacancyClosed
from tweespraak.selection.models import Candidacy
from tweespraak.selection.rules.closing import Because, CloseRefusal
from tweespraak.selection.rules.states import State

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "state", [State.APPLIED, State.IN_PROCEDURE, State.REJECTION_DRAFTED, State.CHECKED]
)
def test_not_while_somebody_waits_to_hear(rik, hanna, tom, kim, state) -> None:
    vacancy = signed(rik, hanna, tom)
    candidate(vacancy, kim, state=state)
    with pytest.raises(CloseRefused) as refused:
        close_vacancy(vacancy=vacancy, because=Because.WITHDRAWN, by=rik.person.pk, at=THEN)
    assert refused.value.refusal is CloseRefusal.STILL_OPEN
    page = f"/selection/{vacancy.pk}/closing/"
    body = rik.client.post(page, {"because": "withdrawn"}).content.decode()
    assert "Kim Kandidaat" in body
    assert Candidacy.objects.get().state == state


def test_not_filled_by_nobody(rik, hanna, tom, kim) -> None:
    vacancy = signed(rik, hanna, tom)
    candidate(vacancy, kim, state=State.COMMUNICATED)
    with pytest.raises(CloseRefused) as refused:
        close_vacancy(vacancy=vacancy, because=Because.FILLED, by=rik.person.pk, at=THEN)
    assert refused.value.refusal is CloseRefusal.NOBODY_CHOSEN


def test_closed_it_is_announced_once(rik, hanna, tom, kim, monkeypatch) -> None:
    heard: list[VacancyClosed] = []
    monkeypatch.setitem(events._listeners, VacancyClosed, [heard.append])
    vacancy = signed(rik, hanna, tom)
    candidate(vacancy, kim, state=State.HIRED)
    for _twice in range(2):
        done = close_vacancy(vacancy=vacancy, because=Because.FILLED, by=rik.person.pk, at=THEN)
    assert (done.closed_at, done.closed_because) == (THEN, "filled")
    assert [(one.vacancy_id, one.because) for one in heard] == [(vacancy.pk, "filled")]
    with pytest.raises(CloseRefused) as refused:
        close_vacancy(vacancy=vacancy, because=Because.WITHDRAWN, by=rik.person.pk, at=THEN)
    assert refused.value.refusal is CloseRefusal.ALREADY


def test_everybody_it_was_for_will_be_asked_how_it_went(rik, hanna, tom, kim) -> None:
    vacancy = signed(rik, hanna, tom)
    candidate(vacancy, kim, state=State.HIRED)
    for _twice in range(2):
        close_vacancy(vacancy=vacancy, because=Because.FILLED, by=rik.person.pk, at=THEN)
    asked = Evaluation.objects.filter(state="prepared", recruiter=rik.person)
    assert {one.client_id for one in asked} == {hanna.person.pk, tom.person.pk}
    assert asked[0].vacancies == [
        {
            "id": str(vacancy.pk),
            "title": vacancy.title,
            "closed_on": "2026-09-01",
            "outcome": "filled",
            "interviewed": False,
        }
    ]


def test_also_when_nobody_was_found(rik, hanna, tom, kim) -> None:
    vacancy = signed(rik, hanna, tom)
    interviewed(vacancy, kim, hanna)
    vacancy.candidacies.update(state=State.COMMUNICATED)
    close_vacancy(vacancy=vacancy, because=Because.WITHDRAWN, by=rik.person.pk, at=THEN)
    (one, _two) = Evaluation.objects.all()
    assert (one.vacancies[0]["outcome"], one.vacancies[0]["interviewed"]) == ("withdrawn", True)


def test_only_who_leads_closes(rik, hanna, tom, eva) -> None:
    page = f"/selection/{signed(rik, hanna, tom).pk}/closing/"
    assert tom.client.get(page).status_code == 403
    assert eva.client.get(page).status_code == 404
    assert hanna.client.get(page).status_code == 200
