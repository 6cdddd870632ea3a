"""Every setting of the web application, read from the environment once."""

import os
from datetime import date
from pathlib import Path

from triwulan.web.database import database_from_url, require_folder
from triwulan.web.secret import demo_secret

BASE = Path(__file__).resolve().parent
DATA = Path(os.environ.get("TRIWULAN_DATA", "data")).resolve()
"""Where the embedded database lives."""

DEMO = os.environ.get("TRIWULAN_DEMO") == "1"
DEBUG = False
SECRET_KEY = os.environ.get("TRIWULAN_SECRET_KEY") or demo_secret()
ALLOWED_HOSTS = os.environ.get("TRIWULAN_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("TRIWULAN_ORIGINS", "").split(",") if origin]
CLOCK = os.environ.get("TRIWULAN_CLOCK", "2023-04-05") if DEMO else ""
"""The day (ISO) the demo takes as today; real data live on the real day."""
if CLOCK:
    try:
        date.fromisoformat(CLOCK)
    except ValueError:
        raise ValueError(f"TRIWULAN_CLOCK bukan tanggal: {CLOCK}. Tulis misalnya 2023-04-05.") from None

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "triwulan.web.organisation",
    "triwulan.web.accounts",
    "triwulan.web.evidence",
    "triwulan.web.register",
    "triwulan.web.agreements",
    "triwulan.web.activities",
    "triwulan.web.audits",
    "triwulan.web.quarters",
    "triwulan.web.review",
    "triwulan.web.imports",
    "triwulan.web.demo",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "triwulan.web.accounts.middleware.language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "triwulan.web.accounts.unsaved.SignInFirst",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "triwulan.web.headers.content_security",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "triwulan.web.shell.shell",
            ],
            "builtins": ["triwulan.web.templatetags.figures"],
        },
    }
]
ROOT_URLCONF = "triwulan.web.urls"
WSGI_APPLICATION = "triwulan.web.wsgi.application"
DATABASES = {"default": database_from_url(os.environ.get("DATABASE_URL", ""), data=DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
AUTHENTICATION_BACKENDS = ["triwulan.web.accounts.backend.AccountBackend"]
CSRF_FAILURE_VIEW = "triwulan.web.accounts.unsaved.stale_page"
LOGIN_URL = "accounts:login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "accounts:login"
LOGIN_FAILURES = 5
LOGIN_PAUSE_MINUTES = 15

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE_PATHS = [BASE.parent / "text" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"

MEDIA_ROOT = Path(os.environ.get("TRIWULAN_MEDIA") or DATA / "berkas").resolve()
"""Where uploaded files lie. Nothing serves this folder: each file is given out by a page that asks whose it is."""
FILE_UPLOAD_HANDLERS = [
    "triwulan.web.receiving.SizeLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"file_permissions_mode": 0o600, "directory_permissions_mode": 0o700},
    },
    "evidence": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"file_permissions_mode": 0o600, "directory_permissions_mode": 0o700},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EVIDENCE_UNIT_BYTES = int(os.environ.get("TRIWULAN_EVIDENCE_MB") or 5 * 1024) * 1024 * 1024
"""How much evidence one unit may keep."""
EVIDENCE_USES: list[str] = [
    "triwulan.web.register.uses.uses",
    "triwulan.web.activities.uses.uses",
    "triwulan.web.quarters.uses.uses",
    "triwulan.web.imports.report_uses.uses",
    "triwulan.web.imports.sheet_uses.uses",
]
"""Functions, by their dotted paths, that say what refers to a piece of evidence: `uses(evidence) -> list[Use]`."""
ENTRY_SOURCES: list[str] = [
    "triwulan.web.imports.report_sources.sources",
    "triwulan.web.imports.sheet_sources.sources",
]
"""Functions that say which entries were taken over from files: `sources(report, paths) -> Iterable[EntrySource]`."""
ACTIVITY_LOCKS: list[str] = ["triwulan.web.quarters.activity_lock.activity_lock"]
"""Functions that say why an activity of a day can be changed no longer: `lock(position_id, day) -> Problem | None`."""

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE / "static", BASE.parent / "data" / "style"]
COLLECTED = os.environ.get("TRIWULAN_STATIC") == "1"
"""Set by `triwulan serve`, which collects the static files under names that change with their content."""
WHITENOISE_USE_FINDERS = not COLLECTED
if COLLECTED:
    require_folder(DATA)
    STATIC_ROOT = DATA / "static"
    STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE = os.environ.get("TRIWULAN_HTTPS") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# A page that fails is written to the server's output with its trace; a page that is not there is nobody's fault.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"output": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {
        "django": {"handlers": ["output"], "level": "WARNING", "propagate": True},
        "django.request": {"level": "ERROR"},
        "triwulan": {"handlers": ["output"], "level": "INFO", "propagate": True},
    },
}

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
INSTALLED_APPS.append("django.forms")
