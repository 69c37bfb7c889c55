"""The card of reading: what is done, how long it takes, whether it lives; Pause and Cancel."""

from app.messages import (
    Answered,
    Ask,
    Cancel,
    Failed,
    Index,
    IndexDone,
    Indexed,
    Pause,
    Paused,
    Progress,
)
from tests.ui.conftest import Desk

FILE = "/papers/a.pdf"


def begin(desk: Desk) -> int:
    """Have a job of the person's under way."""
    desk.ready()
    desk.window.library.add(["/papers"])
    job = desk.puppet.expect(Index).job
    play(desk, Progress(job, FILE, 27, 412, 240, 41.0, 252.0, page=12), "27 of 412 files")
    return job


def play(desk: Desk, event: Progress, told: str) -> None:
    """Send progress and wait until the card says something."""
    desk.puppet.play(event)
    desk.until(lambda: told in desk.window.library.progress.words)


def test_progress_names_the_file_the_page_the_speed_and_the_time(desk: Desk) -> None:
    begin(desk)
    card = desk.window.library.progress
    assert card.file == "\u2068a.pdf\u2069 · page 12"
    assert card.words == (
        "Reading documents 27 of 412 files\nAbout 4 minutes left\n41 passages a second"
    )


def test_what_is_being_done_has_its_words(desk: Desk) -> None:
    job = begin(desk)
    for doing, told in (
        ("finding", "Looking for documents"),
        ("recognising", "Reading text in pictures"),
        ("renewing", "Preparing the library for the new model"),
    ):
        play(desk, Progress(job, "", 3, 9, 0, doing=doing), told)  # type: ignore[arg-type]
    play(desk, Progress(job, "", 0, 77, 0, doing="finding"), "77 files found so far")
    play(desk, Progress(job, FILE, 3, 9, 0, detail="It waits for the drive."), "waits for the dr")


def test_an_estimate_that_trembles_stays_on_screen_as_it_was(desk: Desk) -> None:
    job = begin(desk)
    play(desk, Progress(job, FILE, 28, 412, 240, 0, 275.0), "28 of 412 files\nAbout 4 minutes")
    play(desk, Progress(job, FILE, 29, 412, 240, 0, 266.0), "29 of 412 files\nAbout 4 minutes")
    play(desk, Progress(job, FILE, 30, 412, 240, 0, 600.0), "30 of 412 files\nAbout 10 minutes")


def test_reading_is_paused_and_resumed(desk: Desk) -> None:
    job = begin(desk)
    card = desk.window.library.progress
    card.pause_button.click()
    assert card.words.startswith("Paused")
    request = desk.puppet.expect(Pause)
    assert request.paused
    late = Progress(job, FILE, 28, 412, 240, 41.0, 252.0)  # sent before the wish was heard
    play(desk, late, "28 of 412")
    assert card.words.startswith("Paused")
    desk.puppet.play(Paused(request.job, True))
    play(desk, Progress(job, FILE, 29, 412, 240, 0, 252.0, paused=True), "29 of 412")
    assert "left" not in card.words
    assert card.pause_button.accessibleName() == "Resume reading documents"
    card.pause_button.click()
    request = desk.puppet.expect(Pause)
    assert not request.paused
    desk.puppet.play(Paused(request.job, False))
    play(desk, Progress(job, FILE, 30, 412, 240, 41.0, 252.0), "30 of 412")
    assert card.words.startswith("Reading documents")
    assert card.pause_button.text() == "Pause"


def test_a_pause_is_seen_and_ended_without_any_work(desk: Desk) -> None:
    job = begin(desk)
    card = desk.window.library.progress
    card.pause_button.click()
    desk.puppet.play(Paused(desk.puppet.expect(Pause).job, True))
    card.cancel_button.click()
    assert desk.puppet.expect(Cancel).job == job
    desk.puppet.play(IndexDone(job, 3, 9, 0, 0, 0, 1.0, cancelled=True))
    desk.until(lambda: "Reading is paused." in card.words)
    assert card.pause_button.isVisible() and not card.cancel_button.isVisible()
    card.pause_button.click()
    desk.puppet.play(Paused(desk.puppet.expect(Pause).job, False))
    desk.until(lambda: card.words.startswith("Stopped. Added 3 documents."))


def test_a_pause_that_is_refused_is_taken_back(desk: Desk) -> None:
    begin(desk)
    card = desk.window.library.progress
    card.pause_button.click()
    desk.puppet.play(Failed(desk.puppet.expect(Pause).job, "Bug", "No.", ""))
    desk.until(lambda: not card.paused)


