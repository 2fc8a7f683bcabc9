"""Who may do what: every URL, every role, own organisation and another one."""

import re
import types
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import get_resolver, path, reverse

from tests.permissions.matrix import (
    Line,
    ask,
    failures,
    missing_lines,
    outcome,
    read_lines,
    unlisted,
)
from tests.permissions.objects import OBJECTS, Door, Thing
from tests.permissions.world import ELSEWHERE, World
from tweespraak.people import roles
from tweespraak.people.roles import Role

pytestmark = pytest.mark.django_db
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
LINES = read_lines()


def test_every_url_belongs_to_an_object() -> None:
    assert unlisted(get_resolver().url_patterns) == []


def test_a_url_nobody_decided_about_is_reported() -> None:
    def planted(request: HttpRequest) -> HttpResponse:
        return HttpResponse("open to all")

    house = types.ModuleType("house")
    house.urlpatterns = [  # type: ignore[attr-defined]
        *get_resolver().url_patterns,
        path("planted/", planted, name="planted"),
        path("nameless/", planted),
    ]
    assert unlisted(get_resolver(house).url_patterns) == ["nameless/", "planted"]


def test_every_object_has_a_line_for_every_column() -> None:
    assert missing_lines(LINES) == []


def test_a_missing_line_is_reported() -> None:
    assert missing_lines(LINES[1:]) == [f"{LINES[0].thing} · {LINES[0].column}"]


@pytest.mark.slow  # twenty people at every door of the object
@pytest.mark.parametrize("thing", OBJECTS)
def test_every_line_holds(world: World, thing: str) -> None:
    problems = failures(world, [line for line in LINES if line.thing == thing])
    assert [problem for _line, problem in problems] == []


@pytest.mark.slow  # two roles at every door
def test_swapping_two_roles_does_not_go_unseen(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = Role.ORGANISATION_ADMIN, Role.DEVELOPMENT_ADMIN
    swapped = {first: roles.ROLES[second], second: roles.ROLES[first]}
    for role, definition in swapped.items():
        monkeypatch.setitem(roles.ROLES, role, definition)
    concerned = [line for line in LINES if line.column in (first, second)]
    fallen: set[Line] = set()
    for line, _problem in failures(world, concerned):
        fallen.add(line)
        if len(fallen) == 10:
            break
    assert len(fallen) == 10


def doors_elsewhere() -> dict[str, tuple[Thing, Door]]:
    """The addresses that must not exist for another organisation, each once; of one that also takes
    a POST the door that knows what to send."""
    hidden = {line.thing: line for line in LINES if line.column == ELSEWHERE}
    return {
        door.name: (thing, door)
        for name, thing in OBJECTS.items()
        for door in thing.doors
        if hidden[name].expects(door) == "404" and not door.name.startswith("home:")
    }


HIDDEN = doors_elsewhere()


@pytest.mark.slow  # seven methods, twice
@pytest.mark.parametrize("key", HIDDEN)
def test_eva_gets_the_same_bytes_as_for_what_does_not_exist(world: World, key: str) -> None:
    thing, door = HIDDEN[key]
    real, unreal = door.url(world), unreal_urls(world, door)
    for method in METHODS:
        found = told(ask(world, thing, door, ELSEWHERE, real, method), real)
        assert found[0] in (404, 405)
        for url in unreal:
            assert found == told(ask(world, thing, door, ELSEWHERE, url, method), url), method


def unreal_urls(world: World, door: Door) -> list[str]:
    """The address with every key made up, and with each of them made up in turn."""
    kwargs = dict(door.kwargs(world))
    made_up = {key: another(value) for key, value in kwargs.items()}
    in_turn = [{**kwargs, key: made_up[key]} for key in kwargs if kwargs[key] != made_up[key]]
    some = in_turn if len(in_turn) > 1 else []
    return [reverse(door.name, kwargs=keys) for keys in (made_up, *some)]


def another(value: Any) -> Any:
    """A key like this one, of nothing."""
    if isinstance(value, int):
        return value + 1_000_000
    if isinstance(value, UUID):
        return uuid4()
    return f"{uuid4().hex}.{value.partition('.')[2]}" if "." in str(value) else value


def told(answer: HttpResponseBase, url: str) -> tuple[int, bytes, dict[str, str], set[str]]:
    """Everything an answer tells: status, body, headers, cookies; without the echo of the question."""
    body = answer.content.replace(url.encode(), b"URL")  # type: ignore[attr-defined]
    body = re.sub(rb'(name="csrfmiddlewaretoken" value=)"\w+"', rb"\1", body)
    headers = {name: value for name, value in answer.headers.items() if name != "Expires"}
    return answer.status_code, body, headers, set(answer.cookies)


def test_the_outcome_of_a_broken_page_is_no_refusal() -> None:
    assert outcome(HttpResponse(status=500)) == "500"
    assert outcome(HttpResponse(status=405)) == "405"
