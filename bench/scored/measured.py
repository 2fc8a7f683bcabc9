"""Scores finished sessions in every way that is compared; prints seconds as JSON."""

import json
import time
import uuid
from collections.abc import Callable
from statistics import median

import django

django.setup()

import numpy as np  # noqa: E402
from bench.scored.sums import Arrays, matched, scored  # noqa: E402
from django.db import transaction  # noqa: E402

from config.preparing import migrate  # noqa: E402
from tweespraak.foundation import clock  # noqa: E402
from tweespraak.insights.api import Result, profile_of_result  # noqa: E402
from tweespraak.insights.queries.basis import Basis, basis_of  # noqa: E402
from tweespraak.insights.rules.scores import Scoring  # noqa: E402
from tweespraak.insights.rules.scoring import score  # noqa: E402
from tweespraak.instruments.api import PERSONALITY, current_form, load_instruments  # noqa: E402
from tweespraak.lenses.api import content_of, lenses_for, load_library, match_of  # noqa: E402
from tweespraak.people.api import Person  # noqa: E402
from tweespraak.testing.api import finish_session, start_session  # noqa: E402
from tweespraak.testing.models import Response, Session  # noqa: E402

SESSIONS = 30
Answers = dict[str, int | None]


def main() -> None:
    migrate(lambda _sentence: None)
    load_instruments(at=clock.now())
    load_library(at=clock.now())
    sessions = [answered(number) for number in range(SESSIONS)]
    finishing = median(
        taken(lambda one=one: finish_session(session=one, at=clock.now()), 1) for one in sessions
    )
    result = Result.objects.get(session=sessions[0])
    basis = basis_of(result)
    values = np.array([value_of(place) for place in range(len(basis.items))], dtype=float)
    answers: Answers = {item.key: value_of(at) for at, item in enumerate(basis.items)}
    arrays = Arrays.of(basis.items, basis.tables)
    same(score(answers, basis.items, basis.tables), values, arrays, basis)
    told = {
        "finishing a test": finishing,
        "scoring": taken(lambda: score(answers, basis.items, basis.tables)),
        "the same sums in NumPy": taken(lambda: scored(values, arrays)),
        **matches(result, basis, scored(values, arrays)[2]),
    }
    print(json.dumps(told))


def answered(number: int) -> Session:
    """Someone who answered everything and has only to press finish."""
    at = clock.now()
    email = f"anna{number}@voorbeeld.example"
    person = Person.objects.create(email=email, given_name="Anna", created_at=at, activated_at=at)
    session = start_session(person=person, instrument=PERSONALITY, language="nl", at=at)
    with transaction.atomic():
        Response.objects.bulk_create(
            Response(
                session=session, item_key=item.key, value=value_of(place), language="nl",
                answered_at=at, click=uuid.uuid4(),
            )
            for place, item in enumerate(current_form(PERSONALITY).items)
        )  # fmt: skip
    return session


def value_of(place: int) -> int:
    return place * 7 % 5 + 1


def same(ours: Scoring, values: np.ndarray, arrays: Arrays, basis: Basis) -> None:
    """Both must have computed the same, or the comparison says nothing."""
    tables = basis.tables
    for scales, z in zip(
        (tables.facets, tables.domains, tables.competencies), scored(values, arrays), strict=False
    ):
        np.testing.assert_allclose([ours.scores[one.key].z for one in scales], z, atol=1e-9)


def matches(result: Result, basis: Basis, z: np.ndarray) -> dict[str, float]:
    """A lens that asks seven competencies, or the one that asks most."""
    profile = profile_of_result(result)
    contents = [content_of(version) for version in lenses_for(uuid.uuid4())]
    asked = next(
        (one for one in contents if len(one.requirements) == 7),
        max(contents, key=lambda one: len(one.requirements)),
    )
    rows = {one.key: z[place] for place, one in enumerate(basis.tables.competencies)}
    low, high, weight = np.array([(r.low, r.high, r.weight) for r in asked.requirements]).T
    own = np.array([rows[r.competency] for r in asked.requirements])
    ours = match_of(profile, asked)
    assert ours
    np.testing.assert_allclose(ours.match.score, matched(own, low, high, weight), atol=1e-9)
    return {
        f"a match on {len(own)} competencies": taken(lambda: match_of(profile, asked)),
        "the same score in NumPy": taken(lambda: matched(own, low, high, weight)),
    }


def taken(work: Callable[[], object], times: int = 300) -> float:
    """Seconds one time takes: the median."""
    seconds = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    return median(seconds)


if __name__ == "__main__":
    main()
