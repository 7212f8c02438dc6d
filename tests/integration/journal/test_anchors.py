"""The anchors of the journals, and whoever tampers with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.test import TestCase

from izligums.cases.models import Case
from izligums.cases.verifying import Finding
from izligums.commands.journal import journal
from tests.support.cases import Office
from tests.support.journal import found

pytestmark = pytest.mark.django_db


def rewritten(heads: Path, change: Callable[[list[str]], list[str]]) -> None:
    heads.write_text("".join(change(heads.read_text().splitlines(keepends=True))))


def test_anchor_altered(case: Case, heads: Path) -> None:
    rewritten(heads, lambda lines: [*lines[:2], "9" + lines[2], *lines[3:]])
    assert found() == [(Finding.ANCHOR, 3)]


def test_anchor_that_nobody_can_read(case: Case, heads: Path) -> None:
    rewritten(heads, lambda lines: [*lines[:2], "\n", "rubbish\n", *lines[2:]])
    assert (Finding.ANCHOR, 4) in found()


def test_anchor_removed_or_moved(case: Case, heads: Path) -> None:
    rewritten(heads, lambda lines: lines[:2] + lines[3:])
    assert found() == [(Finding.ANCHOR, 3)]
    rewritten(heads, lambda lines: [*lines[:4], lines[5], lines[4], *lines[6:]])
    assert (Finding.ANCHOR, 5) in found()


def test_anchors_cut_off_at_their_end(case: Case, heads: Path) -> None:
    last = Case.objects.exclude(pk=case.pk).get().acts.count()
    rewritten(heads, lambda lines: lines[:-2])
    assert found() == [(Finding.NOT_ANCHORED, last - 1)]


def test_anchors_gone(case: Case, heads: Path) -> None:
    heads.unlink()
    assert found() == [(Finding.NOT_ANCHORED, 1)] * 2
    result = CliRunner().invoke(journal, ["verify"])
    assert result.exit_code == 1
    assert CliRunner().invoke(journal, ["anchor"]).exit_code == 0
    assert found() == []


def test_anchor_half_written_when_the_machine_stopped(case: Case, heads: Path, office: Office) -> None:
    heads.write_text(heads.read_text()[:-70])
    with TestCase.captureOnCommitCallbacks(execute=True):
        office.reach_person(case, office.id_of(case, "Anna"))
    assert [finding for finding, _ in found()] == [Finding.ANCHOR, Finding.NOT_ANCHORED]


def test_act_stays_recorded_when_the_anchor_cannot_be_written(case: Case, heads: Path, office: Office) -> None:
    heads.unlink()
    heads.mkdir()
    with TestCase.captureOnCommitCallbacks(execute=True):
        office.reach_person(case, office.id_of(case, "Anna"))
    assert case.acts.latest("sequence").step == "record_contact"
