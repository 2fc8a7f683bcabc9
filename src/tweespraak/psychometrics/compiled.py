"""Numba where it is installed (the extra `fast`); everything works without it."""

from collections.abc import Callable
from typing import Any, TypeVar

try:
    from numba import njit
except ImportError:
    njit = None

AVAILABLE = njit is not None
_Function = TypeVar("_Function", bound=Callable[..., Any])
# Sums may be taken in any order; what is infinite or not a number keeps its meaning.
_FREEDOM = {"reassoc", "contract"}


def compiled(function: _Function) -> _Function:
    """`function` compiled to machine code on its first call, or as it is without Numba."""
    if njit is None:
        return function
    try:
        made: _Function = njit(cache=True, fastmath=_FREEDOM)(function)
    except RuntimeError:  # no folder in which the compiled code may be kept
        made = njit(fastmath=_FREEDOM)(function)
    return made
