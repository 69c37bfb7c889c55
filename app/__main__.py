"""Entry: ``carrel`` opens the window, ``carrel VERB …`` is the command line.

The engine process runs this module again when it is spawned, so it imports nothing heavy and does
nothing at import but make sure that standard output exists.
"""

import os
import sys

# A windowed program on Windows has no standard streams, and libraries write to them at import.
if sys.stdout is None:
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
if sys.stderr is None:
    sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115

import multiprocessing
from collections.abc import Sequence
from pathlib import Path

VERBS = ("index", "search", "ask", "status", "read", "models", "doctor", "evaluate", "audit")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line if a verb is given, else the window; return the exit status.

    0 done, 1 nothing could be done, 2 wrong usage.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    library, rest = _library(arguments)
    if rest and (rest[0] in VERBS or rest[0].startswith("-")):
        from app import cli

        return cli.main(arguments)
    unknown = [path for path in rest if not os.path.lexists(path)]
    if unknown or library == "":
        told = f"“{unknown[0]}” is neither a command nor a file" if unknown else "no folder given"
        sys.stderr.write(f"carrel: {told}. See carrel --help.\n")
        return 2
    from app import handover, paths

    chosen = Path(library).expanduser().absolute() if library else paths.library()
    dropped = [os.path.abspath(path) for path in rest]
    claim = handover.claim(chosen, dropped)
    if claim is None:
        return 0  # the window that is open already has taken them over
    from app import viewer, worker
    from app.ui import app

    return app.run(worker.main, chosen, dropped, viewer=viewer.main, claim=claim)


def _library(arguments: list[str]) -> tuple[str | None, list[str]]:
    """Take a leading ``--library DIR`` off the arguments; "" stands for a missing folder."""
    if not arguments:
        return None, []
    first, *rest = arguments
    if first == "--library":
        return (rest[0], rest[1:]) if rest else ("", [])
    if first.startswith("--library="):
        return first.partition("=")[2], rest
    return None, arguments


if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
