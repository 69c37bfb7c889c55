"""``carrel VERB …``: the engine without a window, for scripts, tests and measurements.

Standard output holds results alone (JSON lines with ``--json``); messages for people go to
standard error. Exit status: 0 done, 1 nothing could be done, 2 wrong usage.
"""

import argparse
import json
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app import __version__, paths
from app.errors import CarrelError, ReadError
from app.messages import (
    Answered,
    Citation,
    Event,
    Failed,
    FileFailed,
    Grounded,
    IndexDone,
    Indexed,
    Passage,
    Passages,
    Phase,
    Progress,
    Stopped,
    Text,
)
from app.offline import ENVIRONMENT, refuse_network

DONE, NOTHING, USAGE = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    arguments = make_parser().parse_args(argv)
    os.environ.update(ENVIRONMENT)
    sys.addaudithook(refuse_network)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    run: Callable[[argparse.Namespace], int] = arguments.run
    try:
        return run(arguments)
    except CarrelError as error:
        tell(str(error))
    except BrokenPipeError:  # whoever read our output has left
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    except KeyboardInterrupt:
        tell("Stopped.")
    return NOTHING


def make_parser() -> argparse.ArgumentParser:
    """Describe every command and option."""
    parser = argparse.ArgumentParser(
        prog="carrel",
        description="Answers questions about your own documents, entirely on your own machine. "
        "Without a command, opens the window; paths are dropped on it.",
    )
    parser.add_argument("--version", action="version", version=f"carrel {__version__}")
    parser.add_argument("--library", type=Path, default=argparse.SUPPRESS, metavar="DIR")
    verbs = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, run: Callable[[argparse.Namespace], int], text: str) -> Any:
        verb = verbs.add_parser(name, help=text, description=text)
        verb.set_defaults(run=run)
        verb.add_argument("--json", action="store_true", help="one JSON object per line")
        if name not in ("read", "models"):
            verb.add_argument(
                "--library", type=Path, default=argparse.SUPPRESS, metavar="DIR",
                help="the library's folder; your own by default",
            )  # fmt: skip
        return verb

    index = add("index", run_index, "Add or refresh files and folders.")
    index.add_argument("paths", nargs="+", metavar="PATH")
    index.add_argument("--password-file", type=Path, metavar="FILE", help="a password per line")
    for name, run, text in (
        ("search", run_search, "Show the passages that speak of a question."),
        ("ask", run_ask, "Answer a question from your documents."),
    ):
        verb = add(name, run, text)
        verb.add_argument("question", nargs="?", metavar="QUESTION")
        verb.add_argument(
            "--questions", type=Path, metavar="FILE", help='lines of {"id", "question"}'
        )
        if name == "search":
            verb.add_argument("-k", type=int, default=10, metavar="N", help="how many passages")
    add("status", run_status, "Show what is in the library, and why something is not.")
    read = add("read", run_read, "Print the text of a file.")
    read.add_argument("file", metavar="FILE")
    read.add_argument("--password-file", type=Path, metavar="FILE", help="a password per line")
    models = add("models", run_models, "List, import, export, verify or remove model packs.")
    models.add_argument("action", choices=["list", "import", "export", "verify", "remove"])
    models.add_argument("arguments", nargs="*", metavar="PATH or NAME")
    add("doctor", run_doctor, "Check this machine, the models, the library and the offline guard.")
    for name, milestone in (("evaluate", "pinned questions"), ("audit", "the audit log")):
        add(name, _later(milestone), f"Comes with {milestone}.")
    return parser


def _later(milestone: str) -> Callable[[argparse.Namespace], int]:
    def run(arguments: argparse.Namespace) -> int:
        tell(f"This version of Carrel does not have {milestone} yet.")
        return NOTHING

    return run


# -- the commands --------------------------------------------------------------------------------


def run_index(arguments: argparse.Namespace) -> int:
    """Index paths; every file's fate is one line."""
    from app.engine.stream import Cancellation

    missing = [path for path in arguments.paths if not os.path.lexists(path)]
    if len(missing) == len(arguments.paths):
        tell(f"There is no file or folder {missing[0]}.")
        return NOTHING
    cancel = Cancellation()
    signal.signal(signal.SIGINT, lambda *_: cancel.set())
    began, fate = time.monotonic(), {}
    with opened(arguments) as engine:
        engine.library.refuse_read_only()
        engine.load_embedder()
        counts = {"unchanged": 0, "removed": 0}
        passwords = read_passwords(arguments)
        for event in index_all(engine, arguments.paths, cancel, passwords):
            match event:
                case Indexed(_, path, chunks):
                    fate[path] = chunks
                case FileFailed(_, path):
                    fate[path] = -1
                case IndexDone():
                    counts["unchanged"] += event.unchanged
                    counts["removed"] += event.removed
                    continue
            show_index_event(event, arguments.json)
        done = IndexDone(
            1, sum(n > 0 for n in fate.values()), sum(n for n in fate.values() if n > 0),
            sum(n < 0 for n in fate.values()), **counts,
            seconds=round(time.monotonic() - began, 3), cancelled=cancel.is_set(),
        )  # fmt: skip
        show_index_event(done, arguments.json)
        useful = done.documents or done.unchanged or done.removed
    return DONE if useful or not done.failed else NOTHING


