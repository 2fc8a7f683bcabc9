"""`tweespraak`: everything an operator does, one command each."""

import os
import sys
from typing import Annotated

import typer
from rich.text import Text as Marked

from config import running, serving
from config.banking import bank
from config.keeping import backup, restore, upgrade
from config.shifts import NotAShift, parse_shift
from config.telling import ready, say, stop_with

app = typer.Typer(
    name="tweespraak",
    help="Tweespraak: every measurement of a person ends in a good two-sided conversation.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    add_completion=False,
)
for command in (backup, restore, upgrade, bank):
    app.command()(command)
MOST_OF_A_REPORT = 2_000_000  # bytes; who needs more is not telling of one mail

Text = str | None


@app.command()
def init(
    name: Annotated[Text, typer.Option(help="Name of the organisation.")] = None,
    admin_name: Annotated[
        Text, typer.Option(help="Your name: you become organisation admin.")
    ] = None,
    admin_email: Annotated[Text, typer.Option(help="Your e-mail address.")] = None,
    url: Annotated[Text, typer.Option(help="Public address, as https://talk.example.org.")] = None,
    language: Annotated[Text, typer.Option(help="nl or en.")] = None,
    time_zone: Annotated[Text, typer.Option(help="For instance Europe/Amsterdam.")] = None,
    mail: Annotated[
        Text, typer.Option(help="Mail server, as smtp://user:password@host:587; empty: later.")
    ] = None,
    sender: Annotated[Text, typer.Option(help="Address mails come from.")] = None,
) -> None:
    """Set up an organisation with its first admin; prints the link that activates the account.

    Asks what you do not give. With name, admin-name and admin-email given it asks nothing. Run it
    again for a second organisation in the same installation.
    """
    ready()
    from config.asking import answered
    from config.setting_up import NotSetUp, set_up

    given = {
        "name": name, "admin": admin_name, "email": admin_email, "url": url, "language": language,
        "time_zone": time_zone, "mail": mail, "sender": sender,
    }  # fmt: skip
    try:
        answers = answered(
            {key: value for key, value in given.items() if value is not None}, say.print
        )
        done = set_up(**answers)
    except NotSetUp as problem:
        raise stop_with(str(problem)) from problem
    done.tell(say.print)


@app.command()
def serve(
    demo: Annotated[bool, typer.Option(help="Serve the demo organisation Voorbeeld.")] = False,
    port: Annotated[int, typer.Option(envvar="PORT", help="Port to listen on.")] = 8000,
    host: Annotated[
        str, typer.Option(envvar="TWEESPRAAK_HOST", help="Address to listen on.")
    ] = "127.0.0.1",
) -> None:
    """Serve the site: the web server and the worker; Ctrl-C stops both."""
    os.environ["PORT"] = str(port)
    # Said either way, the demo is kept apart from real data all the same.
    demo = demo or os.environ.get("TWEESPRAAK_DEMO") == "1"
    try:
        serving.check_address(host, port, demo=demo)
        ready(demo=demo)
        from django.conf import settings

        from config.preparing import prepare

        with running.serving(settings.DATA):
            prepare(demo=demo, tell=say.print)
            serving.announce_address(port, demo=demo, tell=say.print)
            serving.run(host, port)
    except running.SiteIsBusy as problem:
        raise stop_with(
            "A backup is being put back, or an upgrade is busy. Try again when it is done."
        ) from problem
    except serving.CannotServe as problem:
        raise stop_with(str(problem)) from problem


@app.command(hidden=True)
def work() -> None:
    """Work off due rows each second, as a child of `serve`."""
    ready()
    serving.work()


@app.command()
def demo(
    again: Annotated[bool, typer.Option(help="Throw the demo away and make it anew.")] = False,
) -> None:
    """Make the demo organisation Voorbeeld, with states relative to today."""
    ready(demo=True)
    from config.preparing import prepare, renew_demo

    try:
        if again:
            renew_demo(tell=say.print)
        prepare(demo=True, tell=say.print)
    except serving.CannotServe as problem:
        raise stop_with(str(problem)) from problem


@app.command()
def clock(
    by: Annotated[str, typer.Argument(help="How far, for instance +3d, -2h or +1d12h.")] = "+0d",
) -> None:
    """Show the clock of the demo, or move it: +3d is three days on. Never on real data."""
    ready(demo=True)
    from config.preparing import only_with_demo
    from tweespraak.foundation import clock as our_clock

    try:
        only_with_demo()
        shift = our_clock.move(parse_shift(by))
    except (NotAShift, our_clock.ClockIsFixed, serving.CannotServe) as problem:
        raise stop_with(str(problem)) from problem
    say.print(f"It is now {our_clock.now():%Y-%m-%d %H:%M} UTC in this demo (shifted by {shift}).")


@app.command()
def check() -> None:
    """Look whether everything is in order: database, migrations, questionnaire, mail, disk."""
    ready()
    from config.checking import findings

    problems = 0
    for finding in findings():
        problems += not finding.fine
        mark = Marked("✓", "green") if finding.fine else Marked("✗", "red")
        say.print(mark, f"{finding.what}: {finding.sentence}")
    if problems:
        raise typer.Exit(1)


@app.command()
def keys(
    address: Annotated[str, typer.Argument(help="The address somebody signs in with.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Take away the second step and passkeys of somebody who lost them; they are told by mail."""
    ready()
    from config.losing_keys import NoSuchAccount, lose_keys

    if not yes:
        typer.confirm(f"Are you sure it is {address} who asks you this?", abort=True)
    try:
        lose_keys(address)
    except NoSuchAccount as problem:
        raise stop_with(str(problem)) from problem
    say.print(
        f"Done. {address} signs in with the password or a code by mail, and can set up new keys."
    )


@app.command()
def bounce() -> None:
    """Read a mail that came back (RFC 3464) from standard input and note it; for a pipe alias."""
    ready()
    from tweespraak.foundation import clock as our_clock
    from tweespraak.notifications.api import NotABounce, note_bounce

    try:
        note_bounce(report=sys.stdin.buffer.read(MOST_OF_A_REPORT), at=our_clock.now())
    except NotABounce as junk:
        say.print(str(junk))
        raise typer.Exit(os.EX_DATAERR) from junk
    except Exception as trouble:  # the mail server keeps the report and tries again
        say.print(f"Not noted, try again later: {type(trouble).__name__}")
        raise typer.Exit(os.EX_TEMPFAIL) from trouble


def main() -> None:
    """The console entry."""
    # `tweespraak clock -2h`: a shift backwards is no option
    words = sys.argv[1:]
    if len(words) == 2 and words[0] == "clock" and words[1][:2].strip("-").isdigit():
        sys.argv.insert(2, "--")
    app(prog_name="tweespraak")


if __name__ == "__main__":
    main()
