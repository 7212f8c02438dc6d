"""Fills a database fast: the recorded cases of the sample office are copied inside the database.

A copy is a case like the one it comes from, with other people, other hands and other days. It goes in rounds: each
round copies every closed case, and every tenth the open ones too, because most cases of a service are closed. Ids of a
round are those of the templates plus `round × stride`, in every table alike, so that a journal entry which speaks of a
row by its id speaks of the copy. Papers are copied without their rendered content, bookings of rooms not at all.

What is sealed is sealed once more, with one key that all copies share and production refuses, and copied as it stands:
a copy opens its own words at the same cost as any case, but its key is no protection. Copies have no personal codes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from django.db import connection, models, transaction

from izligums.accounts.models import Municipality, Unit
from izligums.cases import anchors
from izligums.cases.anchors import Head
from izligums.cases.chaining import seal_all
from izligums.cases.enums import Stage
from izligums.cases.models import Act, Assignment, Case, Deadline, Fact, Grant, Participation, Withholding
from izligums.core import keys
from izligums.core.names import search_keys, sort_key
from izligums.core.sealed import SealedField, seal
from izligums.dialogue.models import Proposal, Question, Reply, Saying, Statement, Wishes
from izligums.documents.models import IssuedDocument
from izligums.mediators.models import Mediator
from izligums.meetings.models import Room, Session, SessionPerson
from izligums.messages.models import Letter, Terms
from izligums.people.models import Person, PersonKey
from izligums.process import fields
from izligums.process.models import Deviation
from izligums.process.steps import TABLE
from izligums.sample.invention import Inventor
from izligums.sample.office import Office, UnitSample, more_mediators
from izligums.settlements.models import Condition, Settlement, Signatory, Signature

OPEN_EVERY = 10  # rounds
ROUNDS_AT_ONCE = 50  # in one transaction
NAMES = 4000
DAYS_BACK = 10 * 365  # over which the closed copies are spread
CASES_PER_MEDIATOR = 150  # open and closed

#: Each model with the way from its row `t` to its case. Foreign keys are checked when the transaction ends.
COPIED: dict[type[models.Model], str] = {
    Person: "JOIN (SELECT person_id, min(case_id) AS id FROM cases_participation GROUP BY 1) c ON c.person_id = t.id",
    Case: "JOIN cases_case c ON c.id = t.id",
    SessionPerson: "JOIN (SELECT id AS its, case_id AS id FROM meetings_session) c ON c.its = t.session_id",
    **dict.fromkeys(
        (Signatory, Signature, Condition),
        "JOIN (SELECT id AS its, case_id AS id FROM settlements_settlement) c ON c.its = t.settlement_id",
    ),
    **dict.fromkeys(
        (
            *(Act, Participation, Fact, Assignment, Grant, Withholding, Deadline, Session, Settlement, IssuedDocument),
            *(Letter, Deviation, Wishes, Question, Saying, Reply, Proposal, Statement, Terms),
        ),
        "JOIN (SELECT id FROM cases_case) c ON c.id = t.case_id",
    ),
}
NAME = f"(SELECT {{0}} FROM name WHERE name.id = (t.id * 7919 + r.id * 104729) % {NAMES})"
LEGAL = "CASE WHEN t.kind = 'legal' THEN {0} ELSE {1} END"
#: What a copy does not take over as it stands. `t` is the template's row, `r` the round.
CHANGED: dict[str, str] = {
    "people_person.given_name": LEGAL.format("''", NAME.format("given_name")),
    "people_person.family_name": LEGAL.format("''", NAME.format("family_name")),
    "people_person.legal_name": LEGAL.format("t.legal_name || ' ' || r.id", "''"),
    "people_person.sort_key": LEGAL.format("t.sort_key || ' ' || r.id", NAME.format("sort_key")),
    "people_person.personal_code": "''",  # a copy of a code would be somebody else's
    "people_person.code_key": "''",
    "people_person.entered_at": "t.entered_at",
    "cases_case.source": "''",
    "cases_act.token": "NULL::uuid",
    "cases_act.seal": "NULL::bytea",
    "process_deviation.token": "NULL::uuid",
    "cases_fact.number_key": (
        "CASE WHEN t.number_key = '' THEN '' ELSE left(t.number_key, 20) || (t.id + r.offset_) END"
    ),
    "cases_fact.scan_id": "NULL::bigint",
    "settlements_settlement.scan_id": "NULL::bigint",
    "settlements_settlement.signatories_key": (
        "(SELECT string_agg((each::bigint + r.offset_)::text, ',' ORDER BY place)"
        " FROM regexp_split_to_table(t.signatories_key, ',') WITH ORDINALITY AS split(each, place))"
    ),
    "dialogue_statement.unwanted_by": "ARRAY(SELECT each + r.offset_ FROM unnest(t.unwanted_by) each)",
    "documents_issueddocument.content": "NULL::bytea",
    "documents_issueddocument.sha256": "''",
}
_HANDS: dict[type[models.Model], str] = {Unit: "unit", Municipality: "municipality", Mediator: "mediator", Room: "room"}


@dataclass(frozen=True)
class Round:
    number: int
    opens: bool  # copies the open cases too
    days: int  # by which the closed ones are older


def multiply(office: Office, *, at: datetime, to: int, told: Callable[[int], None]) -> int:
    """Copy the cases of the sample office until there are at least `to`; returns how many there are.

    The database's owner calls it. `told` hears of the count as it grows.
    """
    for unit in office.units.values():
        more_mediators(unit, office, to // len(office.units) // CASES_PER_MEDIATOR)
    stride = _prepare(office.inventor)
    closed = Case.objects.filter(stage=Stage.CLOSED).count()
    all_of_them = count = Case.objects.count()
    rounds = iter(list(_rounds(to - count, closed=closed, opened=all_of_them - closed)))
    units = list(office.units.values())
    while batch := list(islice(rounds, ROUNDS_AT_ONCE)):
        with transaction.atomic():
            _enter_rounds(batch, units, stride)
            heads: list[Head] = []
            for model in COPIED:
                if model is Act:
                    heads = _copy_journals()
                else:
                    _run(_copy(model))
            _run(_KEYS)
        anchors.append(heads, at=at)
        count += sum(all_of_them if each.opens else closed for each in batch)
        told(count)
    for table in [*(model._meta.db_table for model in COPIED), PersonKey._meta.db_table]:
        _run(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))")
        _run(f"ANALYZE {table}")
    return count


def _rounds(wanted: int, *, closed: int, opened: int) -> Iterator[Round]:
    each_ten = OPEN_EVERY * closed + opened
    total = max(1, wanted * OPEN_EVERY // each_ten)
    number = 0
    while wanted > 0:
        number += 1
        opens = number % OPEN_EVERY == 1
        wanted -= closed + opened if opens else closed
        yield Round(number, opens, number * DAYS_BACK // total % DAYS_BACK)


def _run(sql: str, parameters: Sequence[Sequence[Any]] | None = None) -> None:
    with connection.cursor() as cursor:
        if parameters is None:
            cursor.execute(sql)
        else:
            cursor.executemany(sql, parameters)


def _prepare(inventor: Inventor) -> int:
    """Keep the templates aside, and names for the copies. Returns the stride between the ids of two rounds."""
    highest = 0
    for model, way in COPIED.items():
        table = model._meta.db_table
        _run(
            f"CREATE TEMP TABLE of_{table} AS SELECT t.*, k.stage <> '{Stage.CLOSED}' AS open_"
            f" FROM {table} t {way} JOIN cases_case k ON k.id = c.id"
        )
        _seal_for_copies(model)
        highest = max(highest, model._default_manager.aggregate(last=models.Max("pk"))["last"] or 0)
    _run("CREATE TEMP TABLE round (id int, opens boolean, days int, offset_ bigint)")
    _run("CREATE TEMP TABLE hand (kind text, round int, old bigint, new bigint, PRIMARY KEY (kind, round, old))")
    _run("CREATE TEMP TABLE name (id int PRIMARY KEY, given_name text, family_name text, sort_key text, keys text[])")
    people = [inventor.somebody() for _ in range(NAMES)]
    _run(
        "INSERT INTO name VALUES (%s, %s, %s, %s, %s)",
        [
            (
                n,
                who.given_name,
                who.family_name,
                sort_key(who.family_name, who.given_name),
                sorted(search_keys(who.name)),
            )
            for n, who in enumerate(people)
        ],
    )
    return -(-(highest + 1) // 1000) * 1000


def _seal_for_copies(model: type[models.Model]) -> None:
    """Open the templates' words with the keys of their cases, and seal them with the key of the copies."""
    keys.make(keys.SAMPLE)
    table = model._meta.db_table
    for field in model._meta.concrete_fields:
        if not isinstance(field, SealedField) or f"{table}.{field.column}" in CHANGED:
            continue
        filled = model._default_manager.exclude(**{field.name: field.nothing}).exclude(**{field.name: None})
        _run(
            f"UPDATE of_{table} SET {field.column} = %s WHERE id = %s",
            [
                (seal(field.to_bytes(getattr(row, field.attname)), key=keys.SAMPLE, place=field.place), row.pk)
                for row in filled.select_related(*field.needs)
            ],
        )


