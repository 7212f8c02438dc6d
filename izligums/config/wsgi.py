"""The web server's entry point."""

from __future__ import annotations

import os

from django.conf import settings
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "izligums.config.settings")

application = get_wsgi_application()

if settings.MODE == "production":
    call_command(
        "check", databases=["default"]
    )  # an error here, a sample office for one, keeps the server from starting
