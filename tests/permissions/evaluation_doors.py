"""What there is to see and to change in evaluations; each part adds its own."""

import uuid
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from tests.permissions.doors import GET, POST, Door, Thing, both
from tests.permissions.world import World
from tweespraak.foundation import clock


def prepared(world: World) -> Mapping[str, Any]:
    return {"evaluation_id": world.evaluations.prepared.pk}


def sent(world: World) -> Mapping[str, Any]:
    return {"evaluation_id": world.evaluations.sent.pk}


def revealed(world: World) -> Mapping[str, Any]:
    return {"evaluation_id": world.evaluations.revealed.pk}


def _topic(world: World) -> Mapping[str, Any]:
    return {"topic_id": world.evaluations.topic.pk}


def _chosen(world: World) -> Mapping[str, Any]:
    return {"client": ["G07", "S01", "R02"], "recruiter": ["C01"]}


def _by_hand(world: World) -> Mapping[str, Any]:
    return {
        "once": str(uuid.uuid4()), "email": "noor@klant.example", "given_name": "Noor",
        "title": "Planner", "closed_on": clock.now().date().isoformat(), "outcome": "filled",
    }  # fmt: skip


def _words(world: World) -> Mapping[str, Any]:
    once, question = str(uuid.uuid4()), "Hoe vind je het tempo?"
    return {"once": once, "dimension": "service", "title_nl": "Tempo", "question_nl": question}


def _day(world: World) -> Mapping[str, Any]:
    return {"day": (clock.now() + timedelta(days=31)).date().isoformat()}


EVALUATION_OBJECTS: dict[str, Thing] = {
    "evaluations": Thing((Door("evaluations:evaluations"),)),
    "asking a client by hand": Thing(both("evaluations:new", data=_by_hand)),
    "an evaluation that is prepared": Thing(
        (
            *both("evaluations:composer", prepared, _chosen),
            *both("evaluations:sending", prepared),
            Door("evaluations:day", POST, prepared, _day),
        )
    ),
    "the page of a prepared evaluation": Thing((Door("evaluations:evaluation", GET, prepared),)),
    "an evaluation": Thing((Door("evaluations:evaluation", GET, sent),)),
    "what evaluations ask": Thing(
        (
            *both("evaluations:default_set", data=_chosen),
            Door("evaluations:own_topics"),
            *both("evaluations:new_topic", data=_words),
        )
    ),
    "an own topic of evaluations": Thing((Door("evaluations:topic_archiving", POST, _topic),)),
}
