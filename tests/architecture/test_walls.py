"""The house stands as docs and contract say, and every check fails on a planted fault."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.architecture import walls

LONG = "\n".join(f"x{n} = {n}" for n in range(401))
LONG_FUNCTION = "def long():\n" + "\n".join(f"    x{n} = {n}" for n in range(61))
MANY_MODELS = "\n".join(f"class M{n}(models.Model): pass" for n in range(13))
MANY_LONG_FUNCTIONS = "\n".join(
    f"def f{n}():\n" + "\n".join("    x = 1" for _ in range(40)) for n in range(3)
)

FAULTS: list[tuple[Callable[[Path], Iterator[str]], str, str]] = [
    (walls.public_faces, "home/views.py", "from tweespraak.people.models import Person"),
    (walls.public_faces, "testing/actions.py", "import tweespraak.people.queries"),
    (walls.faces_without_body, "people/api.py", "def door(): return 1"),
    (
        walls.engine_only_in_rules,
        "insights/queries.py",
        "from tweespraak.psychometrics import match",
    ),
    (walls.pure_rules, "lenses/rules/match.py", "from django.db import models"),
    (walls.one_clock, "people/actions.py", "from datetime import datetime\nthen = datetime.now()"),
    (
        walls.one_clock,
        "people/actions.py",
        "from django.utils import timezone\nthen = timezone.now()",
    ),
    (walls.imports_on_top, "people/actions.py", "def act():\n    import json"),
    (walls.homes, "people/utils.py", "x = 1"),
    (walls.links_point_down, "people/templates/people/a.html", "{% url 'activities:list' %}"),
    (
        walls.keys_point_down,
        "people/models.py",
        "x = models.ForeignKey('testing.Session', models.CASCADE)",
    ),
    (walls.doors, "people/views.py", "from django.db import connection"),
    (walls.doors, "people/views/a.py", "rows = Person.objects.all()"),
    (walls.doors, "people/views.py", "from django.shortcuts import get_object_or_404"),
    (walls.strict_pages, "people/templates/people/a.html", "<p style='color: red'>"),
    (walls.strict_pages, "people/templates/people/a.html", "<script>alert(1)</script>"),
    (walls.strict_pages, "people/templates/people/a.html", "<b onclick='x()'>"),
    (walls.colours_in_one_file, "foundation/static/foundation/css/a.css", "p { color: #ff0000 }"),
    (walls.sizes, "people/queries.py", LONG),
    (walls.sizes, "people/queries.py", LONG_FUNCTION),
    (walls.sizes, "people/models.py", MANY_MODELS),
    (walls.sizes, "people/templates/people/a.html", "\n" * 151),
    (walls.budgets, "people/queries.py", MANY_LONG_FUNCTIONS),
]


@pytest.mark.parametrize("check", walls.CHECKS, ids=lambda check: check.__name__)
def test_the_house_has_no_fault(check: Callable[[Path], Iterator[str]]) -> None:
    assert list(check(walls.SOURCE)) == []


@pytest.mark.parametrize(("check", "file", "text"), FAULTS)
def test_a_planted_fault_is_found(
    tmp_path: Path, check: Callable[[Path], Iterator[str]], file: str, text: str
) -> None:
    planted = tmp_path / "tweespraak" / file
    planted.parent.mkdir(parents=True)
    planted.write_text(text)
    assert list(check(tmp_path))


def test_every_check_has_a_planted_fault() -> None:
    assert {check for check, _file, _text in FAULTS} == set(walls.CHECKS)


def test_all_seventeen_packages_are_placed() -> None:
    packages = {path.parent.name for path in (walls.SOURCE / "tweespraak").glob("*/__init__.py")}
    assert packages == set(walls.FLOOR)
    assert len(packages) == 17
