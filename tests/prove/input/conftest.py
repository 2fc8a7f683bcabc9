"""The world of the permission tests, for the tests that post whatever can be posted."""

from tests.permissions.conftest import world

__all__ = ["world"]
