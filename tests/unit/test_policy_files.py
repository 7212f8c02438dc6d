from __future__ import annotations

import pytest

from izligums.accounts.access import role_policies
from izligums.accounts.enums import Role
from izligums.accounts.permissions import Permission, Reach
from izligums.core.help_lines import help_lines
from izligums.core.values import check_text
from izligums.policy import read_csv, read_toml, texts


def test_every_role_has_a_policy() -> None:
    assert set(role_policies()) == set(Role)
    assert all(policy.words.lv and policy.words.en for policy in role_policies().values())


def test_every_permission_is_given_to_somebody() -> None:
    given = frozenset[Permission]().union(*(policy.permissions for policy in role_policies().values()))
    assert given == set(Permission)


def test_who_reaches_no_case_may_not_open_any() -> None:
    cases = {Permission.CASE_LIST, Permission.CASE_READ, Permission.CASE_ACT, Permission.JOURNAL_READ}
    for policy in role_policies().values():
        assert (policy.reach in (Reach.NONE, Reach.READINGS, Reach.LED)) == cases.isdisjoint(policy.permissions), (
            policy.role
        )


def test_auditor_changes_nothing() -> None:
    writing = {p for p in Permission if p.endswith(("_act", "_change", "_register", "_import"))}
    assert writing.isdisjoint(role_policies()[Role.AUDITOR].permissions)


def test_every_text_exists_in_every_language() -> None:
    assert texts.missing() == []
    for kind in texts.KINDS:
        latvian, *others = (texts.newest(kind, language) for language in texts.LANGUAGES)
        for other in others:
            assert latvian.version == other.version
            assert [block.kind for block in latvian.blocks] == [block.kind for block in other.blocks]


def test_text_is_read_in_blocks() -> None:
    text = texts.newest("information", "lv")
    assert text.id == "information.lv.2026-11"
    assert {block.kind for block in text.blocks} == {"heading", "paragraph", "item"}
    assert not any(block.text.startswith(("#", "-")) or "\n" in block.text for block in text.blocks)


def test_text_of_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(KeyError):
        texts.newest("consent", "fr")


def test_no_number_of_help_is_set_by_us_but_the_one_that_is_certain() -> None:
    assert {name: line.number for name, line in help_lines().items() if line.number} == {"emergency": "112"}
    assert all(check_text(words, 60, required=True) for line in help_lines().values() for words in line.words.values())


def test_units_are_samples_and_municipalities_belong_to_them() -> None:
    units = read_toml("units.toml")
    assert len(units) == 6
    assert all(unit["sample"] is True for unit in units.values())
    rows = read_csv("municipalities.csv")
    assert len(rows) == len({(row["name"], row["kind"]) for row in rows}) == 43
    assert {row["unit"] for row in rows} == set(units)
    assert {row["kind"] for row in rows} == {"novads", "valstspilsēta"}
    assert all(check_text(row["name"], 100) == row["name"] for row in rows)
