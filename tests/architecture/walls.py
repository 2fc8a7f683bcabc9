"""What import-linter cannot see, as functions over a source tree: each returns the faults it finds.

They take the root of a tree, so that a test can plant a fault in a copy and see it found.
"""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src"
ORDER = (
    ("psychometrics", "foundation"),
    ("audit",),
    ("notifications",),
    ("people",),
    ("privacy",),
    ("instruments",),
    ("testing",),
    ("insights",),
    ("lenses", "conversations"),
    ("evaluations",),
    ("assessments",),
    ("activities", "selection"),
    ("home", "rest"),
)
FLOOR = {context: floor for floor, contexts in enumerate(ORDER) for context in contexts}
OPEN_TO_ALL = {"foundation", "psychometrics"}
TIME = {
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "timezone.now",
    "time.time",
    "timezone.localtime",
    "timezone.localdate",
}
# Parts of Django and foundation that are pure themselves: a calendar is values in, values out; roles
# carry their names, to be translated when shown.
PURE = {
    "rules": {
        "django.core.validators",
        "django.core.exceptions",
        "tweespraak.foundation.folding",
        "tweespraak.foundation.guards",  # a list of words and a text in, hits out
        "tweespraak.foundation.months",
        "tweespraak.foundation.working_days",
    },
    "roles": {"django.utils.translation", "django.utils.functional"},
}
HOMELESS = {"utils", "helpers", "common", "services", "managers"}


def modules(root: Path) -> Iterator[tuple[Path, ast.Module]]:
    """Every Python file of ours below src/tweespraak, parsed; migrations are generated."""
    for file in sorted((root / "tweespraak").rglob("*.py")):
        if "migrations" not in file.parts:
            yield file, ast.parse(file.read_text())


def context_of(file: Path, root: Path) -> str:
    """The context a file lives in."""
    return file.relative_to(root / "tweespraak").parts[0]


def place(file: Path, root: Path, node: ast.AST) -> str:
    """file:line, for a fault."""
    return f"{file.relative_to(root)}:{getattr(node, 'lineno', 0)}"


