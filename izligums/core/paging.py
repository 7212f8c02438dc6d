"""Pages of a list by the place of the last row seen, so that page one thousand costs what page one costs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Generic, TypeVar

from django.core import signing
from django.db.models import Model, Q, QuerySet
from django.utils import timezone

Row = TypeVar("Row", bound=Model)
_SALT = "izligums.core.paging"


@dataclass(frozen=True)
class Page(Generic[Row]):
    items: list[Row]
    next: str  # cursor, empty on the last page
    previous: str  # cursor, empty on the first page


def page_after(queryset: QuerySet[Row], keys: tuple[str, ...], cursor: str = "", size: int = 25) -> Page[Row]:
    """One page in the order of `keys`, without counting anything.

    Keys are column names, `-` in front for falling order; together they must be unique (end with "pk") and never
    null. A cursor that was altered, or belongs to another list, gives the first page.

    A cursor holds the keys of one row, signed. Text may be a name, and names do not belong in an address: of a row
    with text keys only the identifier is kept and the text is read again.
    """
    place = _place(queryset, keys, cursor)
    backwards = place is not None and place.backwards
    order = tuple(_turned(key) for key in keys) if backwards else keys
    rows_from = queryset if place is None else queryset.filter(_beyond(order, place.values))
    rows = list(rows_from.order_by(*order)[: size + 1])
    more, items = len(rows) > size, rows[:size]
    if backwards:
        items.reverse()
    has_next = bool(items) and (backwards or more)
    has_previous = bool(items) and (more if backwards else place is not None)
    return Page(
        items=items,
        next=_cursor(items[-1], keys, backwards=False) if has_next else "",
        previous=_cursor(items[0], keys, backwards=True) if has_previous else "",
    )


@dataclass(frozen=True)
class _Place:
    backwards: bool
    values: tuple[Any, ...]


def within_days(queryset: QuerySet[Row], moment: str, first: date | None, last: date | None) -> QuerySet[Row]:
    """Rows whose column `moment` lies on these days, the last one included."""
    if first is not None:
        queryset = queryset.filter(**{f"{moment}__gte": _midnight(first)})
    if last is not None and last < date.max:  # the last day there is has no day after it
        queryset = queryset.filter(**{f"{moment}__lt": _midnight(last + timedelta(days=1))})
    return queryset


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _beyond(order: tuple[str, ...], values: tuple[Any, ...]) -> Q:
    """Rows strictly behind `values`. The first key's own bound is said apart: the index starts from it."""
    names = [key.lstrip("-") for key in order]
    signs = ["lt" if key.startswith("-") else "gt" for key in order]
    behind = Q()
    for depth, name in enumerate(names):
        equal = {names[i]: values[i] for i in range(depth)}
        behind |= Q(**equal, **{f"{name}__{signs[depth]}": values[depth]})
    return Q(**{f"{names[0]}__{signs[0]}e": values[0]}) & behind


def _turned(key: str) -> str:
    return key[1:] if key.startswith("-") else f"-{key}"


def _cursor(row: Model, keys: tuple[str, ...], *, backwards: bool) -> str:
    values = [_value(row, key) for key in keys]
    if any(isinstance(value, str) for value in values):
        values = []
    written = [value.isoformat() if isinstance(value, date) else value for value in values]
    return signing.dumps([_kind(row), list(keys), backwards, row.pk, written], salt=_SALT)


def _value(row: Model, key: str) -> Any:
    value: Any = row
    for name in key.lstrip("-").split("__"):
        value = getattr(value, name)
    return value


def _kind(model: Model | type[Model]) -> str:
    return model._meta.label_lower


def _place(queryset: QuerySet[Row], keys: tuple[str, ...], cursor: str) -> _Place | None:
    if not cursor:
        return None
    try:
        kind, made_for, backwards, pk, written = signing.loads(cursor, salt=_SALT)
    except signing.BadSignature:
        return None
    if kind != _kind(queryset.model) or made_for != list(keys):
        return None
    names = [key.lstrip("-") for key in keys]
    if not written:
        values = queryset.filter(pk=pk).order_by().values_list(*names).first()
        return None if values is None else _Place(backwards, tuple(values))
    return _Place(backwards, tuple(_read(value) for value in written))


def _read(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
