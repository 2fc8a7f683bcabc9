"""Signing in, one's keys and activating an account; of allauth's pages only those we use."""

from allauth.account import views as allauth
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from django.contrib.auth.decorators import login_not_required
from django.urls import path, re_path
from django.views.decorators.http import require_safe

from tweespraak.people import views
from tweespraak.people.access import stepped_up

signing_in = [
    path("login/", allauth.login, name="account_login"),
    path(
        "login/code/",
        login_not_required(allauth.request_login_code),
        name="account_request_login_code",
    ),
    path("login/code/confirm/", allauth.confirm_login_code, name="account_confirm_login_code"),
    path("login/second-step/", second_step.authenticate, name="mfa_authenticate"),
    path("login/passkey/", login_not_required(passkeys.login_webauthn), name="mfa_login_webauthn"),
    path("logout/", allauth.logout, name="account_logout"),
    path("inactive/", allauth.account_inactive, name="account_inactive"),
    path("signup/", views.no_sign_up, name="account_signup"),
    path("oidc/refused/<str:why>/", views.sign_on_refused, name="account_sign_on_refused"),
    path("oidc/<str:provider_id>/", views.to_provider, name="openid_connect_login"),
    path("oidc/<str:provider_id>/callback/", views.from_provider, name="openid_connect_callback"),
]

passwords = [
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
]

keys = [
    path("security/", views.security, name="account_security"),
    path("security/", views.security, name="mfa_index"),  # where allauth's pages lead afterwards
    path("confirm/", views.confirm, name="account_reauthenticate"),
    path("two-steps/on/", stepped_up(app.activate_totp), name="mfa_activate_totp"),
    path("two-steps/off/", stepped_up(app.deactivate_totp), name="mfa_deactivate_totp"),
    path(
        "recovery-codes/",
        stepped_up(require_safe(recovery.view_recovery_codes)),
        name="mfa_view_recovery_codes",
    ),
    path(
        "recovery-codes/new/",
        stepped_up(recovery.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path("passkeys/challenge/", views.passkey_challenge, name="account_passkey_challenge"),
    path("passkeys/add/", views.add_passkey, name="account_add_passkey"),
    path("passkeys/<int:key>/rename/", views.rename_passkey, name="account_rename_passkey"),
    path("passkeys/<int:key>/remove/", views.remove_passkey, name="account_remove_passkey"),
    path("sessions/<int:key>/end/", views.end_session, name="account_end_session"),
    path("sessions/end/", views.end_other_sessions, name="account_end_other_sessions"),
    path("oidc/disconnect/", views.disconnect_sign_on, name="account_disconnect_sign_on"),
]

urlpatterns = [
    *keys,
    *signing_in,
    *passwords,
    path("activate/<str:token>/", views.activate, name="account_activate"),
    path("language/", views.set_language, name="set_language"),
]
