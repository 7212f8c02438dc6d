from __future__ import annotations

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from izligums.accounts.enums import Role
from izligums.accounts.models import User
from izligums.cases.enums import Stage
from izligums.web.reading import ReadingWritesNothing, WroteWhileReadingError
from tests.support.cases import Office

pytestmark = pytest.mark.django_db


def renames_everybody(request: HttpRequest) -> HttpResponse:
    User.objects.update(display_name="Somebody")
    return HttpResponse()


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_page_that_writes_while_it_is_read_is_refused(method: str) -> None:
    request = RequestFactory().generic(method, "/")
    with pytest.raises(WroteWhileReadingError):
        ReadingWritesNothing(renames_everybody)(request)


def test_form_that_is_sent_may_write() -> None:
    assert ReadingWritesNothing(renames_everybody)(RequestFactory().post("/")).status_code == 200


@pytest.mark.parametrize(
    "sql", ["insert into t values (1)", " \n UPDATE t SET a = 1", "DELETE FROM t", "TRUNCATE t", "COPY t FROM STDIN"]
)
def test_every_kind_of_write_is_known(sql: str) -> None:
    def reads(request: HttpRequest) -> HttpResponse:
        with connection.cursor() as cursor:
            cursor.execute(sql)
        return HttpResponse()

    with pytest.raises(WroteWhileReadingError):
        ReadingWritesNothing(reads)(RequestFactory().get("/"))


@pytest.mark.parametrize("role", Role)
def test_start_page_opens_while_nothing_may_be_written(client: Client, role: Role) -> None:
    office = Office()
    office.case_at(Stage.REGISTERED)
    client.force_login(office.user("somebody", role))
    assert client.get("/", follow=True).status_code == 200
