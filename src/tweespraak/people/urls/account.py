"""Signing in and activating an account; of allauth's pages only those we use, under its names."""

from allauth.account import views as allauth
from django.urls import path, re_path

from tweespraak.people import views

urlpatterns = [
    path("login/", allauth.login, name="account_login"),
    path("logout/", allauth.logout, name="account_logout"),
    path("inactive/", allauth.account_inactive, name="account_inactive"),
    path("password/change/", allauth.password_change, name="account_change_password"),
    path("password/reset/", allauth.password_reset, name="account_reset_password"),
    path("password/reset/done/", allauth.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        allauth.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        allauth.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("password/set/", views.no_password_yet, name="account_set_password"),
    path("signup/", views.no_sign_up, name="account_signup"),
    path("activate/<str:token>/", views.activate, name="account_activate"),
    path("language/", views.set_language, name="set_language"),
]
