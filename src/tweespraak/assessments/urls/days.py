"""Parts of the day, the agenda of days, take-over."""

from django.urls import path

from tweespraak.assessments.views import days, handing, notes

PART = "<uuid:case_id>/parts/<uuid:part_id>/"
urlpatterns = [
    path("days/", days.days, name="days"),
    path("<uuid:case_id>/programme/", days.programme, name="programme"),
    path("<uuid:case_id>/programme/account/", days.account, name="account"),
    path("<uuid:case_id>/parts/", days.parts, name="parts"),
    path("<uuid:case_id>/parts/new/", days.part_new, name="part_new"),
    path(PART, notes.part, name="part"),
    path(f"{PART}plan/", days.part_plan, name="part_plan"),
    path(f"{PART}drop/", days.part_drop, name="part_drop"),
    path(f"{PART}skip/", notes.part_skip, name="part_skip"),
    path(f"{PART}earlier/", days.earlier, name="earlier"),
    path(f"{PART}appointment.ics", days.appointment, name="appointment"),
    path("<uuid:case_id>/take-over/", handing.take_over, name="take_over"),
    path("<uuid:case_id>/invoice/", handing.invoice, name="invoice"),
    path("<uuid:case_id>/invoice.csv", handing.invoice_file, name="invoice_file"),
]