def _enter_rounds(batch: list[Round], units: list[UnitSample], stride: int) -> None:
    _run("TRUNCATE round, hand")
    _run(
        "INSERT INTO round VALUES (%s, %s, %s, %s)",
        [(each.number, each.opens, each.days, each.number * stride) for each in batch],
    )
    hands = [
        (kind, each.number, old, new)
        for each in batch
        for place, unit in enumerate(units)
        for kind, old, new in _hands(unit, units[(place + each.number) % len(units)], each.number)
    ]
    _run("INSERT INTO hand VALUES (%s, %s, %s, %s)", hands)


def _hands(old: UnitSample, new: UnitSample, number: int) -> Iterator[tuple[str, int, int]]:
    """Who and what of another unit stands in for this unit's own, in one round."""
    yield "unit", old.unit.pk, new.unit.pk
    yield "user", old.coordinator.pk, new.coordinator.pk
    yield "user", old.head.pk, new.head.pk
    for place, municipality in enumerate(old.municipalities):
        yield "municipality", municipality.pk, new.municipalities[(place + number) % len(new.municipalities)].pk
    for mine, theirs in zip(old.rooms, new.rooms, strict=True):
        yield "room", mine.pk, theirs.pk
    for place, mediator in enumerate(old.mediators):
        other = new.mediators[(place + number * 3) % len(new.mediators)]
        yield "mediator", mediator.pk, other.pk
        yield "user", mediator.user_id, other.user_id


