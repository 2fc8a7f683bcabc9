"""Makes so many evaluations and asks for every dashboard; prints what was found as JSON.

python -m bench.evaluating.pages 100000
"""

import json
import sys
from dataclasses import asdict

import django

django.setup()

from bench.evaluating.answers import Made, make  # noqa: E402
from bench.growing.pages import measured  # noqa: E402
from django.db import connection  # noqa: E402
from django.urls import reverse  # noqa: E402

from config.preparing import migrate  # noqa: E402
from tweespraak.foundation import clock  # noqa: E402
from tweespraak.people.api import Person  # noqa: E402


def main(forms: int) -> None:
    migrate(lambda _sentence: None)
    made = make(forms, clock.now())
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    found = {name: asdict(measured(who, url)) for name, (who, url) in pages(made).items()}
    told = {"answers": made.answers, "rows": made.rows, "counted": made.seconds_to_count}
    print(json.dumps({**told, "pages": found}))


def pages(made: Made) -> dict[str, tuple[Person, str]]:
    """Every dashboard, and who looks at it."""
    watched = {
        name: reverse(f"evaluations:{name}")
        for name in ("results", "topics", "clients", "recruiters")
    }
    return {
        **{f"everybody, {name}": (made.watcher, url) for name, url in watched.items()},
        "everybody, one topic": (made.watcher, reverse("evaluations:topic", args=["S01"])),
        "everybody, as a file": (made.watcher, reverse("evaluations:topics_file", args=["csv"])),
        "one's own, results": (made.recruiter, watched["results"]),
        "one's own, topics": (made.recruiter, watched["topics"]),
        "one's own, clients": (made.recruiter, watched["clients"]),
    }


if __name__ == "__main__":
    main(int(sys.argv[1]))
