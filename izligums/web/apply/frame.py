from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from izligums.web.public.frame import Frame


@dataclass(frozen=True)
class ApplyFrame(Frame):
    """The frame of the public site around a page of this room; `page` names a question."""

    def _in(self, language: str) -> str:
        return reverse(f"apply:{self.view}", args=[language, *([self.page] if self.page else [])])
