"""The command that makes the bank of matrices of this installation."""

from typing import Annotated

import typer

from config.telling import ready, say, stop_with


def bank(
    dry: Annotated[bool, typer.Option("--dry", help="Make it and count, publish nothing.")] = False,
) -> None:
    """Make the items of the matrices test from the secret of this installation, and publish them.

    Takes some twenty seconds. The same secret always gives the same items; making them again
    changes nothing. Another installation has other items.
    """
    ready()
    from django.conf import settings

    from tweespraak.foundation import clock
    from tweespraak.instruments.api import BankRefused, NotFilled, make_bank, publish_bank

    try:
        made = make_bank(secret=settings.SECRET_KEY)
    except (BankRefused, NotFilled) as problem:
        raise stop_with(f"No bank was made: {problem}") from problem
    say.print(
        f"{len(made.items)} matrices, {len(made.warm_ups)} to warm up, {len(made.practice)} to "
        "practise on; each has exactly one right option for who only sees the drawings."
    )
    if not dry:
        version = publish_bank(made=made, at=clock.now())
        say.print(f"Published as {version.label}.")
