"""Dashboards: how evaluations go, for a recruiter over their own and for who watches over everybody."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tweespraak.evaluations.access import results as access
from tweespraak.evaluations.documents import dashboards
from tweespraak.evaluations.documents.results import DIMENSIONS, Block, Summary, rows, summary
from tweespraak.evaluations.queries.asked import in_order
from tweespraak.evaluations.queries.content import Asked
from tweespraak.evaluations.queries.results import client_names, clients_of
from tweespraak.evaluations.rules.topics import Dimension
from tweespraak.evaluations.views.files import as_file
from tweespraak.evaluations.views.looking import ALL, RECRUITER, UNIT, Look, look


@dataclass(frozen=True)
class Page:
    """A page with results: what it is called, its tables, and the page it is under."""

    name: str
    title: str
    lead: str
    blocks: list[Block]
    args: tuple[str, ...] = ()
    summary: Summary | None = None
    back: str = ""
    parts: dict[str, Any] = field(default_factory=dict)


PER_PAGE = 50
Maker = Callable[..., Page]


def page_of(make: Maker) -> Callable[..., HttpResponse]:
    """The page with these results, or the same as a file."""

    @never_cache
    @require_safe
    def answer(request: HttpRequest, *, kind: str = "", **asked: str) -> HttpResponse:
        looked = look(request, access.viewer(request), is_file=bool(kind))
        page = make(looked, **asked)
        if kind:
            table = rows(f"{page.title}: {looked.title}", page.blocks)
            return as_file(kind, _("evaluations"), table, looked.viewer.member.organisation)
        values = {
            "look": looked,
            "page": page,
            "tabs": _tabs(looked, page),
            "files": {
                name: looked.url(f"{page.name}_file", *page.args, ending)
                for name, ending in (("Excel", "xlsx"), ("CSV", "csv"))
            },
        }
        return render(request, "evaluations/results/page.html", values)

    return answer


def _overview(looked: Look) -> Page:
    found = looked.results
    return Page(
        "results",
        _("How evaluations go"),
        _("What clients think of recruitment: first in words, then in numbers."),
        [
            dashboards.nps_distribution(found),
            dashboards.dimensions(found, lambda key: looked.url("dimension", key)),
            dashboards.trend(found, looked.earlier),
        ],
        summary=summary(found),
    )


def _topics(looked: Look) -> Page:
    asked = _asked(looked)
    found, to_topic = looked.results, _to_topic(looked)
    blocks = [dashboards.topics_in(found, key, asked, to_topic) for key in DIMENSIONS]
    if looked.of == ALL:
        blocks.append(dashboards.importances(found, asked, to_topic))
    return Page("topics", _("Topics"), _("Every topic that was asked, by dimension."), blocks)


def _dimension(looked: Look, dimension: str) -> Page:
    if dimension not in set(DIMENSIONS):
        raise Http404
    key = Dimension(dimension)
    name, about = DIMENSIONS[key]
    return Page(
        "dimension",
        str(name),
        str(about),
        [
            dashboards.topics_in(looked.results, key, _asked(looked), _to_topic(looked)),
            dashboards.score_trend(
                looked.results, _("Over time"), lambda found, when: found.dimension(key, when)
            ),
        ],
        args=(dimension,),
        back=looked.url("topics"),
    )


def _topic(looked: Look, topic: str) -> Page:
    found = next((one for one in _asked(looked) if one.key == topic), None)
    if found is None:
        raise Http404
    blocks = [
        dashboards.topic_distribution(looked.results, found),
        dashboards.score_trend(
            looked.results, _("Over time"), lambda results, when: results.score(topic, when)
        ),
    ]
    return Page(
        "topic", found.title, found.question, blocks, args=(topic,), back=looked.url("topics")
    )


def _clients(looked: Look) -> Page:
    """Clients by name for the recruiter they spoke of; departments for who watches."""
    if looked.is_own:
        return _own_clients(looked)
    block = dashboards.groups(
        _("Departments"),
        _(
            "By name, not by score. A department with fewer than five clients counts with everybody."
        ),
        looked.names[UNIT],
        looked.groups(UNIT),
        lambda key: looked.url("results", of=f"{UNIT}:{key}"),
    )
    return Page(
        "clients", _("Clients"), _("Clients are shown by department, never by name."), [block]
    )


def _own_clients(looked: Look) -> Page:
    here, me = looked.viewer.member.organisation_id, looked.viewer.member.person_id
    names = list(client_names(here, me).items())
    paged = Paginator(names, len(names) or 1 if looked.is_file else PER_PAGE)
    shown = paged.get_page(looked.page)
    found = clients_of(here, me, dict(shown.object_list))
    return Page(
        "clients",
        _("Clients"),
        _("What each of your clients said, by name: you two read it anyway."),
        [dashboards.clients(found)],
        parts={"paged": shown},
    )


def _recruiters(looked: Look) -> Page:
    if not looked.viewer.may_watch:
        raise PermissionDenied
    block = dashboards.groups(
        _("Recruiters"),
        _("By name, not by score: they had different vacancies and different clients."),
        looked.names[RECRUITER],
        looked.groups(RECRUITER),
        lambda key: looked.url("results", of=f"{RECRUITER}:{key}"),
    )
    lead = _("What clients said of each recruiter, of at least five clients. It is no ranking.")
    return Page("recruiters", _("Recruiters"), lead, [block])


def _asked(looked: Look) -> list[Asked]:
    keys = sorted(looked.results.measures)
    return in_order(looked.viewer.member.organisation_id, keys)


def _to_topic(looked: Look) -> Callable[[str], str]:
    return lambda key: looked.url("topic", key)


def _tabs(looked: Look, page: Page) -> list[dict[str, Any]]:
    names = {"results": _("Overview"), "topics": _("Topics"), "clients": _("Clients")}
    if looked.viewer.may_watch:
        names["recruiters"] = _("Recruiters")
    here = "topics" if page.name in ("dimension", "topic") else page.name
    tabs: list[dict[str, Any]] = [
        {"label": label, "url": looked.url(name), "current": name == here}
        for name, label in names.items()
    ]
    if looked.viewer.may_watch:
        tabs.append({"label": _("What is asked"), "url": reverse("evaluations:default_set")})
    return tabs


overview, topics, dimension = page_of(_overview), page_of(_topics), page_of(_dimension)
topic, clients, recruiters = page_of(_topic), page_of(_clients), page_of(_recruiters)
