"""The reader process: it may crash, hang or swell, and nobody else notices."""

import json
import multiprocessing
import os
import socket
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from app.engine.reading import ReaderProcess, SimpleDirectoryReader, extract
from app.engine.reading.extraction import Part, extract_parts
from app.engine.reading.process import DEATHS, receive
from app.errors import BugError, Cancelled, ReadError
from tests.engine.reading import confined
from tests.engine.reading.making import make_docx, make_pdf, make_slow_html
from tests.engine.reading.packing import make_picture, make_zip

pytestmark = pytest.mark.usefixtures("no_leaks")

PATIENCE = 60  # seconds after which something that never happens is called missing


@pytest.fixture
def reader() -> Iterator[ReaderProcess]:
    with ReaderProcess() as process:
        yield process


@pytest.fixture
def slow_file(tmp_path: Path) -> Path:
    file = tmp_path / "slow.html"
    file.write_text(make_slow_html())
    return file


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.setblocking(False)
        yield server


def wait_until(condition: Callable[[], Any]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.01)


def start_reading(reader: ReaderProcess, file: Path, **options: Any) -> Callable[[], Any]:
    """Read in a thread until the process is at it; return a function that gives the outcome."""
    outcome: list[Any] = []

    def read() -> None:
        try:
            outcome.append(reader.read(file, **options))
        except BaseException as error:  # noqa: BLE001  it is the outcome
            outcome.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    wait_until(lambda: outcome or is_busy(reader.pid))
    assert not outcome

    def join() -> Any:
        thread.join(PATIENCE)
        return outcome[0]

    return join


def is_busy(pid: int | None) -> bool:
    """Whether the process has used more processor time than starting it takes."""
    try:
        return pid is not None and psutil.Process(pid).cpu_times().user > 1
    except psutil.Error:
        return False


def test_the_process_reads_what_extract_reads(reader: ReaderProcess, write_files: Any):
    root = write_files(
        {
            "a.pdf": make_pdf(["one", "", "three"]),
            "b.md": "# T\n\ntext 🫖\n",
            "c.html": "<h1>T</h1><p>x",
            "d.docx": make_docx([("Heading1", "T"), ("", "words")]),
            "e.txt": "café".encode("latin-1"),
        }
    )
    for file in sorted(root.iterdir()):
        assert reader.read(file) == extract(file)
    assert reader.read(root / "e.txt", encoding="cp1250") == extract(
        root / "e.txt", encoding="cp1250"
    )


def test_one_process_reads_many_files_and_failures_do_not_end_it(
    reader: ReaderProcess, write_files: Any
):
    root = write_files({"a.txt": "a", "b.pdf": "none"})
    reader.read(root / "a.txt")
    first = reader.pid
    with pytest.raises(ReadError) as caught:
        reader.read(root / "b.pdf")
    assert caught.value.kind == "corrupt" and caught.value.advice
    reader.read(root / "a.txt")
    assert reader.pid == first is not None


def test_nothing_starts_before_the_first_file_and_nothing_stays_after_close(write_files: Any):
    root = write_files({"a.txt": "a"})
    reader = ReaderProcess()
    assert reader.pid is None
    reader.read(root / "a.txt")
    pid = reader.pid
    assert pid
    reader.close()
    assert reader.pid is None and not psutil.pid_exists(pid)
    assert reader.read(root / "a.txt").text == "a"
    reader.close()


def test_a_process_killed_in_the_middle_is_a_crash_and_the_next_file_is_read(
    reader: ReaderProcess, slow_file: Path, write_files: Any
):
    join = start_reading(reader, slow_file)
    assert reader.pid
    psutil.Process(reader.pid).kill()
    error = join()
    assert isinstance(error, ReadError) and error.kind == "crashed"
    assert reader.read(write_files({"a.txt": "fine"}) / "a.txt").text == "fine"


def test_a_process_that_died_while_idle_is_replaced_unnoticed(
    reader: ReaderProcess, write_files: Any
):
    root = write_files({"a.txt": "a"})
    reader.read(root / "a.txt")
    assert reader.pid
    psutil.Process(reader.pid).kill()
    assert reader.read(root / "a.txt").text == "a"


def test_a_file_that_takes_too_long_is_given_up(slow_file: Path, write_files: Any):
    with ReaderProcess(seconds=0.2) as reader:
        with pytest.raises(ReadError) as caught:
            reader.read(slow_file)
        assert caught.value.kind == "timeout"
        assert reader.pid is None
        assert reader.read(write_files({"a.txt": "fine"}) / "a.txt").text == "fine"


