"""Write the requirements: one at a time, the pay, and the stages."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tweespraak.foundation import clock
from tweespraak.lenses.api import lens_text
from tweespraak.selection import access
from tweespraak.selection.actions.profiles import (
    ChangedElsewhere,
    ProfileRefused,
    drop_requirement,
    offer_pay,
    plan_stages,
    write_requirement,
)
from tweespraak.selection.documents.requirements import Line, sheet_of
from tweespraak.selection.documents.words import GAPS, REFUSALS
from tweespraak.selection.forms.requirements import (
    PayForm,
    RequirementForm,
    StagesForm,
    new_key,
    pay_now,
    requirement_now,
)
from tweespraak.selection.models import Vacancy
from tweespraak.selection.queries.content import categories
from tweespraak.selection.queries.law import TERMS, Found, law_of
from tweespraak.selection.queries.places import LEADS, Place
from tweespraak.selection.queries.profiles import content_of, signers_of
from tweespraak.selection.rules.profiles import Requirement, gaps
from tweespraak.selection.rules.vacancies import MANY_INTERVIEWS, Now, interviews_in
from tweespraak.selection.views.acting import tried
from tweespraak.selection.views.stand import stand_of

CONFLICT = 409


@dataclass(frozen=True)
class Entry:
    """A requirement with what is still missing and which words stand out."""

    line: Line
    gaps: list[Any] = field(default_factory=list)
    hits: list[Found] = field(default_factory=list)


@require_safe
def requirements(request: HttpRequest, vacancy_id: UUID) -> HttpResponse:
    """All requirements, with what is still missing, by the seven things to think of."""
    place = access.vacancy(request, vacancy_id, *LEADS)
    stand, vacancy = stand_of(place), place.vacancy
    profile = stand.profile
    sheet, found = sheet_of(profile, vacancy), law_of(profile, vacancy)
    missing = gaps(content_of(profile, vacancy), [one.capacity for one in signers_of(vacancy)])

    def entries(lines: Any) -> list[Entry]:
        return [
            Entry(
                line,
                [GAPS[gap] for gap, key in missing if key == line.key],
                [one for one in found if one.where == line.key],
            )
            for line in lines
        ]

    values = {
        "vacancy": vacancy,
        "stand": stand,
        "sheet": sheet,
        "is_draft": stand.now is Now.WRITING,
        "groups": [
            (_("Musts"), entries(sheet.musts)),
            (_("Nice-to-haves"), entries(sheet.nices)),
        ],
        "missing": [GAPS[gap] for gap, key in missing if not key],
        "terms_hits": [one.hit for one in found if one.where == TERMS],
        "categories": categories(),
        "lens": lens_text(vacancy.lens_version) if vacancy.lens_version else None,
    }
    return render(request, "selection/intake/requirements.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def requirement_new(request: HttpRequest, vacancy_id: UUID) -> HttpResponse:
    """One more requirement, begun from a category."""
    place = access.vacancy(request, vacancy_id, *LEADS)
    key = request.POST.get("key", "") or new_key()
    known = {one.key for one in categories()}
    wanted = request.GET.get("category", "")
    initial = {"category": wanted} if wanted in known else {}
    return _write(request, place, key if _is_key(key) else new_key(), initial, is_new=True)


@require_http_methods(["GET", "HEAD", "POST"])
def requirement(request: HttpRequest, vacancy_id: UUID, key: str) -> HttpResponse:
    """Change a requirement."""
    place = access.vacancy(request, vacancy_id, *LEADS)
    profile = stand_of(place).profile
    found = next((row for row in profile.requirements if row["key"] == key), None)
    if found is None:
        raise Http404
    return _write(request, place, key, requirement_now(Requirement.of(found)), is_new=False)


@require_POST
def requirement_removal(request: HttpRequest, vacancy_id: UUID, key: str) -> HttpResponse:
    """Take a requirement off."""
    place = access.vacancy(request, vacancy_id, *LEADS)
    tried(
        request,
        lambda: drop_requirement(
            vacancy=place.vacancy, key=key, by=place.person_id, at=clock.now()
        ),
        _("Taken off."),
    )
    return redirect("selection:requirements", vacancy_id)


@require_http_methods(["GET", "HEAD", "POST"])
def pay(request: HttpRequest, vacancy_id: UUID) -> HttpResponse:
    """The range and the terms."""
    place = access.vacancy(request, vacancy_id, *LEADS)
    profile = stand_of(place).profile
    form = PayForm(request.POST if request.method == "POST" else None, initial=pay_now(profile))
    if request.method == "POST" and form.is_valid():
        try:
            offer_pay(vacancy=place.vacancy, pay=form.pay(), by=place.person_id, at=clock.now())
        except ProfileRefused as refused:
            form.add_error(None, str(REFUSALS[refused.refusal]))
        else:
            messages.success(request, _("Saved."))
            return redirect("selection:requirements", vacancy_id)
    values = {"form": form, "vacancy": place.vacancy}
    return render(request, "selection/intake/pay.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def stages(request: HttpRequest, vacancy_id: UUID) -> HttpResponse:
    """Which stages there are, how many talks, and how long candidates wait."""
    place = access.vacancy(request, vacancy_id, *LEADS)
    vacancy = place.vacancy
    form = StagesForm(request.POST if request.method == "POST" else None, vacancy=vacancy)
    if request.method == "POST" and form.is_valid():
        road = form.road()
        try:
            plan_stages(vacancy=vacancy, road=road, by=place.person_id, at=clock.now())
        except ProfileRefused as refused:
            form.add_error(None, str(REFUSALS[refused.refusal]))
        else:
            messages.success(request, _("Saved."))
            if max(road.interviews, interviews_in(road.stages)) > MANY_INTERVIEWS:
                messages.warning(request, _many())
            return redirect("selection:vacancy", vacancy_id)
    is_draft = stand_of(place).now is Now.WRITING
    values = {"form": form, "vacancy": vacancy, "is_draft": is_draft}
    return render(request, "selection/intake/stages.html", values)


def _write(
    request: HttpRequest, place: Place, key: str, initial: dict[str, Any], *, is_new: bool
) -> HttpResponse:
    vacancy = place.vacancy
    posted = request.POST if request.method == "POST" else None
    form = RequirementForm(posted, vacancy=vacancy, initial=initial)
    elsewhere, status = None, 200
    if request.method == "POST" and form.is_valid():
        try:
            write_requirement(
                vacancy=vacancy,
                wanted=form.requirement(key),
                seen=form.cleaned_data["seen"],
                by=place.person_id,
                at=clock.now(),
            )
        except ProfileRefused as refused:
            form.add_error(None, str(REFUSALS[refused.refusal]))
        except ChangedElsewhere as changed:
            elsewhere, status = changed.now, CONFLICT
            form = _again(request, vacancy, changed.now)
        else:
            messages.success(request, _("Saved."))
            return redirect(_onwards(request, vacancy))
    values = {
        "form": form,
        "vacancy": vacancy,
        "key": key,
        "is_new": is_new,
        "elsewhere": elsewhere,
        "categories": categories(),
    }
    return render(request, "selection/intake/requirement.html", values, status=status)


def _again(request: HttpRequest, vacancy: Vacancy, now: Requirement) -> RequirementForm:
    """What was typed stays; saving once more puts it in the place of what somebody else wrote."""
    posted = request.POST.copy()
    posted["seen"] = now.mark
    return RequirementForm(posted, vacancy=vacancy)


def _onwards(request: HttpRequest, vacancy: Vacancy) -> str:
    if "another" in request.POST:
        return reverse("selection:requirement_new", args=[vacancy.pk])
    return reverse("selection:requirements", args=[vacancy.pk])


def _is_key(key: str) -> bool:
    return key.isascii() and key.isalnum() and len(key) <= 12


def _many() -> str:
    return _(
        "That is more than three interviews. After the third you learn little more, and good people go "
        "elsewhere."
    )
