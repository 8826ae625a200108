"""Every setting, read from the environment in the order one would explain it.

SPEAKOPENLY_HOME             where everything of this installation is kept (default ./var)
DATABASE_URL                 postgresql://... (default: SQLite in HOME/database)
DATABASE_URL_FILE            a file that holds DATABASE_URL, so that its password shows nowhere else
SPEAKOPENLY_HOSTS            names this site answers to, separated by commas (default: this machine only)
SPEAKOPENLY_SPEAK_HOST       with SPEAKOPENLY_WORK_HOST: the two doors on two host names
SPEAKOPENLY_WORK_HOST
SPEAKOPENLY_HTTPS            yes where people reach us over https; required for any other machine
SPEAKOPENLY_TRUSTED_PROXIES  how many of our own web servers stand in front (default 0)
SPEAKOPENLY_WEATHER_SITE     where "Leave this page" leads: an https address (default the Met Office)
SPEAKOPENLY_ERASURES_COPY    a second folder for the erasure list, best on another machine (default none)
SPEAKOPENLY_SPEECH_MODEL     a folder with another speech model for recordings (default tiny.en of [speech])
SPEAKOPENLY_WHAT_WORKS_PUBLIC yes, or no where evidence cards are for staff alone
SPEAKOPENLY_PRESSURES_PUBLIC yes, or no where the pages of official figures are for staff alone
SPEAKOPENLY_SECOND_STEP      yes, or no where a password alone opens the Work door (a demonstration: no)
SPEAKOPENLY_OIDC_ISSUER      your organisation's own sign-in (OpenID Connect): its https address
SPEAKOPENLY_OIDC_CLIENT_ID   what it calls this site
SPEAKOPENLY_OIDC_SECRET_FILE a file that holds the client secret and nothing else
SPEAKOPENLY_OIDC_NAME        how people know it, such as "your Northmoor account"
SPEAKOPENLY_OIDC_NAME_CY     the same in Welsh (default: the name in English, marked as English)
SPEAKOPENLY_OIDC_GROUPS_FILE a CSV file: group, service, role (default none: groups give no roles)
SPEAKOPENLY_OIDC_GROUPS_CLAIM where its tokens name groups (default groups)
SPEAKOPENLY_OIDC_HOSTS       other host names of the same provider, where its tokens and keys are elsewhere
SPEAKOPENLY_AUTHORITY        the three-digit code of the authority of a site with one service (default none)
SPEAKOPENLY_ENCODER          minilm, or static on a small machine: how themes are found
SPEAKOPENLY_JOB_LEASE        seconds until work of a worker that fell silent is taken over (default 60)
"""

from __future__ import annotations

import os
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from speakopenly.web import environment
from speakopenly.web.hosts import HostsWeKnow
from speakopenly.web.keys import make_private_folder, read_or_make_key
from speakopenly.web.people.elsewhere.settings import from_environment as elsewhere_from_environment

# Where we live
HERE = Path(__file__).resolve().parent
HOME = Path(os.environ.get("SPEAKOPENLY_HOME", "var")).resolve()
KEYS = HOME / "keys"
for _folder in (HOME, HOME / "database", KEYS):
    make_private_folder(_folder)
DEMO = (HOME / environment.DEMONSTRATION_MARK).exists()

# Secrets: never in the database folder
SECRET_KEY = read_or_make_key(KEYS, "site.key").hex()
DEBUG = False

