"""Counts about people have one way out, and it leads past `suppress`: each function returns the faults.

What a test of pages cannot see: a new number on a page that nobody thought of. So three things are asked
of the source: who counts, what the way out does, and what the pages of who runs the rhythm may read.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.architecture.walls import modules, place


@dataclass(frozen=True)
class Way:
    """Raw numbers of people: who gives them, who alone may take them, and what they must go through."""

    giver: str  # the module that counts
    names: frozenset[str]
    taker: str  # the only file that may ask for it
    through: str  # the function of `rules` that hides small groups
    rules: str  # the file it stands in


WAYS = (
    Way(
        giver="tweespraak.conversations.queries.figures",
        names=frozenset({"parts_of_period", "parts_of_year"}),
        taker="conversations/actions/figures.py",
        through="publish",
        rules="conversations/rules/figures.py",
    ),
    Way(
        giver="tweespraak.assessments.rules.after",
        names=frozenset({"averages"}),
        taker="assessments/queries/after.py",
        through="averages",
        rules="assessments/rules/after.py",
    ),
    Way(
        giver="tweespraak.selection.queries.mirror",
        names=frozenset({"ended_in"}),
        taker="selection/queries/watching.py",
        through="publish",
        rules="selection/rules/watching.py",
    ),
    Way(
        giver="tweespraak.evaluations.queries.tallies",
        names=frozenset({"voices_in"}),
        taker="evaluations/actions/counting.py",
        through="publish",
        rules="evaluations/rules/figures.py",
    ),
)
# All that pages for who runs the rhythm read of the database: who works here and with whom, the year as
# it was planned, what was sent to the organisation, and figures that were published. No talk is among it.
FOR_HR = {
    "tweespraak.conversations.queries.course": {"course_of", "courses_of"},
    "tweespraak.conversations.queries.cycles": {
        "cycles_of", "is_over", "is_running", "periods_of", "running_in", "unit_names", "who_talks",
    },
    "tweespraak.conversations.queries.figures": {"SAID_AFTER"},
    "tweespraak.conversations.queries.messages": {"Arrived", "arrived", "readers_of", "sent_messages"},
    "tweespraak.conversations.queries.words": {"words_of"},
    "tweespraak.conversations.models": {"AllowedWord", "Course", "Cycle", "Message"},
}  # fmt: skip
# Of the two themselves, in the same files: each takes a seat at one talk.
FOR_THE_TWO = {
    "tweespraak.conversations.queries.guarding": {"guard_of"},
    "tweespraak.conversations.queries.messages": {"passed_on"},
    "tweespraak.conversations.queries.talks": {"Seat"},
}
# Who watches over recruitment has one page, and all it reads is what `publish` let through.
WATCHING = "selection/views/watching.py"
FOR_WATCHERS = {
    "tweespraak.selection.access": {"mirror"},
    "tweespraak.selection.documents.mirror": {"Block", "blocks"},
    "tweespraak.selection.queries.watching": {"Figures", "figures_in", "names_of_cells"},
    "tweespraak.selection.rules.watching": {"EVERYBODY", "years_shown"},
    "tweespraak.selection.views.mirror": {"as_file"},
}
ROOMS = ("tweespraak.conversations.queries", "tweespraak.conversations.models")
HRS_DOOR = "tweespraak.conversations.access"
COUNTING = {"count", "aggregate", "annotate"}
ROWS = re.compile(r"\bcycle\.conversations\b")  # from a cycle to its talks, in a template


def counts_have_one_way_out(root: Path) -> Iterator[str]:
    """Only the taker asks for raw numbers, and gives them to what hides small groups."""
    for file, tree in modules(root):
        here = _inside(file, root)
        for way in WAYS:
            asked = _imported(tree, way.giver) & way.names
            if asked and here != way.taker:
                yield f"{here} takes {', '.join(sorted(asked))} past {way.taker}"
            if here == way.taker and way.through not in _called(tree):
                yield f"{here} takes raw numbers and never calls {way.through}"


def the_way_out_hides_small_groups(root: Path) -> Iterator[str]:
    """What they go through calls `suppress`, the one of the engine."""
    for file, tree in modules(root):
        for way in WAYS:
            if _inside(file, root) != way.rules:
                continue
            found = [
                node
                for node in ast.walk(tree)
                if isinstance(node, ast.FunctionDef) and node.name == way.through
            ]
            hides = found and "suppress" in _called(found[0])
            if not hides or "suppress" not in _imported(tree, "tweespraak.psychometrics"):
                yield f"{way.rules} {way.through} does not pass suppress"


def figures_are_written_in_one_place(root: Path) -> Iterator[str]:
    """What HR reads is what was published: nobody else fills the figures of a cycle."""
    for file, tree in modules(root):
        here = _inside(file, root)
        if not here.startswith("conversations/") or here == WAYS[0].taker:
            continue
        for node in ast.walk(tree):
            written = isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)
            if written and node.attr in {"figures", "shown"}:
                yield f"{place(file, root, node)} writes figures past {WAYS[0].taker}"


def pages_for_hr_read_no_talks(root: Path) -> Iterator[str]:
    """Pages behind the door of who runs the rhythm read nothing they could count talks with."""
    for file, tree in modules(root):
        if is_for_hr(file, root, tree):
            for node in ast.walk(tree):
                for name in _read(node):
                    yield f"{place(file, root, node)} reads {name}: publish it as a figure"
    for file in sorted((root / "tweespraak/conversations").rglob("templates/*/rhythm/*.html")):
        if found := ROWS.search(file.read_text()):
            yield f"{file.relative_to(root)} reads {found[0]}: publish it as a figure"


def pages_for_watchers_read_counts_only(root: Path) -> Iterator[str]:
    """Whoever may see the counts over vacancies opens them there, and nowhere near an application."""
    for file, tree in modules(root):
        here = _inside(file, root)
        if here != WATCHING:
            if here.startswith("selection/views/") and "watcher" in _called_names(tree):
                yield f"{here} opens the door of who watches: their page is {WATCHING}"
            continue
        for node in ast.walk(tree):
            for name in _past(node):
                yield f"{place(file, root, node)} reads {name}: publish it as a count"


CHECKS = (
    pages_for_watchers_read_counts_only,
    counts_have_one_way_out,
    the_way_out_hides_small_groups,
    figures_are_written_in_one_place,
    pages_for_hr_read_no_talks,
)


def _inside(file: Path, root: Path) -> str:
    return file.relative_to(root / "tweespraak").as_posix()


def is_for_hr(file: Path, root: Path, tree: ast.Module) -> bool:
    """Whether pages for who runs the rhythm are made here."""
    inside = file.relative_to(root / "tweespraak").parts
    if inside[0] != "conversations" or Path(inside[1]).stem != "views":
        return False
    return "rhythm" in _imported(tree, HRS_DOOR) or inside[-1] == "lines.py"


def _read(node: ast.AST) -> set[str]:
    """What a line reads of talks that is not for these pages."""
    if isinstance(node, ast.Attribute):
        return {node.attr} & COUNTING
    if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith(ROOMS):
        return set()
    fine = FOR_HR.get(node.module or "", set()) | FOR_THE_TWO.get(node.module or "", set())
    return {alias.name for alias in node.names} - fine


def _past(node: ast.AST) -> set[str]:
    """What a line of the watchers' page reads of selection that did not pass `publish`."""
    module = (node.module or "") if isinstance(node, ast.ImportFrom) else ""
    if isinstance(node, ast.ImportFrom) and module.startswith("tweespraak.selection"):
        return {alias.name for alias in node.names} - FOR_WATCHERS.get(module, set())
    return set()


def _called_names(tree: ast.AST) -> set[str]:
    return {one.rpartition(".")[2] for one in _called(tree)}


def _imported(tree: ast.Module, module: str) -> set[str]:
    return {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == module
        for alias in node.names
    }


def _called(tree: ast.AST) -> set[str]:
    return {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