def test_a_stopped_process_is_a_timeout(write_files: Any):
    root = write_files({"a.txt": "a"})
    with ReaderProcess(seconds=0.5) as reader:
        reader.read(root / "a.txt")
        assert reader.pid
        psutil.Process(reader.pid).suspend()
        with pytest.raises(ReadError) as caught:
            reader.read(root / "a.txt")
        assert caught.value.kind == "timeout"


def test_a_file_that_needs_too_much_memory_is_too_large(tmp_path: Path, write_files: Any):
    file = tmp_path / "big.txt"
    with open(file, "wb") as big:
        for _ in range(150):
            big.write(b"words and words\n" * 65_536)
    with ReaderProcess(memory_mb=120) as reader:
        with pytest.raises(ReadError) as caught:
            reader.read(file)
        assert caught.value.kind == "too-large"
        assert reader.read(write_files({"a.txt": "fine"}) / "a.txt").text == "fine"


def test_a_reading_can_be_cancelled(reader: ReaderProcess, slow_file: Path, write_files: Any):
    cancelled = threading.Event()
    join = start_reading(reader, slow_file, cancelled=cancelled)
    cancelled.set()
    assert isinstance(join(), Cancelled)
    assert reader.pid is None
    with pytest.raises(Cancelled):
        reader.read(slow_file, cancelled=cancelled)
    assert reader.read(write_files({"a.txt": "fine"}) / "a.txt").text == "fine"


def test_the_process_ends_with_its_parent_in_the_middle_of_a_file(slow_file: Path, tmp_path: Path):
    code = (
        "import threading, time\n"
        "from app.engine.reading import ReaderProcess\n"
        "reader = ReaderProcess()\n"
        f"threading.Thread(target=reader.read, args=({str(slow_file)!r},)).start()\n"
        "while not reader.pid: time.sleep(0.01)\n"
        "print(reader.pid, flush=True)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"TMPDIR": str(tmp_path)},
    ) as parent:
        assert parent.stdout
        pid = int(parent.stdout.readline())
        wait_until(lambda: is_busy(pid))
        parent.kill()
    wait_until(lambda: not is_alive(pid))
    assert list(tmp_path.iterdir()) == [slow_file], "it tidies up in its parent's place"


def is_alive(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False


def test_nothing_inside_reaches_the_network_or_runs_a_program(listener: socket.socket):
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=confined.try_everything, args=(theirs, listener.getsockname()))
    process.start()
    assert ours.poll(PATIENCE)
    outcomes = ours.recv()
    process.join(PATIENCE)
    process.close()
    ours.close()
    theirs.close()
    assert outcomes and set(outcomes.values()) == {"refused"}, outcomes
    with pytest.raises(BlockingIOError):
        listener.accept()


def test_remote_references_in_files_are_not_followed(
    reader: ReaderProcess, listener: socket.socket, write_files: Any
):
    url = f"http://127.0.0.1:{listener.getsockname()[1]}/x"
    root = write_files(
        {
            "a.html": f'<img src="{url}"><link rel=stylesheet href="{url}"><script src="{url}">'
            f'</script><iframe src="{url}"></iframe><p>text',
            "b.xml": f'<!DOCTYPE a SYSTEM "{url}" [<!ENTITY e SYSTEM "{url}">]><a>text &e;</a>',
            "c.md": f"![x]({url}) text",
            "d.docx": make_docx([("", f'text</w:t></w:r></w:p><w:altChunk r:id="{url}"/><w:p>'
                                      "<w:r><w:t>")]),
            "e.rtf": r"{\rtf1 {\field{\*\fldinst INCLUDEPICTURE " + url + "}} text}",
        }
    )  # fmt: skip
    for file in root.iterdir():
        try:
            assert "text" in reader.read(file).text
        except ReadError as error:
            assert error.kind == "corrupt"
    with pytest.raises(BlockingIOError):
        listener.accept()


def test_what_parsers_print_is_not_seen(
    reader: ReaderProcess, write_files: Any, capfd: pytest.CaptureFixture[str]
):
    with pytest.raises(ReadError):
        reader.read(write_files({"a.docx": b"PK\x03\x04 broken"}) / "a.docx")
    assert capfd.readouterr() == ("", "")