# What we keep
DATABASES = {"default": environment.database(HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ERASURES_COPY = environment.folder("SPEAKOPENLY_ERASURES_COPY")
SPEECH_MODEL = environment.folder("SPEAKOPENLY_SPEECH_MODEL")
SECONDS_A_JOB_IS_LEASED = environment.whole_number("SPEAKOPENLY_JOB_LEASE", default=60)
WHAT_WORKS_IS_PUBLIC = environment.is_on("SPEAKOPENLY_WHAT_WORKS_PUBLIC", default=True)
PRESSURES_ARE_PUBLIC = environment.is_on("SPEAKOPENLY_PRESSURES_PUBLIC", default=True)
AUTHORITY = os.environ.get("SPEAKOPENLY_AUTHORITY", "").strip()
ENCODER = os.environ.get("SPEAKOPENLY_ENCODER", "minilm")

# Who may reach us, and by which door
SPEAK_HOST = os.environ.get("SPEAKOPENLY_SPEAK_HOST", "")
WORK_HOST = os.environ.get("SPEAKOPENLY_WORK_HOST", "")
LOOPBACK_NAMES = ["localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS = HostsWeKnow(
    [
        *environment.words("SPEAKOPENLY_HOSTS", default=",".join(LOOPBACK_NAMES)),
        *(host for host in (SPEAK_HOST, WORK_HOST) if host),
    ]
)
HTTPS = environment.is_on("SPEAKOPENLY_HTTPS")
TRUSTED_PROXIES = environment.whole_number("SPEAKOPENLY_TRUSTED_PROXIES", default=0)
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
if HTTPS and not TRUSTED_PROXIES:
    raise ImproperlyConfigured(
        "SPEAKOPENLY_HTTPS needs the web server in front: SPEAKOPENLY_TRUSTED_PROXIES=1."
    )
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
ROOT_URLCONF = "speakopenly.web.urls"
WSGI_APPLICATION = "speakopenly.web.wsgi.application"
APPEND_SLASH = True
WEATHER_SITE = environment.https_address("SPEAKOPENLY_WEATHER_SITE", default="https://www.metoffice.gov.uk/")

# Rooms, in the order of the loop
INSTALLED_APPS = [
    "speakopenly.web.people",
    "speakopenly.web.jobs",
    "speakopenly.web.hear",
    "speakopenly.web.understand",
    "speakopenly.web.change",
    "speakopenly.web.check",
    "speakopenly.web.site",
    "speakopenly.web.doors",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "csp",
    "django_tasks",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
]
MIDDLEWARE = [
    "speakopenly.web.doors.middleware.ServiceByHost",
    "django.middleware.security.SecurityMiddleware",
    "speakopenly.web.doors.middleware.CarefulHeaders",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "speakopenly.web.doors.middleware.DoorByHost",
    "speakopenly.web.doors.middleware.SpeakAsTheAddressSays",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "speakopenly.web.people.middleware.StaffOnly",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "speakopenly.web.people.middleware.LockedMeansLocked",
    "speakopenly.web.people.ways.second_step.SecondStepFirst",
    "speakopenly.web.people.middleware.RefusalsAreExplained",
    "speakopenly.web.hear.keyring.middleware.HoldsTheBrowsersKey",
]
TASKS = {"default": {"BACKEND": "speakopenly.web.jobs.backend.DurableBackend"}}

# Faces
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "speakopenly.web.doors.context.site",
            ],
        },
    }
]
FORM_RENDERER = "speakopenly.web.forms.Faces"
STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATICFILES_DIRS = [HERE / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Words: British English, and at the Speak door Welsh (a draft until signed: see web/public_path.py)
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English")), ("cy", _("Welsh"))]
LOCALE_PATHS = [HERE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/London"

# Signing in
AUTH_USER_MODEL = "speakopenly_people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "today"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "speakopenly.web.people.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "speakopenly.web.people.forms.SignInForm",
    "change_password": "speakopenly.web.people.forms.NewPasswordForm",
    "set_password": "speakopenly.web.people.forms.FirstPasswordForm",
}
ACCOUNT_RATE_LIMITS = {"elsewhere": "60/m/ip"}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
SECOND_STEP_REQUIRED = environment.is_on("SPEAKOPENLY_SECOND_STEP", default=not DEMO)
ELSEWHERE = elsewhere_from_environment()
SOCIALACCOUNT_ADAPTER = "speakopenly.web.people.elsewhere.adapter.ElsewhereAccountAdapter"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
MFA_FORMS = {
    "add_webauthn": "speakopenly.web.people.ways.forms.PasskeyForm",
    "edit_webauthn": "speakopenly.web.people.ways.forms.RenamedPasskeyForm",
    "activate_totp": "speakopenly.web.people.forms.CodesForm",
}
MFA_ADAPTER = "speakopenly.web.people.adapters.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Speak Openly"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"

# Cookies: only at the Work door, named apart, gone when the browser closes
_APART = "__Secure-speakopenly-work" if HTTPS else "speakopenly-work"
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{_APART}-session", f"{_APART}-form"
READING_COOKIE_NAME = f"{_APART}-reading"
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/staff/"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CSRF_FAILURE_VIEW = "speakopenly.web.doors.views.form_too_old"

# What a browser may do with our pages
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "no-referrer"  # the Work door: see doors/middleware.py
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# What we write down: numbers and places in our own code, never words or addresses
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"careful": {"()": "speakopenly.web.logs.CarefulFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "careful"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "django.request": {"level": "ERROR"},
        "gunicorn.http.wsgi": {"level": "ERROR"},
        "speakopenly": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["speakopenly.web.uploads.MemoryOnly"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 128 * 1024 * 1024
