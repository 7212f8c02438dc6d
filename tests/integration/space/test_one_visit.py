"""One visit around many questions: the visitor is let in once, and whoever reads in between is taken for themselves."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from izligums.accounts.walls import presenting, reading_as, visiting
from izligums.cases.enums import Stage
from izligums.cases.models import Participation
from izligums.core.codes import digest
from tests.support.cases import Office
from tests.support.door import invited, visit

pytestmark = pytest.mark.django_db


def in_sight() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT walls.participant()")
        found: int = cursor.fetchone()[0] or 0
        return found


def test_visitor_is_let_in_once_and_mixed_up_with_nobody() -> None:
    office = Office()
    case = office.case_at(Stage.PREPARING)
    anna, janis = (digest(visit(invited(office, name, case=case))) for name in ("Anna", "Jānis"))
    hers, his = (office.id_of(case, name) for name in ("Anna", "Jānis"))
    with visiting(anna) as own:
        with CaptureQueriesContext(connection) as asked, visiting(anna) as again:
            assert (own, again, in_sight()) == (hers, hers, hers)
        assert len(asked) == 1  # our own question
        with visiting(janis) as other:
            assert (other, in_sight()) == (his, his)
            with visiting(anna) as inside:
                assert (inside, in_sight()) == (hers, hers)
            assert in_sight() == his
        with presenting(janis):
            assert in_sight() == 0
            with visiting(anna) as within:
                assert (within, in_sight()) == (hers, hers)
        with reading_as(office.lead.user), visiting(anna):
            assert in_sight() == hers
        with visiting("nobody's key") as nobody:
            assert (nobody, in_sight()) == (0, 0)
        assert in_sight() == hers
    assert Participation.objects.filter(case=case).count() == 2
