"""A file of referrals comes from outside: every bad one is refused with its place, none is half taken."""

from __future__ import annotations

import inspect
import json
import re
import time
from datetime import date
from typing import Any

import pytest

from izligums.core.problems import CODES
from izligums.core.values import ValueProblem
from izligums.process.intake import checks, reading, words
from izligums.process.intake.reading import LARGEST_FILE, MOST_CASES, MOST_MISTAKES, Mistake, read

TODAY = date(2026, 11, 20)
PLACES = {"Cēsu novads": 7, "Valmiera": 8}


def referral(**changes: Any) -> dict[str, Any]:
    case = {
        "referral": "request",
        "procedure": "proceedings",
        "received_on": "2026-11-18",
        "offence": "Velosipēda zādzība",
        "leader_kind": "investigator",
        "leader_name": "Ilze Paraudziņa",
        "leader_office": "Parauga iecirknis",
        "municipality": "Cēsu novads",
        "persons": [
            {"role": "victim", "given_name": "Anna", "family_name": "Bērziņa", "born": "1990-02-28"},
            {"role": "offender", "given_name": "Jānis", "family_name": "Kalniņš", "born": "2010-05-05"},
            {"role": "representative", "beside": 1, "given_name": "Māra", "family_name": "Kalniņa"},
        ],
    }
    return {**case, **changes}


def person(**changes: Any) -> dict[str, Any]:
    return referral(persons=[{"role": "victim", "given_name": "Anna", "family_name": "Bērziņa", **changes}])


def mistakes(content: bytes | str) -> list[Mistake]:
    rows, found = read(content if isinstance(content, bytes) else content.encode(), today=TODAY, municipalities=PLACES)
    assert bool(rows) != bool(found)
    return found


def of(*cases: Any) -> list[tuple[str, str]]:
    return [(each.place, each.problem.code) for each in mistakes(json.dumps({"cases": list(cases)}))]


def test_proper_file_is_read() -> None:
    rows, found = read(json.dumps({"cases": [referral()]}).encode(), today=TODAY, municipalities=PLACES)
    assert not found
    assert rows[0].values["municipality"] == 7
    assert rows[0].values["received_on"] == date(2026, 11, 18)
    assert rows[0].persons[2]["beside"] == 1
    assert rows[0].persons[1]["trusteeship"] is False


def test_byte_order_mark_and_spacing_do_not_change_the_digest() -> None:
    first, _ = read(json.dumps({"cases": [referral()]}).encode(), today=TODAY, municipalities=PLACES)
    reordered = dict(reversed(referral().items()))
    marked = json.dumps({"cases": [reordered]}, indent=3, ensure_ascii=False).encode("utf-8-sig")
    second, _ = read(marked, today=TODAY, municipalities=PLACES)
    assert first[0].source == second[0].source


def test_external_id_alone_makes_the_digest() -> None:
    sources = set()
    for offence in ("Zādzība", "Miesas bojājumi"):
        content = json.dumps({"cases": [referral(offence=offence, external_id="E-1")]}).encode()
        rows, _ = read(content, today=TODAY, municipalities=PLACES)
        sources.add(rows[0].source)
    assert len(sources) == 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b" \n", "file_empty"),
        (b"\xff\xfe{\x00}\x00", "not_utf8"),
        ('{"cases": [{"offence": "\xe4"}]}'.encode("latin-1"), "not_utf8"),
        (b'{"cases": [', "not_json"),
        (b"{'cases': []}", "not_json"),
        (b"\x00", "not_json"),
        (b'{"cases": ["\x00"]}', "not_json"),
        (b"[]", "not_referrals"),
        (b"null", "not_referrals"),
        (b'{"cases": {}}', "not_referrals"),
        (b'{"cases": [], "more": 1}', "not_referrals"),
        (b'{"cases": [], "cases": []}', "repeated_key"),
        (b'{"cases": []}', "no_cases"),
        (b'{"cases":' + b"[" * 200_000, "too_deep"),
        (b'{"cases":' + b'{"a":' * 200_000, "too_deep"),
        (b" " * (LARGEST_FILE + 1), "file_too_large"),
        (json.dumps({"cases": [{}] * (MOST_CASES + 1)}).encode(), "too_many_cases"),
    ],
)
def test_file_of_another_kind_is_refused_whole(content: bytes, code: str) -> None:
    assert [(each.place, each.problem.code) for each in mistakes(content)] == [("", code)]


@pytest.mark.parametrize("strange", [7, 1.5, True, [], {}, ["a"], {"a": 1}])
def test_text_of_another_type_is_reported_with_its_place(strange: object) -> None:
    assert of(referral(offence=strange)) == [("cases[0].offence", "not_text")]


