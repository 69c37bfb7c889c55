"""Passwords in the system's keyring; never in a readable file, never waited for without end."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

keyring = pytest.importorskip("keyring")

from keyring.backend import KeyringBackend  # noqa: E402
from keyring.backends import fail, null  # noqa: E402
from keyring.backends.chainer import ChainerBackend  # noqa: E402
from keyring.errors import KeyringLocked, PasswordDeleteError  # noqa: E402

from app.engine import passwords  # noqa: E402
from app.engine.passwords import SERVICE, KeptPasswords  # noqa: E402
from app.errors import KnownError  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]


class MemoryKeyring(KeyringBackend):
    """A keyring that is gone with the test."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError("there is none")


class LockedKeyring(MemoryKeyring):
    """One whose owner does not unlock it."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("Failed to unlock the collection!")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked("Failed to unlock the collection!")


class SilentKeyring(MemoryKeyring):
    """One that asks the person, who is at lunch."""

    def __init__(self, back: threading.Event) -> None:
        super().__init__()
        self.back = back

    def get_password(self, service: str, username: str) -> str | None:
        self.back.wait(30)
        return None

    def set_password(self, service: str, username: str, password: str) -> None:
        self.back.wait(30)


class FileKeyring(MemoryKeyring):
    """One like those of the package keyrings.alt: a file that anybody can read."""

    file_path = "passwords.cfg"


@pytest.fixture(autouse=True)
def no_keyring_of_this_machine() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


@pytest.fixture
def memory() -> MemoryKeyring:
    backend = MemoryKeyring()
    keyring.set_keyring(backend)
    return backend


def test_a_password_is_kept_found_and_forgotten(memory: MemoryKeyring):
    kept = KeptPasswords()
    assert kept.get("/papers/will.pdf") is None
    kept.keep("/papers/will.pdf", "påsswörd 🗝")
    assert kept.get("/papers/will.pdf") == "påsswörd 🗝"
    assert memory.kept == {(SERVICE, "/papers/will.pdf"): "påsswörd 🗝"}
    kept.forget("/papers/will.pdf")
    kept.forget("/papers/will.pdf")
    assert kept.get("/papers/will.pdf") is None
    assert not memory.kept


@pytest.mark.parametrize(
    "path", ["/" + "long/" * 300 + "x.pdf", "/odd\nname.pdf", "/caf\udce9.pdf"]
)
def test_a_path_no_keyring_takes_as_a_name_is_kept_all_the_same(memory: MemoryKeyring, path: str):
    kept = KeptPasswords()
    kept.keep(path, "one")
    kept.keep(path + "2", "two")
    assert (kept.get(path), kept.get(path + "2")) == ("one", "two")
    assert all(len(name) <= passwords.LONGEST_NAME for _, name in memory.kept)


@pytest.mark.parametrize("backend", [fail.Keyring, null.Keyring, FileKeyring])
def test_without_a_safe_keyring_the_person_is_told_and_nothing_is_kept(backend: type):
    chosen = backend()
    keyring.set_keyring(chosen)
    with pytest.raises(KnownError) as told:
        KeptPasswords().keep("/a.pdf", "secret")
    assert told.value.message.endswith(".") and told.value.advice
    assert KeptPasswords().get("/a.pdf") is None
    KeptPasswords().forget("/a.pdf")
    assert not getattr(chosen, "kept", None)


def test_of_several_keyrings_a_safe_one_is_used(monkeypatch: pytest.MonkeyPatch):
    readable, safe = FileKeyring(), MemoryKeyring()

    class Chain(ChainerBackend):
        backends = [readable, safe]  # noqa: RUF012

    keyring.set_keyring(Chain())
    KeptPasswords().keep("/a.pdf", "secret")
    assert not readable.kept and list(safe.kept.values()) == ["secret"]


def test_a_locked_keyring_is_told_and_gives_nothing():
    keyring.set_keyring(LockedKeyring())
    assert KeptPasswords().get("/a.pdf") is None
    with pytest.raises(KnownError, match="Unlock"):
        KeptPasswords().keep("/a.pdf", "secret")


def test_a_keyring_that_does_not_answer_is_left_alone(monkeypatch: pytest.MonkeyPatch):
    back = threading.Event()
    keyring.set_keyring(SilentKeyring(back))
    monkeypatch.setattr(passwords, "LOOK_UP", 0.1)
    monkeypatch.setattr(passwords, "CHANGE", 0.1)
    assert KeptPasswords().get("/a.pdf") is None
    with pytest.raises(KnownError, match="does not answer"):
        KeptPasswords().keep("/a.pdf", "secret")
    back.set()


def test_a_password_is_in_no_message():
    keyring.set_keyring(LockedKeyring())
    with pytest.raises(KnownError) as told:
        KeptPasswords().keep("/a.pdf", "correct horse")
    assert "correct horse" not in str(told.value)


def test_the_keyring_is_not_imported_before_a_password_is_needed():
    code = (
        "import sys, app.engine.passwords as p; p.KeptPasswords(); print('keyring' in sys.modules)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert result.stdout.strip() == "False", result.stderr


def test_this_machines_own_keyring_or_its_absence_raises_nothing_unknown():
    code = (
        "from app.worker import refuse_network; import sys; sys.addaudithook(refuse_network)\n"
        "from app.engine.passwords import KeptPasswords; from app.errors import KnownError\n"
        "import app.engine.passwords as p; p.LOOK_UP = p.CHANGE = 3.0\n"
        "print(KeptPasswords().get('/nowhere/at all.pdf'))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert result.stdout.strip() == "None", result.stderr
