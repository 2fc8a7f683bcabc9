"""Every public name of the engine is as the published face says: parameters, defaults, fields, values."""

import ast
import dataclasses
import inspect
import re
from enum import Enum
from pathlib import Path

import pytest

from tweespraak import psychometrics

LINES = ast.parse((Path(__file__).parent / "measurement_face.pyi").read_text()).body
FACE = {node.name: node for node in LINES if isinstance(node, ast.ClassDef | ast.FunctionDef)}
SHORT = {  # what the face gives a shorter name
    ast.unparse(node.value): ast.unparse(node.targets[0])
    for node in LINES
    if isinstance(node, ast.Assign)
}
NAMES = sorted(psychometrics.__all__)


@pytest.mark.parametrize("name", NAMES)
def test_the_public_name_is_as_the_face_says(name: str) -> None:
    node, real = FACE[name], getattr(psychometrics, name)
    if isinstance(node, ast.FunctionDef):
        assert parameters(real) == declared_parameters(node)
    elif issubclass(real, Enum):
        assert {member.name: member.value for member in real} == declared_values(node)
    elif dataclasses.is_dataclass(real):
        assert fields(real) == declared_fields(node)
    elif any(isinstance(part, ast.FunctionDef) for part in node.body):
        assert_class_is_as_declared(real, node)
    else:
        assert [base.__name__ for base in real.__bases__] == [ast.unparse(b) for b in node.bases]


@pytest.mark.parametrize("name", NAMES)
def test_the_public_name_has_a_docstring_of_its_own(name: str) -> None:
    assert getattr(psychometrics, name).__dict__.get("__doc__") or inspect.getdoc(
        getattr(psychometrics, name)
    )


def test_data_classes_cannot_be_changed() -> None:
    made = [getattr(psychometrics, name) for name in NAMES]
    for real in filter(dataclasses.is_dataclass, made):
        assert real.__dataclass_params__.frozen, real


def assert_class_is_as_declared(real: type, node: ast.ClassDef) -> None:
    assert {name: annotation(kind) for name, kind in inspect.get_annotations(real).items()} == {
        ast.unparse(part.target): ast.unparse(part.annotation)
        for part in node.body
        if isinstance(part, ast.AnnAssign)
    }
    methods = {part.name: part for part in node.body if isinstance(part, ast.FunctionDef)}
    for name, method in methods.items():
        declared = [p for p in declared_parameters(method) if p[0] != "cls"]
        assert parameters(getattr(real, name)) == declared, name
    public = {name for name in vars(real) if not name.startswith("_")}
    assert public <= methods.keys() | inspect.get_annotations(real).keys()


def parameters(function: object) -> list[tuple[str, str, object]]:
    return [
        (p.name, "" if p.name in {"self", "cls"} else annotation(p.annotation), shown(p.default))
        for p in inspect.signature(function).parameters.values()
    ]


def shown(default: object) -> object:
    """A default as the face writes it: one that is an object of ours is `...` there."""
    if default is inspect.Parameter.empty:
        return None
    return ... if type(default).__module__.startswith("tweespraak") else default


def declared_parameters(node: ast.FunctionDef) -> list[tuple[str, str, object]]:
    arguments = node.args.args
    defaults = [None] * (len(arguments) - len(node.args.defaults)) + node.args.defaults
    return [
        (
            a.arg,
            ast.unparse(a.annotation) if a.annotation else "",
            default and ast.literal_eval(default),
        )
        for a, default in zip(arguments, defaults, strict=True)
    ]


def fields(real: type) -> list[tuple[str, str, object]]:
    return [
        (f.name, annotation(f.type), None if f.default is dataclasses.MISSING else shown(f.default))
        for f in dataclasses.fields(real)
    ]


def declared_fields(node: ast.ClassDef) -> list[tuple[str, str, object]]:
    return [
        (ast.unparse(f.target), ast.unparse(f.annotation), f.value and declared_default(f.value))
        for f in node.body
        if isinstance(f, ast.AnnAssign)
    ]


def declared_default(value: ast.expr) -> object:
    return frozenset() if ast.unparse(value) == "frozenset()" else ast.literal_eval(value)


def declared_values(node: ast.ClassDef) -> dict[str, object]:
    assigned = [line for line in node.body if isinstance(line, ast.Assign)]
    return {ast.unparse(line.targets[0]): ast.literal_eval(line.value) for line in assigned}


def annotation(real: object) -> str:
    """The annotation as the face writes it; NumPy's types unfold into long ones."""
    text = real.__name__ if isinstance(real, type) and not hasattr(real, "__args__") else str(real)
    if "_SupportsArray" in text or "ArrayLike" in text:
        return "ArrayLike | None" if "None" in text else "ArrayLike"
    if text.startswith("numpy.ndarray") and "numpy.float64" in text:
        return "Floats"
    if text.startswith("numpy.ndarray") and "numpy.int64" in text:
        return "NDArray[np.int64]"
    text = re.sub(
        r"(tweespraak\.psychometrics\.\w+|collections\.abc|typing|numpy\.random\.\w+)\.", "", text
    )
    text = text.replace("numpy.ndarray[tuple[Any, ...], numpy.dtype[numpy.float64]]", "Floats")
    return SHORT.get(text, text)
