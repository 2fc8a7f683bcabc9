"""What every command needs: Django started, and a sentence on the screen."""

import os
import sys
from pathlib import Path

import typer
from rich.console import Console

# No markup: what people type and what other programs answer stands in these sentences.
say = Console(highlight=False, soft_wrap=True, markup=False, emoji=False)


def ready(*, demo: bool | None = None) -> None:
    """Start Django with the right settings, once per process; ends when a setting does not work."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if demo:
        os.environ["TWEESPRAAK_DEMO"] = "1"
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as problem:
        raise stop_with(str(problem)) from problem


def stop_with(sentence: str) -> typer.Exit:
    """Say what is wrong and what to do, and end with status 1."""
    say.print(sentence, style="bold")
    return typer.Exit(1)
