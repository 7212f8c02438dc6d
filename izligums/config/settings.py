"""Settings, read from the environment.

| variable | meaning | when unset |
| --- | --- | --- |
| `IZLIGUMS_MODE` | `production`, `demo` (sample office, loopback only) or `test` | `production` |
| `IZLIGUMS_VAR` | folder of the embedded database, received files and secrets | `var` below the current folder |
| `DATABASE_URL` | `postgresql://user:password@host/name` of a real server | the embedded PostgreSQL, as the web role |
| `DATABASE_OWNER_URL` | the same server as the owner, who migrates (`izligums run` and `demo`) | `DATABASE_URL` |
| `DATABASE_WORKER_URL` | the same server as the worker, who does the jobs | `DATABASE_URL` |
| `IZLIGUMS_KEYS` | folder of the wrapped keys, one for each case | `keys` in the var folder |
| `IZLIGUMS_MASTER_KEY` | wraps those keys: 32 random bytes in base64; then a comma and the old one | the file |
| `IZLIGUMS_MASTER_KEY_FILE` | the file that holds it | `master-key` in the var folder, made on the first start |
| `IZLIGUMS_KEY_SERVICE` | Python name of a class that wraps keys elsewhere, as `core.keys.Wrapper` says | our own |
| `IZLIGUMS_CLAMAV` | socket of ClamAV, a path or `host:port`, which looks at every file handed in | not asked |
| `SECRET_KEY` | signs sessions and forms | a random one, kept in the var folder |
| `IZLIGUMS_JOURNAL_KEY` | seals the journal; keep it for as long as the journal | `journal-key` in the var folder |
| `IZLIGUMS_JOURNAL_HEADS` | file that anchors the seals outside the database | `journal-heads` in the var folder |
| `ALLOWED_HOSTS` | names the program answers to, with commas | loopback names |
| `IZLIGUMS_SECOND_FACTOR` | `by_role` as `policy/roles.toml` says, or `offered` to all (not in production) | by mode |
| `IZLIGUMS_OPENID_ISSUER`, `…_OPENID_CLIENT`, `…_OPENID_SECRET` | staff directory by OpenID Connect | not offered |
| `IZLIGUMS_SAML_METADATA` | file with the metadata of a staff directory by SAML | not offered |
| `IZLIGUMS_DIRECTORY` | file that says what the directory's groups mean | `policy/directory.toml` of the program |
| `IZLIGUMS_E_IDENTITY_ISSUER`, `…_CLIENT`, `…_SECRET` | e-identity of people of a case, by OpenID Connect | not set |
| `IZLIGUMS_E_IDENTITY_SCOPE` | what is asked of it beside `openid` | nothing |
| `IZLIGUMS_E_IDENTITY_METADATA` | instead, by SAML: the file with the provider's metadata | not set |
| `IZLIGUMS_E_IDENTITY_CLAIM` | claim or attribute that holds the personal code; needed with either | not set |
| `IZLIGUMS_E_IDENTITY_PREFIX` | what stands before a Latvian code there; empty if no country's but ours do | `PNOLV-` |
| `SITE` | address under which people reach the program: `https://…` | codes sent to them come without it |
| `SMTP_HOST`, `SMTP_PORT`, `SMTP_USER`, `SMTP_PASSWORD` | the mail server | no e-mail (demo: `var/outbox`) |
| `SMTP_TLS` | `0` when the mail server on this machine speaks without TLS | TLS is required |
| `MAIL_FROM` | sender of e-mail | `izligums@localhost` |
| `SMS_GATEWAY`, `SMS_GATEWAY_TOKEN` | takes `{"to", "text"}` by POST; bearer token | no SMS (demo: `var/outbox`) |
| `TRUSTED_PROXY` | `1` when a proxy in front ends TLS and writes X-Forwarded-Proto and -For | not trusted |
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any, Literal

from psycopg.conninfo import conninfo_to_dict

from izligums.commands.postgres import WEB
from izligums.commands.postgres_place import cluster

MODE = os.environ.get("IZLIGUMS_MODE", "production")
if MODE not in ("production", "demo", "test"):
    raise ValueError(f"IZLIGUMS_MODE is {MODE!r}; it can be production, demo or test.")

PACKAGE = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("IZLIGUMS_VAR", "var")).absolute()
MEDIA_ROOT = VAR / "files"
KEYS = Path(os.environ.get("IZLIGUMS_KEYS", VAR / "keys")).absolute()
MASTER_KEY = os.environ.get("IZLIGUMS_MASTER_KEY", "")
MASTER_KEY_FILE = Path(os.environ.get("IZLIGUMS_MASTER_KEY_FILE", VAR / "master-key")).absolute()
CLAMAV = os.environ.get("IZLIGUMS_CLAMAV", "")
KEY_SERVICE = os.environ.get("IZLIGUMS_KEY_SERVICE", "izligums.core.keys.MasterKeys")
DEBUG = False


def _kept_secret(variable: str, file_name: str) -> str:
    """What the environment gives, or a random secret that the first start makes and the var folder keeps."""
    given = os.environ.get(variable)
    if given:
        return given
    kept = VAR / file_name
    try:
        return kept.read_text()
    except FileNotFoundError:
        VAR.mkdir(mode=0o711, parents=True, exist_ok=True)
        made = secrets.token_urlsafe(48)
        try:
            with open(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(made)
        except FileExistsError:  # another process was a moment earlier
            return kept.read_text()
        return made


SECRET_KEY = _kept_secret("SECRET_KEY", "secret-key")
JOURNAL_KEY = _kept_secret("IZLIGUMS_JOURNAL_KEY", "journal-key")
JOURNAL_HEADS = Path(os.environ.get("IZLIGUMS_JOURNAL_HEADS") or VAR / "journal-heads").absolute()
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    # django.contrib.messages works by its middleware alone; as an app its label would meet our own room of that name.
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "procrastinate.contrib.django",
    "izligums.core",
    "izligums.accounts",
    "izligums.people",
    "izligums.mediators",
    "izligums.cases",
    "izligums.meetings",
    "izligums.settlements",
    "izligums.dialogue",
    "izligums.documents",
    "izligums.messages",
    "izligums.process",
    "izligums.web.ui",
    "izligums.web.desk",
    "izligums.web.door",
    "izligums.web.space",
    "izligums.web.public",
    "izligums.web.apply",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "izligums.config.security.SecurityHeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "izligums.web.reading.ReadingWritesNothing",
    "izligums.web.languages.LanguageOfPage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "izligums.web.sessions.MemberOfSession",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",  # deny by default
    "izligums.web.sessions.SessionInUse",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "izligums.web.walls.InsideTheWalls",
]

ROOT_URLCONF = "izligums.config.urls"
WSGI_APPLICATION = "izligums.config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
            ],
        },
    }
]
FORM_RENDERER = "izligums.web.ui.renderer.Renderer"


def database(url: str) -> dict[str, Any]:
    """Django's words for a PostgreSQL address; what Django has no word for goes to the driver as it stands."""
    parts = conninfo_to_dict(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname", ""),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
        "OPTIONS": parts,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }


