"""Takes the screenshots of these pages from a running demo: `make pictures` (after `make demo` in another terminal).

Codes of the people of a case stand in what `make demo` printed: `make pictures CODES="first second first second"`.
Without them the pictures of the own space stay as they are.
"""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
ADDRESS = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000"
CODES = sys.argv[2:]
PASSWORD = "tris-klusi-berzi"  # noqa: S105 -- of the sample office, printed for everybody


def keep(page: Page, name: str, *, height: int) -> None:
    page.set_viewport_size({"width": 1280, "height": height})
    Image.open(io.BytesIO(page.screenshot())).convert("RGB").save(HERE / f"{name}.png", optimize=True)


def sign_in(page: Page, username: str) -> None:
    page.goto(f"{ADDRESS}/sign-in/")
    page.fill("[name=username]", username)
    page.fill("[name=password]", PASSWORD)
    page.locator("[name=password]").press("Enter")
    page.wait_for_url(lambda address: "sign-in" not in address)


def come_in(page: Page, first: str, second: str) -> None:
    page.goto(f"{ADDRESS}/mana-lieta/")
    for field, typed in (("code", first), ("second", second)):
        page.fill(f"#id_{field}", typed)
        page.click("main .form .button")
    page.wait_for_url("**/mana-lieta/es/")


def both_sides(pages: list[Page], where: str, name: str, *, height: int) -> None:
    """The same page as the victim and as the offender of one case see it, side by side."""
    taken = []
    for page in pages:
        page.set_viewport_size({"width": 420, "height": height})
        page.goto(f"{ADDRESS}/mana-lieta/{where}/")
        taken.append(Image.open(io.BytesIO(page.screenshot())).convert("RGB"))
    wide = Image.new("RGB", (taken[0].width * 2 + 40, height), "white")
    wide.paste(taken[0], (0, 0))
    wide.paste(taken[1], (taken[0].width + 40, 0))
    wide.save(HERE / f"{name}.png", optimize=True)


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("chromium-browser"), args=["--no-sandbox"]
        )
        anybody = browser.new_context(locale="lv-LV").new_page()
        anybody.goto(f"{ADDRESS}/lv/")
        keep(anybody, "public", height=1000)
        mediator = browser.new_context(locale="lv-LV").new_page()
        sign_in(mediator, "starpniece")
        keep(mediator, "day", height=800)
        mediator.goto(f"{ADDRESS}/cases/?stage=preparing")
        mediator.locator("main table a").first.click()
        keep(mediator, "case", height=1100)
        mediator.goto(f"{ADDRESS}/ui/")
        keep(mediator, "gallery", height=1000)
        coordinator = browser.new_context(locale="lv-LV").new_page()
        sign_in(coordinator, "koordinatore")
        keep(coordinator, "unit", height=900)
        coordinator.goto(f"{ADDRESS}/process/")
        keep(coordinator, "process", height=1000)
        if CODES:
            sides = [browser.new_context(locale="lv-LV").new_page() for _ in range(2)]
            for page, first, second in zip(sides, CODES[::2], CODES[1::2], strict=True):
                come_in(page, first, second)
            both_sides(sides, "es", "both-sides", height=1500)
            both_sides(sides, "vestules", "letters", height=1200)
        browser.close()


if __name__ == "__main__":
    main()