def index_all(
    engine: Any, chosen: Sequence[str], cancel: Any, passwords: Sequence[str]
) -> Iterator[Event | None]:
    """Add or refresh files, read the pictures among them, finish what waits, tidy the index."""
    yield from engine.renew(3, cancel)
    yield from engine.add(1, chosen, cancel, passwords)
    if not cancel.is_set() and engine.preferences["recognise_text"]:
        yield from engine.recognise(2, cancel)
    while not cancel.is_set() and engine.tidy():
        yield None


def show_index_event(event: Event | None, as_json: bool) -> None:
    """Print one event of indexing: a JSON line, or a line on the terminal."""
    match event:
        case Indexed(_, path, chunks, seconds):
            if as_json:
                put({"event": "indexed", "path": path, "chunks": chunks, "seconds": seconds})
            else:
                print(f"indexed   {path} ({chunks} passages)")
        case FileFailed(_, path, kind, reason):
            if as_json:
                put({"event": "failed", "path": path, "kind": kind, "reason": reason})
            else:
                print(f"failed    {path}: {reason}")
        case IndexDone():
            if as_json:
                row = asdict(event)
                del row["job"], row["cancelled"], row["moved"]
                put({"event": "done", **row})
            tell(
                f"{event.documents} documents added or changed, {event.unchanged} unchanged, "
                f"{event.removed} removed, {event.failed} failed, in {event.seconds:.1f} s"
                + (" (stopped)." if event.cancelled else ".")
            )
        case Progress() if not as_json and sys.stderr.isatty():
            left = f", {event.seconds_left:.0f} s left" if event.seconds_left else ""
            sys.stderr.write(
                f"\r\x1b[K{event.files_done} of {event.files_total} files, "
                f"{event.rate:.0f} passages/s{left}\r"
            )


def run_search(arguments: argparse.Namespace) -> int:
    """Show passages for one question or a file of them."""
    questions = read_questions(arguments)
    if questions is None or arguments.k < 1:
        tell("Give a question or --questions FILE, and at least one passage (-k).")
        return USAGE
    with opened(arguments) as engine:
        engine.load_embedder()
        for number, question in questions:
            began = time.monotonic()
            try:
                passages, found = engine.search(question, arguments.k)
            except CarrelError as error:
                if len(questions) == 1:
                    raise
                tell(f"{number}: {error}")
                passages, found = [], False
            milliseconds = round((time.monotonic() - began) * 1000, 2)
            if arguments.json:
                put(
                    {
                        "id": number, "question": question, "found": found, "ms": milliseconds,
                        "passages": [show_passage(p) for p in passages],
                    }
                )  # fmt: skip
            else:
                print_passages(passages, found)
    return DONE


def run_ask(arguments: argparse.Namespace) -> int:
    """Answer one question or a file of them."""
    questions = read_questions(arguments)
    if questions is None:
        tell("Give a question or --questions FILE.")
        return USAGE
    failures = 0
    with opened(arguments) as engine:
        engine.load_embedder()
        engine.load_llm()
        for job, (number, question) in enumerate(questions, 1):
            failures += not answer(engine, job, number, question, arguments.json)
    return NOTHING if failures == len(questions) else DONE


