"""The cast and the questionnaire, for every test; and which tests stay together in one process."""

import gc
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation
from hypothesis import settings
from xdist.scheduler import LoadFileScheduling
from xdist.workermanage import WorkerController

pytest_plugins = ["tests.cast", "tests.instruments_fixture"]
# How long one example takes says how busy the machine is; what a test may take is measured elsewhere.
settings.register_profile("house", deadline=None)
settings.load_profile("house")
WITH_A_SERVER = ("tests/journeys/", "tests/prove/test_kills.py")
A_SERVER = "a server"


class OneServer(LoadFileScheduling):
    """A file stays in one process, and so does everything that runs a real server and a browser.

    Those journeys take longest of all, so they begin first; xdist would begin with the file that has
    the most tests, and one processor would have nothing to do at the end. The mark `xdist_group` would
    say it, but xdist 3.8 no longer sees it with pytest 9.2.
    """

    def _split_scope(self, nodeid: str) -> str:
        return A_SERVER if nodeid.startswith(WITH_A_SERVER) else super()._split_scope(nodeid)

    def _assign_work_unit(self, node: WorkerController) -> None:
        if A_SERVER in self.workqueue:
            self.workqueue.move_to_end(A_SERVER, last=False)
        super()._assign_work_unit(node)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> OneServer | None:
    """Used for `--dist loadfile`, as `make test` asks for."""
    return OneServer(config, log) if config.getvalue("dist") == "loadfile" else None


@pytest.fixture(autouse=True)
def _own_language() -> Iterator[None]:
    """A page that was read in English does not make the next test read English."""
    yield
    translation.deactivate()


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """What was imported stays: the collector need not look at it again and again."""
    gc.collect()
    gc.freeze()