# -- several documents in one file -----------------------------------------------------------------


def describe(part: Part) -> tuple[str, str]:
    return (
        part.member,
        part.error.kind if part.error else part.extracted.text if part.extracted else "",
    )


def test_the_process_gives_the_documents_in_a_file_as_extract_parts_does(
    reader: ReaderProcess, write_files: Any
):
    inner = make_zip({"b.pdf": make_pdf(["b"]), "c.txt": "", "d.md": "# D\n\nd"})
    file = write_files({"a.zip": make_zip({"a.txt": "a", "inner.zip": inner})}) / "a.zip"
    seen: list[Part] = []
    for part, expected in zip(reader.read_parts(file), extract_parts(file), strict=True):
        assert describe(part) == describe(expected)
        assert part.extracted == expected.extracted
        seen.append(part)
    assert len(seen) == 6
    assert reader.read(file, within="inner.zip") == extract(file, within="inner.zip")
    (gone,) = reader.read_parts(file, within="none.txt")
    assert describe(gone) == ("none.txt", "unreadable")


def test_reading_goes_on_behind_a_member_that_kills_the_process(
    reader: ReaderProcess, write_files: Any
):
    slow = make_slow_html()
    data = make_zip({"a.txt": "a", "b.html": slow, "c.txt": "c", "d.zip": make_zip({"e.txt": "e"})})
    parts = reader.read_parts(write_files({"a.zip": data}) / "a.zip")
    assert describe(next(parts)) == ("", "")
    assert describe(next(parts)) == ("a.txt", "a")
    killer = threading.Thread(target=kill_when_busy, args=(reader.pid,))
    killer.start()
    died = next(parts)
    killer.join(PATIENCE)
    assert describe(died) == ("b.html", "crashed") and died.error and died.error.message
    assert [describe(part) for part in parts] == [
        ("c.txt", "c"),
        ("d.zip", ""),
        ("d.zip/e.txt", "e"),
    ]


def test_a_process_that_is_ended_while_it_starts_is_started_again(
    reader: ReaderProcess, tmp_path: Path
):
    (tmp_path / "a.txt").write_text("The cat sleeps.")
    killed: list[psutil.Process] = []

    def kill_two() -> None:
        while len(killed) < 2:
            for child in psutil.Process().children():
                try:
                    if child not in killed and "spawn_main" in " ".join(child.cmdline()):
                        child.kill()
                        killed.append(child)
                except psutil.NoSuchProcess:
                    continue

    killer = threading.Thread(target=kill_two)
    killer.start()
    (part,) = reader.read_parts(tmp_path / "a.txt")
    killer.join(PATIENCE)
    assert part.extracted is not None and part.extracted.text.strip() == "The cat sleeps."
    assert len(killed) == 2


def kill_when_busy(pid: int) -> None:
    process = psutil.Process(pid)
    before = process.cpu_times().user
    wait_until(lambda: process.cpu_times().user > before + 0.5)
    process.kill()


def test_a_member_that_needs_too_much_memory_does_not_fail_the_others(write_files: Any):
    big = "".join(f"{n} words and words\n" for n in range(4_000_000))
    file = write_files({"a.zip": make_zip({"a.txt": "a", "b.txt": big, "c.txt": "c"})}) / "a.zip"
    with ReaderProcess(memory_mb=110) as reader:
        kinds = [describe(part) for part in reader.read_parts(file)]
    assert kinds == [("", ""), ("a.txt", "a"), ("b.txt", "too-large"), ("c.txt", "c")]


def test_members_that_are_slow_are_given_up_one_by_one_and_then_all(write_files: Any):
    slow = make_slow_html()
    members = {f"{number}.html": slow for number in range(DEATHS + 2)}
    data = make_zip({**members, "z.txt": "z"}, zipfile.ZIP_STORED)
    file = write_files({"a.zip": data}) / "a.zip"
    with ReaderProcess(seconds=0.5) as reader:
        found = dict(describe(part) for part in reader.read_parts(file) if part.member)
    kinds = list(found.values())
    assert kinds == ["timeout"] * DEATHS + ["crashed"] * 3, "the rest is named, not read"


def test_leaving_in_the_middle_of_a_file_leaves_the_reader_usable(
    reader: ReaderProcess, write_files: Any
):
    root = write_files({"a.zip": make_zip({f"{n}.txt": "x" for n in range(50)}), "b.txt": "b"})
    parts = reader.read_parts(root / "a.zip")
    next(parts)
    assert reader.read(root / "b.txt").text == "b"
    with pytest.raises(BugError):
        list(parts)
    assert reader.read(root / "b.txt").text == "b"


