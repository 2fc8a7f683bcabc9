"""Another address for an account in use: noted by the organisation, decided by its owner."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tweespraak.foundation import clock
from tweespraak.people.access import colleague, person_of
from tweespraak.people.access.own import asked_address
from tweespraak.people.actions import AddressAlreadyHere
from tweespraak.people.actions.asking import AddressTaken, ask_new_address, confirm_new_address
from tweespraak.people.forms import already_here
from tweespraak.people.forms.addresses import NewAddressForm
from tweespraak.people.queries import is_active_here
from tweespraak.people.roles import Permission


@require_http_methods(["GET", "HEAD", "POST"])
def new_address(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """Note another address of somebody; while the account is not in use that is simply editing."""
    found = colleague(request, membership_id, Permission.MANAGE_PEOPLE)
    if not is_active_here(found):
        return redirect("people:edit", found.pk)
    form = NewAddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        try:
            ask_new_address(member=found, email=email, by=person_of(request), at=clock.now())
        except AddressAlreadyHere as known:
            form.add_error("email", already_here(known.membership))
        else:
            told = {"address": email, "name": found.full_name}
            words = _(
                "A mail goes to %(address)s. As soon as %(name)s says yes, the address changes."
            )
            messages.success(request, words % told)
            return redirect("people:member", found.pk)
    return render(request, "people/new_address.html", {"member": found, "form": form})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def own_address(request: HttpRequest, change_id: UUID) -> HttpResponse:
    """My new address: yes, from now on."""
    change, link = asked_address(request, change_id)
    if request.method == "POST":
        try:
            person = confirm_new_address(change=change, link=link, at=clock.now())
        except AddressTaken:
            messages.error(
                request,
                _(
                    "Another account has this address by now. Ask the contact person of your "
                    "organisation to put both together."
                ),
            )
        else:
            words = _("From now on you sign in with %(address)s, and mails go there.")
            messages.success(request, words % {"address": person.email})
        return redirect("/")
    values = {"change": change, "person": person_of(request)}
    return render(request, "people/own_address.html", values)
