"""Django's settings. Each name read from the environment is in docs/reference/settings.md."""

from pathlib import Path

from samrad.project import environment, mailing, scanning
from samrad.project.database_urls import NOWHERE, django_database
from samrad.project.demo.cast import PASSWORD, SHOWN

_HERE = Path(__file__).resolve().parent.parent

SAMRAD_HOME = environment.home()
# Set by `samrad demo`: the day the demo's clock stands on, e.g. 2025-06-16.
SAMRAD_DEMO_DAY = environment.text("SAMRAD_DEMO_DAY")
# Whom the demo's sign-in page offers; nothing of it works outside the demo.
SAMRAD_DEMO_CAST = tuple((member.email, member.name, council) for member, council in SHOWN)
SAMRAD_DEMO_PASSWORD = PASSWORD
SAMRAD_CONTEXT_KEY = environment.text("SAMRAD_CONTEXT_KEY", "only-for-building")

# A file in which the organisation chose other times of retention.
SAMRAD_RETENTION = environment.text("SAMRAD_RETENTION")

DEBUG = False
# The door (`samrad`) makes a key of its own in SAMRAD_HOME; nothing is ever signed with this.
SECRET_KEY = environment.text("SAMRAD_SECRET_KEY", "only-for-building")
ALLOWED_HOSTS = environment.names("SAMRAD_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = environment.names("SAMRAD_ORIGINS")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "procrastinate.contrib.django",
    "samrad.records",
    "samrad.web.kit",
    "samrad.web.desk",
    "samrad.web.portal",
]
MIDDLEWARE = [
    # Outermost: the answers of all the others carry its headers.
    "samrad.web.kit.headers.SafeHeaders",
    "samrad.web.kit.packing.PackedPages",
    "samrad.web.kit.sizes.BodyLimit",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "samrad.project.sign_in.arriving.Arriving",
    "samrad.web.kit.languages.ReadersLanguage",
    "samrad.web.kit.errors.OwnErrorPages",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
ROOT_URLCONF = "samrad.project.urls"
WSGI_APPLICATION = "samrad.project.wsgi.application"
AUTH_USER_MODEL = "records.Person"
AUTHENTICATION_BACKENDS = ["samrad.project.sign_in.backends.AtTheGate"]
SESSION_ENGINE = "samrad.project.sign_in.sessions"
CSRF_FAILURE_VIEW = "samrad.web.kit.errors.stale_form"
# Accounts are made by invitation: no sign-up, no user names, the address is the name.
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
# The file of organisations' own sign-in services, and for how many minutes a sign-in is recent
# enough for what leaves the party; see docs/how-to/connect-a-sign-in-service.md.
SAMRAD_SIGN_IN_SERVICES = environment.text("SAMRAD_SIGN_IN_SERVICES")
SAMRAD_RECENT_MINUTES = environment.number("SAMRAD_RECENT_MINUTES", 15, among=range(1, 1441))
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# Finger, face or PIN each time. The challenge of the second step lies where that of a sign-in
# with nothing but a passkey does: asked for less, it would open the account to a stolen key.
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_ADAPTER = "samrad.project.sign_in.sealing.Sealed"
MFA_TOTP_ISSUER = "Samråd"
# A phrase of digits is typed from paper: long enough not to be guessed, short enough to type.
MFA_RECOVERY_CODE_DIGITS = 10
# Whom to tell of a hole. Without it there is no security.txt.
SAMRAD_SECURITY_CONTACT = environment.contact("SAMRAD_SECURITY_CONTACT")
# Where letters are handed in (None: links are shown once instead), and where they lead to.
SAMRAD_MAIL_SERVER = mailing.mail_server()
SAMRAD_ADDRESS = environment.site("SAMRAD_ADDRESS") or next(iter(CSRF_TRUSTED_ORIGINS), "")
# The virus scanner files are shown to before they are kept; None where there is none.
SAMRAD_SCANNER = scanning.scanner()
# Minutes after which one signs in again: without doing anything, and in any case.
SAMRAD_SESSION_IDLE = environment.number("SAMRAD_SESSION_IDLE", 30, among=range(1, 1441))
SAMRAD_SESSION_LONGEST = environment.number("SAMRAD_SESSION_LONGEST", 120, among=range(1, 1441))
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
        ("UserAttributeSimilarityValidator", {"user_attributes": ("email", "name")}),
    )
]
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "desk:home"
LOGOUT_REDIRECT_URL = "sign_in"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# `default` is the application's role, under row-level security; `owner` only migrates.
DATABASES = {
    "default": django_database(environment.text("SAMRAD_APP_DATABASE_URL", NOWHERE)),
    "owner": django_database(environment.text("SAMRAD_DATABASE_URL", NOWHERE)),
}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "samrad.web.kit.context.every_page",
            ],
        },
    }
]

LANGUAGE_CODE = "nb"
LANGUAGES = [
    ("nb", "Norsk bokmål"),
    ("nn", "Norsk nynorsk"),
    ("sv", "Svenska"),
    ("en", "English"),
]
LOCALE_PATHS = [_HERE / "web" / "kit" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Oslo"

PROCRASTINATE_IMPORT_PATHS = ["samrad.project.jobs"]

STATIC_URL = "/static/"
STATIC_ROOT = Path(environment.text("SAMRAD_STATIC", str(SAMRAD_HOME / "static")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Faults go to standard error, where the operator's log collector finds them; what people wrote
# and addresses that are secrets stay out.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "samrad.project.logs.Tactful"}},
    "handlers": {"err": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["err"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["err"], "level": "WARNING", "propagate": False}},
}

_BEHIND_TLS = SAMRAD_BEHIND_TLS = environment.flag("SAMRAD_TLS")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _BEHIND_TLS else None
SECURE_SSL_REDIRECT = SECURE_HSTS_INCLUDE_SUBDOMAINS = _BEHIND_TLS
# Whoever asks these two asks from the inside, without TLS.
SECURE_REDIRECT_EXEMPT = [r"^live$", r"^ready$"]
SECURE_HSTS_SECONDS = 31_536_000 if _BEHIND_TLS else 0
# Asking browsers' makers to preload a name is for its owner to decide, not for a program.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _BEHIND_TLS
SESSION_COOKIE_NAME = "__Host-session" if _BEHIND_TLS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if _BEHIND_TLS else "csrf"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * SAMRAD_SESSION_LONGEST
# No cookie of their own: what is said to somebody stays on the server.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# The largest request: a signed agreement of 20 MB and the form around it. What is typed is
# far less: a pasted agreement has at most 200 000 letters.
SAMRAD_LARGEST_BODY = 25 * 1024 * 1024
# The cells of a file of figures above which the worker reads it and a page does not: fewer are
# read and compared within two seconds, on a machine that does something else, too.
SAMRAD_LARGE_FILE = environment.number("SAMRAD_LARGE_FILE", 50_000, among=range(1, 1_000_001))
# Up to here a request that is too large is read all the same, so that the browser shows why.
SAMRAD_LONGEST_THROWN_AWAY = 4 * SAMRAD_LARGEST_BODY
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
DATA_UPLOAD_MAX_NUMBER_FILES = 10
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
FILE_UPLOAD_PERMISSIONS = 0o600
