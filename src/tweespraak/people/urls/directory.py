"""The pages of the directory: who is here, in which roles; and personal links."""

from django.urls import path

from tweespraak.people import views

app_name = "people"
urlpatterns = [
    path("", views.people, name="list"),
    path("add/", views.add, name="add"),
    path("link/<str:token>/", views.link, name="link"),
    path("codes/<uuid:link_id>/", views.link_code, name="link_code"),
    path("codes/<uuid:link_id>/mail/", views.link_code_mail, name="link_code_mail"),
    path("organisations/<uuid:organisation_id>/enter/", views.enter_organisation, name="enter"),
    path("<uuid:membership_id>/", views.member, name="member"),
    path("<uuid:membership_id>/edit/", views.edit, name="edit"),
    path("<uuid:membership_id>/mails/<uuid:mail_id>/again/", views.send_again, name="send_again"),
    path("<uuid:membership_id>/mails/<uuid:mail_id>/link/", views.copied_link, name="copied_link"),
]
