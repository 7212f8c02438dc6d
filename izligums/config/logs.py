"""How the program writes its log: where something happened and what kind of thing it was, nothing that people wrote.

The words of an error often quote what was being worked on: a database quotes what it refused, a number that cannot be
read tells what stood in its place. So only our own errors, which name identifiers, keep their words.
"""

from __future__ import annotations

import logging
import traceback
from types import TracebackType


class Reserved(logging.Formatter):
    def formatException(  # noqa: N802 - the library's name
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        return "\n".join(_told(ei[1])) if ei[1] is not None else ""


def _told(error: BaseException) -> list[str]:
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    lines = [*_told(before), "which led to:"] if before is not None else []
    lines += [line.rstrip() for line in traceback.format_tb(error.__traceback__)]
    kind = type(error)
    name = f"{kind.__module__}.{kind.__qualname__}"
    return [*lines, f"{name}: {error}" if kind.__module__.startswith("izligums.core.keys") else name]
