"""How often something may be tried: sign-ins and codes. Counted in PostgreSQL: all processes count together.

A try is counted before it is looked at: a hundred at once are a hundred. After `free` tries each further one makes the
next wait, twice as long every time, never longer than `most`. While it waits, a try is neither looked at nor counted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import F, Max
from django.utils.crypto import salted_hmac

from izligums.accounts.models import Tries


@dataclass(frozen=True)
class Limit:
    """`free` tries cost nothing. After `forgotten` without a try the count begins anew."""

    name: str
    free: int
    first: timedelta
    most: timedelta
    forgotten: timedelta


@dataclass(frozen=True)
class Try:
    """One limit, and whom or what it counts: a user name, an address, a code. Kept as a keyed digest only."""

    limit: Limit
    subject: str

    @property
    def key(self) -> str:
        return salted_hmac(f"tries.{self.limit.name}", self.subject, algorithm="sha256").hexdigest()


class TooManyTriesError(Exception):
    """Not looked at. `wait` is how long until the next try is."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__("too many tries")
        self.wait = wait

    @property
    def minutes(self) -> int:
        """To tell people: whole minutes, rounded up."""
        return max(1, -(-int(self.wait.total_seconds()) // 60))


# A free try never waits: of two requests at the same moment the earlier may come second.
_TAKE = """
INSERT INTO accounts_tries AS known (key, count, last_at, open_at)
VALUES (%(key)s, 1, %(at)s, %(at)s + CASE WHEN %(free)s <= 1 THEN %(first)s ELSE interval '0' END)
ON CONFLICT (key) DO UPDATE SET (count, last_at, open_at) = (
    SELECT now_count, %(at)s, %(at)s + CASE WHEN now_count < %(free)s THEN interval '0'
        ELSE least(%(most)s, %(first)s * power(2, least(now_count - %(free)s, 20))) END
    FROM (
        SELECT CASE WHEN known.last_at < %(at)s - %(forgotten)s THEN 1 ELSE known.count + 1 END AS now_count
    ) AS counted
)
WHERE known.count < %(free)s OR known.open_at <= %(at)s
RETURNING count
"""


def take(tries: Iterable[Try], *, at: datetime) -> None:
    """Count one try under each limit, or none. Raises TooManyTriesError with the longest wait."""
    ordered = sorted({each.key: each for each in tries}.items())  # in one order, so that two never wait for each other
    with transaction.atomic(), connection.cursor() as cursor:
        for key, each in ordered:
            values: dict[str, Any] = {"key": key, "at": at, **asdict(each.limit)}
            cursor.execute(_TAKE, values)
            if cursor.fetchone() is None:
                opens = Tries.objects.filter(key__in=[key for key, _ in ordered]).aggregate(last=Max("open_at"))["last"]
                raise TooManyTriesError(opens - at)


def forget(tries: Iterable[Try]) -> None:
    """It went well: what is counted for this one person begins anew."""
    Tries.objects.filter(key__in=[each.key for each in tries]).delete()


def give_back(tries: Iterable[Try]) -> None:
    """It went well: this one try was none. For what many share, an address or an account; a wait goes on."""
    Tries.objects.filter(key__in=[each.key for each in tries]).update(count=F("count") - 1)


def drop_old(*, at: datetime) -> None:
    """No limit remembers longer than two days."""
    Tries.objects.filter(last_at__lt=at - timedelta(days=2)).delete()
