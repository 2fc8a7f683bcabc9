"""The commands that keep the data: backup, restore, upgrade."""

from pathlib import Path
from typing import Annotated

import typer

from config.telling import ready, say, stop_with


def backup(
    to: Annotated[
        Path | None, typer.Option(help="The file to write; else one in the folder backups.")
    ] = None,
    keep: Annotated[int, typer.Option(help="How many backups stay in the folder backups.")] = 7,
) -> None:
    """Put everything in one file: database, settings and secret. The site may go on running."""
    ready()
    from config import backups
    from config.databases import CannotCopy

    try:
        made = backups.backup(to, keep=keep)
    except CannotCopy as problem:
        raise stop_with(str(problem)) from problem
    say.print(
        f"Backup made: {made.file} ({made.size / 1e6:.1f} MB). Only you can read it; keep it that way."
    )
    if not made.has_secret:
        say.print("The secret comes from TWEESPRAAK_SECRET and is not in it: keep that yourself.")


def restore(
    archive: Annotated[Path, typer.Argument(help="The backup to put back.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Put a backup in place of the present data, which are kept aside. Stop the site first."""
    ready()
    from django.conf import settings

    from config import backups, running
    from config.archives import NotAnArchive
    from config.databases import CannotCopy

    if not yes:
        say.print(
            f"The data in {settings.DATA} make place for those of {archive.name}. They are kept aside."
        )
        typer.confirm("Go on?", abort=True)
    try:
        with running.alone(settings.DATA):
            aside = backups.restore(archive)
    except running.SiteIsRunning as problem:
        raise stop_with(
            "The site is running. Stop it first (Ctrl-C where it serves), then try again."
        ) from problem
    except (NotAnArchive, CannotCopy) as problem:
        raise stop_with(str(problem)) from problem
    say.print(f"The backup is in place. What was there before is kept in {aside}")
    say.print("Start the site with: tweespraak serve")


def upgrade(yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False) -> None:
    """After installing a newer version: back up, bring the data up to date, check; back on failure."""
    ready()
    from django.conf import settings

    from config import preparing, running, upgrading
    from config.databases import CannotCopy

    waiting = preparing.waiting()
    say.print(
        f"{len(waiting)} change(s) of the database to make."
        if waiting
        else "The database has its shape already."
    )
    if not yes:
        typer.confirm("Make a backup and go on?", abort=True)
    try:
        with running.alone(settings.DATA):
            upgrading.upgrade(say.print)
    except running.SiteIsRunning as problem:
        raise stop_with(
            "The site is running. Stop it first (Ctrl-C where it serves), then try again."
        ) from problem
    except (CannotCopy, upgrading.NotPutBack) as problem:
        raise stop_with(str(problem)) from problem
    except upgrading.UpgradeFailed as problem:
        raise stop_with(
            f"The upgrade failed, and the data are as they were before it. {problem}\n"
            "Put the former version of the program back and start it, or mend this and try again."
        ) from problem
    say.print("Everything is up to date and in order. Start the site with: tweespraak serve")
