"""The ledger over the pipe: every file has a row that says where it is and why."""

import io
import os
import random
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from app.messages import Cancel, FileFailed, IndexDone, LibraryListed, Progress
from tests.worker import engines
from tests.worker.making import (
    make_docx,
    make_letter,
    make_pdf,
    make_protected_pdf,
    make_protected_zip,
    make_slow_page,
    make_zip,
    paragraph,
    rare,
)
from tests.worker.window import Window, check_database, embedded

Start = Callable[..., Window]


@pytest.fixture
def many(papers: Path) -> Path:
    for number in range(40):
        (papers / f"{number:02}.txt").write_text(paragraph(number, 20))
    return papers


@pytest.fixture
def slow(papers: Path) -> Path:
    file = papers / "slow.html"
    file.write_text(make_slow_page(f"The word {rare(1)} stands here."))
    return file


def hold_reader(window: Window, since: psutil.Process | None = None) -> psutil.Process:
    """Wait for a reader process, another one than ``since``, that is in the middle of a file."""

    def busy() -> psutil.Process | None:
        reader = window.reader()
        try:
            if reader and reader != since and reader.cpu_times().user > 1:
                return reader
        except psutil.Error:
            pass
        return None

    return window.wait(busy, "reading")


def kill_reader_twice(window: Window) -> None:
    first = hold_reader(window)
    first.kill()
    hold_reader(window, since=first).kill()


# -- waiting and reading ---------------------------------------------------------------------------


def test_every_file_has_a_row_before_it_is_read(start: Start, papers: Path, slow: Path):
    names = {str(slow)}
    for number in range(12):
        (papers / f"{number:02}.txt").write_text(paragraph(number))
        names.add(str(papers / f"{number:02}.txt"))
    window = start()
    job = window.index_later(papers)
    hold_reader(window)
    rows = window.rows()
    assert set(rows) == names
    assert {rows[str(slow)].state} <= {"waiting", "reading"}
    assert not any(isinstance(e, IndexDone) and e.job == job for e in window.seen)
    window.end(job)
    assert {row.state for row in window.rows().values()} == {"indexed"}


def test_a_run_that_was_killed_goes_on_with_the_next_start(start: Start, many: Path, slow: Path):
    window = start()
    window.index_later(many)
    hold_reader(window)
    window.kill()
    window = start()
    listed = window.until(LibraryListed)
    assert listed.folders == (str(many),)
    assert len(listed.documents) == 41
    assert str(slow) in {d.path for d in listed.documents if d.state == "waiting"}
    rows = window.settle()
    assert {row.state for row in rows.values()} == {"indexed"} and len(rows) == 41
    assert window.found(rare(1)) and window.found(rare(39)) == [str(many / "39.txt")]


def test_a_held_run_moves_nothing_and_questions_are_still_answered(start: Start, many: Path):
    window = start(engines.counting_slowly)
    job = window.index_later(many)
    window.wait(lambda: any(r.state == "indexed" for r in window.rows().values()))
    window.pause()
    window.drain(1.0)  # what was in work when it was held
    before, chunks = window.rows(), embedded(window.library)
    assert any(row.state == "waiting" for row in before.values())
    window.drain(1.5)
    assert embedded(window.library) == chunks
    assert window.rows() == before
    held = [e for e in window.seen if isinstance(e, Progress) and e.paused]
    assert held
    known = next(p for p, r in before.items() if r.state == "indexed")
    assert window.found(rare(int(Path(known).stem))) == [known]
    window.pause(False)
    assert window.end(job).documents == 40
    assert {row.state for row in window.rows().values()} == {"indexed"}


def test_a_cancelled_run_keeps_what_it_did_and_can_be_taken_up_again(start: Start, many: Path):
    window = start(engines.counting_slowly)
    job = window.index_later(many)
    window.wait(lambda: any(r.state == "indexed" for r in window.rows().values()))
    window.send(Cancel(job))
    done = window.end(job)
    assert done.cancelled and 0 < done.documents < 40
    again = window.index(many)
    assert again.documents + again.unchanged >= 40 and not again.cancelled
    assert {row.state for row in window.rows().values()} == {"indexed"}
    texts = embedded(window.library)
    assert len(texts) - len(set(texts)) < 96  # at most the group of chunks that was in work


