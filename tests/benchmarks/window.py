"""The window: how soon it is there and usable, how soon passages are painted, memory, stalls.

Everything is measured in the program itself with its engine, viewer process and default models:
started several times on an empty library; on one of 10,000 documents; on one with 200 answers and
books of 1,000 pages; and used for ``--minutes`` minutes, beside a timer of 5 ms in the window's
loop. ``QT_QPA_PLATFORM`` chooses the screen, "offscreen" by default.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

from app.engine.documents import TextNode
from app.engine.store import FileFacts, Store
from app.engine.vector_store_index import DATABASE, VectorStoreIndex
from tests.benchmarks import measure
from tests.benchmarks.libraries import _Named, grow, prose_files, questions, small_library, vary
from tests.benchmarks.measure import EMBEDDER, LLM, ROOT, SQUAD, Report, median, need, percentile
from tests.engine.reading.making import make_pdf

VISIBLE_S, USABLE_S, PAINTED_MS, PAGE_MS, MEMORY_MB, STALL_MS = 0.5, 1.0, 50, 300, 250, 50
DOCUMENTS, ANSWERS, PAGES = 10_000, 200, 1000
PATIENCE = 600  # seconds until a visit is called hung, besides what it is to take
HEAVY = ("libtorch", "libhnswlib", "hnswlib")


def bench(arguments: argparse.Namespace, folder: Path, report: Report) -> None:
    """Start the program several times, then visit it."""
    need(SQUAD, EMBEDDER, LLM)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    parts = {"start": _tell_starts, "many": _tell_many, "much": _tell_much, "long": _tell_long}
    for name, part in parts.items():
        if name in (arguments.part or parts):
            part(arguments, folder, report)


# -- how soon --------------------------------------------------------------------------------------


def _tell_starts(arguments: argparse.Namespace, folder: Path, report: Report) -> None:
    measure.progress("a first start, not counted: the disk")
    start_program(folder / "first")
    rounds = 2 if arguments.quick else 5
    starts = [start_program(folder / f"start{i}", look=i == 0) for i in range(rounds)]
    visible = [start["visible_s"] for start in starts]
    note = f"{os.environ['QT_QPA_PLATFORM']}; worst of {len(starts)}: {max(visible)} s"
    report.at_most("window visible after the start of the program", median(visible), "s",
                   VISIBLE_S, note)  # fmt: skip
    looked = starts[0]
    report.holds(
        "the window's process never maps libtorch",
        not looked["heavy"] and looked["engine_heavy"],
        "looked at once its engine process had" if looked["engine_heavy"] else "no engine seen",
    )
    leaving = median([start["gone_s"] for start in starts])
    report.tell("closed while its engine starts: everything gone after", leaving, "s")
    report.details["starts"] = starts


def start_program(library: Path, look: bool = False) -> dict[str, Any]:
    """Start the program on an empty library, close it again, and return what was seen.

    With ``look``, only close it when its engine has loaded torch.
    """
    import psutil

    measure.progress(f"starting the program on {library.name}")
    with subprocess.Popen(
        [sys.executable, "-m", "app", "--library", str(library)], cwd=ROOT, text=True,
        stderr=subprocess.PIPE,
        env={**os.environ, "CARREL_TIMING": "1", "CARREL_T0": repr(time.time())},
    ) as program:  # fmt: skip
        assert program.stderr is not None
        seen = {"visible_s": _wait_visible(program.stderr), "heavy": [], "engine_heavy": False}
        process = psutil.Process(program.pid)
        deadline = time.monotonic() + 60
        while look and not seen["engine_heavy"] and time.monotonic() < deadline:
            time.sleep(0.2)
            seen["engine_heavy"] = any(_heavy(child) for child in process.children(recursive=True))
        seen["heavy"] = _heavy(process)
        family = process.children(recursive=True)
        began = time.monotonic()
        program.terminate()
        program.wait(30)
        psutil.wait_procs(family, 10)
        seen["gone_s"] = round(time.monotonic() - began, 3)
    return seen


def _wait_visible(lines: IO[str]) -> float:
    for line in lines:
        if line.startswith('{"event": "window-visible"'):
            return float(json.loads(line)["seconds"])
    raise RuntimeError("the window never showed")


def _heavy(process: Any) -> list[str]:
    """Return the names of libraries in a process that the window must not have."""
    import psutil

    try:
        names = {Path(part.path).name for part in process.memory_maps()}
    except psutil.Error:
        return []
    return sorted(name for name in names if name.startswith(HEAVY))


# -- visits ----------------------------------------------------------------------------------------


def _visit(part: str, library: Path, papers: Path, seconds: float = 0, **more: str) -> Any:
    """Start the program with somebody in front of it; return what they tell."""
    measure.progress(f"a visit: {part}")
    papers.mkdir(exist_ok=True)
    began = {"CARREL_T0": repr(time.time())}
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.driver", part, str(library), str(papers),
         str(papers)],
        cwd=ROOT, text=True, stdout=subprocess.PIPE, timeout=PATIENCE + seconds,
        env={**os.environ, **began, **more},
    )  # fmt: skip
    told: dict[str, Any] = {}
    for line in done.stdout.splitlines():
        told |= json.loads(line)
    if "failed" in told or done.returncode:
        raise RuntimeError(f"{part}: {told.get('failed')} {told.get('where', '')}")
    return told


def _tell_many(arguments: argparse.Namespace, folder: Path, report: Report) -> None:
    small = small_library(arguments.library or folder / "small")
    library = many_documents(small, folder / "many", DOCUMENTS)
    papers = folder / "many-papers"
    papers.mkdir()
    count = 8 if arguments.quick else 40
    (papers / "questions.json").write_text(json.dumps(questions(count)), encoding="utf-8")
    told = [_visit("many", library, papers)]
    (papers / "questions.json").write_text("[]", encoding="utf-8")
    told += [_visit("many", library, papers) for _ in range(1 if arguments.quick else 4)]
    usable = [each["usable_s"] for each in told]
    report.at_most(f"usable after the start of the program, {DOCUMENTS:,} documents",
                   median(usable), "s", USABLE_S,
                   f"the list on screen, the question box active; worst of {len(usable)}: "
                   f"{max(usable)} s")  # fmt: skip
    painted = told[0]["painted_ms"]
    note = f"{len(painted)} questions; 95 of 100 within {percentile(painted, 0.95)} ms"
    report.at_most(f"Enter to passages painted, {DOCUMENTS:,} chunks, engine warm",
                   median(painted), "ms", PAINTED_MS, note)  # fmt: skip
    heard = told[0]["heard_ms"]
    note = f"95 of 100 within {percentile(heard, 0.95)} ms"
    report.tell("of it, until the window hears of them", median(heard), "ms", note)
    report.details["many"] = told


def many_documents(source: Path, folder: Path, count: int) -> Path:
    """Fill a library with so many documents of one chunk each, in folders of 100."""
    if (folder / DATABASE).is_file():
        return folder
    measure.progress(f"making a library of {count:,} documents")
    texts, vectors, identity = grow(source, count)
    index = VectorStoreIndex.open(folder, embed_model=_Named(identity))
    for number, text in enumerate(texts):
        path = str(folder / "documents" / f"{number // 100:03}" / f"{number:05}.md")
        nodes = [TextNode(text, start_char_idx=0, end_char_idx=len(text), ref_doc_id=path)]
        index.put(path, "", nodes, vectors[number : number + 1], facts=FileFacts(1, 1, ""))
    while index.vectors.build_step(2_000):
        pass
    index.save_graph()
    index.close()
    return folder


def _tell_much(arguments: argparse.Namespace, folder: Path, report: Report) -> None:
    small = small_library(arguments.library or folder / "small")
    library, papers = folder / "much", folder / "much-papers"
    many_documents(small, library, 300)
    _talk(library, ANSWERS)
    _write_books(papers)
    told = _visit("much", library, papers)
    clicks = told["clicks_ms"]
    for what, name in ((f"click to page 900 of {PAGES:,} painted, document not open", "cold"),
                       ("click to another page of an open document", "open")):  # fmt: skip
        note = f"worst of {len(clicks[name])}: {max(clicks[name])} ms"
        report.at_most(what, median(clicks[name]), "ms", PAGE_MS, note)
    memory = told["memory_all"]
    note = (
        f"{told['memory_conversation']['rss']} MB with the conversation alone; "
        f"{memory['uss']} MB are its own, the rest is shared with other programs"
    )
    report.at_most(f"memory of the window's process, {told['turns']} answers and {PAGES:,} pages",
                   memory["rss"], "MB", MEMORY_MB, note)  # fmt: skip
    report.details["much"] = told


def _talk(library: Path, turns: int) -> None:
    """Keep a conversation of so many answers, each with six passages."""
    store = Store(library / DATABASE)
    ids = [int(chunk) for chunks, _ in store.vectors() for chunk in chunks][:6]
    passages = [node.text for node in store.nodes(ids)]
    from app.messages import Citation, Passage

    shown = [
        Passage(f"{library}/documents/000/{n:05}.md", text, 1.0, {}, 0, len(text), (0, 40))
        for n, text in enumerate(passages)
    ]
    answer = (
        "The answer is **in the documents**, and it goes on for a while.\n\n- one\n- two\n\n" * 8
    )
    conversation = store.new_conversation("A long talk")
    for number in range(turns):
        turn = store.begin_turn(conversation, f"What is number {number}?")
        cited = Citation(0, shown[0].path, {}, 0, 40, shown[0].text[:40], 0.9, (0, 63))
        store.update_turn(turn, answer, "stop", shown, [cited])
    store.close()


def _write_books(papers: Path) -> None:
    papers.mkdir(exist_ok=True)
    filler = "\n".join(["Words that fill a page as those of a book do, line after line."] * 40)
    pages = [f"The deposit of page {n} is kept apart.\n{filler}" for n in range(1, PAGES + 1)]
    for number in range(2):
        (papers / f"Book {number}.pdf").write_bytes(make_pdf(pages))


# -- how long it ever stands still -----------------------------------------------------------------


def _tell_long(arguments: argparse.Namespace, folder: Path, report: Report) -> None:
    minutes = min(arguments.minutes, 0.5) if arguments.quick else arguments.minutes
    small = small_library(arguments.library or folder / "small")
    library, papers = folder / "long", folder / "long-papers"
    many_documents(small, library, 2_000)
    _write_books(papers)
    (papers / "questions.json").write_text(json.dumps(questions(40)), encoding="utf-8")
    files = prose_files()[:12]
    for part in range(max(1, round(minutes))):
        vary(files, papers / f"part-{part}", 1)
    told = _visit("long", library, papers, 60 * minutes, CARREL_MINUTES=str(minutes))
    phases = told["found"]["phases"]
    used = {name: row for name, row in phases.items() if name != "the theme changes"}
    worst = max(used, key=lambda name: used[name]["worst_ms"])
    own = max(used, key=lambda name: used[name]["own_ms"])
    idle = phases["idle"]["worst_ms"]
    report.at_most(
        f"longest stall of the window's loop in {minutes:g} minutes of use",
        used[worst]["worst_ms"], "ms", STALL_MS,
        f"while {worst}; an idle window here: {idle} ms; {told['rounds']} rounds",
    )  # fmt: skip
    report.at_most("longest work of the window at one go", used[own]["own_ms"], "ms", STALL_MS,
                   f"while {own}; the thread's time")  # fmt: skip
    for phase, row in phases.items():
        note = (f"{row['own_ms']} ms of it its own work at most; 999 of 1,000 ticks within "
                f"{row['p999_ms']} ms; {row['late']} of {row['ticks']} over 50 ms")  # fmt: skip
        report.tell(f"longest stall while {phase}", row["worst_ms"], "ms", note)
    report.tell("memory of the window's process after that", told["memory_end"]["rss"], "MB")
    report.details["long"] = told


def main(argv: Sequence[str] | None = None) -> int:
    """Run the benchmark."""
    parser = measure.parser(__doc__)
    parser.add_argument("--minutes", type=float, default=10.0, help="of use; 10 by default")
    parser.add_argument("--library", type=Path, help="a library of squad2_wiki; else made")
    parser.add_argument("--part", action="append", choices=("start", "many", "much", "long"))
    return measure.run("window", parser.parse_args(argv), bench)


if __name__ == "__main__":
    sys.exit(main())
