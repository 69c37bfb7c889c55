"""``carrel VERB …``: the engine without a window, for scripts, tests and measurements.

Standard output holds results alone (JSON lines with ``--json``); messages for people go to
standard error. Exit status: 0 done, 1 nothing could be done, 2 wrong usage.
"""

import argparse
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app import __version__
from app.cli.doctor import run_doctor
from app.cli.given import chosen_paths, opened, read_passwords, read_questions
from app.cli.packs import run_models
from app.cli.printing import (
    print_passages,
    print_sources,
    put,
    show_answer,
    show_passage,
    tell,
)
from app.errors import CarrelError, ReadError
from app.messages import (
    Answered,
    Event,
    Failed,
    FileFailed,
    Grounded,
    IndexDone,
    Indexed,
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
        verb.add_argument(
            "--in", dest="only", action="append", default=[], metavar="PATH",
            help="look only in this folder or document of the library; may be repeated",
        )  # fmt: skip
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
        scope = engine.store.scope(chosen_paths(arguments))
        engine.store.count_in(scope)
        for number, question in questions:
            began = time.monotonic()
            try:
                passages, found = engine.search(question, arguments.k, scope=scope)
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
        only = chosen_paths(arguments)
        for job, (number, question) in enumerate(questions, 1):
            failures += not answer(engine, job, number, question, only, arguments.json)
    return NOTHING if failures == len(questions) else DONE


def answer(
    engine: Any, job: int, number: str, question: str, only: tuple[str, ...], as_json: bool
) -> bool:
    """Ask one question and print what happens; return whether it was answered."""
    from app.engine.stream import Cancellation

    cancel = Cancellation()
    signal.signal(signal.SIGINT, lambda *_: cancel.set())
    for event in engine.ask(job, question, 0, cancel, only=only):
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
