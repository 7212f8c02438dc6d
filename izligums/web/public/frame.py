"""What stands around every public page: where it is, its other languages, and the ways on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from izligums.policy import pages
from izligums.web.ui.shapes import NavItem


@dataclass(frozen=True)
class Translation:
    """The same page in a language: the language's own name for itself, its code, the address."""

    code: str
    name: str
    href: str
    current: bool


@dataclass(frozen=True)
class Frame:
    """`view` is the name of an address of this room; `page` the name of a text, where there is one."""

    language: str
    view: str
    page: str = ""
    is_easy: bool = False

    @property
    def translations(self) -> list[Translation]:
        return [
            Translation(code, name, self._in(code), code == self.language and not self.is_easy)
            for code, name in settings.LANGUAGES
        ]

    @property
    def easy(self) -> str:
        """The address of the easy page beside this one; empty when there is none."""
        if self.language != "lv" or self.is_easy or self.page not in pages.EASY:
            return ""
        return reverse("public:easy", args=[self.page])

    @property
    def easy_pages(self) -> list[NavItem]:
        """From the Latvian pages, the ways through everything that is easy to read."""
        return [
            NavItem(
                pages.page(f"easy-{name}", "lv").title,
                reverse("public:easy", args=[name]),
                self.is_easy and name == self.page,
            )
            for name in (pages.EASY if self.language == "lv" else ())
        ]

    @property
    def full(self) -> str:
        """From an easy page, the address of the whole one."""
        return reverse("public:page", args=["lv", self.page]) if self.is_easy else ""

    @property
    def sections(self) -> list[NavItem]:
        """The ways that stand on every page."""
        return [*self._sections()]

    def _sections(self) -> Iterator[NavItem]:
        yield self._to_page(_("What it is"), "about")
        yield self._to_page(_("I was harmed"), "victims")
        yield self._to_page(_("I have done harm"), "offenders")
        yield self._to_page(_("Questions"), "questions")
        yield NavItem(_("Find my unit"), reverse("public:units", args=[self.language]), self.view == "units")
        yield self._to_page(_("Other help"), "help")

    def _to_page(self, label: str, name: str) -> NavItem:
        return NavItem(label, reverse("public:page", args=[self.language, name]), self.page == name)

    def _in(self, language: str) -> str:
        return reverse(f"public:{self.view}", args=[language, *([self.page] if self.page else [])])