def _hand(kind: str, old: str) -> str:
    """The one who stands in, or the same where nobody does."""
    return f"COALESCE((SELECT new FROM hand WHERE kind = '{kind}' AND round = r.id AND old = {old}), {old})"


def _copy(model: type[models.Model], *, into: str = "") -> str:
    columns = [(field.column, _value(model, field)) for field in model._meta.concrete_fields]
    names, values = ", ".join(f'"{name}"' for name, _ in columns), ", ".join(value for _, value in columns)
    table = model._meta.db_table
    return (
        f"INSERT INTO {into or table} ({names}) OVERRIDING SYSTEM VALUE SELECT {values}"
        f" FROM of_{table} t JOIN round r ON r.opens OR NOT t.open_"
    )


def _copy_journals() -> list[Head]:
    """Entries are sealed before they enter the table. Returns the last one of each case."""
    _run("CREATE TEMP TABLE entry (LIKE cases_act) ON COMMIT DROP")
    _run(_copy(Act, into="entry"))
    with connection.cursor() as cursor:
        heads = seal_all(cursor, "entry")
    _run("INSERT INTO cases_act OVERRIDING SYSTEM VALUE SELECT * FROM entry")
    return heads


def _value(model: type[models.Model], field: models.Field) -> str:  # type: ignore[type-arg]
    column = f't."{field.column}"'
    changed = CHANGED.get(f"{model._meta.db_table}.{field.column}")
    if changed is not None:
        return changed
    if field.primary_key or field.column == "created":
        return f"{column} + r.offset_"
    if isinstance(field, models.ForeignKey):
        other = field.related_model
        if other in COPIED:
            return f"{column} + r.offset_"
        return _hand(_HANDS.get(other, "user"), column)
    if isinstance(field, models.DateField):  # a moment is one too
        return f"{column} - {_days(field)}"
    if field.column == "values":
        return _answers(column)
    return column


def _days(field: models.DateField) -> str:  # type: ignore[type-arg]
    days = "CASE WHEN t.open_ THEN 0 ELSE r.days END"
    return f"make_interval(days => {days})" if isinstance(field, models.DateTimeField) else f"({days})"


def _answers(column: str) -> str:
    """A journal entry's answers, which name rows by their ids."""
    asked = {field.name: field for step in TABLE.values() for field in step.asks}
    changed = [column]
    for name, field in asked.items():
        said = f"({column} ->> '{name}')::bigint"
        match field:
            case (
                fields.PersonOf()
                | fields.SettlementOf()
                | fields.ConditionOf()
                | fields.DisclosureOf()
                | fields.WithholdingOf()
                | fields.QuestionOf()
                | fields.ProposalOf()
                | fields.StatementOf()
                | fields.ActOf()
                | fields.LetterOf()
            ):
                new = f"{said} + r.offset_"
            case fields.PeopleOf():
                new = (
                    "(SELECT jsonb_agg(each::bigint + r.offset_ ORDER BY each::bigint)"
                    f" FROM jsonb_array_elements_text({column} -> '{name}') each)"
                )
            case fields.MediatorOf():
                new = _hand("mediator", said)
            case fields.ReaderOf():
                new = _hand("user", said)
            case fields.RoomOf():
                new = _hand("room", said)
            case fields.UnitOf():
                new = _hand("unit", said)
            case fields.MunicipalityOf():
                new = _hand("municipality", said)
            case _:
                continue
        changed.append(f"CASE WHEN {column} ? '{name}' THEN jsonb_build_object('{name}', {new}) ELSE '{{}}'::jsonb END")
    return " || ".join(changed)


_KEYS = (
    "INSERT INTO people_personkey (person_id, key)"
    f" SELECT t.id + r.offset_, unnest({NAME.format('keys')})"
    " FROM of_people_person t JOIN round r ON r.opens OR NOT t.open_ WHERE t.kind = 'natural'"
    " UNION ALL SELECT t.id + r.offset_, k.key FROM of_people_person t JOIN round r ON r.opens OR NOT t.open_"
    " JOIN people_personkey k ON k.person_id = t.id WHERE t.kind = 'legal'"
)
