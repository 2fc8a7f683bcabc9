"""What the documentation says of settings, commands, roles and numbers is what the code says."""

import json
import re

import pytest
from django.utils import translation

from config.cli import app
from tests.docs.pages import ROOT, coded, table
from tests.insights.personality import TABLES, content
from tweespraak.people.roles import ROLES

OPERATING, GLOSSARY, MEASUREMENT = (
    "docs/operating.md",
    "docs/glossary.md",
    "docs/measurement/README.md",
)
ASIDE = {"TWEESPRAAK_TESTING"}  # of the tests only
SETTING = re.compile(r"""environ(?:\.get)?[(\[]\s*["']([A-Z_]+)["']|envvar=["']([A-Z_]+)["']""")
INSIGHTS = ROOT / "src" / "tweespraak" / "insights" / "content"


def test_every_setting_is_explained_and_no_other():
    text = "".join(file.read_text() for file in (ROOT / "src" / "config").glob("*.py"))
    read = {one or other for one, other in SETTING.findall(text)} - ASIDE
    assert set(table(OPERATING, "setting")) == read - {"DJANGO_SETTINGS_MODULE", "PYTHONPATH"}


def test_every_command_is_explained_and_no_other():
    commands = {
        one.name or one.callback.__name__ for one in app.registered_commands if not one.hidden
    }
    said = {command.split()[1] for command in table(OPERATING, "command")}
    assert said == commands


def test_every_role_stands_in_the_glossary_in_both_languages():
    rows = table(GLOSSARY, "role")
    for role, definition in ROLES.items():
        with translation.override("nl"):
            dutch = str(definition.name)
        with translation.override("en"):
            english = str(definition.name)
        assert rows[role.value][:2] == [dutch, english]
    assert len(rows) == len(ROLES)


@pytest.mark.parametrize("scale", content("norms")["scales"], ids=lambda scale: scale["key"])
def test_the_norm_and_reliability_of_a_scale_are_the_stored_ones(scale):
    cells = table(MEASUREMENT, "scale")[scale["key"]]
    stored = [f"{scale['mean']:.2f}", f"{scale['sd']:.2f}", f"{scale['reliability']:.2f}"]
    assert cells[2:] == stored


def test_the_reliability_and_error_of_the_competencies_are_the_computed_ones():
    rows = table(MEASUREMENT, "competency")
    for competency in TABLES.competencies:
        reliability = competency.norm.reliability
        error = 2 * (1 - reliability) ** 0.5  # in C: C = 5 + 2z
        assert rows[competency.key][2:] == [f"{reliability:.2f}", f"{error:.2f}"]
    assert len(rows) == len(TABLES.competencies)


@pytest.mark.parametrize(
    ("heading", "file", "kinds"),
    [("scale", "traits", ("domains", "facets")), ("competency", "competencies", ("competencies",))],
)
def test_the_names_of_scales_are_those_on_the_screens(heading, file, kinds):
    for column, language in enumerate(("nl", "en")):
        stored = json.loads((INSIGHTS / f"{file}.{language}.json").read_text())
        names = {key: row["name"] for kind in kinds for key, row in stored[kind].items()}
        said = table(MEASUREMENT, heading)
        assert {key: said[key][column] for key in names} == names


def test_the_tour_is_ten_files_long():
    tour = (ROOT / "docs" / "tour.md").read_text(encoding="utf-8")
    stops = re.findall(r"^(\d+)\. \[`", tour, re.MULTILINE)
    assert [int(stop) for stop in stops] == list(range(1, 11))


def test_the_demo_people_of_the_readme_are_in_the_demo():
    script = json.loads((ROOT / "src/tweespraak/home/content/demo.json").read_text())
    names = {" ".join(person["name"]) for person in script["people"] if "active" in person}
    rows = table("README.md", "who")
    assert rows
    assert set(rows) - names == set()
    assert not any(coded(" ".join(cells)) for cells in rows.values())
