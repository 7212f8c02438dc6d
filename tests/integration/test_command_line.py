from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.db.utils import OperationalError

from izligums.commands import COMMANDS, izligums, known_problem


def test_help_lists_every_command() -> None:
    told = CliRunner().invoke(izligums, ["--help"]).output
    assert [name for name in COMMANDS if f"  {name}" not in told] == []


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_command_has_its_module(name: str) -> None:
    asked = CliRunner().invoke(izligums, [name, "--help"])
    assert asked.exit_code == 0, asked.output
    assert "Usage:" in asked.output


def test_unknown_command_is_told() -> None:
    asked = CliRunner().invoke(izligums, ["nothing"])
    assert asked.exit_code == 2
    assert "No such command" in asked.output


def test_database_that_does_not_answer_is_told_in_one_sentence(tmp_path: Path) -> None:
    inherited = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "IZLIGUMS_MODE")}
    settings = {
        "IZLIGUMS_MODE": "demo",
        "IZLIGUMS_VAR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "izligums.config.settings",
    }
    command = [sys.executable, "-m", "izligums", "sample"]
    asked = subprocess.run(command, env=inherited | settings, capture_output=True, text=True, check=False)  # noqa: S603
    assert asked.returncode == 1
    assert "The database does not answer: start the program first" in asked.stderr
    assert "Traceback" not in asked.stderr


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)),
        OperationalError("could not extend file: No space left on device\nHINT:  Check free disk space."),
    ],
)
def test_full_disk_is_told_in_one_sentence(error: Exception) -> None:
    assert known_problem(error) == "The disk is full: make room and start again."


def test_fault_of_the_program_is_not_hidden() -> None:
    assert known_problem(ValueError("a mistake")) is None
