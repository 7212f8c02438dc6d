"""An office whose process leader looks at their page after every act."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client

from izligums.accounts.models import Authority
from izligums.cases.models import Act, Case
from izligums.documents import rendering
from izligums.documents.models import IssuedDocument
from izligums.messages.enums import Way
from tests.support.cases import Office
from tests.support.pages import Desk


class Watching(Office):
    """Its process leader's page is looked at after every act."""

    account: Authority
    client: Client
    #: What the page said after each act, by the step that came before it; only what differs from the one before.
    told: list[tuple[str, str]]

    def watch(self, case: Case) -> None:
        account = self.leader(f"andris{case.pk}")
        self.act(case, "connect_leader", account=account.pk)
        self.look_at_page_of(account)

    def look_at_page_of(self, account: Authority) -> None:
        self.account, self.told, self.client = account, [], Desk(account.user).client
        self._look("connect_leader")

    def act(self, case: Case, step: str, *args: Any, **said: Any) -> Act:
        done = super().act(case, step, *args, **said)
        for paper in IssuedDocument.objects.filter(content=None):
            rendering.render(paper.pk)  # as the queue does
        if hasattr(self, "client"):
            self._look(step)
        return done

    def _look(self, step: str) -> None:
        said = page_of(self.client)
        if not self.told or self.told[-1][1] != said:
            self.told.append((step, said))

    def send(self, case: Case) -> None:
        """Every letter that waits for the process leader leaves the house."""
        for letter in case.letters.filter(recipient=None, state="waiting"):
            self.act(case, "record_dispatch", letter=letter.pk, way=Way.POST)


def page_of(client: Client) -> str:
    """The rows of the list, as a reader sees them."""
    page = client.get("/led/").text
    rows = re.search(r"<tbody>(.*)</tbody>", page, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", rows[1]).split()) if rows else ""
