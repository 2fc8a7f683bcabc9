"""The demo's vacancies: one in every state, candidates who know where they stand, a mirror and a pattern."""

from django.test import Client
from django.urls import reverse

from tweespraak.people.models import Person
from tweespraak.selection.api import Candidacy, State, Vacancy

STATES = {
    "Accountmanager techniek": {
        State.APPLIED: 1, State.IN_PROCEDURE: 2, State.REJECTION_DRAFTED: 1,
        State.WITHDRAWN: 1, State.TALK_REQUESTED: 1,
    },
    "Teamleider werkplaats": {State.HIRED: 1, State.COMMUNICATED: 4, State.WITHDRAWN: 1},
}  # fmt: skip


def page(key: str, path: str) -> str:
    client = Client()
    client.force_login(Person.objects.get(email=f"{key}@voorbeeld.example"))
    answer = client.get(path, headers={"accept-language": "nl"})
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_candidates_are_in_every_state_that_matters(demo: None) -> None:
    """Slow: makes the demo."""
    found: dict[str, dict[str, int]] = {}
    for title, state in Candidacy.objects.values_list("vacancy__title", "state"):
        here = found.setdefault(title, {})
        here[state] = here.get(state, 0) + 1
    assert found == STATES
    assert Vacancy.objects.count() == len(STATES) + 2  # one is written, one waits for a signature


def test_who_asked_for_it_is_asked_to_sign(demo: None) -> None:
    assert "Projectcoördinator onderhoud" in page("mehmet", "/")


def test_the_mirror_warns_of_a_late_preference_and_holds_its_lesson(demo: None) -> None:
    job = Vacancy.objects.get(title="Teamleider werkplaats")
    seen = page("lotte", reverse("selection:mirror", args=[job.pk]))
    assert "Een voorkeur werd pas laat duidelijk" in seen
    assert "Het weekendrooster staat voortaan in de eisen." in seen


def test_a_book_shows_perhaps_a_pattern(demo: None) -> None:
    seen = page("thijs", reverse("selection:book"))
    assert "Brouwer Installatie" in seen
    assert "isschien een patroon" in seen
