"""Following an added folder: what happens in it reaches the library without anybody asking."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.messages import EngineState, Indexed, LibraryChanged
from tests.worker import engines
from tests.worker.making import make_letter, make_zip, paragraph, rare
from tests.worker.window import Window, check_database, embedded

Start = Callable[..., Window]


@pytest.fixture
def followed(start: Start, papers: Path) -> Window:
    """Return the window of a library that follows ``papers``, with ten documents."""
    (papers / "sub").mkdir()
    for number in range(10):
        folder = papers / "sub" if number >= 5 else papers
        (folder / f"{number}.txt").write_text(paragraph(number, 20))
    window = start()
    assert window.index(papers).documents == 10
    return window


def until_found(window: Window, number: int, *paths: Path) -> None:
    """Wait until a document's rare word is found in these files, and in no other."""
    wanted = set(map(str, paths))
    window.wait(
        lambda: set(window.found(rare(number))) == wanted, f"{rare(number)} in {sorted(wanted)}"
    )


def test_a_new_file_is_found(followed: Window, papers: Path):
    told = len(followed.seen)
    (papers / "new.txt").write_text(paragraph(50))
    until_found(followed, 50, papers / "new.txt")
    assert all(e.job < 0 for e in followed.seen[told:] if isinstance(e, Indexed))
    followed.wait(
        lambda: any(
            row.path == str(papers / "new.txt") and row.state == "indexed"
            for event in followed.seen[told:]
            if isinstance(event, LibraryChanged)  # unasked
            for row in event.documents
        ),
        "a word of it",
    )
    assert followed.rows()[str(papers / "new.txt")].state == "indexed"


def test_an_edited_file_is_found_by_its_new_words_only(followed: Window, papers: Path):
    (papers / "3.txt").write_text(paragraph(53))
    until_found(followed, 53, papers / "3.txt")
    assert followed.found(rare(3)) == []


def test_a_file_saved_the_way_editors_do_is_the_same_file(followed: Window, papers: Path):
    temporary = papers / "3.txt.tmp"
    temporary.write_text(paragraph(53))
    os.replace(temporary, papers / "3.txt")
    until_found(followed, 53, papers / "3.txt")
    assert followed.found(rare(3)) == []
    assert len(followed.settle()) == 10


def test_a_deleted_file_is_found_no_more(followed: Window, papers: Path):
    (papers / "3.txt").unlink()
    until_found(followed, 3)
    followed.wait(lambda: str(papers / "3.txt") not in followed.rows(), "its row's end")


def test_a_renamed_and_a_moved_file_are_found_there_and_not_embedded_again(
    followed: Window, papers: Path
):
    before = set(embedded(followed.library))
    (papers / "3.txt").rename(papers / "three.txt")
    (papers / "4.txt").rename(papers / "sub" / "4.txt")
    followed.wait(
        lambda: (
            {str(papers / "three.txt"), str(papers / "sub" / "4.txt")}
            <= {p for p, r in followed.rows().items() if r.state == "indexed"}
        ),
        "the new names",
    )
    followed.wait(lambda: len(followed.settle()) == 10, "the old names' end")
    assert set(embedded(followed.library)) == before
    until_found(followed, 3, papers / "three.txt")
    until_found(followed, 4, papers / "sub" / "4.txt")


def test_a_renamed_folder_takes_its_files_along(followed: Window, papers: Path):
    before = set(embedded(followed.library))
    (papers / "sub").rename(papers / "other")
    wanted = {str(papers / f"{n}.txt") for n in range(5)}
    wanted |= {str(papers / "other" / f"{n}.txt") for n in range(5, 10)}
    followed.wait_states(dict.fromkeys(wanted, "indexed"))
    assert set(embedded(followed.library)) == before
    until_found(followed, 7, papers / "other" / "7.txt")
    (papers / "other" / "late.txt").write_text(paragraph(60))  # it is followed there, too
    until_found(followed, 60, papers / "other" / "late.txt")


def test_a_new_folder_with_files_in_it_is_found(followed: Window, papers: Path, tmp_path: Path):
    made = tmp_path / "made elsewhere"
    (made / "deep" / "er").mkdir(parents=True)
    (made / "deep" / "er" / "x.txt").write_text(paragraph(51))
    (made / "mail.eml").write_bytes(make_letter(paragraph(52), {"a.txt": paragraph(53).encode()}))
    made.rename(papers / "moved in")
    until_found(followed, 51, papers / "moved in" / "deep" / "er" / "x.txt")
    until_found(followed, 52, papers / "moved in" / "mail.eml")
    until_found(followed, 53, papers / "moved in" / "mail.eml" / "a.txt")
    (papers / "moved in").rename(tmp_path / "moved out")
    followed.wait(lambda: len(followed.settle()) == 10, "the end of what was moved out")
    until_found(followed, 51)


def test_a_file_added_by_itself_is_followed(followed: Window, tmp_path: Path):
    alone, neighbour = tmp_path / "desk" / "alone.txt", tmp_path / "desk" / "neighbour.txt"
    alone.parent.mkdir()
    alone.write_text(paragraph(60))
    followed.index(alone)
    alone.write_text(paragraph(61))
    neighbour.write_text(paragraph(62))
    until_found(followed, 61, alone)
    assert followed.found(rare(62)) == []  # nobody added it
    alone.unlink()
    followed.wait(lambda: followed.rows()[str(alone)].state == "gone", "being gone")
    until_found(followed, 61)
    alone.write_text(paragraph(63))  # back again
    until_found(followed, 63, alone)


