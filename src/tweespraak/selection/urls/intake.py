"""Vacancies, their requirements, and signing them."""

from django.urls import path

from tweespraak.selection.views import requirements, signing, stakeholders, vacancies

urlpatterns = [
    path("", vacancies.vacancies, name="vacancies"),
    path("new/", vacancies.new, name="new"),
    path("<uuid:vacancy_id>/", vacancies.vacancy, name="vacancy"),
    path("<uuid:vacancy_id>/details/", vacancies.details, name="details"),
    path("<uuid:vacancy_id>/requirements/", requirements.requirements, name="requirements"),
    path(
        "<uuid:vacancy_id>/requirements/new/", requirements.requirement_new, name="requirement_new"
    ),
    path(
        "<uuid:vacancy_id>/requirements/<slug:key>/", requirements.requirement, name="requirement"
    ),
    path(
        "<uuid:vacancy_id>/requirements/<slug:key>/removal/",
        requirements.requirement_removal,
        name="requirement_removal",
    ),
    path("<uuid:vacancy_id>/pay/", requirements.pay, name="pay"),
    path("<uuid:vacancy_id>/stages/", requirements.stages, name="stages"),
    path("<uuid:vacancy_id>/people/", stakeholders.people, name="people"),
    path(
        "<uuid:vacancy_id>/people/<uuid:stakeholder_id>/removal/",
        stakeholders.person_removal,
        name="person_removal",
    ),
    path(
        "<uuid:vacancy_id>/people/<uuid:stakeholder_id>/reminder/",
        stakeholders.person_reminder,
        name="person_reminder",
    ),
    path("<uuid:vacancy_id>/sending/", signing.sending, name="sending"),
    path("<uuid:vacancy_id>/sign/", signing.sign, name="sign"),
    path("<uuid:vacancy_id>/taking-back/", signing.taking_back, name="taking_back"),
    path("<uuid:vacancy_id>/reopening/", signing.reopening, name="reopening"),
    path("<uuid:vacancy_id>/lifting/asking/", signing.lift_asking, name="lift_asking"),
    path("<uuid:vacancy_id>/lifting/", signing.lifting, name="lifting"),
]
