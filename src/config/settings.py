"""Every setting, in one file, fed by the environment; the embedded default needs none."""

import contextlib
import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from config.env_file import read_env
from config.mail_server import NotAMailServer, read_mail_server

SOURCE = Path(__file__).resolve().parent.parent
PROJECT = SOURCE.parent
DATA = Path(os.environ.get("TWEESPRAAK_DATA", PROJECT / "var")).resolve()
# What `tweespraak init` wrote, as far as the environment does not say otherwise.
for _name, _value in read_env(DATA).items():
    os.environ.setdefault(_name, _value)
DEMO = os.environ.get("TWEESPRAAK_DEMO") == "1"
TESTING = os.environ.get("TWEESPRAAK_TESTING") == "1"
PORT = int(os.environ.get("PORT", "8000"))
PUBLIC_ADDRESS = os.environ.get("TWEESPRAAK_URL", f"http://localhost:{PORT}").rstrip("/")
# Where pages of the live room find the stream. Empty: the next port; behind TLS without it they poll.
STREAM_ADDRESS = os.environ.get("TWEESPRAAK_STREAM_URL", "").rstrip("/")
DEBUG = False


def secret_key() -> str:
    """The key of this installation: from the environment, else made once and kept beside the data."""
    if given := os.environ.get("TWEESPRAAK_SECRET"):
        return given
    kept = DATA / "secret"
    if not kept.exists():
        DATA.mkdir(mode=0o700, parents=True, exist_ok=True)  # nobody else on this computer reads it
        fresh = DATA / f"secret.{os.getpid()}"
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(50))
        with contextlib.suppress(FileExistsError):
            os.link(fresh, kept)  # the first process wins; the others read what it wrote
        fresh.unlink()
    return kept.read_text()


SECRET_KEY = secret_key()

# A clock that can be moved exists only where nobody's real data is: in the demo and in tests.
CLOCK_SHIFT_FILE = DATA / "clock" if DEMO or TESTING else None
# How due rows are worked off: "immediate" (tests) or "embedded" (a worker child of `serve`).
WORK = os.environ.get("TWEESPRAAK_WORK", "embedded")

_host = urlsplit(PUBLIC_ADDRESS).hostname or "localhost"
ALLOWED_HOSTS = sorted({_host, "localhost", "127.0.0.1"})
if DEMO and os.environ.get("TWEESPRAAK_PUBLIC_DEMO") != "1":
    ALLOWED_HOSTS = [
        "127.0.0.1",
        "localhost",
    ]  # whoever serves it: everyone signs in as anyone there
CSRF_TRUSTED_ORIGINS = [PUBLIC_ADDRESS]
SECURE = PUBLIC_ADDRESS.startswith("https://")

INSTALLED_APPS = [
    "tweespraak.home",
    "tweespraak.activities",
    "tweespraak.evaluations",
    "tweespraak.selection",
    "tweespraak.assessments",
    "tweespraak.lenses",
    "tweespraak.conversations",
    "tweespraak.insights",
    "tweespraak.testing",
    "tweespraak.instruments",
    "tweespraak.privacy",
    "tweespraak.people",
    "tweespraak.notifications",
    "tweespraak.audit",
    "tweespraak.foundation",
    "django_cotton.apps.SimpleAppConfig",
    "django_htmx",
    "rules",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "tweespraak.foundation.discretion.NotKept",
    "tweespraak.foundation.content_policy.ContentPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "tweespraak.people.adapters.MembershipMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton"],
        },
    }
]
COTTON_DIR = "cotton"
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"


def database() -> dict[str, object]:
    """SQLite beside the data, or PostgreSQL when DATABASE_URL says so."""
    address = os.environ.get("DATABASE_URL", "")
    if not address:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA / "tweespraak.sqlite3",
            "CONN_MAX_AGE": None,
            "TEST": {"NAME": DATA / "test.sqlite3"},  # a file: threads meet as they do for real
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 5,
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
                    "PRAGMA mmap_size=134217728; PRAGMA cache_size=-16000;"
                ),
            },
        }
    parts = urlsplit(address)
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(query.get("host", "")) or parts.hostname or "",
        "PORT": parts.port or "",
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }


