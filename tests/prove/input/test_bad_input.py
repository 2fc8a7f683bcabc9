"""Whatever is posted: a clear answer, nothing written, no error of ours."""

import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session as SignedIn
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import override_settings

from tests.permissions.matrix import read_lines
from tests.permissions.objects import OBJECTS, POST, Door
from tests.permissions.world import World
from tweespraak.people.models import Organisation

pytestmark = [pytest.mark.slow, pytest.mark.django_db]  # every POST of the site, many times

# Where the address says everything there is to say: any body will do, and the act is done.
NO_BODY = {
    "account_end_other_sessions",
    "account_end_session",
    "account_logout",
    "account_remove_passkey",
    "activities:link",
    "activities:mail",
    "activities:removal",
    "activities:withdrawal",
    "assessments:correction_back",
    "assessments:part_drop",
    "assessments:snippet_removal",
    "assessments:talk_off",
    "assessments:withdraw",
    "conversations:archive",
    "conversations:be_ready",
    "conversations:beat",
    "conversations:drafts",
    "conversations:drop_cycle",
    "conversations:end_word",
    "conversations:hand_over",
    "conversations:record",
    "conversations:say_held",
    "conversations:start_cycle",
    "conversations:stop_cycle",
    "conversations:without_record",
    "evaluations:import_confirm",
    "evaluations:topic_archiving",
    "home:test_mail",
    "people:batch_confirmation",
    "people:calling_off",
    "people:copied_link",
    "people:enter",
    "people:merge",
    "people:merge_own",
    "people:own_address",
    "people:send_again",
    "people:stand_in_end",
    "people:taking_back",
    "people:unit_closing",
    "privacy:acknowledgement",
    "privacy:export",
    "privacy:publication",
    "privacy:takeouts",
    "privacy:withdrawal",
    "selection:asking",
    "selection:book_removal",
    "selection:deletion",
    "selection:interview_off",
    "selection:letting_go",
    "selection:lift_asking",
    "selection:person_reminder",
    "selection:person_removal",
    "selection:preparation_removal",
    "selection:publication_end",
    "selection:rejection_drop",
    "selection:rejection_talk_held",
    "selection:requirement_removal",
    "selection:take_up",
    "selection:taking_back",
    "selection:withdrawal",
    "selection:year_end",
    "testing:finish",
}
# Where filling in nothing is an answer too: nothing on the card, no wish for the talk.
EMPTY_IS_AN_ANSWER = {"assessments:card", "assessments:hold", "assessments:talk_prepare"}
# Where what is typed is a name or a text of one's own: some of the garbage is a name one may give.
OWN_WORDS = {
    "account_rename_passkey",
    "assessments:card",
    "assessments:hold",
    "assessments:needs",
    "assessments:part_skip",
    "assessments:talk_prepare",
    "conversations:add",
    "conversations:answer_message",
    "conversations:pass_on",
    "conversations:prepare",
    "conversations:save_box",
    "conversations:save_entry",
    "conversations:words",
    "conversations:write_course",
    "evaluations:thanks",
    "insights:goal_done",
    "insights:goal_note",
    "insights:goal_stop",
    "people:new_department",
    "people:new_team",
    "people:unit_name",
    "privacy:write",
    "selection:new_preparation",
    "selection:preparation_change",
    "selection:rejection_objection",
    "selection:stages",
}
GARBAGE = {
    "nothing": "",
    "a null byte": "a\x00b",
    "invisible": "\u202e\u200b\x1b[0m",
    "a flower": "🌻" * 40,
    "long": "x" * 100_000,  # in every field together still less than is refused unread
    "many digits": "9" * 5_000,
    "digits that are none": "²",
    "other digits": "٣",
    "negative": "-1",
    "not a number": "NaN",
    "no key": "not-a-key",
    "an unknown key": "00000000-0000-4000-8000-000000000000",
    "a key in braces": "{00000000000040008000000000000000}",
    "brackets": '{"a": [null]}',
    "quotes": "' OR 1=1 --",
    "a path": "../../etc/passwd",
    "an address with a header": "a@b.example\r\nBcc: c@d.example",
    "half a pair": "\\ud83d",
}
FIELDS = (
    "once",
    "value",
    "item",
    "click",
    "language",
    "person",
    "next",
    "position",
    "step",
    "name",
)
BODIES = {
    "nothing at all": (b"", "application/x-www-form-urlencoded"),
    "no text": (b"\xff\xfe=\xff&%=%&%zz=%f", "application/x-www-form-urlencoded"),
    "another alphabet": (b"once=%E9", "application/x-www-form-urlencoded; charset=no-such-thing"),
    "json": (b'{"once": 1, "value": null}', "application/json"),
    "broken json": (b'{"once": ', "application/json"),
    "xml": (b"<a>&b;</a>", "text/xml"),
    "an empty form of parts": (b"", "multipart/form-data"),
    "a broken form of parts": (b"--x\r\nbroken", "multipart/form-data; boundary=x"),
    "a strange boundary": (b"--\xff", "multipart/form-data; boundary=\xff".encode("latin-1").decode("latin-1")),
    "a file": (
        b'--x\r\nContent-Disposition: form-data; name="once"; filename="a.txt"\r\n\r\nhello\r\n--x--\r\n',
        "multipart/form-data; boundary=x",
    ),
    "a thousand fields and more": (b"&".join([b"roles=x"] * 1_500), "application/x-www-form-urlencoded"),
    "three megabytes": (b"name=" + b"x" * 3_000_000, "application/x-www-form-urlencoded"),
}  # fmt: skip


