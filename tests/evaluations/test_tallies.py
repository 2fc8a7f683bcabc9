"""Counting what was said, publishing a period that is over, and taking the names out after a year."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db.models import Sum

from tests.cast import THEN, Actor, actor
from tests.evaluations.evaluating import answered, revealed, sent
from tweespraak.audit.models import Entry
from tweespraak.evaluations.actions.counting import COUNTED, count_evaluations, count_in
from tweespraak.evaluations.actions.retention import erase_over, rows_over
from tweespraak.evaluations.actions.tallying import tally, tally_late
from tweespraak.evaluations.events import EvaluationRevealed
from tweespraak.evaluations.models import Counting, Evaluation, Figure, Reply, Tally
from tweespraak.evaluations.rules.retention import Kind
from tweespraak.evaluations.rules.states import Side, State
from tweespraak.foundation.events import announce
from tweespraak.people.models import Organisation
from tweespraak.people.roles import Role

pytestmark = pytest.mark.django_db

OCTOBER = datetime(2026, 10, 1, 9, tzinfo=UTC)
NEXT_YEAR = datetime(2027, 10, 1, 9, tzinfo=UTC)


def clients(here: Organisation, count: int) -> list[Actor]:
    names = ("Amir", "Bea", "Cor", "Dina", "Els", "Fons", "Gea", "Huib", "Ida")
    return [actor(here, name, "Klant", Role.HIRING_MANAGER) for name in names[:count]]


def said(rik: Actor, count: int, **values: object) -> list[Evaluation]:
    """So many clients said the same to Rik, and it was counted."""
    made = [revealed(rik, client, **values) for client in clients(rik.member.organisation, count)]  # type: ignore[arg-type]
    for one in made:
        tally(evaluation=one.pk, at=THEN)
    return made


def of(topic: str, side: Side = Side.CLIENT) -> list[tuple[int, int]]:
    rows = Tally.objects.filter(topic=topic, side=side).order_by("value")
    return list(rows.values_list("value").annotate(total=Sum("count")))


def test_every_value_is_counted_on_its_side(rik: Actor, hanna: Actor) -> None:
    made = revealed(rik, hanna, client={"S01": 2}, recruiter={"C01": 5}, nps=6)
    tally(evaluation=made.pk, at=THEN)
    assert of("S01") == [(2, 1)]
    assert of("nps") == [(6, 1)]
    assert of("C01", Side.RECRUITER) == [(5, 1)]
    assert [of(one) for one in ("invited", "started", "completed")] == [[(0, 1)]] * 3
    row = Tally.objects.get(topic="S01")
    assert (row.month, row.dimension) == (date(2026, 9, 1), "service")
    assert (row.client_id, row.recruiter_id) == (hanna.person.pk, rik.person.pk)


def test_not_applicable_counts_in_nothing(rik: Actor, hanna: Actor) -> None:
    made = revealed(rik, hanna, client={"S01": None})
    tally(evaluation=made.pk, at=THEN)
    assert of("S01") == []


def test_everything_not_applicable_is_an_answer_without_a_mean(rik: Actor, hanna: Actor) -> None:
    keys = [row["key"] for row in sent(rik, hanna).asked["client"]]
    Evaluation.objects.all().update(state=State.LAPSED)
    made = revealed(rik, hanna, client=dict.fromkeys(keys), nps=None)
    tally(evaluation=made.pk, at=THEN)
    assert of("completed") == [(0, 1)]
    assert not Tally.objects.filter(side=Side.CLIENT).exclude(dimension="").exists()


def test_twice_is_once(rik: Actor, hanna: Actor) -> None:
    made = revealed(rik, hanna)
    tally(evaluation=made.pk, at=THEN)
    before = Tally.objects.count()
    tally(evaluation=made.pk, at=THEN)
    assert Tally.objects.count() == before


def test_what_both_can_read_is_counted_of_itself(rik: Actor, hanna: Actor) -> None:
    made = revealed(rik, hanna)
    announce(
        EvaluationRevealed(made.pk, made.organisation_id, rik.person.pk, hanna.person.pk, THEN)
    )
    assert of("completed") == [(0, 1)]


def test_the_recruiter_who_came_late_counts_too(rik: Actor, hanna: Actor) -> None:
    made = sent(rik, hanna)
    answered(made, Side.CLIENT)
    Evaluation.objects.filter(pk=made.pk).update(state=State.REVEALED, revealed_at=THEN)
    tally(evaluation=made.pk, at=THEN)
    assert of("C01", Side.RECRUITER) == []
    answered(made, Side.RECRUITER)
    tally_late(evaluation=made.pk, side=Side.RECRUITER, at=THEN)
    assert of("C01", Side.RECRUITER) == [(4, 1)]


def test_who_did_not_answer_was_invited(rik: Actor, hanna: Actor, tom: Actor) -> None:
    said(rik, 1)
    lapsed = sent(rik, hanna)
    Reply.objects.filter(evaluation=lapsed, side=Side.CLIENT).update(started_at=THEN)
    Evaluation.objects.filter(pk=lapsed.pk).update(state=State.LAPSED)
    count_in(organisation=lapsed.organisation, at=THEN)
    assert [of(one) for one in ("invited", "started", "completed")] == [
        [(0, 2)],
        [(0, 2)],
        [(0, 1)],
    ]


def test_five_clients_are_published_when_the_quarter_is_over(rik: Actor) -> None:
    here = said(rik, 5, nps=10)[0].organisation
    assert count_in(organisation=here, at=THEN) == 0
    assert count_in(organisation=here, at=OCTOBER) == 1
    nps = Figure.objects.get(measure="nps", recruiter=None)
    assert nps.counts == [0] * 10 + [5]
    assert (nps.from_on, nps.until_on) == (date(2026, 7, 1), date(2026, 10, 1))
    assert Figure.objects.get(measure="nps", recruiter=rik.person).counts == nps.counts
    assert Figure.objects.get(measure="response", recruiter=None).counts == [0, 0, 5]
    assert Figure.objects.get(measure="S01", recruiter=None).with_nps == [5, 20, 50, 80, 500, 200]
    assert Entry.objects.filter(action=COUNTED).count() == 1


def test_twice_a_day_publishes_once(rik: Actor) -> None:
    here = said(rik, 5)[0].organisation
    count_in(organisation=here, at=OCTOBER)
    before = Figure.objects.count()
    assert count_in(organisation=here, at=OCTOBER) == 0
    assert Figure.objects.count() == before


def test_four_wait_for_the_next_quarter(rik: Actor, hanna: Actor) -> None:
    here = said(rik, 4)[0].organisation
    assert count_in(organisation=here, at=OCTOBER) == 0
    tally(evaluation=revealed(rik, hanna).pk, at=OCTOBER)
    assert count_in(organisation=here, at=OCTOBER + timedelta(days=92)) == 1
    figure = Figure.objects.get(measure="nps", recruiter=None)
    assert (figure.from_on, figure.until_on) == (date(2026, 7, 1), date(2027, 1, 1))


def test_a_client_who_answered_twice_has_one_voice(rik: Actor) -> None:
    made = said(rik, 5, nps=10)
    tally(
        evaluation=revealed(rik, Actor(made[0].client, rik.member, rik.client), nps=3).pk, at=THEN
    )
    count_in(organisation=made[0].organisation, at=OCTOBER)
    assert sum(Figure.objects.get(measure="nps", recruiter=None).counts) == 5
    assert Figure.objects.get(measure="nps", recruiter=None).counts[3] == 1


def test_the_clock_looks_once_a_day(rik: Actor, at_hour: Callable[[datetime], None]) -> None:
    said(rik, 5)
    at_hour(OCTOBER)
    assert count_evaluations() == 1
    assert count_evaluations() == 0
    due = Counting.objects.get().due_at
    assert due is not None
    assert due.date() == date(2026, 10, 2)


def test_after_a_year_what_was_said_is_gone(rik: Actor, hanna: Actor) -> None:
    made = revealed(rik, hanna)
    key, here = made.pk, made.organisation_id
    almost = datetime(2027, 9, 2, 9, tzinfo=UTC)
    assert [one.kind for one in rows_over(here, almost)] == []
    due = rows_over(here, almost + timedelta(days=1))
    assert [(one.kind, one.object_id) for one in due] == [(Kind.EVALUATION, key)]
    assert erase_over(due[0], almost + timedelta(days=1)) is not None
    assert not Evaluation.objects.filter(pk=key).exists()
    assert erase_over(due[0], almost + timedelta(days=1)) is None


def test_after_a_year_names_are_taken_out_of_the_counts(rik: Actor) -> None:
    here = said(rik, 3)[0].organisation_id
    due = [one for one in rows_over(here, NEXT_YEAR) if one.kind == Kind.NAMES]
    assert len(due) == 1
    assert erase_over(due[0], NEXT_YEAR) is not None
    assert not Tally.objects.exclude(recruiter=None, client=None).exists()
    assert Tally.objects.get(topic="nps").count == 3
    assert erase_over(due[0], NEXT_YEAR) is None


def test_after_a_year_recruiters_are_taken_out_of_the_figures(rik: Actor) -> None:
    here = said(rik, 5)[0].organisation
    count_in(organisation=here, at=OCTOBER)
    later = NEXT_YEAR + timedelta(days=1)
    for one in rows_over(here.pk, later):
        erase_over(one, later)
    assert not Figure.objects.exclude(recruiter=None).exists()
    assert Figure.objects.get(measure="nps").counts[9] == 5


def test_an_organisation_is_counted_for_itself(rik: Actor, eva: Actor) -> None:
    said(rik, 5)
    Counting.objects.create(organisation=eva.member.organisation, due_at=THEN)
    assert count_in(organisation=eva.member.organisation, at=OCTOBER) == 0
