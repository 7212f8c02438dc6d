"""One Chromium for all journeys of a worker; a fresh, private window for each test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from django.contrib.staticfiles import handlers
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.http import FileResponse, HttpRequest, HttpResponse
from playwright.sync_api import Browser, BrowserContext, sync_playwright

# Playwright keeps an event loop running in the test's thread; the tests' own queries there are as synchronous as ever.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

Window = Callable[..., BrowserContext]


@pytest.fixture(scope="session", autouse=True)
def _sheets_are_kept() -> Iterator[None]:
    """Browsers keep style sheets as they do in the world, where the web server tells them to. Django's server for tests
    says nothing of it, and of files that are new each page would ask for all thirty again."""

    class Kept(StaticFilesHandler):
        def serve(self, request: HttpRequest) -> HttpResponse | FileResponse:
            answer = super().serve(request)
            answer.headers["Cache-Control"] = "max-age=3600"
            return answer

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(handlers, "StaticFilesHandler", Kept)
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.fail("No Chromium found. Install it with: apt-get install chromium")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def window(browser: Browser, live_server: object) -> Iterator[Window]:
    """Opens a window onto the live server: `window(width=360, scheme="dark", language="lv", scripts=True)`."""
    opened: list[BrowserContext] = []

    def open_window(
        *, width: int = 1280, scheme: str = "light", language: str = "lv", scripts: bool = True
    ) -> BrowserContext:
        context = browser.new_context(
            base_url=str(live_server),
            viewport={"width": width, "height": 800},
            color_scheme=scheme,  # type: ignore[arg-type]
            locale=language,
            java_script_enabled=scripts,
        )
        opened.append(context)
        return context

    yield open_window
    for context in opened:
        context.close()
