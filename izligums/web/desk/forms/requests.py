"""The form with which a process leader sends a request."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from izligums.accounts.enums import LeaderKind
from izligums.accounts.models import Authority
from izligums.cases.enums import Procedure, Referral
from izligums.core.values import ValueProblem
from izligums.process.codec import dump_fields
from izligums.process.fields import Choice, Field
from izligums.process.intake.checks import Wrong, case_problems
from izligums.process.intake.requests import CASE, CASE_FIELDS, MOST, ONE_OF_EACH, Seat, seats
from izligums.web.desk.forms.referral import PersonForm, SeatedForm, StepForm, ask_where, token_of

#: Which paper: only a court sends a proposal.
PAPERS = (Referral.REQUEST, Referral.PROPOSAL)


class CaseForm(StepForm):
    """What the request says of the matter; who sends it, the account says."""

    step = "receive"

    def __init__(self, data: QueryDict | None, *, today: date, authority: Authority, told: Mapping[str, Any]) -> None:
        self.authority = authority
        self.asked = tuple(_asked(authority.kind))
        super().__init__(data, today=today, initial=told)
        ask_where(self)
        self.fields["due_on"].help_text = ""  # the hint is for whoever types what another asked for
        if "referral" in self.fields:
            self.fields["referral"].label = _("Which paper do you send?")

    def problems(self) -> Wrong:
        said = self.cleaned_data
        leader = {"leader_kind": self.authority.kind, "leader_office": self.authority.office}
        yield from case_problems({"referral": Referral.REQUEST, **said, **leader, "received_on": self.today})
        if said.get("due_on") and said["due_on"] < self.today:
            yield "due_on", ValueProblem("due_day_passed")
        measure = said.get("procedure") in (None, Procedure.COMPULSORY_MEASURE)
        if said.get("referral") is Referral.PROPOSAL and not measure:
            yield "procedure", ValueProblem("proposal_without_measure")


def _asked(kind: LeaderKind) -> Iterator[Field]:
    for field in CASE_FIELDS:
        if field.name == "proceedings_no":
            yield replace(field, required=True)
        elif field.name != "referral":
            yield field
        elif kind is LeaderKind.COURT:
            yield Choice("referral", options=PAPERS)


class SeatForm(PersonForm):
    """One person as the process leader knows them, with how they can be reached."""

    def __init__(self, data: QueryDict | None, *, seat: Seat, **kwargs: Any) -> None:
        self.asked = seat.fields
        super().__init__(data, seat=seat, **kwargs)

    @property
    def reached(self) -> bool:
        """Whether the questions about how to reach the person should stand open."""
        return any(self[name].value() or self[name].errors for name in ("phone", "email", "address"))


@dataclass(frozen=True)
class Party:
    """A party, and whoever represents them by law."""

    person: SeatForm
    representative: SeatForm

    @property
    def represented(self) -> bool:
        """Whether the questions about the representative should stand open."""
        return bool(self.representative.errors) or any(
            field.value() for field in self.representative if field.name != "language"
        )


class RequestForm(SeatedForm):
    """The matter, and so many people of each side as are asked for."""

    referral: CaseForm

    def __init__(
        self,
        data: QueryDict | None,
        *,
        today: date,
        authority: Authority,
        counts: Mapping[str, int] = MappingProxyType({}),
        told: Mapping[str, Mapping[str, Any]] = MappingProxyType({}),
    ) -> None:
        self.counts = {seat.name: counts.get(seat.name, 1) for seat in ONE_OF_EACH}
        case = CaseForm(data, today=today, authority=authority, told=told.get(CASE, {}))
        persons: list[PersonForm] = [
            SeatForm(data, seat=seat, today=today, received_on=today, told=told.get(seat.name, {}))
            for seat in seats(*self.counts.values())
        ]
        super().__init__(data, case, persons)

    @property
    def parties(self) -> list[Party]:
        return [Party(*pair) for pair in zip(self.persons[::2], self.persons[1::2], strict=True)]  # type: ignore[arg-type]

    @property
    def can_grow(self) -> Sequence[str]:
        return [name for name, count in self.counts.items() if count < MOST]

    def is_valid(self) -> bool:
        super().is_valid()
        for party in self.parties:
            if party.representative.named and not party.person.named and not party.person.errors:
                party.person.add_error("given_name", _("Name the person whom the representative stands for."))
        named = {party.person.seat.role for party in self.parties if party.person.named}
        for person in self.persons:
            if person.seat in ONE_OF_EACH and person.seat.role not in named and not person.errors:
                person.add_error("given_name", _("Name at least one person of this side."))
        return not any(form.errors for form in self.forms)

    def said(self) -> dict[str, dict[str, Any]]:
        """As `process.intake.requests` keeps it."""
        case = dump_fields(self.referral.asked, self.referral.cleaned_data)
        people = {each.seat.name: dump_fields(each.asked, each.cleaned_data) for each in self.persons if each.named}
        return {CASE: {"referral": Referral.REQUEST.value, **case}, **people}


def counts_of(data: QueryDict) -> dict[str, int]:
    """How many seats each side has on a form that was sent; what nobody could have sent counts as one."""
    found = {}
    for seat in ONE_OF_EACH:
        given = data.get(f"{seat.name}-seats", "")
        found[seat.name] = (
            min(max(int(given), 1), MOST) if given.isascii() and given.isdigit() and len(given) < 3 else 1
        )
    return found


def with_one_more(data: QueryDict, *, today: date, authority: Authority) -> RequestForm:
    """The form as it was typed so far, not looked at yet, with a seat more for the side that was asked for."""
    counts = counts_of(data)
    side = data.get("more", "")
    if side in counts:
        counts[side] = min(counts[side] + 1, MOST)
    typed = {seat.name: _typed(data, seat.fields, f"{seat.name}-") for seat in seats(*counts.values())}
    form = RequestForm(
        None, today=today, authority=authority, counts=counts, told={CASE: _typed(data, CASE_FIELDS, ""), **typed}
    )
    form.token = token_of(data)
    return form


def _typed(data: QueryDict, fields: Sequence[Field], prefix: str) -> dict[str, str]:
    return {field.name: str(data[prefix + field.name]) for field in fields if prefix + field.name in data}