# -- files that cannot be read ---------------------------------------------------------------------


def test_a_file_that_kills_the_reader_twice_is_quarantined(start: Start, papers: Path, slow: Path):
    (papers / "good.txt").write_text(paragraph(2))
    window = start()
    job = window.index_later(papers)
    kill_reader_twice(window)
    done = window.end(job)
    assert (done.documents, done.failed) == (1, 1)
    failed = [e for e in window.seen if isinstance(e, FileFailed)]
    assert [(e.path, e.state) for e in failed] == [(str(slow), "quarantined")]
    row = window.row(slow)
    assert row and row.state == "quarantined" and row.reason.endswith(".")
    assert window.found(rare(2)) == [str(papers / "good.txt")]
    window.close()

    window = start()  # nothing reads it by itself: not a start, not adding its folder again
    (papers / "later.txt").write_text(paragraph(3))
    window.index(papers)
    assert window.settle()[str(slow)].state == "quarantined"
    assert window.retry(slow).documents == 1
    row = window.row(slow)
    assert row and (row.state, row.kind, row.reason) == ("indexed", "", "")
    assert window.found(rare(1)) == [str(slow)]


def test_a_reader_that_dies_once_is_no_fault_of_the_file(start: Start, papers: Path, slow: Path):
    window = start()
    job = window.index_later(papers)
    hold_reader(window).kill()
    done = window.end(job)
    assert (done.documents, done.failed) == (1, 0)
    assert window.found(rare(1)) == [str(slow)]


@pytest.mark.parametrize("kind", ["pdf", "zip", "docx"])
def test_a_protected_file_asks_for_its_password(start: Start, papers: Path, kind: str):
    file, password, words = papers / f"secret.{kind}", "cheese", "zebra"
    match kind:
        case "pdf":
            file.write_bytes(make_protected_pdf("The secret animal is a zebra.", password))
        case "zip":
            data = b"The secret animal is a zebra."
            file.write_bytes(make_protected_zip("in/animal.txt", data, password))
        case "docx":
            office = pytest.importorskip("msoffcrypto.format.ooxml")
            # msoffcrypto cannot read back what it wrote of less than 4 KB
            more = " ".join(f"{random.Random(i).random()}" for i in range(600))
            plain = io.BytesIO(make_docx([("", f"The secret animal is a zebra. {more}")]))
            with open(file, "wb") as locked:
                office.OOXMLFile(plain).encrypt(password, locked)
    (papers / "open.txt").write_text(paragraph(1))
    window = start()
    done = window.index(papers)
    assert (done.documents, done.failed) == (1, 1)
    protected = [r for r in window.rows().values() if r.state == "failed"]
    assert len(protected) == 1 and protected[0].path.startswith(str(file))
    assert protected[0].kind == "encrypted" and "password" in protected[0].reason
    wrong = window.unlock(Path(protected[0].path), "wrong")
    assert (wrong.documents, wrong.failed) == (0, 1)
    row = window.row(protected[0].path)
    assert row and (row.state, row.kind) == ("failed", "encrypted")
    assert window.found(words) == []
    right = window.unlock(Path(protected[0].path), password)
    assert (right.documents, right.failed) == (1, 0)
    assert {r.state for r in window.rows().values()} <= {"indexed", "ignored"}
    assert [Path(p).name for p in window.found(words)] == [
        "animal.txt" if kind == "zip" else file.name
    ]
    window.close()
    window = start()  # the password is not kept, but what it opened is
    window.index(papers)
    assert len(window.found(words)) == 1


