from __future__ import annotations

from typing import Any

from izligums.web.desk.forms.fields import PlainText


def text(label: Any, limit: int, *, hint: Any = "", required: bool = False, rows: int = 4) -> PlainText:
    """A text of several lines, without the browser's memory of earlier ones."""
    field = PlainText(label=label, help_text=hint, limit=limit, long=True, required=required)
    field.widget.attrs |= {"autocomplete": "off", "rows": rows}
    return field