def doors() -> dict[str, tuple[str, Door, bool]]:
    """Every POST of the site, with somebody who may."""
    found: dict[str, tuple[str, Door, bool]] = {}
    for line in read_lines():
        for door in OBJECTS[line.thing].doors:
            if door.method == POST and line.change == "yes":
                found.setdefault(door.name, (line.column, door, OBJECTS[line.thing].in_demo))
    return found


DOORS = doors()


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens inside is rolled back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def counts() -> dict[str, int]:
    """How many rows every table has, in one question; who is signed in does not count."""
    tables = [model._meta.db_table for model in apps.get_models() if model is not SignedIn]
    each = ", ".join(f'(SELECT COUNT(*) FROM "{table}")' for table in tables)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {each}")
        return dict(zip(tables, cursor.fetchone(), strict=True))


def post(world: World, name: str, data: Any, kind: str = "") -> HttpResponse:
    """Fields of a form, or bytes of some kind."""
    column, door, in_demo = DOORS[name]
    client, url = world.client(column), door.url(world)
    with override_settings(DEMO=in_demo):
        if in_demo:
            Organisation.objects.update(is_demo=True)
        return client.generic("POST", url, data, kind) if kind else client.post(url, data)


def a_third(name: str) -> list[str]:
    """Some of the garbage, other for every door; in `make prove` every door gets all of it."""
    return list(GARBAGE)[zlib.crc32(name.encode()) % 3 :: 3]


@pytest.mark.parametrize("name", sorted(DOORS))
def test_garbage_in_every_field_writes_nothing(world: World, name: str) -> None:
    try_garbage(world, name, a_third(name))


@pytest.mark.long
@pytest.mark.parametrize("name", sorted(DOORS))
def test_all_garbage_in_every_field_writes_nothing(world: World, name: str) -> None:
    try_garbage(world, name, GARBAGE)


def try_garbage(world: World, name: str, kinds: Iterable[str]) -> None:
    DOORS[name][1].url(world)  # whatever has to be there, is
    fields = (*FIELDS, *DOORS[name][1].data(world))
    for what in kinds:
        with undone():
            before = counts()
            answer = post(world, name, dict.fromkeys(fields, GARBAGE[what]))
            assert answer.status_code < 500, what
            if name not in NO_BODY | OWN_WORDS:
                assert counts() == before, (what, answer.status_code)


@pytest.mark.long
@pytest.mark.parametrize("name", sorted(DOORS))
def test_garbage_in_one_field_is_no_error(world: World, name: str) -> None:
    for what, garbage in GARBAGE.items():
        for field in DOORS[name][1].data(world):
            with undone():
                sent = {**DOORS[name][1].data(world), field: garbage}
                assert post(world, name, sent).status_code < 500, (what, field)


@pytest.mark.parametrize("name", sorted(DOORS))
def test_a_body_that_is_no_form_is_no_error_and_writes_nothing(world: World, name: str) -> None:
    DOORS[name][1].url(world)  # whatever has to be there, is
    for what, (body, kind) in BODIES.items():
        with undone():
            before = counts()
            answer = post(world, name, body, kind)
            assert answer.status_code < 500, what
            if name not in NO_BODY | EMPTY_IS_AN_ANSWER:
                assert counts() == before, (what, answer.status_code)


def test_every_post_is_tried() -> None:
    assert len(DOORS) > 25
    assert set(DOORS) >= NO_BODY | OWN_WORDS | EMPTY_IS_AN_ANSWER