def answer(engine: Any, job: int, number: str, question: str, as_json: bool) -> bool:
    """Ask one question and print what happens; return whether it was answered."""
    from app.engine.stream import Cancellation

    cancel = Cancellation()
    signal.signal(signal.SIGINT, lambda *_: cancel.set())
    for event in engine.ask(job, question, 0, cancel):
        match event:
            case Passages(ranking="hybrid"):
                shown = [show_passage(p) for p in event.passages]
                if as_json:
                    put({"event": "passages", "id": number, "found": event.found,
                         "ms": event.ms, "passages": shown})  # fmt: skip
                else:
                    print_passages(event.passages[:3], event.found)
            case Text(_, text):
                if as_json:
                    put({"event": "text", "text": text})
                else:
                    print(text, end="", flush=True)
            case Phase(detail=detail) if detail:
                tell(detail)
            case Answered():
                if as_json:
                    put(show_answer(number, event))
                else:
                    print()
                    print_sources(event.citations)
                return True
            case Failed():
                tell(f"{event.message} {event.advice}")
                if as_json:
                    put({"event": "answer", "id": number, "text": event.text, "found": False,
                         "finish_reason": "error", "citations": [],
                         "error": event.message})  # fmt: skip
            case Stopped():
                tell("Stopped.")
                if as_json:
                    put({"event": "answer", "id": number, "text": event.text, "found": False,
                         "finish_reason": "cancelled", "citations": []})  # fmt: skip
            case Grounded() | None:
                pass
    return False


def run_status(arguments: argparse.Namespace) -> int:
    """Show the ledger."""
    with opened(arguments, read_only=True) as engine:
        listed = engine.list_library(0)
    for row in listed.documents:
        if arguments.json:
            put(asdict(row))
        else:
            detail = row.reason or f"{row.chunks} passages"
            print(f"{row.state:10} {row.path}: {detail}")
    tell(f"{len(listed.documents)} documents, {listed.chunks} passages.")
    return DONE


def run_read(arguments: argparse.Namespace) -> int:
    """Print a file's text, or its text with anchors; with what is inside it, or only that."""
    from app.engine.reading import ReaderProcess
    from app.engine.reading.members import split_path
    from app.settings import Preferences

    preferences = Preferences()
    path = os.path.abspath(arguments.file)
    file, member = split_path(path)
    try:
        with ReaderProcess(seconds=preferences["read_seconds"]) as reader:
            extracted = reader.read(
                file,
                within=member,
                passwords=read_passwords(arguments),
                ocr=preferences["recognise_text"],
            )
    except ReadError as error:
        if arguments.json:
            put({"path": path, "kind": error.kind, "reason": str(error)})
        tell(f"{arguments.file}: {error}")
        return NOTHING
    if arguments.json:
        put(
            {
                "path": path, "kind": extracted.kind, "text": extracted.text,
                "spans": [
                    {"start": s.start, "end": s.end, "anchor": dict(s.anchor)}
                    for s in extracted.spans
                ],
                "warnings": list(extracted.warnings),
            }
        )  # fmt: skip
    else:
        sys.stdout.write(extracted.text)
        if not extracted.text.endswith("\n"):
            sys.stdout.write("\n")
        for warning in extracted.warnings:
            tell(warning)
    sys.stdout.flush()
    return DONE


def run_models(arguments: argparse.Namespace) -> int:
    """List, import, export, verify or remove packs."""
    from app.engine import models

    wanted = {"list": 0, "import": 1, "export": 2, "remove": 1}.get(arguments.action)
    given: list[str] = arguments.arguments
    if wanted is not None and len(given) != wanted:
        tell(f"`carrel models {arguments.action}` takes {wanted} arguments, not {len(given)}.")
        return USAGE
    match arguments.action:
        case "list":
            packs, problems = models.scan()
            for pack in packs:
                show_pack(pack, arguments.json)
            for problem in problems:
                tell(problem)
        case "import":
            pack = models.import_pack(Path(given[0]).absolute(), progress=tell)
            show_pack(pack, arguments.json)
        case "export":
            models.export(given[0], Path(given[1]).absolute())
        case "remove":
            models.remove(given[0])
        case "verify":
            return verify_packs(given, arguments.json)
    return DONE


def verify_packs(names: Sequence[str], as_json: bool) -> int:
    """Hash every file of the named packs, or of all; say what is wrong."""
    from app.engine import models

    packs = [pack for pack in models.installed() if not names or pack.name in names]
    for name in set(names) - {pack.name for pack in packs}:
        tell(f"There is no pack {name}.")
    problems = 0
    for pack in packs:
        found = models.verify(pack)
        problems += len(found)
        if as_json:
            put({"name": pack.name, "ok": not found, "problems": found})
        else:
            print(f"{pack.name}: {'as it should be' if not found else '; '.join(found)}")
    return DONE if packs and not problems else NOTHING


def show_pack(pack: Any, as_json: bool) -> None:
    """Print one pack."""
    if as_json:
        put({"name": pack.name, "title": pack.title, "role": pack.role, "bytes": pack.bytes,
             "licence": pack.licence, "folder": str(pack.folder)})  # fmt: skip
    else:
        print(f"{pack.name:28} {pack.role:9} {pack.bytes / 1e6:7.0f} MB  {pack.licence}")


