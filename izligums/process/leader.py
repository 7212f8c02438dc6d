"""Whether an account, or a name given anew, is that of the official whom a case names as its process leader."""

from __future__ import annotations

from izligums.accounts.authorities import verified_authorities
from izligums.accounts.enums import LeaderKind
from izligums.accounts.models import Authority
from izligums.cases.models import Case
from izligums.core.names import fold, words
from izligums.process.facts import AccountFacts


def account_facts(case: Case, authority_id: int) -> AccountFacts:
    """What rules need to know of a process leader's account about to be connected. Raises Authority.DoesNotExist."""
    authority = Authority.objects.select_related("user").get(pk=authority_id)
    named = not case.leader_name or _alike(authority.user.display_name, case.leader_name)
    return AccountFacts(
        verified=verified_authorities().filter(pk=authority_id).exists(),
        same_kind=authority.kind is case.leader_kind,
        same_name=named and _alike(authority.office, case.leader_office),
    )


def is_leader_of(case: Case, *, kind: LeaderKind, name: str, office: str) -> bool:
    """Whether the case names this very official already as the one who directs the proceedings."""
    return case.leader_kind is kind and _alike(case.leader_name, name) and _alike(case.leader_office, office)


def _alike(one: str, other: str) -> bool:
    """As somebody would read it: capitals, accents and full stops make no difference."""
    return [fold(word) for word in words(one)] == [fold(word) for word in words(other)]
