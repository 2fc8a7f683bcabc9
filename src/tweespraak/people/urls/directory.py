"""The pages of the directory: who is here, in which roles; and personal links."""

from django.urls import include, path

from tweespraak.people import views
from tweespraak.people.urls import organisation

app_name = "people"
urlpatterns = [
    *organisation.urlpatterns,
    path("", views.people, name="list"),
    path("add/", views.add, name="add"),
    path("", include("tweespraak.people.urls.many")),
    path("again/", views.again_to_many, name="resend_many"),
    path("mails/", views.mails, name="mails"),
    path("mails/again/", views.mails_again, name="mails_again"),
    path("mails/<uuid:mail_id>/aside/", views.mail_aside, name="mail_aside"),
    path("team/", views.my_team, name="my_team"),
    path("left/", views.left, name="left"),
    path("units/", views.units, name="units"),
    path("units/add/", views.new_department, name="new_department"),
    path("units/<uuid:unit_id>/add/", views.new_team, name="new_team"),
    path("units/<uuid:unit_id>/name/", views.unit_name, name="unit_name"),
    path("units/<uuid:unit_id>/closing/", views.unit_closing, name="unit_closing"),
    path("link/<str:token>/", views.link, name="link"),
    path("codes/<uuid:link_id>/", views.link_code, name="link_code"),
    path("codes/<uuid:link_id>/mail/", views.link_code_mail, name="link_code_mail"),
    path("organisations/<uuid:organisation_id>/enter/", views.enter_organisation, name="enter"),
    path("<uuid:membership_id>/", views.member, name="member"),
    path("<uuid:membership_id>/edit/", views.edit, name="edit"),
    path("<uuid:membership_id>/move/", views.move, name="move"),
    path("<uuid:membership_id>/move/<uuid:post_id>/off/", views.calling_off, name="calling_off"),
    path("<uuid:membership_id>/leaving/", views.leaving, name="leaving"),
    path("<uuid:membership_id>/leaving/back/", views.taking_back, name="taking_back"),
    path("<uuid:membership_id>/stand-in/", views.standing_in, name="standing_in"),
    path(
        "<uuid:membership_id>/stand-in/<uuid:stand_in_id>/end/",
        views.stand_in_end,
        name="stand_in_end",
    ),
    path("<uuid:membership_id>/mails/<uuid:mail_id>/again/", views.send_again, name="send_again"),
    path("<uuid:membership_id>/mails/<uuid:mail_id>/link/", views.copied_link, name="copied_link"),
]