@pytest.mark.parametrize(
    ("case", "place", "code"),
    [
        (referral(referral="wish"), "referral", "not_an_option"),
        (referral(referral=None), "referral", "empty"),
        (referral(received_on="2026-02-30"), "received_on", "not_day"),
        (referral(received_on="20.11.2026."), "received_on", "not_day"),
        (referral(received_on="2026-W47-5"), "received_on", "not_day"),
        (referral(received_on="2026-11-21"), "received_on", "day_in_future"),
        (referral(received_on="0001-01-01"), "received_on", "received_too_early"),
        (referral(received_on=20261118), "received_on", "not_text"),
        (referral(offence=""), "offence", "empty"),
        (referral(offence="a" * 501), "offence", "too_long"),
        (referral(offence="zādzība\x00"), "offence", "control_character"),
        (referral(offence="zādzība\nveikalā"), "offence", "control_character"),
        (referral(offence="abc\u202edef"), "offence", "direction_mark"),
        (referral(offence="\ud800"), "offence", "control_character"),
        (referral(municipality="Atlantīdas novads"), "municipality", "unknown_municipality"),
        (referral(leader_kind=None), "leader_kind", "leader_missing"),
        (referral(leader_office=""), "leader_office", "empty"),
        (referral(referral="application", leader_kind=None), "leader_kind", "leader_kind_missing"),
        (referral(persons={}), "persons", "not_list"),
        (referral(persons=["Anna"]), "persons[0]", "not_object"),
        (referral(persons=[{}] * 31), "persons", "too_many_persons"),
        (referral(adress="Cēsis"), "adress", "unknown_key"),
        (person(adress="Cēsis"), "persons[0].adress", "unknown_key"),
        (person(born="2026-11-19"), "persons[0].born", "born_after_receipt"),
        (person(born="1899-12-31"), "persons[0].born", "born_too_early"),
        (person(born="2023-02-29"), "persons[0].born", "not_day"),
        (person(given_name="a" * 300), "persons[0].given_name", "too_long"),
        (person(given_name=None), "persons[0].given_name", "empty"),
        (person(personal_code="123"), "persons[0].personal_code", "code_shape"),
        (person(trusteeship="yes"), "persons[0].trusteeship", "not_yes_or_no"),
        (person(trusteeship=1), "persons[0].trusteeship", "not_yes_or_no"),
        (person(beside=0), "persons[0].beside", "stands_alone"),
        (person(beside=10**30), "persons[0].beside", "not_index"),
        (person(role="supporter"), "persons[0].beside", "beside_nobody"),
        (person(role="supporter", beside=-1), "persons[0].beside", "beside_nobody"),
        (person(role="supporter", beside=5), "persons[0].beside", "beside_nobody"),
        (person(role="supporter", beside=True), "persons[0].beside", "not_index"),
        (person(language="tlh"), "persons[0].language", "not_an_option"),
        (person(legal_name="SIA Paraugs"), "persons[0].given_name", "not_of_organisation"),
        (person(registration_no="40003"), "persons[0].legal_name", "empty"),
    ],
)
def test_bad_value_is_reported_with_its_place(case: dict[str, Any], place: str, code: str) -> None:
    assert (f"cases[0].{place}", code) in of(case)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "9" * 5000, "-0.0"])
def test_strange_number_is_not_taken(number: str) -> None:
    content = json.dumps({"cases": [person(beside=555)]}).replace("555", number)
    assert ("cases[0].persons[0].beside", "not_index") in [(e.place, e.problem.code) for e in mistakes(content)]


def test_case_that_is_no_object_is_reported_beside_a_proper_one() -> None:
    assert of(referral(), 5, "case", None) == [(f"cases[{n}]", "not_object") for n in (1, 2, 3)]


def test_repeated_key_is_refused_where_it_stands() -> None:
    content = json.dumps({"cases": [referral()]}).replace('"role": "victim"', '"role": "offender", "role": "victim"')
    assert [(e.place, e.problem.code) for e in mistakes(content)] == [("cases[0].persons[0].role", "repeated_key")]


def test_same_case_and_same_person_twice_are_refused() -> None:
    assert of(referral(), referral()) == [("cases[1]", "same_case_twice")]
    twice = referral(persons=referral()["persons"][:1] * 2)
    assert of(twice) == [("cases[0].persons[1]", "same_person_twice")]


def test_ten_megabytes_in_one_string_are_refused_quickly() -> None:
    began = time.monotonic()
    assert of(referral(offence="a" * 10_000_000)) == [("cases[0].offence", "too_long")]
    assert time.monotonic() - began < 2


def test_hostile_key_is_shown_harmlessly() -> None:
    [(place, code)] = of({**referral(), "\u202e\x00\ud800" + "k" * 1000: 1})
    assert code == "unknown_key"
    assert place == "cases[0].???" + "k" * 37 + "…"


def test_mistakes_are_counted_to_a_limit() -> None:
    assert len(of(*[{} for _ in range(500)])) == MOST_MISTAKES


def test_formula_stays_plain_text() -> None:
    content = json.dumps({"cases": [person(given_name="=cmd|' /C calc'!A0", family_name="+1")]}).encode()
    rows, _ = read(content, today=TODAY, municipalities=PLACES)
    assert rows[0].persons[0]["given_name"] == "=cmd|' /C calc'!A0"


@pytest.mark.parametrize("code", sorted(words._sentences.keys()))
def test_every_problem_has_a_sentence(code: str) -> None:
    params: dict[str, str | int] = dict.fromkeys(
        ("limit", "megabytes", "line", "column", "position", "place", "options", "codes"), 1
    )
    assert words.sentence(ValueProblem(code, **params)).endswith((".", "1", "”"))


def test_every_code_in_use_is_known() -> None:
    used = set(re.findall(r'ValueProblem\(\s*"([a-z_0-9]+)"', inspect.getsource(checks) + inspect.getsource(reading)))
    assert used <= CODES | words._sentences.keys()
