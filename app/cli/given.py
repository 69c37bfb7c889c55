"""What the commands are given: questions, passwords, the library."""

import argparse
import json
import os
from pathlib import Path
from typing import Any

from app import paths
from app.cli.printing import tell
from app.errors import CarrelError


def read_questions(arguments: argparse.Namespace) -> list[tuple[str, str]] | None:
    """Return ``(id, question)`` pairs, None when none were given; raise for a bad file."""
    if (arguments.question is None) == (arguments.questions is None):
        return None
    if arguments.question is not None:
        return [("1", arguments.question)]
    found = []
    try:
        lines = arguments.questions.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CarrelError(f"The questions file cannot be read: {error}.") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            found.append((str(row.get("id", number)), str(row["question"])))
        except (ValueError, KeyError, AttributeError) as error:
            raise CarrelError(
                f"Line {number} of {arguments.questions} is not a question.",
                'Write one object per line: {"id": "1", "question": "…"}.',
            ) from error
    return found


def read_passwords(arguments: argparse.Namespace) -> list[str]:
    """Return the passwords of ``--password-file``, one per line; none without it."""
    if arguments.password_file is None:
        return []
    try:
        return [line for line in arguments.password_file.read_text("utf-8").splitlines() if line]
    except (OSError, UnicodeDecodeError) as error:
        raise CarrelError(f"The password file cannot be read: {error}.") from error


def chosen_library(arguments: argparse.Namespace) -> Path:
    """Return the library's folder, absolute."""
    given: Path | None = getattr(arguments, "library", None)
    return (given or paths.library()).expanduser().absolute()


def chosen_paths(arguments: argparse.Namespace) -> tuple[str, ...]:
    """Return the paths of ``--in``, absolute; none without it."""
    return tuple(os.path.abspath(path) for path in arguments.only)


class opened:
    """The engine on the chosen library, closed at the end; says so when it can only read."""

    def __init__(self, arguments: argparse.Namespace, *, read_only: bool = False) -> None:
        self._folder, self._read_only = chosen_library(arguments), read_only
        self._engine: Any = None

    def __enter__(self) -> Any:
        from app.engine.engine import Engine

        self._engine = Engine(self._folder, read_only=self._read_only)
        if self._engine.library.held:
            tell("Another Carrel is open on this library: it is only read here.")
        return self._engine

    def __exit__(self, *_: object) -> None:
        self._engine.close()
