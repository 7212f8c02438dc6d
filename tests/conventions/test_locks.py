from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
LOCKS = ["requirements.lock", "requirements-dev.lock"]


@pytest.mark.parametrize("name", LOCKS)
def test_lock_names_no_index_and_no_host(name: str) -> None:
    """Whoever installs chooses where from; a pinned hash is what makes it the same package."""
    for line in (ROOT / name).read_text().splitlines():
        assert re.fullmatch(
            r"[A-Za-z0-9._-]+(\[[a-z,-]+\])?==\S+( ;[^\\]*)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?", line
        )


@pytest.mark.parametrize("name", LOCKS)
def test_lock_pins_every_package_we_name(name: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    named = project["dependencies"] + (project["optional-dependencies"]["dev"] if "dev" in name else [])
    pinned = {
        line.split("==")[0].split("[")[0].lower() for line in (ROOT / name).read_text().splitlines() if "==" in line
    }
    for requirement in named:
        package = re.split(r"[\[=<>~! ]", requirement)[0].lower()
        assert package in pinned, f"{package} is not in {name}: run `make lock`"


def test_packages_in_both_locks_have_one_version() -> None:
    pins = [
        dict(line.split(" ")[0].split("==") for line in (ROOT / name).read_text().splitlines() if "==" in line)
        for name in LOCKS
    ]
    assert pins[0].items() <= pins[1].items()
