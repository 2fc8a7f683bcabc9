"""The vacancies one stands at, a new one, and the page of one."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tweespraak.foundation import clock
from tweespraak.lenses.api import lens_name
from tweespraak.people.api import Membership, Permission, may
from tweespraak.selection import access
from tweespraak.selection.actions.profiles import ProfileRefused
from tweespraak.selection.actions.vacancies import (
    Earlier,
    OnceTaken,
    change_details,
    make_vacancy,
)
from tweespraak.selection.documents.mirror import lesson_words
from tweespraak.selection.documents.requirements import sheet_of
from tweespraak.selection.documents.words import REFUSALS
from tweespraak.selection.forms.vacancies import DetailsForm, NewForm, details_now
from tweespraak.selection.models import Lesson, Vacancy
from tweespraak.selection.queries.interviews import judgements_of
from tweespraak.selection.queries.places import LEADS
from tweespraak.selection.queries.vacancies import earlier_of, lessons_of, places_at, versions_of
from tweespraak.selection.rules.states import ProfileState
from tweespraak.selection.rules.vacancies import Now
from tweespraak.selection.views.agreed import agreed_before
from tweespraak.selection.views.around import pages_of
from tweespraak.selection.views.signers import rows_of
from tweespraak.selection.views.stand import stand_of


@require_safe
def vacancies(request: HttpRequest) -> HttpResponse:
    """Every vacancy one stands at: what waits for me, what goes on, what is over."""
    member = access.member_in_selection(request)
    stands = [stand_of(place) for place in places_at(member.person_id, member.organisation_id)]
    words = request.GET.get("q", "").strip()
    found = [one for one in stands if words.casefold() in one.vacancy.title.casefold()]
    values = {
        "waiting": [one for one in found if one.step],
        "going": [one for one in found if not one.step and one.now is not Now.CLOSED],
        "over": [one for one in found if one.now is Now.CLOSED],
        "has_any": bool(stands),
        "found": len(found),
        "words": words,
        "interviews": judgements_of(member.person_id, member.organisation_id).exists(),
        "may_start": may(request, Permission.LEAD_SELECTION) or may(request, Permission.SEEK),
    }
    return render(request, "selection/intake/vacancies.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A vacancy from nothing, or after an earlier one: then its lessons come first."""
    member = access.starter(request)
    earlier = earlier_of(member.person_id, member.organisation_id)
    source = _chosen(request, earlier)
    lessons = lessons_of(source) if source else []
    form = NewForm(
        request.POST if request.method == "POST" else None,
        starter=member,
        lessons=lessons,
        initial=details_now(source) if source else {},
    )
    if request.method == "POST" and form.is_valid():
        after = Earlier(source, [str(one.pk) for one in lessons]) if source else None
        if made := _made(member, form, after):
            messages.success(request, _("The vacancy is there. Nobody has heard of it yet."))
            return redirect("selection:vacancy", made.pk)
    values = {"form": form, "earlier": earlier, "source": source, "lessons": _told(lessons)}
    return render(request, "selection/intake/new.html", values)


@require_safe
def vacancy(request: HttpRequest, vacancy_id: UUID) -> HttpResponse:
    """Where it is and what comes next; who only signs reads what they sign."""
    place = access.vacancy(request, vacancy_id)
    if not place.is_any(*LEADS):
        return redirect("selection:sign", vacancy_id)
    stand = stand_of(place)
    found = place.vacancy
    values = {
        "stand": stand,
        "vacancy": found,
        "pages": pages_of(found),
        "sheet": sheet_of(stand.profile, found),
        "agreed": agreed_before(place),
        "signers": rows_of(place, stand.profile),
        "versions": versions_of(found),
        "lens": lens_name(found.lens_version) if found.lens_version else "",
        "is_draft": stand.now is Now.WRITING,
        "may_reopen": stand.profile.state == ProfileState.SIGNED and found.closed_at is None,
        "may_take_back": stand.profile.state == ProfileState.IN_SIGNING,
    }
    return render(request, "selection/intake/vacancy.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def details(request: HttpRequest, vacancy_id: UUID) -> HttpResponse:
    """What it is called and what the work is; the name is signed, and changes only before that."""
    place = access.vacancy(request, vacancy_id, *LEADS)
    found = place.vacancy
    form = DetailsForm(
        request.POST if request.method == "POST" else None,
        organisation=found.organisation,
        initial=details_now(found),
    )
    form.keep_lens(found.lens_version)
    if request.method == "POST" and form.is_valid():
        try:
            change_details(
                vacancy=found, details=form.details(), by=place.person_id, at=clock.now()
            )
        except ProfileRefused as refused:
            form.add_error(None, str(REFUSALS[refused.refusal]))
        else:
            messages.success(request, _("Saved."))
            return redirect("selection:vacancy", found.pk)
    stand = stand_of(place)
    values = {"form": form, "vacancy": found, "is_draft": stand.now is Now.WRITING}
    return render(request, "selection/intake/details.html", values)


def _told(lessons: list[Lesson]) -> list[tuple[str, Lesson]]:
    return [(lesson_words(one), one) for one in lessons]


def _chosen(request: HttpRequest, earlier: list[Vacancy]) -> Vacancy | None:
    """The vacancy to copy, of those one may."""
    wanted = request.GET.get("copy", "")
    if not wanted:
        return None
    found = next((one for one in earlier if str(one.pk) == wanted), None)
    if found is None:
        raise Http404
    return found


def _made(member: Membership, form: NewForm, after: Earlier | None) -> Vacancy | None:
    try:
        return make_vacancy(
            organisation=member.organisation,
            once=form.cleaned_data["once"],
            recruiter=form.recruiter_member,
            manager=form.manager_member,
            details=form.details(),
            earlier=after,
            by=member.person_id,
            at=clock.now(),
        )
    except OnceTaken:
        raise Http404 from None
    except ProfileRefused as refused:
        form.add_error("manager", str(REFUSALS[refused.refusal]))
        return None
