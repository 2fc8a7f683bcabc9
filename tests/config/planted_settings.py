"""The settings of an installation with an app that breaks its upgrade."""

from config.settings import *  # noqa: F403
from config.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.config.planted.apps.Planted"]
