"""The process around it: what comes first, what it may not do, and that it ends."""

import pickle
import threading
import time
from pathlib import Path

import psutil
import pytest

from app import viewing
from app.engine.viewing.matching import find_alike, find_exactly
from app.engine.viewing.serving import RENDERS, Waiting
from app.viewing import Close, Find, Found, Locate, Located, Open, ReadText, Refused, Render
from tests.engine.reading.making import make_pdf
from tests.engine.viewing.window import Window, opened


def test_opening_and_passages_come_before_pages_and_the_newest_page_first():
    waiting = Waiting()
    requests = [
        Find(1, 1, "x"), ReadText(2, 1, 0, 1), Render(3, 1, 1, 1.0), Render(4, 1, 2, 1.0),
        Locate(5, 1, "x", 0, 1, {}), Open(6, 2, "x"), Close(7, 2),
    ]  # fmt: skip
    for request in requests:
        waiting.put(request)
    order = []
    while (request := waiting.take(wait=False)) is not None:
        order.append(request.job)  # type: ignore[union-attr]
    assert order == [6, 7, 5, 4, 3, 2, 1]


def test_of_too_many_pages_the_oldest_are_refused():
    waiting = Waiting()
    for job in range(RENDERS + 3):
        waiting.put(Render(job, 1, 1, 1.0))
    assert [late.job for late in waiting.drop()] == [0, 1, 2]


def test_pages_are_drawn_while_a_long_document_is_searched(window: Window, tmp_path: Path):
    path = tmp_path / "long.pdf"
    path.write_bytes(make_pdf(["\n".join(["a line of many words"] * 45)] * 400))
    with opened(window, path):
        search = window.send(Find, 1, "nowhere")
        page = window.send(Render, 1, 300, 1.0)
        other = window.send(Find, 1, "nor here")
        order = [
            (event.job, type(event)) for event in (window.take(), window.take(), window.take())
        ]
    assert order[-1] == (other, Found)
    assert {order[0], order[1]} == {(page, viewing.Rendered), (search, Refused)} or order[:2] == [
        (page, viewing.Rendered), (search, Found)
    ]  # fmt: skip


def test_the_process_ends_with_the_pipe(tmp_path: Path):
    path = tmp_path / "long.pdf"
    path.write_bytes(make_pdf(["\n".join(["a line of many words"] * 45)] * 300))
    window = Window()
    window.open(path)
    window.send(Find, 1, "nowhere")
    window.close()
    assert window.process.exitcode == 0


def test_the_process_opens_no_connection_and_writes_no_file(window: Window, tmp_path: Path):
    path = tmp_path / "made.pdf"
    path.write_bytes(make_pdf(["words on a page"]))
    with opened(window, path):
        window.locate("words on a page", 0, {"page": 1})
        process = psutil.Process(window.process.pid)
        assert process.net_connections() == []
        written = [file.path for file in process.open_files() if file.mode != "r"]
    assert [name for name in written if not name.startswith("/dev/")] == []
    assert [item.name for item in tmp_path.iterdir()] == ["made.pdf"]


def test_the_window_takes_nothing_but_events_from_it():
    event = Located(1, 2, "same", (viewing.Mark(page=3, boxes=(viewing.Box(1, 2, 3, 4),)),))
    assert viewing.loads(pickle.dumps(event)) == event
    for other in (print, viewing.Mark(), Render(1, 1, 1, 1.0), ValueError("x")):
        with pytest.raises(pickle.UnpicklingError):
            viewing.loads(pickle.dumps(other))


def test_many_requests_from_a_hurried_window_are_all_answered(window: Window, tmp_path: Path):
    path = tmp_path / "made.pdf"
    path.write_bytes(make_pdf([f"page {number}" for number in range(20)]))
    with opened(window, path):
        jobs = {window.send(Render, 1, 1 + number % 20, 0.3) for number in range(100)}
        answered = {window.take().job for _ in jobs}
    assert answered == jobs


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("ﬁnally the co\u00adoperation", "finally the cooperation"),
        ("adip\ufffeiscing elit", "adip-iscing elit"),
        ("cafe\u0301 au lait", "café au lait"),
        ("one\r\n  two\u00a0three", "one two three"),
        ("\ud835\udc00\ud835\udc01 words", "AB words"),
    ],
)
def test_what_typesetting_changes_is_no_difference(text: str, passage: str):
    (hit,) = find_exactly(f"before {text} after", passage)
    assert (hit.start, hit.end) == (7, 7 + len(text))


def test_words_that_were_changed_are_found_among_many_others():
    filler = "and so the days went by without any event that was worth a word. " * 2_000
    text = filler + "Then the lighthouse keeper saw a red lantern near the reef." + filler
    hit = find_alike(text, "Then the lighthouse keeper saw a green lantern close to the reef.")
    assert hit is not None and 0.6 < hit.likeness < 1
    assert text[hit.start : hit.end] == "Then the lighthouse keeper saw a red lantern near the reef"
    assert find_alike(text, "Gardens need water in dry summers, more than one would think") is None


def test_aligning_a_hostile_passage_takes_no_time():
    began = time.monotonic()
    done = threading.Event()

    def work() -> None:
        find_alike("a " * 200_000, "a b " * 5_000)
        done.set()

    threading.Thread(target=work, daemon=True).start()
    assert done.wait(30), "it hangs"
    assert time.monotonic() - began < 30