def test_a_reading_of_many_documents_can_be_cancelled(reader: ReaderProcess, write_files: Any):
    file = write_files({"a.zip": make_zip({f"{n}.txt": "x" for n in range(50)})}) / "a.zip"
    cancelled = threading.Event()
    parts = reader.read_parts(file, cancelled=cancelled)
    next(parts)
    cancelled.set()
    with pytest.raises(Cancelled):
        list(parts)


def test_the_pages_of_a_long_document_are_told_while_it_is_read(
    reader: ReaderProcess, write_files: Any
):
    pages = make_pdf([f"page {number}" for number in range(2000)])
    file = write_files({"a.zip": make_zip({"a.pdf": pages})}) / "a.zip"
    told: list[tuple[str, int]] = []
    list(reader.read_parts(file, on_progress=lambda member, page: told.append((member, page))))
    assert told and told == sorted(told)
    assert {member for member, _ in told} == {"a.pdf"}


def test_what_was_recognised_before_is_put_on_its_page(reader: ReaderProcess, write_files: Any):
    picture = make_picture()
    file = write_files({"a.zip": make_zip({"scan.png": picture})}) / "a.zip"
    _, before = reader.read_parts(file)
    assert before.extracted and before.extracted.unread == (1,) and not before.extracted.text
    _, after = reader.read_parts(file, recognised={"scan.png": {1: "The words on it"}})
    assert after.extracted and not after.extracted.unread
    assert after.extracted.text.strip() == "The words on it"
    with pytest.raises(ReadError) as caught:
        reader.read(file, ocr=False)
    assert caught.value.kind == "no-text"


def test_recognising_pages_of_what_is_gone_is_refused(reader: ReaderProcess, write_files: Any):
    file = write_files({"a.zip": make_zip({"a.txt": "a"})}) / "a.zip"
    with pytest.raises(ReadError) as caught:
        list(reader.recognise(file, "scan.png", [1]))
    assert caught.value.kind == "unreadable"
    assert reader.read(file).text == "a"


def test_the_process_steps_back_behind_the_persons_own_programs(
    reader: ReaderProcess, write_files: Any
):
    reader.read(write_files({"a.txt": "a"}) / "a.txt")
    process = psutil.Process(reader.pid)
    if sys.platform == "win32":
        assert process.nice() == psutil.BELOW_NORMAL_PRIORITY_CLASS
    else:
        assert process.nice() > psutil.Process().nice()
    if sys.platform == "linux":
        assert process.ionice().ioclass == psutil.IOPRIO_CLASS_IDLE


def test_a_reader_that_was_tricked_cannot_name_a_path_outside_the_file(tmp_path: Path):
    """What a process sends whose parser was taken over by a file."""
    ours, theirs = multiprocessing.get_context("spawn").Pipe()
    for member in ("../x", "/etc/x", "a//b", "a/../../b", "C:/x", "a\\b", 7, None):
        theirs.send_bytes(json.dumps({"type": "begin", "member": member, "size": 1}).encode())
        with pytest.raises(OSError, match="not an answer"):
            receive(ours)
    for nonsense in (b"[]", b"{}", b'{"type": "found"}', b'{"type": "x"}', b"\xff", b'"begin"',
                     b"[" * 90_000):  # fmt: skip
        theirs.send_bytes(nonsense)
        with pytest.raises(OSError, match="not an answer"):
            receive(ours)
    ours.close()
    theirs.close()


def test_a_path_that_is_not_unicode_is_read(reader: ReaderProcess, tmp_path: Path):
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        with open(name, "wb") as file:
            file.write(b"text")
    except OSError:
        pytest.skip("this file system refuses such names")
    assert reader.read(os.fsdecode(name)).text == "text"


def test_a_folder_can_be_read_through_the_process(reader: ReaderProcess, write_files: Any):
    root = write_files({"a.txt": "a", "b.pdf": "none", "c.pdf": make_pdf(["c"])})
    directory = SimpleDirectoryReader(root, reader=reader)
    assert [d.text.strip() for d in directory.load_data()] == ["a", "c"]
    assert [s.kind for s in directory.skipped] == ["corrupt"]
    assert reader.pid
