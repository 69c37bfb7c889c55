"""Closing the window while documents are read: gone at once, its processes soon, nothing lost.

The real window and engine in a process of their own, as the program runs them; the window is closed
as soon as the first documents are in. Then an engine is started on what that left behind.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app import worker
from app.messages import Event, Indexed, LibraryListed, ListLibrary, WorkerOptions
from tests.benchmarks import measure
from tests.benchmarks.driving import PATIENCE, EngineProcess
from tests.benchmarks.libraries import prose_files, vary
from tests.benchmarks.measure import EMBEDDER, LLM, ROOT, Report, need

HIDDEN_MS, GONE_SECONDS = 100, 3.0
LIST_SECONDS = 2.0


def bench(arguments: argparse.Namespace, folder: Path, report: Report) -> None:
    """Close it several times, each on a library of its own."""
    need(EMBEDDER, LLM)
    files = vary(prose_files()[:12] if arguments.quick else prose_files(), folder / "documents", 1)
    rounds = [
        close_while_reading(folder / f"library{number}", folder / "documents")
        for number in range(1 if arguments.quick else 4)
    ]
    hidden, gone = [row["hidden_ms"] for row in rounds], [row["gone_s"] for row in rounds]
    stood = [row["indexed"] for row in rounds]
    note = f"worst of {len(rounds)}, after {', '.join(map(str, stood))} of {len(files)} documents"
    report.at_most("the window is off the screen after closing it", max(hidden), "ms", HIDDEN_MS,
                   note)  # fmt: skip
    report.at_most("its processes are gone after closing it", max(gone), "s", GONE_SECONDS, note)
    whole, before = resume(folder / f"library{len(rounds) - 1}", len(files))
    note = f"{before} of {len(files)} documents at the start, {whole} in the end"
    report.holds("the next start goes on reading by itself", whole == len(files), note)
    report.details |= {"rounds": rounds}


def close_while_reading(library: Path, documents: Path) -> dict[str, Any]:
    """Play a session that closes its window while documents wait; return what was seen."""
    import psutil

    measure.progress(f"closing with {library.name}")
    with subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.closing", "--session", str(library), "--add",
         str(documents)],
        cwd=ROOT, text=True, stdout=subprocess.PIPE,
        env={**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")},
    ) as session:  # fmt: skip
        assert session.stdout is not None
        line = session.stdout.readline()
        began = time.monotonic()
        if not line:
            raise RuntimeError(f"the session ended with {session.wait()}")
        try:
            family = psutil.Process(session.pid).children(recursive=True)
        except psutil.NoSuchProcess:
            family = []
        session.wait(60)
        _, alive = psutil.wait_procs(family, 30)
        if alive:
            raise RuntimeError("a process of the engine stayed behind")
        return {**json.loads(line), "gone_s": round(time.monotonic() - began, 3)}


def resume(library: Path, files: int) -> tuple[int, int]:
    """Start an engine and ask for nothing; return the documents in the end and at the start."""
    counts: list[int] = []
    with EngineProcess(library) as engine:
        deadline = time.monotonic() + PATIENCE
        while (not counts or counts[-1] < files) and time.monotonic() < deadline:
            engine.send(ListLibrary(1))
            _, listed = engine.until(lambda event: isinstance(event, LibraryListed))
            counts.append(sum(row.state == "indexed" for row in listed.documents))
            engine.listen(LIST_SECONDS)
    return counts[-1], counts[0]


# -- the session -----------------------------------------------------------------------------------


def play(library: Path, documents: Path) -> int:
    """Show the window, add the folder, close the window at the third document."""
    out = measure.claim_stdout()
    from app.ui import app

    application = app.build()
    import qasync

    def say(line: dict[str, Any]) -> None:
        out.write(json.dumps(line) + "\n")
        out.flush()

    qasync.run(_live(application, library, documents, say))
    return 0


async def _live(application: Any, library: Path, documents: Path, say: Any) -> None:
    """As ``app.ui.app`` lives, and closes by itself."""
    import asyncio

    from app.ui import theme
    from app.ui.host import EngineHost
    from app.ui.window import Window

    theme.apply(application, "light")
    host = EngineHost(worker.main, WorkerOptions(str(library)), application)
    window = Window(host)
    news: asyncio.Queue[Event] = asyncio.Queue()
    host.delivered.connect(news.put_nowait)
    window.show()
    host.start()
    window.library.add([str(documents)])
    async with asyncio.timeout(PATIENCE):
        indexed = 0
        while indexed < 3:
            indexed += isinstance(await news.get(), Indexed)
    began = time.monotonic()
    window.close()
    application.processEvents()
    hidden = not window.isVisible()
    took = (time.monotonic() - began) * 1000 if hidden else None
    say({"hidden_ms": took, "indexed": indexed})
    await host.close()
    window.deleteLater()


def main(argv: Sequence[str] | None = None) -> int:
    """Run the benchmark, or play the session that it watches."""
    parser = measure.parser(__doc__)
    parser.add_argument("--session", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--add", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args(argv)
    if arguments.session:
        return play(arguments.session, arguments.add)
    return measure.run("closing", arguments, bench)


if __name__ == "__main__":
    sys.exit(main())
