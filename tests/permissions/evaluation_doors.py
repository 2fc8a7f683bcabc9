"""What there is to see and to change in evaluations; each part adds its own."""

import uuid
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.evaluations.results import CSV
from tests.permissions.doors import GET, POST, Door, Thing, both
from tests.permissions.world import World
from tweespraak.evaluations.rules.answering import Written, mark_of
from tweespraak.foundation import clock


def prepared(world: World) -> Mapping[str, Any]:
    return {"evaluation_id": world.evaluations.prepared.pk}


def sent(world: World) -> Mapping[str, Any]:
    return {"evaluation_id": world.evaluations.sent.pk}


def revealed(world: World) -> Mapping[str, Any]:
    return {"evaluation_id": world.evaluations.revealed.pk}


def _topic_of_revealed(world: World) -> Mapping[str, Any]:
    return {**revealed(world), "topic": "S01"}


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


def _keep(world: World) -> Mapping[str, Any]:
    return {"do": "keep", "words_kept": "Korte lijnen", "base:words_kept": mark_of(Written())}


def _tap(world: World) -> Mapping[str, Any]:
    return {"words_better": "", "base:words_better": mark_of(Written())}


def _thanks(world: World) -> Mapping[str, Any]:
    return {"words": "Ik bel voortaan elke week."}


def _day(world: World) -> Mapping[str, Any]:
    return {"day": (clock.now() + timedelta(days=31)).date().isoformat()}


def _csv(world: World) -> Mapping[str, Any]:
    return {"kind": "csv"}


def _service(world: World) -> Mapping[str, Any]:
    return {"dimension": "service"}


def _service_csv(world: World) -> Mapping[str, Any]:
    return {"dimension": "service", "kind": "csv"}


def _asked(world: World) -> Mapping[str, Any]:
    return {"topic": "S01"}


def _asked_csv(world: World) -> Mapping[str, Any]:
    return {"topic": "S01", "kind": "csv"}


def _looked_at(world: World) -> Mapping[str, Any]:
    return {"import_id": world.evaluations.looked_at.pk}


def _file(world: World) -> Mapping[str, Any]:
    return {"once": str(uuid.uuid4()), "file": SimpleUploadedFile("a.csv", CSV)}


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
    "a talk about an evaluation": Thing(
        (
            Door("evaluations:talk", GET, revealed),
            *both("evaluations:talk_offer", revealed),
            Door("evaluations:talk_choose", POST, revealed),
        )
    ),
    "rather no talk about an evaluation": Thing(both("evaluations:talk_no", revealed)),
    "following up an evaluation": Thing(
        (
            Door("evaluations:talk_contact", POST, revealed),
            *both("evaluations:goal", _topic_of_revealed),
        )
    ),
    "one's own side of an evaluation": Thing(
        (
            *both("evaluations:answer", sent, _keep),
            Door("evaluations:answer_save", POST, sent, _tap),
            Door("evaluations:together", GET, sent),
        )
    ),
    "both sides of an evaluation": Thing((Door("evaluations:together", GET, revealed),)),
    "thanks for an evaluation": Thing((*both("evaluations:thanks", revealed, _thanks),)),
    "what evaluations ask": Thing(
        (
            *both("evaluations:default_set", data=_chosen),
            Door("evaluations:own_topics"),
            *both("evaluations:new_topic", data=_words),
        )
    ),
    "results of evaluations": Thing(
        (
            Door("evaluations:results"),
            Door("evaluations:topics"),
            Door("evaluations:clients"),
            Door("evaluations:results_file", kwargs=_csv),
            Door("evaluations:topics_file", kwargs=_csv),
            Door("evaluations:clients_file", kwargs=_csv),
            Door("evaluations:dimension", kwargs=_service),
            Door("evaluations:dimension_file", kwargs=_service_csv),
        )
    ),
    "results of everybody": Thing(
        (
            Door("evaluations:recruiters"),
            Door("evaluations:recruiters_file", kwargs=_csv),
        )
    ),
    "earlier results": Thing(
        (
            Door("evaluations:imports"),
            Door("evaluations:import_example"),
            *both("evaluations:import_new", data=_file),
        )
    ),
    "a file with earlier results": Thing(
        (
            *both("evaluations:import", _looked_at, lambda world: {"c0": "day", "c1": "nps"}),
            Door("evaluations:import_confirm", POST, _looked_at),
            Door("evaluations:import_undo", POST, _looked_at),
        )
    ),
    "a topic in the results": Thing(
        (
            Door("evaluations:topic", kwargs=_asked),
            Door("evaluations:topic_file", kwargs=_asked_csv),
        )
    ),
    "an own topic of evaluations": Thing((Door("evaluations:topic_archiving", POST, _topic),)),
}
