"""The shape of a referral file as JSON Schema, drawn from the fields of the steps."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from izligums.core.enums import Language
from izligums.process.fields import Choice, Day, Field, LanguageOf, MunicipalityOf, PersonOf, Text, Tick
from izligums.process.intake.reading import CASE_FIELDS, MOST_CASES, MOST_PERSONS
from izligums.process.steps.intake import PERSON_FIELDS

_REMARKS = {
    "external_id": "The sender's own identifier. The same one is imported once.",
    "municipality": "Full name as in law, such as Cēsu novads or Valmiera. Whose municipality: policy/routing.toml.",
    "beside": "Place of the victim or offender this person stands beside in the list of persons, counted from 0.",
    "personal_code": "Eleven digits, with or without the hyphen.",
    "registration_no": "Eleven digits, of an organisation.",
    "legal_name": "Only of an organisation; otherwise given_name and family_name are needed.",
}


def schema() -> dict[str, Any]:
    case = _object(CASE_FIELDS)
    case["properties"]["persons"] = {"type": "array", "maxItems": MOST_PERSONS, "items": _object(PERSON_FIELDS)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Referrals for mediation",
        "type": "object",
        "properties": {
            "$schema": {"type": "string"},
            "cases": {"type": "array", "minItems": 1, "maxItems": MOST_CASES, "items": case},
        },
        "required": ["cases"],
        "additionalProperties": False,
    }


def _object(fields: Iterable[Field]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {field.name: _describe(field) for field in fields},
        "required": [field.name for field in fields if field.required],
        "additionalProperties": False,
    }


def _describe(field: Field) -> dict[str, Any]:
    said = _type(field)
    if not field.required and not isinstance(field, Tick):
        if "enum" in said:
            said["enum"] = [*said["enum"], None]
        said["type"] = [said["type"], "null"]
    if field.name in _REMARKS:
        said["description"] = _REMARKS[field.name]
    return said


def _type(field: Field) -> dict[str, Any]:
    match field:
        case Tick():
            return {"type": "boolean", "default": False}
        case PersonOf():
            return {"type": "integer", "minimum": 0}
        case Text():
            return {"type": "string", **({"minLength": 1} if field.required else {}), "maxLength": field.limit}
        case Choice():
            return {"type": "string", "enum": [option.value for option in field.options]}
        case LanguageOf():
            return {"type": "string", "enum": [language.value for language in Language]}
        case Day():
            said = {"type": "string", "format": "date"}
            return said if field.future else {**said, "description": "Not in the future."}
        case MunicipalityOf():
            return {"type": "string"}
    raise TypeError(f"a referral file cannot hold {field}")