def imports(tree: ast.Module) -> Iterator[tuple[ast.stmt, str]]:
    """Every imported module with the statement, `from x import y` as x."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node, node.module


def public_faces(root: Path) -> Iterator[str]:
    """Others meet a context only at its api."""
    for file, tree in modules(root):
        mine = context_of(file, root)
        for node, name in imports(tree):
            parts = name.split(".")
            if parts[0] != "tweespraak" or len(parts) < 2 or parts[1] in OPEN_TO_ALL | {mine}:
                continue
            if parts[2:] != ["api"]:
                yield f"{place(file, root, node)} imports {name}: go through its api"


def faces_without_body(root: Path) -> Iterator[str]:
    """An api is a list of names: imports and __all__, never a definition."""
    for file, tree in modules(root):
        if file.name != "api.py":
            continue
        for node in tree.body:
            fine = isinstance(node, ast.ImportFrom | ast.Expr) or (
                isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
            )
            if not fine:
                yield f"{place(file, root, node)} an api grows no body"


def engine_only_in_rules(root: Path) -> Iterator[str]:
    """Only the rules of a context import the engine."""
    for file, tree in modules(root):
        inside = file.relative_to(root / "tweespraak").parts
        if (
            inside[0] == "psychometrics"
            or Path(inside[1] if len(inside) > 1 else "").stem == "rules"
        ):
            continue
        for node, name in imports(tree):
            if name.startswith("tweespraak.psychometrics"):
                yield f"{place(file, root, node)} imports the engine outside rules"


def pure_rules(root: Path) -> Iterator[str]:
    """Rules take values and give values: no Django, nothing of foundation but what is pure itself."""
    for file, tree in modules(root):
        inside = file.relative_to(root / "tweespraak").parts
        if len(inside) < 2 or Path(inside[1]).stem not in {"rules", "roles"}:
            continue
        for node, name in imports(tree):
            if name.startswith(("django", "tweespraak.foundation")) and name not in PURE.get(
                Path(inside[1]).stem, set()
            ):
                yield f"{place(file, root, node)} imports {name}: rules are pure"


def one_clock(root: Path) -> Iterator[str]:
    """Only foundation.clock asks what time it is."""
    for file, tree in modules(root):
        if file.relative_to(root / "tweespraak").as_posix() == "foundation/clock.py":
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                called = ".".join(ast.unparse(node.func).split(".")[-2:])
                if called in TIME:
                    yield f"{place(file, root, node)} calls {called}: use foundation.clock.now()"


def imports_on_top(root: Path) -> Iterator[str]:
    """No import inside a function."""
    for file, tree in modules(root):
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                for node in ast.walk(function):
                    if isinstance(node, ast.Import | ast.ImportFrom):
                        yield f"{place(file, root, node)} imports inside {function.name}"


def homes(root: Path) -> Iterator[str]:
    """No module called utils or the like: a homeless function has not been understood yet."""
    for file, _tree in modules(root):
        for part in file.relative_to(root).parts:
            if Path(part).stem in HOMELESS:
                yield f"{file.relative_to(root)} is homeless"


def links_point_down(root: Path) -> Iterator[str]:
    """Templates link to their own context and lower ones; home sees all."""
    for file in sorted((root / "tweespraak").rglob("templates/**/*")):
        if not file.is_file():
            continue
        mine = context_of(file, root)
        for found in re.finditer(r"{%\s*url\s+['\"](\w+):", file.read_text()):
            other = found[1]
            if (
                other in FLOOR
                and mine not in {other, "home", "rest"}
                and FLOOR[other] >= FLOOR[mine]
            ):
                yield f"{file.relative_to(root)} links up to {other}"


def keys_point_down(root: Path) -> Iterator[str]:
    """Foreign keys point to the same or a lower context."""
    for file, tree in modules(root):
        mine = context_of(file, root)
        for node in ast.walk(tree):
            if not (
                isinstance(node, ast.Call)
                and ast.unparse(node.func).endswith(
                    ("ForeignKey", "OneToOneField", "ManyToManyField")
                )
            ):
                continue
            to = node.args[0] if node.args else None
            if isinstance(to, ast.Constant) and "." in str(to.value):
                other = str(to.value).split(".")[0]
                if other in FLOOR and other != mine and FLOOR[other] >= FLOOR[mine]:
                    yield f"{place(file, root, node)} has a key up to {other}"


def doors(root: Path) -> Iterator[str]:
    """Views reach rows through access only: no manager, no get_object_or_404 in views."""
    for file, tree in modules(root):
        inside = file.relative_to(root / "tweespraak").parts
        if len(inside) < 2 or Path(inside[1]).stem != "views":
            continue
        for node, name in imports(tree):
            names = [alias.name for alias in node.names] if isinstance(node, ast.ImportFrom) else []
            if "get_object_or_404" in names or name == "django.db":
                yield f"{place(file, root, node)} a view walks around access.py"
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager"}:
                yield f"{place(file, root, node)} a view walks around access.py"


def strict_pages(root: Path) -> Iterator[str]:
    """No inline script, style or handler in a template: the policy would refuse it."""
    wrong = re.compile(
        r"<style|<script(?![^>]*\b(src|type=\"application/json\")\b)|\sstyle=|\son\w+=[\"']|javascript:",
        re.I,
    )
    for file in sorted((root / "tweespraak").rglob("templates/**/*.html")):
        if found := wrong.search(file.read_text()):
            yield f"{file.relative_to(root)} has inline {found[0].strip()}"


def colours_in_one_file(root: Path) -> Iterator[str]:
    """Colours stand in tokens.css and nowhere else."""
    colour = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|oklab|lab|lch)a?\(", re.I)
    for file in sorted((root / "tweespraak").rglob("static/**/*.css")):
        if file.name == "tokens.css":
            continue
        for number, line in enumerate(file.read_text().splitlines(), 1):
            if colour.search(line.split("/*")[0]):
                yield f"{file.relative_to(root)}:{number} has a colour of its own"


def sizes(root: Path) -> Iterator[str]:
    """Hard stops: files 400 lines, functions 60, templates 150, models 12 per context."""
    models: dict[str, int] = {}
    for file, tree in modules(root):
        if len(file.read_text().splitlines()) > 400:
            yield f"{file.relative_to(root)} is over 400 lines"
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > 60:
                yield f"{place(file, root, node)} {node.name} is over 60 lines"
            if isinstance(node, ast.ClassDef) and any(
                ast.unparse(base) in {"models.Model", "DueRow", "Version", "AbstractBaseUser"}
                for base in node.bases
            ):
                models[context_of(file, root)] = models.get(context_of(file, root), 0) + 1
    yield from (f"{context} has {count} models" for context, count in models.items() if count > 12)
    for file in sorted((root / "tweespraak").rglob("templates/**/*")):
        if file.is_file() and len(file.read_text().splitlines()) > 150:
            yield f"{file.relative_to(root)} is over 150 lines"


def percentiles(root: Path) -> dict[str, float]:
    """The 95th percentile of file, function and template lines."""
    files, functions = [], []
    for file, tree in modules(root):
        files.append(len(file.read_text().splitlines()))
        functions += [
            (node.end_lineno or 0) - node.lineno + 1
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        ]
    templates = [
        len(file.read_text().splitlines())
        for file in (root / "tweespraak").rglob("templates/**/*")
        if file.is_file()
    ]
    return {"file": _p95(files), "function": _p95(functions), "template": _p95(templates)}


def _p95(values: list[int]) -> float:
    ordered = sorted(values) or [0]
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def budgets(root: Path) -> Iterator[str]:
    """p95: files 250 lines, functions 30, templates 80."""
    allowed = {"file": 250, "function": 30, "template": 80}
    for what, value in percentiles(root).items():
        if value > allowed[what]:
            yield f"p95 of {what} lines is {value}, allowed {allowed[what]}"


CHECKS: tuple[Callable[[Path], Iterator[str]], ...] = (
    public_faces,
    faces_without_body,
    engine_only_in_rules,
    pure_rules,
    one_clock,
    imports_on_top,
    homes,
    links_point_down,
    keys_point_down,
    doors,
    strict_pages,
    colours_in_one_file,
    sizes,
    budgets,
)
