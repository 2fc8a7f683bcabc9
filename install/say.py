"""How an installation script speaks: short lines, and one clear sentence when it must stop."""

import sys
from typing import NoReturn


def tell(sentence: str) -> None:
    """Print a line of progress at once, also when the output is a file."""
    print(sentence, flush=True)


def stop(sentence: str) -> NoReturn:
    """End the script with one sentence that says what to do next."""
    print(sentence, file=sys.stderr, flush=True)
    raise SystemExit(1)
