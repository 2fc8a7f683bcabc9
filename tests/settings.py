"""The settings of a test run: a temporary data folder, an immediate worker, a clock that can be moved."""

import os
import tempfile

os.environ["TWEESPRAAK_TESTING"] = "1"
os.environ["TWEESPRAAK_WORK"] = "immediate"
os.environ["TWEESPRAAK_SECRET"] = "only-for-tests"
os.environ["TWEESPRAAK_DATA"] = tempfile.mkdtemp(prefix="tweespraak-test-")
os.environ.pop("TWEESPRAAK_DEMO", None)
os.environ.pop("TWEESPRAAK_URL", None)

from config.settings import *  # noqa: F403
