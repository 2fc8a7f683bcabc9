"""What the code says about events and slots, read from its source."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.docs.pages import ROOT

CONTEXTS = ROOT / "src" / "tweespraak"
TAG = re.compile(r"""\{%\s*slot_items\s+["']([\w.]+)["']""")


def context_of(file: Path) -> str:
    return file.relative_to(CONTEXTS).parts[0]


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def sources() -> Iterator[Path]:
    for file in sorted(CONTEXTS.rglob("*.py")):
        if "migrations" not in file.parts:
            yield file


@cache
def events() -> dict[str, set[str]]:
    """Every event as `context.Name`, with its fields."""
    rooms = [*CONTEXTS.glob("*/events.py"), *CONTEXTS.glob("*/events/*.py")]
    return {
        f"{context_of(room)}.{node.name}": _fields(node)
        for room in rooms
        for node in tree(room).body
        if isinstance(node, ast.ClassDef) and _is_frozen(node)
    }


def _is_frozen(node: ast.ClassDef) -> bool:
    return any(
        isinstance(decorator, ast.Call)
        and getattr(decorator.func, "id", "") == "dataclass"
        and any(word.arg == "frozen" for word in decorator.keywords)
        for decorator in node.decorator_list
    )


def _fields(node: ast.ClassDef) -> set[str]:
    return {line.target.id for line in node.body if isinstance(line, ast.AnnAssign)}  # type: ignore[union-attr]


@cache
def announced() -> set[str]:
    """Every event that is announced somewhere, as `context.Name`."""
    return {
        f"{context_of(file)}.{_last_name(call.args[0].func)}"
        for file in sources()
        for call in _calls(tree(file), "announce")
        if isinstance(call.args[0], ast.Call)
    }


@cache
def listeners() -> dict[str, set[str]]:
    """Name of an event -> the functions that listen to it, as `context.function`."""
    found = defaultdict(set)
    for file in sources():
        for function in _functions(file):
            for decorator in function.decorator_list:
                if isinstance(decorator, ast.Call) and _last_name(decorator.func) == "listen":
                    event = _last_name(decorator.args[0])
                    found[event].add(f"{context_of(file)}.{function.name}")
    return found


@cache
def places() -> dict[str, set[str]]:
    """Slot -> the contexts that ask for it, in a view or a template."""
    found = defaultdict(set)
    for file in sources():
        if file == CONTEXTS / "foundation" / "templatetags" / "slots.py":
            continue  # the tag itself: the templates below name the slot
        constants = _constants(file)
        for name in ("items", "by_key"):
            for call in _calls(tree(file), name):
                asks = isinstance(call.func, ast.Attribute) and call.args  # a dict has .items() too
                if asks and _last_name(call.func.value) == "slots":
                    slot = _text(call.args[0], constants)
                    assert slot, f"{file}: name the slot in the call, so that it can be found"
                    found[slot].add(context_of(file))
    for template in CONTEXTS.rglob("templates/**/*.html"):
        for slot in TAG.findall(template.read_text(encoding="utf-8")):
            found[slot].add(context_of(template))
    return found


@cache
def fillers() -> dict[str, set[str]]:
    """Slot -> the contexts whose `apps.py` fills it."""
    found = defaultdict(set)
    for file in CONTEXTS.glob("*/apps.py"):
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Dict):
                target = node.targets[0] if isinstance(node, ast.Assign) else node.target
                if _last_name(target) == "fills":
                    for key in node.value.keys:
                        found[_text(key, {})].add(context_of(file))
    return found


def _functions(file: Path) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(tree(file)) if isinstance(node, ast.FunctionDef))


def _calls(inside: ast.AST, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(inside):
        if isinstance(node, ast.Call) and _last_name(node.func) == name:
            yield node


def _last_name(node: ast.AST) -> str:
    return getattr(node, "attr", "") or getattr(node, "id", "")


def _constants(file: Path) -> dict[str, str]:
    return {
        _last_name(node.targets[0]): node.value.value
        for node in tree(file).body
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    }


def _text(node: ast.AST | None, constants: dict[str, str]) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    return constants.get(_last_name(node), "") if node else ""
