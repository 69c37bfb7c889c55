"""Passwords of documents, kept in the system's keyring and nowhere else.

The keyring may be locked, ask the person, or be absent, as on a server. So it is asked in a thread
with a time limit, it is imported only when a password is needed, and a keyring that is nothing but
a readable file is not used: the person is told instead.
"""

import hashlib
import logging
import queue
import threading
from collections.abc import Callable
from contextlib import closing
from importlib import import_module
from typing import Any, TypeVar

from app.errors import KnownError

SERVICE = "Carrel"
LOOK_UP = 5.0
"""Seconds that looking up a password may take."""
CHANGE = 60.0
"""Seconds that keeping one may take: the person may be typing the keyring's own password."""
LONGEST_NAME = 500
"""Characters of a path that every keyring takes as a name; Windows ends at 513."""
_NO_KEYRING = ("keyring.backends.fail", "keyring.backends.null", "keyrings.")

log = logging.getLogger("carrel.passwords")
T = TypeVar("T")


class KeptPasswords:
    """The passwords of documents, by path."""

    def get(self, path: str) -> str | None:
        """Return the kept password, None if there is none or the keyring does not give it.

        A keyring that is locked stays locked: nobody asked for a dialog to come up.
        """

        def look_up(backend: Any) -> str | None:
            if _would_ask_the_person(backend):
                return None
            return _text(backend.get_password(SERVICE, _name(path)))

        try:
            return _ask(look_up, LOOK_UP)
        except KnownError as error:
            log.info("looking up a password: %s", error.message)
            return None

    def keep(self, path: str, password: str) -> None:
        """Keep a password; raise ``KnownError`` where the system cannot."""
        _ask(lambda backend: backend.set_password(SERVICE, _name(path), password), CHANGE)

    def forget(self, path: str) -> None:
        """Forget a password; it is no error if none was kept."""

        def delete(backend: Any) -> None:
            if _would_ask_the_person(backend):
                return
            if backend.get_password(SERVICE, _name(path)) is not None:
                backend.delete_password(SERVICE, _name(path))

        try:
            _ask(delete, LOOK_UP)
        except KnownError as error:
            log.info("forgetting a password: %s", error.message)


def _would_ask_the_person(backend: Any) -> bool:
    """Whether looking something up makes the keyring ask for its own password, or make itself."""
    if not type(backend).__module__.startswith("keyring.backends.SecretService"):
        return False  # those of Windows and macOS are opened by logging in
    secretstorage: Any = import_module(
        "secretstorage"
    )  # what that backend uses; Linux alone has it
    with closing(secretstorage.dbus_init()) as bus:
        try:
            return bool(secretstorage.get_collection_by_alias(bus, "default").is_locked())
        except secretstorage.ItemNotFoundException:
            return True  # there is no collection yet


def _name(path: str) -> str:
    """Return the name under which a path's password is kept."""
    if len(path) <= LONGEST_NAME and path.isprintable():
        return path
    return "sha256:" + hashlib.sha256(path.encode("utf-8", "surrogateescape")).hexdigest()


def _text(password: object) -> str | None:
    return password if isinstance(password, str) else None


def _ask(question: Callable[[Any], T], seconds: float) -> T:
    """Ask the keyring in a thread; raise ``KnownError`` for every way in which it fails."""
    answers: queue.SimpleQueue[tuple[T | None, Exception | None]] = queue.SimpleQueue()

    def work() -> None:
        try:
            answers.put((question(_backend()), None))
        except Exception as error:  # noqa: BLE001 - told below, whatever a keyring raises
            answers.put((None, error))

    threading.Thread(target=work, name="keyring", daemon=True).start()
    try:
        answer, error = answers.get(timeout=seconds)
    except queue.Empty:
        raise KnownError(
            "The system's keyring does not answer.", "Unlock it, then try again."
        ) from None
    if isinstance(error, KnownError):
        raise error
    if error is not None:
        raise KnownError(
            f"The system's keyring refused: {str(error).rstrip(' .!') or type(error).__name__}.",
            "Unlock it, then try again.",
        ) from error
    return answer  # type: ignore[return-value]


def _backend() -> Any:
    """Return the keyring to be used; raise ``KnownError`` where none is safe."""
    import keyring

    chosen = keyring.get_keyring()
    for backend in getattr(chosen, "backends", None) or (chosen,):  # a chain tries several
        module = type(backend).__module__ + "."
        if not module.startswith(_NO_KEYRING) and not hasattr(type(backend), "file_path"):
            return backend
    raise KnownError(
        "This system has no keyring that keeps passwords safely.",
        "The password was used and is not kept.",
    )