DATABASES = {"default": database()}
ATOMIC_REQUESTS = False
FILE_UPLOAD_HANDLERS = [
    "tweespraak.foundation.uploads.AtMost",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Accounts: argon2 with the OWASP parameters; sign-up is closed in the adapter.
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["tweespraak.people.adapters.Argon2Owasp"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "tweespraak.people.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_FORMS = {
    "login": "tweespraak.people.forms.SignIn",
    "reset_password": "tweespraak.people.forms.ResetRequest",
    "reset_password_from_key": "tweespraak.people.forms.NewPassword",
    "change_password": "tweespraak.people.forms.ChangePassword",
    "request_login_code": "tweespraak.people.forms.AskCode",
    "confirm_login_code": "tweespraak.people.forms.SignInCode",
}
# A code by mail: eight letters, so many possibilities that nobody has to be shut out for guessing.
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"length": 8, "dashed": True}
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # here one stays signed in; elsewhere the session ends
ACCOUNT_RATE_LIMITS = {
    # Wrong passwords are counted in people.actions.limits: allauth's own counts would let anyone lock
    # out anyone, or everyone behind one address. What is left counts codes of the second step.
    "login": None,
    "login_failed": "5/300s/key",
    "request_login_code": "30/m/ip,60/h/key",
    "request_login_code_here": "3/m/key,10/h/key",
    "proof_code": "5/10m/key",
    "proof_code_mail": "3/m/user,10/h/user",
    "application": "40/h/ip,4/h/key",  # the open pages of vacancies, per address that was filled in
}
MFA_ADAPTER = "tweespraak.people.adapters.KeysAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # a key that was found is no proof by itself
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE  # http://localhost; a browser refuses it elsewhere
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Tweespraak"
MFA_TOTP_TOLERANCE = 1  # half a minute early or late
# Who opened an account through a copied link may protect it: `doubt_unproven` takes such keys away.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {
    "activate_totp": "tweespraak.people.forms.StartApp",
    "authenticate": "tweespraak.people.forms.SecondStep",
    "authenticate_webauthn": "tweespraak.people.forms.PasskeySecondStep",
    "login_webauthn": "tweespraak.people.forms.PasskeySignIn",
}
# Single sign-on of one organisation (docs/operating.md): its provider, and whose members it lets in.
OIDC_PROVIDER = "sso"
OIDC_SERVER = os.environ.get("TWEESPRAAK_OIDC_SERVER", "").rstrip("/")
OIDC_ORGANISATION = os.environ.get("TWEESPRAAK_OIDC_ORGANISATION", "") if OIDC_SERVER else ""
SOCIALACCOUNT_ADAPTER = "tweespraak.people.adapters.SignOnAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX = ""
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": OIDC_PROVIDER,
                "name": os.environ.get("TWEESPRAAK_OIDC_NAME", "Single sign-on"),
                "client_id": os.environ.get("TWEESPRAAK_OIDC_CLIENT", ""),
                "secret": os.environ.get("TWEESPRAAK_OIDC_SECRET", ""),
                "settings": {"server_url": OIDC_SERVER},
            }
        ]
        if OIDC_SERVER
        else [],
    }
}
CSRF_FAILURE_VIEW = "tweespraak.home.views.csrf_failure"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = SECURE
CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = SECURE
LANGUAGE_COOKIE_AGE = 60 * 60 * 24 * 365
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if SECURE else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
# Behind a proxy that terminates TLS and sets this header itself.
if os.environ.get("TWEESPRAAK_PROXY") == "1":
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = (
        1  # else all visitors are one address, and one of them locks out all
    )

# A form of ours that leads on to the sign-in page of the provider: some browsers check that too.
_pages = os.environ.get("TWEESPRAAK_OIDC_PAGES", OIDC_SERVER)
FORMS_LEAD_TO = ["{0.scheme}://{0.netloc}".format(urlsplit(page)) for page in _pages.split()]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF, *FORMS_LEAD_TO],
        "frame-src": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
LOCALE_PATHS = [SOURCE / "tweespraak" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING
        else "servestatic.storage.CompressedManifestStaticFilesStorage"
    },
}

# In the database: every web process, on every machine, counts wrong guesses together. A cache in
# memory would give an attacker as many tries again for each process.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # so that nobody pushes out counts by making others
    }
}

# Mail: SMTP when a server is given; without one the rows wait in the outbox (the demo shows them).
MAIL_SERVER = os.environ.get("TWEESPRAAK_MAIL", "").strip()
if MAIL_SERVER:
    try:
        _mail = read_mail_server(MAIL_SERVER)
    except NotAMailServer:  # what stands there is not repeated: there may be a password in it
        raise ImproperlyConfigured(
            "TWEESPRAAK_MAIL is not the address of a mail server. Write for instance "
            "smtp://user:password@mail.example.org:587, or leave it out: then mails wait. It stands "
            "in the environment, or in settings.env beside the data."
        ) from None
    EMAIL_BACKEND = "tweespraak.notifications.actions.smtp.Backend"
    EMAIL_HOST = _mail.host
    EMAIL_PORT = _mail.port
    EMAIL_HOST_USER = _mail.user
    EMAIL_HOST_PASSWORD = _mail.password
    EMAIL_USE_SSL = _mail.is_encrypted
    EMAIL_USE_TLS = _mail.starts_tls
    EMAIL_TIMEOUT = 20  # seconds for each answer; after the words it is longer (actions.smtp)
elif DEMO:
    # The demo never writes to real people: the mailbox page shows the outbox, delivery is a no-op.
    EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
else:
    EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
MAIL_GOES_OUT = bool(MAIL_SERVER) or DEMO or TESTING
DEFAULT_FROM_EMAIL = os.environ.get("TWEESPRAAK_SENDER", "Tweespraak <tweespraak@localhost>")

SILENCED_SYSTEM_CHECKS: list[str] = []

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"discreet": {"()": "tweespraak.foundation.discretion.Discreet"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "filters": ["discreet"],
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"tweespraak": {"level": "INFO"}},
}
