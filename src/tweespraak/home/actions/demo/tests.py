"""The demo's people take the questionnaire: every answer through the real door, scored for real."""

import random
import uuid
from datetime import datetime, timedelta

from tweespraak.home.actions.demo.script import LANGUAGE, Cast, Script, ago
from tweespraak.instruments.api import PERSONALITY, Form, form_of
from tweespraak.people.api import Person
from tweespraak.testing.api import Session, answer, finish_session, start_session

SECONDS = 8  # between two answers


def take_tests(script: Script, cast: Cast, at: datetime) -> None:
    """Everyone who has taken the test, once or again, whole or in part."""
    for row in script["people"]:
        for part in ("test", "again"):
            if part in row:
                take(cast.person(row["key"]), row[part], random.Random(f"{row['key']} {part}"), at)  # noqa: S311


def take(person: Person, part: Script, chance: random.Random, at: datetime) -> None:
    """One taking of the questionnaire."""
    then = ago(at, part["started"], minutes=30)
    language = part.get("language", LANGUAGE)
    session = start_session(person=person, instrument=PERSONALITY, language=language, at=then)
    form = form_of(session.version_id)
    then = give_answers(session, form, part, chance, then)
    if "finished" in part:
        finish_session(session=session, at=max(then, ago(at, part["finished"], minutes=55)))


def give_answers(
    session: Session, form: Form, part: Script, chance: random.Random, then: datetime
) -> datetime:
    """Answer as somebody with this lean would; returns the moment after the last answer."""
    skip = list(part.get("skip", []))
    for item in form.items[: part.get("answers", len(form.items))]:
        then += timedelta(seconds=SECONDS)
        value: int | None = likely_answer(
            item.keyed, part.get("lean", {}).get(item.facet, 0), chance
        )
        if item.facet in skip:
            skip.remove(item.facet)
            value = None
        answer(
            session=session,
            item_key=item.key,
            value=value,
            language=session.language,
            click=uuid.UUID(int=chance.getrandbits(128), version=4),
            at=then,
        )
    return then


def likely_answer(keyed: int, lean: float, chance: random.Random) -> int:
    """1 to 5, around the middle of people's answers, moved by the lean of the facet."""
    position = 3.4 + lean + chance.gauss(0, 0.8)
    value = min(5, max(1, round(position)))
    return value if keyed > 0 else 6 - value
