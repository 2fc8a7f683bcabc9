"""The case: its brief, the information sheet, consent."""

from django.urls import path

from tweespraak.assessments.views import brief, case, cases, sheet

urlpatterns = [
    path("", cases.cases, name="cases"),
    path("new/", cases.new, name="new"),
    path("<uuid:case_id>/", case.case, name="case"),
    path("<uuid:case_id>/people/", cases.people, name="people"),
    path("<uuid:case_id>/recipients/new/", cases.recipient, name="recipient"),
    path(
        "<uuid:case_id>/recipients/<uuid:recipient_id>/drop/",
        cases.recipient_drop,
        name="recipient_drop",
    ),
    path("<uuid:case_id>/brief/", brief.brief, name="brief"),
    path("<uuid:case_id>/brief/change/", brief.brief_change, name="brief_change"),
    path("<uuid:case_id>/brief/signature/", brief.blocking, name="blocking"),
    path("<uuid:case_id>/offer/", brief.offer, name="offer"),
    path("<uuid:case_id>/accept/", brief.accept, name="accept"),
    path("<uuid:case_id>/invite/", sheet.invite, name="invite"),
    path("<uuid:case_id>/sheet/", sheet.sheet, name="sheet"),
    path("<uuid:case_id>/consent/", sheet.consent, name="consent"),
    path("<uuid:case_id>/needs/", sheet.needs, name="needs"),
    path("<uuid:case_id>/start/", sheet.start, name="start"),
    path("<uuid:case_id>/stop/", case.withdraw, name="withdraw"),
]