def test_a_file_that_was_repaired_is_read_again_by_itself(start: Start, papers: Path):
    broken = papers / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4 broken")
    window = start()
    assert window.index(papers).failed == 1
    row = window.row(broken)
    assert row and (row.state, row.kind) == ("failed", "corrupt") and row.reason
    broken.write_bytes(make_pdf(["The zebra is whole again."]))
    window.index(papers)
    row = window.row(broken)
    assert row and (row.state, row.kind, row.reason) == ("indexed", "", "")
    assert window.found("zebra") == [str(broken)]


def test_what_cannot_be_read_is_not_read_again_for_nothing(start: Start, papers: Path):
    (papers / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    (papers / "empty.txt").write_bytes(b"")
    window = start()
    window.index(papers)
    before = window.rows()
    assert {r.kind for r in before.values()} == {"corrupt", "empty"}
    window.close()
    window = start()
    window.index(papers)
    assert window.settle() == before
    assert window.reader() is None  # nothing was read at all


def test_a_file_that_cannot_be_read_again_keeps_its_text_of_before(start: Start, papers: Path):
    file = papers / "paper.html"
    file.write_text(f"<p>{paragraph(1)}</p>")
    window = start()
    window.index(papers)
    file.write_text(make_slow_page(f"The word {rare(2)} stands here."))
    job = window.index_later(papers)
    kill_reader_twice(window)
    window.end(job)
    row = window.row(file)
    assert row and row.state in ("changed", "quarantined") and row.reason
    assert window.found(rare(1)) == [str(file)]  # the text of before still serves
    window.retry(file)
    assert window.found(rare(2)) == [str(file)] and window.found(rare(1)) == []


# -- ignoring and removing -------------------------------------------------------------------------


def test_what_is_ignored_is_not_found_and_stays_ignored(start: Start, many: Path):
    window = start()
    window.index(many)
    file = many / "05.txt"
    assert window.found(rare(5)) == [str(file)]
    assert window.ignore(file).documents == 1
    assert window.found(rare(5)) == []
    row = window.row(file)
    assert row and row.state == "ignored"
    window.index(many)
    file.write_text(paragraph(5, 3))  # changing it does not bring it back either
    window.index(many)
    window.close()
    window = start()
    window.index(many)
    assert window.settle()[str(file)].state == "ignored" and window.found(rare(5)) == []
    assert window.retry(file).documents == 1
    assert window.found(rare(5)) == [str(file)]
    row = window.row(file)
    assert row and row.state == "indexed"


def test_a_document_removed_from_an_added_folder_does_not_come_back(start: Start, many: Path):
    window = start()
    window.index(many)
    window.remove(many / "07.txt")
    row = window.row(many / "07.txt")
    assert row and row.state == "ignored"
    window.index(many)
    window.close()
    window = start()
    assert window.settle()[str(many / "07.txt")].state == "ignored"
    assert window.found(rare(7)) == [] and (many / "07.txt").exists()


def test_a_removed_folder_leaves_nothing_and_can_be_added_again(start: Start, many: Path):
    window = start()
    window.index(many)
    window.ignore(many / "03.txt")
    window.remove(many)
    listed = window.listed()
    assert (listed.folders, listed.documents, listed.chunks) == ((), (), 0)
    (many / "new.txt").write_text(paragraph(77))
    window.drain(1.0)
    assert window.listed().documents == ()  # not followed any more
    assert window.index(many).documents == 41  # adding it again is a fresh start
    assert window.found(rare(3)) == [str(many / "03.txt")]


# -- folders and files that go away ----------------------------------------------------------------


def test_a_folder_that_is_out_of_reach_is_kept_and_found_and_nothing_is_embedded_again(
    start: Start, many: Path
):
    window = start()
    window.index(many)
    chunks = embedded(window.library)
    window.close()
    away = many.with_name("away")
    many.rename(away)
    window = start()
    window.wait(
        lambda: {r.state for r in window.rows().values()} == {"offline"}, "being out of reach"
    )
    rows = window.rows()
    assert len(rows) == 40 and all(r.reason and r.chunks for r in rows.values())
    assert window.found(rare(5)) == [str(many / "05.txt")]
    window.close()
    away.rename(many)
    before = embedded(window.library)
    window = start()
    window.wait_states({str(many / f"{n:02}.txt"): "indexed" for n in range(40)})
    assert embedded(window.library) == before
    assert set(before) >= set(chunks)
    assert window.found(rare(5)) == [str(many / "05.txt")]
    window.close()
    check_database(window.library)


def test_a_file_added_by_itself_that_was_deleted_is_gone(start: Start, papers: Path):
    file, other = papers / "alone.txt", papers / "other.txt"
    file.write_text(paragraph(1))
    other.write_text(paragraph(2))
    window = start()
    window.index(file, other)
    window.close()
    file.unlink()
    window = start()
    window.wait_states({str(file): "gone", str(other): "indexed"})
    row = window.row(file)
    assert row and row.reason
    assert window.found(rare(1)) == []
    file.write_text(paragraph(1))
    done = window.index(file)
    assert window.found(rare(1)) == [str(file)], (done, window.summary(), window.last())


def test_a_file_deleted_from_a_folder_leaves_the_ledger(start: Start, many: Path):
    window = start()
    window.index(many)
    window.close()
    (many / "09.txt").unlink()
    window = start()
    window.wait(lambda: len(window.settle()) == 39, "forgetting a deleted file")
    assert window.found(rare(9)) == []


# -- nothing is embedded twice ---------------------------------------------------------------------


def test_renaming_and_moving_inside_a_folder_embeds_nothing(start: Start, many: Path):
    (many / "sub").mkdir()
    (many / "deep").mkdir()
    for number in range(50, 55):
        (many / "deep" / f"{number}.txt").write_text(paragraph(number, 20))
    window = start()
    window.index(many)
    chunks = sorted(embedded(window.library))
    (many / "00.txt").rename(many / "renamed.txt")
    (many / "01.txt").rename(many / "sub" / "01.txt")
    (many / "deep").rename(many / "sub" / "deeper")
    done = window.index(many)
    assert done.failed == 0
    window.wait(
        lambda: (
            set(window.rows())
            == {
                *(str(many / f"{n:02}.txt") for n in range(2, 40)),
                str(many / "renamed.txt"),
                str(many / "sub" / "01.txt"),
                *(str(many / "sub" / "deeper" / f"{n}.txt") for n in range(50, 55)),
            }
        ),
        "the new names",
    )
    assert {r.state for r in window.settle().values()} == {"indexed"}
    assert window.found(rare(0)) == [str(many / "renamed.txt")]
    assert window.found(rare(1)) == [str(many / "sub" / "01.txt")]
    assert window.found(rare(52)) == [str(many / "sub" / "deeper" / "52.txt")]
    window.close()
    assert len(embedded(window.library)) == len(chunks) + _asked(window, chunks)
    check_database(window.library)


def _asked(window: Window, chunks: list[str]) -> int:
    """Return how many of the embedded texts are sentences of passages that a question showed."""
    later = embedded(window.library)[len(chunks) :]
    assert not set(later) & {c for c in chunks if c.count(".") > 1}, "a chunk was embedded twice"
    return len(later)


def test_a_copy_and_the_same_text_in_another_format_are_embedded_once(start: Start, many: Path):
    window = start()
    window.index(many)
    chunks = embedded(window.library)
    (many / "copy.txt").write_bytes((many / "04.txt").read_bytes())
    (many / "04 again.md").write_bytes((many / "04.txt").read_bytes())
    window.index(many)
    window.wait(lambda: len(window.settle()) == 42)
    assert embedded(window.library) == chunks
    paths = set(window.found(rare(4)))
    assert paths and paths <= {str(many / n) for n in ("04.txt", "copy.txt", "04 again.md")}
    (many / "04.txt").unlink()  # the copies do not hang on the first
    window.index(many)
    window.wait(lambda: str(many / "04.txt") not in window.settle())
    (many / "copy.txt").unlink()
    window.index(many)
    window.wait(lambda: str(many / "copy.txt") not in window.settle())
    assert window.found(rare(4)) == [str(many / "04 again.md")]
    window.close()
    check_database(window.library)


def test_an_edited_paragraph_embeds_only_what_changed(start: Start, papers: Path):
    file = papers / "long.md"
    parts = [f"## Part {n}\n\n{paragraph(n, 12)}\n\n" for n in range(60)]
    file.write_text("".join(parts))
    window = start()
    window.index(papers)
    before = embedded(window.library)
    assert len(before) > 100
    parts[30] = f"## Part 30\n\n{paragraph(930, 12)}\n\n"
    file.write_text("".join(parts))
    window.index(papers)
    after = embedded(window.library)[len(before) :]
    assert 0 < len(after) <= 12, len(after)
    assert any(rare(930) in text for text in after)
    assert window.found(rare(930)) == [str(file)] and window.found(rare(30)) == []
    assert window.found(rare(31)) == [str(file)]
    window.close()
    check_database(window.library)


# -- documents inside files ------------------------------------------------------------------------


def test_a_letter_and_what_is_attached_to_it_are_found_and_go_together(start: Start, papers: Path):
    letter = papers / "letter.eml"
    contract = make_docx([("", f"The contract says {rare(2)}.")])
    letter.write_bytes(
        make_letter(f"Dear Ben, {rare(1)} is enclosed.", {"contract.docx": contract})
    )
    (papers / "other.txt").write_text(paragraph(5))
    window = start()
    done = window.index(papers)
    assert done.failed == 0
    attached = os.path.join(str(letter), "contract.docx")
    assert {p: r.state for p, r in window.rows().items()} == {
        str(letter): "indexed", attached: "indexed", str(papers / "other.txt"): "indexed",
    }  # fmt: skip
    assert window.found(rare(1)) == [str(letter)]
    assert window.found(rare(2)) == [attached]
    letter.unlink()
    window.index(papers)
    window.wait(lambda: set(window.rows()) == {str(papers / "other.txt")}, "the letter's end")
    assert window.found(rare(1)) == window.found(rare(2)) == []


def test_a_folder_in_a_zip_is_followed_member_by_member(start: Start, papers: Path):
    bundle = papers / "bundle.zip"
    members = {f"in/{n}.txt": paragraph(n).encode() for n in range(6)}
    bundle.write_bytes(make_zip(members))
    window = start()
    window.index(papers)
    member = os.path.join(str(bundle), "in", "3.txt")
    assert window.found(rare(3)) == [member]
    before = len(embedded(window.library))
    del members["in/0.txt"]
    members["in/new.txt"] = paragraph(30).encode()
    bundle.write_bytes(make_zip(members))
    window.index(papers)
    assert window.found(rare(30)) == [os.path.join(str(bundle), "in", "new.txt")]
    assert window.found(rare(0)) == [] and window.found(rare(3)) == [member]
    again = [t for t in embedded(window.library)[before:] if t in paragraph(4) and len(t) > 150]
    assert again == []
    assert window.ignore(Path(member)).documents == 1
    window.index(papers)
    assert window.found(rare(3)) == []


def test_an_ignored_attachment_comes_back_when_it_is_asked_for(start: Start, papers: Path):
    letter, attached = papers / "letter.eml", papers / "letter.eml" / "more.txt"
    letter.write_bytes(make_letter(paragraph(1), {"more.txt": paragraph(2).encode()}))
    window = start()
    window.index(papers)
    window.ignore(attached)
    assert window.found(rare(2)) == [] and window.found(rare(1)) == [str(letter)]
    window.index(papers)
    row = window.row(attached)
    assert row and row.state == "ignored"
    window.retry(attached)
    row = window.row(attached)
    assert row and row.state == "indexed"
    assert window.found(rare(2)) == [str(attached)]
