"""The demo as a fixture, and a crawler that walks its pages as one of its people."""

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from django.test import Client

from tests.addresses import pattern
from tweespraak.people.models import Person

SHOWN_ATTRIBUTES = {"aria-label", "title", "alt", "placeholder", "aria-description", "content"}
SILENT = {"script", "style", "path", "svg", "code", "pre"}


class Reader(HTMLParser):
    """The words and links on a page; words inside an element with its own `lang` are left out."""

    def __init__(self) -> None:
        super().__init__()
        self.words: set[str] = set()
        self.links: list[str] = []
        self.stack: list[tuple[str, bool]] = []
        self.language = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = dict(attributes)
        if tag == "html":
            self.language = values.get("lang") or ""
        if tag == "a" and values.get("href"):
            self.links.append(str(values["href"]))
        own = "lang" in values and tag != "html"
        quiet = (
            own
            or tag in SILENT
            or values.get("translate") == "no"
            or (bool(self.stack) and self.stack[-1][1])
        )
        if not quiet:
            for name, value in attributes:
                if name in SHOWN_ATTRIBUTES and value and tag != "meta":
                    self.words.add(" ".join(value.split()))
        if tag not in {"br", "img", "input", "meta", "link", "hr", "wbr", "base"}:
            self.stack.append((tag, quiet))

    def handle_endtag(self, tag: str) -> None:
        while self.stack:
            if self.stack.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        if data.strip() and not (self.stack and self.stack[-1][1]):
            self.words.add(" ".join(data.split()))


@dataclass(frozen=True)
class Page:
    """One page as read in one language."""

    path: str
    status: int
    language: str
    words: frozenset[str]


def read(client: Client, path: str, language: str) -> tuple[Page, list[str]]:
    client.cookies["django_language"] = language
    answer = client.get(path)
    reader = Reader()
    if answer.headers.get("Content-Type", "").startswith("text/html"):
        reader.feed(answer.content.decode())
    return Page(path, answer.status_code, reader.language, frozenset(reader.words)), reader.links


def crawl(person: Person | None, most: int = 120) -> Iterator[tuple[Page, Page]]:
    """Every kind of page this person can reach by links, in Dutch and in English."""
    client = Client()
    if person:
        client.force_login(person)
    todo, seen = ["/", "/account/login/", "/demo/mailbox/", "/components/"], set()
    while todo and len(seen) < most:
        path = todo.pop(0)
        if pattern(path) in seen or not path.startswith("/") or path.startswith(("/static/", "//")):
            continue
        seen.add(pattern(path))
        dutch, links = read(client, path, "nl")
        english, _links = read(client, path, "en")
        yield dutch, english
        todo += [link for link in links if link.startswith("/")]