def run_doctor(arguments: argparse.Namespace) -> int:
    """Check everything that Carrel needs, and say what is wrong."""
    rows = list(examine(arguments))
    for name, fine, detail in rows:
        if arguments.json:
            put({"check": name, "ok": fine, "detail": detail})
        else:
            print(f"{'ok ' if fine else 'BAD'} {name}: {detail}")
    return DONE if all(fine for _, fine, _ in rows) else NOTHING


def examine(arguments: argparse.Namespace) -> Iterator[tuple[str, bool, str]]:
    """Yield ``(check, fine, detail)`` for machine, models, offline guard and library."""
    import platform
    import socket
    import sqlite3

    import psutil

    from app.engine import models
    from app.settings import Preferences

    memory = psutil.virtual_memory()
    place = paths.data() if paths.data().exists() else Path.home()
    free = shutil.disk_usage(place).free
    yield "machine", True, f"{platform.platform()}, Python {platform.python_version()}"
    yield (
        "memory", memory.available > 1.5e9,
        f"{memory.available / 1e9:.1f} of {memory.total / 1e9:.1f} GB free",
    )  # fmt: skip
    yield "disk", free > 1e9, f"{free / 1e9:.1f} GB free for {paths.data()}"
    packs, problems = models.scan()
    for role in ("embedder", "llm"):
        mine = [pack for pack in packs if pack.role == role]
        wrong = [problem for pack in mine for problem in models.verify(pack)]
        names = ", ".join(pack.name for pack in mine)
        yield f"models ({role})", bool(mine) and not wrong, "; ".join(wrong) or names or "none"
    for problem in problems:
        yield "models", False, problem
    choice = models.choose_device(Preferences(), "llm")
    yield "device", True, f"{choice.device}, {choice.dtype}, {choice.threads} threads"
    try:
        socket.create_connection(("192.0.2.1", 9), timeout=0.2).close()
        yield "offline", False, "A connection was possible; the guard is not active."
    except PermissionError:
        yield "offline", True, "A trial connection was refused by Carrel's own guard."
    except OSError as error:
        yield "offline", False, f"The guard did not answer first: {error}."
    fts = sqlite3.connect(":memory:").execute("PRAGMA compile_options").fetchall()
    yield "database", ("ENABLE_FTS5",) in fts, f"SQLite {sqlite3.sqlite_version}, full-text search"
    folder = chosen_library(arguments)
    if not (folder / "library.sqlite3").exists():
        yield "library", True, f"none yet in {folder}"
        return
    with opened(arguments, read_only=True) as engine:
        documents, chunks = engine.store.counts()
        vectors = len(engine.index.vectors)
        by = engine.index.vectors.searches_by
    yield (
        "library", vectors == chunks,
        f"{documents} documents, {chunks} passages, {vectors} vectors, {by} search",
    )  # fmt: skip


# -- what is printed -----------------------------------------------------------------------------


def tell(message: str, *_: Any) -> None:
    """Tell a person something, on standard error."""
    print(message, file=sys.stderr, flush=True)


def put(row: dict[str, Any]) -> None:
    """Print one JSON line."""
    print(json.dumps(row, ensure_ascii=False), flush=True)


def show_passage(passage: Passage) -> dict[str, Any]:
    """Return a passage as the contract has it."""
    row = asdict(passage)
    row["sentence"] = list(passage.sentence) if passage.sentence else None
    return row


def show_answer(number: str, event: Answered) -> dict[str, Any]:
    """Return an answer as the contract has it."""
    row = {"event": "answer", "id": number, **asdict(event)}
    del row["job"]
    row["citations"] = [
        {key: getattr(c, key) for key in ("path", "anchor", "start", "end", "quote", "support")}
        for c in event.citations
    ]
    return row


def print_passages(passages: Sequence[Passage], found: bool) -> None:
    """Print passages for a person: file, place, best sentence."""
    if not found:
        print("Your documents do not seem to say. The nearest passages:")
    for passage in passages:
        where = ", ".join(f"{key} {value}" for key, value in passage.anchor.items())
        start, end = passage.sentence or (passage.start, passage.end)
        sentence = " ".join(passage.text[start - passage.start : end - passage.start].split())
        print(f"{passage.path}{f' ({where})' if where else ''}\n    {sentence}\n")


def print_sources(citations: Sequence[Citation]) -> None:
    """Print what an answer rests on."""
    for citation in citations:
        where = ", ".join(f"{key} {value}" for key, value in citation.anchor.items())
        print(f"  {citation.path}{f' ({where})' if where else ''}")


# -- what is read --------------------------------------------------------------------------------


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
