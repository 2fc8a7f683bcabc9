"""Every count about people that others read passes `suppress`; every check fails on a planted fault."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.architecture import small_groups as groups
from tests.architecture.walls import SOURCE

HRS = "conversations/views/rhythm/planted.py"
DOOR = "from tweespraak.conversations.access import rhythm as access\n"
FAULTS: list[tuple[Callable[[Path], Iterator[str]], str, str]] = [
    (
        groups.counts_have_one_way_out,
        HRS,
        "from tweespraak.conversations.queries.figures import parts_of_period",
    ),
    (
        groups.counts_have_one_way_out,
        "conversations/actions/figures.py",
        "from tweespraak.conversations.queries.figures import parts_of_year\nparts_of_year()",
    ),
    (
        groups.the_way_out_hides_small_groups,
        "conversations/rules/figures.py",
        "from tweespraak.psychometrics import suppress\ndef publish(parts): return len(parts)",
    ),
    (
        groups.the_way_out_hides_small_groups,
        "assessments/rules/after.py",
        "def suppress(cells): return cells\ndef averages(answers): return suppress(answers)",
    ),
    (
        groups.counts_have_one_way_out,
        "selection/views/planted.py",
        "from tweespraak.selection.queries.mirror import ended_in",
    ),
    (
        groups.the_way_out_hides_small_groups,
        "selection/rules/watching.py",
        "from tweespraak.psychometrics import suppress\ndef publish(basis): return len(basis)",
    ),
    (
        groups.counts_have_one_way_out,
        "evaluations/views/planted.py",
        "from tweespraak.evaluations.queries.tallies import voices_in",
    ),
    (
        groups.the_way_out_hides_small_groups,
        "evaluations/rules/figures.py",
        "from tweespraak.psychometrics import suppress\ndef publish(voices): return voices",
    ),
    (
        groups.pages_for_watchers_read_counts_only,
        groups.WATCHING,
        "from tweespraak.selection.models import Candidacy",
    ),
    (
        groups.pages_for_watchers_read_counts_only,
        groups.WATCHING,
        "from tweespraak.selection.queries.mirror import measured",
    ),
    (
        groups.pages_for_watchers_read_counts_only,
        "selection/views/planted.py",
        "def page(request): return access.watcher(request)",
    ),
    (
        groups.figures_are_written_in_one_place,
        "conversations/actions/planted.py",
        "def fill(cycle): cycle.figures = [1]",
    ),
    (
        groups.pages_for_hr_read_no_talks,
        HRS,
        DOOR + "from tweespraak.conversations.queries.agreements import count_new",
    ),
    (
        groups.pages_for_hr_read_no_talks,
        HRS,
        DOOR + "from tweespraak.conversations.models import Conversation",
    ),
    (
        groups.pages_for_hr_read_no_talks,
        HRS,
        DOOR + "def page(cycle): return cycle.conversations.filter(held_at=None).count()",
    ),
    (
        groups.pages_for_hr_read_no_talks,
        "conversations/templates/conversations/rhythm/planted.html",
        "{{ cycle.conversations.all|length }}",
    ),
]


@pytest.mark.parametrize("check", groups.CHECKS, ids=lambda check: check.__name__)
def test_no_count_goes_around(check: Callable[[Path], Iterator[str]]) -> None:
    assert list(check(SOURCE)) == []


@pytest.mark.parametrize(("check", "file", "text"), FAULTS)
def test_a_planted_way_around_is_found(
    tmp_path: Path, check: Callable[[Path], Iterator[str]], file: str, text: str
) -> None:
    planted = tmp_path / "tweespraak" / file
    planted.parent.mkdir(parents=True)
    planted.write_text(text)
    assert list(check(tmp_path))


def test_every_check_has_a_planted_way_around() -> None:
    assert {check for check, _file, _text in FAULTS} == set(groups.CHECKS)


def test_the_files_it_asks_about_are_there() -> None:
    named = {file for way in groups.WAYS for file in (way.taker, way.rules)}
    assert [file for file in named if not (SOURCE / "tweespraak" / file).exists()] == []
    pages = [file for file, tree in groups.modules(SOURCE) if groups.is_for_hr(file, SOURCE, tree)]
    assert len(pages) >= 6