def test_a_new_engine_is_told_that_reading_is_paused(desk: Desk) -> None:
    begin(desk)
    desk.window.library.progress.pause_button.click()
    desk.puppet.play(Paused(desk.puppet.expect(Pause).job, True))
    desk.puppet.kill()
    assert desk.puppet.expect(Pause).paused
    desk.until(lambda: desk.window.library.progress.paused)


# -- slow or dead ---------------------------------------------------------------------------------


def test_silence_is_told_and_taken_back(desk: Desk) -> None:
    job = begin(desk)
    panel = desk.window.library
    now = [100.0]
    panel.reading.clock = lambda: now[0]
    play(desk, Progress(job, FILE, 28, 412, 240), "28 of 412")
    now[0] = 107.0
    panel.reading.feel_pulse()
    assert "No sign" not in panel.progress.words
    now[0] = 112.4
    panel.reading.feel_pulse()
    told = "No sign of life for 12 s: \u2068a.pdf\u2069 may be a difficult one."
    assert told in panel.progress.words
    play(desk, Progress(job, FILE, 29, 412, 240), "29 of 412")
    assert "No sign" not in panel.progress.words


def test_no_silence_is_told_while_paused_or_while_an_answer_is_written(desk: Desk) -> None:
    job = begin(desk)
    panel = desk.window.library
    now = [100.0]
    panel.reading.clock = lambda: now[0]
    play(desk, Progress(job, FILE, 28, 412, 240), "28 of 412")
    desk.ask("What now?")
    asked = desk.puppet.expect(Ask).job
    now[0] = 120.0
    panel.reading.feel_pulse()
    assert "No sign" not in panel.progress.words
    desk.puppet.play(Answered(asked, "x", True, "stop", (), 1, 1, 1, 1, 1))
    desk.until(lambda: not desk.host.asking)
    now[0] = 121.0
    panel.reading.feel_pulse()  # its time begins when the answer is there
    assert "No sign" not in panel.progress.words
    now[0] = 140.0
    panel.reading.feel_pulse()
    assert "No sign of life for 20 s" in panel.progress.words
    panel.progress.pause_button.click()
    panel.reading.feel_pulse()
    assert "No sign" not in panel.progress.words


# -- work of the engine's own ---------------------------------------------------------------------


def test_work_of_the_engines_own_is_shown_and_can_be_cancelled(desk: Desk) -> None:
    desk.ready()
    card = desk.window.library.progress
    play(desk, Progress(-4, FILE, 3, 17, 0, doing="recognising"), "Reading text in pictures")
    desk.until(card.isVisible)
    card.cancel_button.click()
    assert desk.puppet.expect(Cancel).job == -4
    desk.puppet.play(IndexDone(-4, 2, 5, 0, 0, 0, 1.0, cancelled=True))
    desk.until(lambda: not card.isVisible())


def test_work_of_the_engines_own_ends_in_one_quiet_line(desk: Desk) -> None:
    desk.ready()
    panel = desk.window.library
    desk.puppet.play(Indexed(-1, FILE, 3, 0.1), IndexDone(-1, 3, 9, 0, 0, 1, 1.0, moved=2))
    line = "In your folders: 3 new or changed, 2 moved, 1 gone."
    desk.until(lambda: panel.progress.words == line)
    desk.until(lambda: panel.documents.row_of(FILE) is not None)


def test_work_that_changed_nothing_is_not_mentioned(desk: Desk) -> None:
    job = begin(desk)
    card = desk.window.library.progress
    desk.puppet.play(IndexDone(job, 4, 9, 0, 0, 0, 1.0))
    desk.until(lambda: card.words == "Finished. Added 4 documents.")
    desk.puppet.play(
        Progress(-2, "", 0, 0, 0, doing="finding"), IndexDone(-2, 0, 0, 1, 400, 0, 0.1)
    )
    play(desk, Progress(-3, FILE, 1, 2, 0, doing="renewing"), "Preparing")
    desk.puppet.play(IndexDone(-3, 0, 0, 0, 0, 0, 0.1))
    desk.until(lambda: card.words == "The library is ready for the new model.")


def test_the_persons_own_job_goes_before_the_engines(desk: Desk) -> None:
    job = begin(desk)
    card = desk.window.library.progress
    play(desk, Progress(-1, FILE, 1, 2, 0), "1 of 2 files\n1 more waiting")
    play(desk, Progress(job, FILE, 30, 412, 0), "30 of 412 files")
    assert "waiting" not in card.words
    card.cancel_button.click()
    assert desk.puppet.expect(Cancel).job == job


def test_an_engine_that_dies_at_its_own_work_is_no_news(desk: Desk) -> None:
    desk.ready()
    card = desk.window.library.progress
    play(desk, Progress(-1, FILE, 3, 17, 0), "3 of 17")
    desk.puppet.kill()
    desk.until(lambda: not card.isVisible())
    assert not desk.window.notices.said()
