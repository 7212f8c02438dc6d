"""The program's settings, in test mode."""

from __future__ import annotations

import os

os.environ.setdefault("IZLIGUMS_MODE", "test")
os.environ.setdefault("SECRET_KEY", "tests only: signs nothing that lasts")

from izligums.config.settings import *  # noqa: F403 - the mode comes first

LANGUAGE_CODE = "en"  # tests read what the code says; the Latvian default has tests of its own
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # tests sign in often
