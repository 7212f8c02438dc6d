"""What commands about the office share: problems as one sentence, and rows found by their names."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation

from izligums.accounts.models import Unit, User
from izligums.commands.services import Sentence
from izligums.core.problems import sentence
from izligums.core.values import ValueProblem


@contextmanager
def told(taken: str) -> Iterator[None]:
    """All or nothing; `taken` is said when the database refuses what is there already. Also a decorator."""
    with translation.override("en"):  # the language of every other command
        try:
            with transaction.atomic():
                yield
        except ValueProblem as problem:
            raise Sentence(sentence(problem)) from None
        except ValidationError as error:
            raise Sentence(" ".join(error.messages)) from None
        except IntegrityError:
            raise Sentence(taken) from None


def user_named(username: str) -> User:
    found = User.objects.filter(username=username.strip().lower()).first()
    if found is None:
        raise Sentence(f"There is no user named {username}.")
    return found


def unit_of(code: str) -> Unit:
    found = Unit.objects.filter(code=code).first()
    if found is None:
        codes = ", ".join(Unit.objects.values_list("code", flat=True)) or "none yet"
        raise Sentence(f"There is no unit {code}. Units: {codes}.")
    return found
