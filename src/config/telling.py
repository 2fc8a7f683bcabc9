"""What every command needs: Django started, and a sentence on the screen."""

import os
import sys
from pathlib import Path

import typer
from rich.console import Console
from rich.markup import escape

say = Console(highlight=False, soft_wrap=True)


def ready(*, demo: bool | None = None) -> None:
    """Start Django with the right settings, once per process."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if demo:
        os.environ["TWEESPRAAK_DEMO"] = "1"
    import django

    django.setup()


def stop_with(sentence: str) -> typer.Exit:
    """Say what is wrong and what to do, and end with status 1."""
    say.print(f"[bold]{escape(sentence)}[/bold]")
    return typer.Exit(1)