def test_many_changes_at_once_are_all_followed(followed: Window, papers: Path):
    for number in range(100, 300):
        (papers / f"{number}.txt").write_text(paragraph(number))
    (papers / "pack.zip").write_bytes(make_zip({"z.txt": paragraph(400).encode()}))
    for number in range(5):
        (papers / f"{number}.txt").unlink()
    wanted = {str(papers / f"{n}.txt") for n in range(100, 300)}
    followed.wait(
        lambda: wanted <= {p for p, r in followed.rows().items() if r.state == "indexed"},
        "200 new files",
    )
    until_found(followed, 400, papers / "pack.zip" / "z.txt")
    for number in (100, 199, 299):
        until_found(followed, number, papers / f"{number}.txt")
    until_found(followed, 0)
    followed.close()
    check_database(followed.library)


def test_what_is_left_out_stays_out(followed: Window, papers: Path):
    (papers / ".hidden.txt").write_text(paragraph(50))
    (papers / "node_modules").mkdir()
    (papers / "node_modules" / "code.txt").write_text(paragraph(51))
    (papers / ".carrelignore").write_text("drafts/\n*.secret.txt\n")
    (papers / "drafts").mkdir()
    (papers / "drafts" / "draft.txt").write_text(paragraph(52))
    (papers / "a.secret.txt").write_text(paragraph(53))
    (papers / "last.txt").write_text(paragraph(54))
    until_found(followed, 54, papers / "last.txt")
    followed.settle()
    for number in range(50, 54):
        assert followed.found(rare(number)) == [], number


def test_a_folder_that_goes_away_while_it_is_followed_is_kept_and_taken_up_again(
    followed: Window, papers: Path
):
    before = set(embedded(followed.library))
    away = papers.with_name("away")
    papers.rename(away)
    followed.wait(
        lambda: {r.state for r in followed.rows().values()} == {"offline"}, "being out of reach"
    )
    until_found(followed, 3, papers / "3.txt")
    away.rename(papers)
    (papers / "new.txt").write_text(paragraph(50))
    followed.index(papers)  # the disk is back: a person, or the hourly look, finds it
    until_found(followed, 50, papers / "new.txt")
    assert {r.state for r in followed.settle().values()} == {"indexed"}
    texts = set(embedded(followed.library)) - before
    assert not any(rare(n) in t and t in paragraph(n, 20) and len(t) > 150
                   for t in texts for n in range(10))  # fmt: skip


def test_that_a_folder_cannot_be_followed_is_told_until_it_can(start: Start, papers: Path):
    def told() -> EngineState:
        return [e for e in window.seen if isinstance(e, EngineState)][-1]

    window = start(engines.counting_with_open_eyes)
    window.index(papers)
    (papers / "new.txt").write_text(paragraph(50))
    until_found(window, 50, papers / "new.txt")
    window.wait(lambda: told().stage == "answering", "the end of the warm-up")
    ready = told()
    away = papers.with_name("away")
    papers.rename(away)
    window.wait(lambda: told() != ready, "being told")
    assert str(papers) in told().following and replace(told(), following="") == ready
    away.rename(papers)
    window.wait(lambda: told() == ready, "being taken back")


def test_what_happened_while_nobody_followed_is_found_at_the_next_start(
    start: Start, followed: Window, papers: Path
):
    followed.close()
    (papers / "new.txt").write_text(paragraph(50))
    (papers / "3.txt").write_text(paragraph(53))
    (papers / "4.txt").unlink()
    (papers / "2.txt").rename(papers / "two.txt")
    window = start()
    until_found(window, 50, papers / "new.txt")
    until_found(window, 53, papers / "3.txt")
    until_found(window, 4)
    until_found(window, 2, papers / "two.txt")
    assert {r.state for r in window.settle().values()} == {"indexed"}


def test_a_removed_folder_is_not_followed_any_more(followed: Window, papers: Path):
    followed.remove(papers)
    (papers / "new.txt").write_text(paragraph(50))
    other = papers.with_name("others")
    other.mkdir()
    (other / "o.txt").write_text(paragraph(51))
    followed.index(other)
    (other / "p.txt").write_text(paragraph(52))
    until_found(followed, 52, other / "p.txt")  # by now the first would have been found as well
    assert {Path(p).name for p in followed.rows()} == {"o.txt", "p.txt"}


def test_a_question_is_answered_while_changes_pour_in(start: Start, papers: Path):
    (papers / "first.txt").write_text(paragraph(1))
    window = start(engines.counting_slowly)
    window.index(papers)
    for number in range(100, 140):
        (papers / f"{number}.txt").write_text(paragraph(number, 20))
    window.wait(lambda: any(r.state == "waiting" for r in window.rows().values()), "waiting")
    assert window.found(rare(1)) == [str(papers / "first.txt")]
    assert any(r.state == "waiting" for r in window.rows().values())
    window.wait(lambda: len(window.settle()) == 41, "all the new files")
