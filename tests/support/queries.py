"""What a page asked of the database, without what the walls say beside it."""

from __future__ import annotations

from django.test.utils import CaptureQueriesContext

_OF_THE_WALLS = (
    "BEGIN",
    "COMMIT",
    "SAVEPOINT",
    "RELEASE SAVEPOINT",
    "SELECT walls.enter",
    "SELECT walls.present",
    'INSERT INTO "cases_reading"',
    "SELECT set_config('izligums",
    "SELECT coalesce(current_setting('izligums",
)


def own(captured: CaptureQueriesContext) -> list[str]:
    """Statements of the page itself: inside a test the walls need more words than in the world (savepoints)."""
    return [each["sql"] for each in captured.captured_queries if not each["sql"].startswith(_OF_THE_WALLS)]
