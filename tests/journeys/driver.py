"""Start the program as ``python -m app`` does, and bring somebody who uses it.

``python -m tests.journeys.driver PART LIBRARY FOLDER SHOTS [PATH …]`` plays one part; see
``PARTS``. Prints one JSON line per observation. Engine, viewer and models are the program's own.
The spawned processes run this module again, so nothing heavy is imported here.
"""

import asyncio
import importlib
import json
import multiprocessing
import sys
import traceback
from pathlib import Path
from typing import Any

PARTS = {
    "first": "tests.journeys.first_day:first_visit",
    "second": "tests.journeys.first_day:second_visit",
    "sources": "tests.journeys.sources:visit",
    "conversations": "tests.journeys.talking:visit",
    "reopened": "tests.journeys.talking:visit_again",
    "places": "tests.journeys.settling:visit",
    "changed": "tests.journeys.settling:visit_changed",
    "aftermath": "tests.journeys.settling:visit_after_a_fault",
    "pictures": "tests.journeys.pictures:visit",
    "many": "tests.benchmarks.window_visits:visit_many",
    "much": "tests.benchmarks.window_visits:visit_much",
    "long": "tests.benchmarks.window_visits:visit_long",
}


def tell(**facts: object) -> None:
    """Print an observation."""
    print(json.dumps(facts), flush=True)


def main() -> int:
    """Run the program; once its window is painted, the person plays their part."""
    part, library, folder, shots, *paths = sys.argv[1:]
    from app.__main__ import main as start
    from app.ui import app as program
    from app.ui.window import Window
    from tests.journeys.person import Person

    module, _, name = PARTS[part].partition(":")
    play = getattr(importlib.import_module(module), name)
    tasks: list[asyncio.Task[None]] = []

    async def visit(window: Window) -> None:
        try:
            person = Person(window, Path(folder), Path(shots))
            if module.startswith("tests.journeys"):
                person.look_out()
            await person.sit_down()
            await play(person)
            assert not person.strays.seen, f"windows for a moment: {person.strays.seen}"
        except BaseException as error:
            told = traceback.format_exc(limit=-4)
            tell(failed=f"{type(error).__name__}: {error}", where=told)
            raise
        finally:
            window.close()

    class VisitedWindow(Window):
        """The program's own window, whose first appearance brings the person."""

        def __init__(self, *parts: Any) -> None:
            super().__init__(*parts)
            self.painted.connect(self.welcome_person)

        def welcome_person(self) -> None:
            tasks.append(asyncio.get_running_loop().create_task(visit(self)))

    program.Window = VisitedWindow  # type: ignore[misc]
    status = start(["--library", library, *paths])
    tell(left=status)
    return status


if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