def _database_url() -> str:
    given = os.environ.get("DATABASE_URL")
    if given:
        return given
    embedded = cluster(VAR)
    # Before the first start there are no passwords yet: commands that need no database must work all the same.
    return embedded.url(WEB) if embedded.passwords_file.exists() else "postgresql:///izligums"


DATABASES = {"default": database(_database_url())}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["izligums.accounts.backends.PasswordBackend"]
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/sign-in/"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "lv"
# Each in its own words, never translated; the service's own pages speak the first two (`web.languages`).
LANGUAGES = [("lv", "Latviešu"), ("en", "English"), ("ru", "Русский"), ("uk", "Українська")]
LOCALE_PATHS = [PACKAGE / "locale"]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
FORMAT_MODULE_PATH = ["izligums.web.ui.formats"]
TIME_ZONE = "Europe/Riga"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
WHITENOISE_USE_FINDERS = MODE == "test"
WHITENOISE_AUTOREFRESH = MODE == "test"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if MODE == "test"
        else "izligums.config.static.InOnePiece"
    },
}

# One day of office work at most, an hour without a page; the cookies are useless to scripts and to other sites.
SECOND_FACTOR = os.environ.get("IZLIGUMS_SECOND_FACTOR", "by_role" if MODE == "production" else "offered")
OPENID_ISSUER = os.environ.get("IZLIGUMS_OPENID_ISSUER", "")
OPENID_CLIENT = os.environ.get("IZLIGUMS_OPENID_CLIENT", "")
OPENID_SECRET = os.environ.get("IZLIGUMS_OPENID_SECRET", "")
SAML_METADATA = os.environ.get("IZLIGUMS_SAML_METADATA", "")
DIRECTORY_POLICY = os.environ.get("IZLIGUMS_DIRECTORY", "")
E_IDENTITY_ISSUER = os.environ.get("IZLIGUMS_E_IDENTITY_ISSUER", "")
E_IDENTITY_CLIENT = os.environ.get("IZLIGUMS_E_IDENTITY_CLIENT", "")
E_IDENTITY_SECRET = os.environ.get("IZLIGUMS_E_IDENTITY_SECRET", "")
E_IDENTITY_SCOPE = os.environ.get("IZLIGUMS_E_IDENTITY_SCOPE", "")
E_IDENTITY_METADATA = os.environ.get("IZLIGUMS_E_IDENTITY_METADATA", "")
E_IDENTITY_CLAIM = os.environ.get("IZLIGUMS_E_IDENTITY_CLAIM", "")
E_IDENTITY_PREFIX = os.environ.get("IZLIGUMS_E_IDENTITY_PREFIX", "PNOLV-")
SESSION_ENGINE = "izligums.web.sessions"
SESSION_COOKIE_AGE = 10 * 3600
SESSION_IDLE_AGE = 3600
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE: Literal["Lax"] = "Lax"
CSRF_COOKIE_SAMESITE: Literal["Lax"] = "Lax"
LANGUAGE_COOKIE_SAMESITE: Literal["Lax"] = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = MODE == "production"
SECURE_SSL_REDIRECT = MODE == "production"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if MODE == "production" else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = MODE == "production"
# The list that browsers bring with them is for whole domains, and its owner's to ask for.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
TRUSTED_PROXY = os.environ.get("TRUSTED_PROXY") == "1"
if TRUSTED_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

SITE = os.environ.get("SITE", "").rstrip("/")
SMTP_HOST = os.environ.get("SMTP_HOST", "")
SMTP_PORT = int(os.environ.get("SMTP_PORT", "587"))
SMTP_USER = os.environ.get("SMTP_USER", "")
SMTP_PASSWORD = os.environ.get("SMTP_PASSWORD", "")
SMTP_TLS = os.environ.get("SMTP_TLS", "1") != "0"
MAIL_FROM = os.environ.get("MAIL_FROM", "izligums@localhost")
SMS_GATEWAY = os.environ.get("SMS_GATEWAY", "")
SMS_GATEWAY_TOKEN = os.environ.get("SMS_GATEWAY_TOKEN", "")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "izligums.config.logs.Reserved",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    # Django's own handlers would print errors with their words, or mail a report with every variable in it.
    "loggers": {"django": {"handlers": [], "level": "WARNING", "propagate": True}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
