"""The engine process: spawned, fed, heard, supervised, ended."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.messages import (
    Answered,
    Ask,
    Cancel,
    EngineState,
    Event,
    Failed,
    Index,
    ListLibrary,
    OpenConversation,
    Phase,
    Quit,
    Stopped,
    Text,
    WorkerOptions,
)
from app.ui.host import EngineHost, HostState
from tests.ui.conftest import PATIENCE_MS
from tests.ui.fake_worker import DEAF, LEAVE, STUBBORN, Puppet, crash

Make = Callable[..., tuple[EngineHost, Puppet]]


@pytest.fixture
def make(
    no_leaks: None, qtbot: Any, loop: asyncio.AbstractEventLoop, tmp_path: Path
) -> Iterator[Make]:
    """Return a function that makes a started host with its played engine."""
    made: list[tuple[EngineHost, Puppet]] = []

    def make(**limits: Any) -> tuple[EngineHost, Puppet]:
        puppet = Puppet(lambda true: qtbot.waitUntil(true, timeout=PATIENCE_MS))
        entry = limits.pop("entry", puppet.entry)
        host = EngineHost(entry, WorkerOptions(str(tmp_path)), **limits)
        made.append((host, puppet))
        if limits.get("start", True):
            host.start()
        return host, puppet

    yield make
    for host, puppet in made:
        task = asyncio.ensure_future(host.close())
        qtbot.waitUntil(task.done, timeout=PATIENCE_MS)
        task.result()
        puppet.close()
        host.deleteLater()


def listen(host: EngineHost) -> list[Event]:
    """Collect everything the host delivers from now on."""
    events: list[Event] = []
    host.delivered.connect(events.append)
    return events


def wait(bot: Any, true: Callable[[], bool]) -> None:
    bot.waitUntil(true, timeout=PATIENCE_MS)


async def collect(asking: Any) -> list[Event]:
    return [event async for event in asking]


def answered(job: int, text: str) -> Answered:
    return Answered(job, text, True, "stop", (), 1.0, 2.0, 3.0, 4, 5)


def test_events_arrive_in_order_on_the_windows_thread(make: Make, qtbot: Any) -> None:
    host, puppet = make()
    events = listen(host)
    threads: list[str] = []
    host.delivered.connect(lambda _event: threads.append(threading.current_thread().name))
    puppet.play(*(Text(0, str(n)) for n in range(200)))
    wait(qtbot, lambda: len(events) == 200)
    assert [event.text for event in events] == [str(n) for n in range(200)]
    assert set(threads) == {"MainThread"}


def test_requests_before_the_start_are_sent_first(qtbot: Any, make: Make, tmp_path: Path) -> None:
    puppet = Puppet(lambda true: qtbot.waitUntil(true, timeout=PATIENCE_MS))
    host = EngineHost(puppet.entry, WorkerOptions(str(tmp_path), read_only=True))
    job = host.submit(OpenConversation)
    host.start()
    assert puppet.expect(OpenConversation).job == job
    assert puppet.options == WorkerOptions(str(tmp_path), read_only=True)
    host.kill()
    puppet.close()
    host.deleteLater()


def test_a_question_is_a_stream_that_ends_with_its_terminal_event(make: Make, qtbot: Any) -> None:
    host, puppet = make()
    asking = host.ask("Who?", 4)
    task = asyncio.ensure_future(collect(asking))
    request = puppet.expect(Ask)
    assert (request.job, request.question, request.conversation) == (asking.job, "Who?", 4)
    puppet.play(
        Phase(request.job, "searching"),
        EngineState(0, "answering"),
        Text(request.job, "Ann."),
        answered(request.job, "Ann."),
        Text(request.job, "too late"),
    )
    wait(qtbot, task.done)
    assert [type(event) for event in task.result()] == [Phase, Text, Answered]


def test_two_questions_have_two_streams(make: Make, qtbot: Any) -> None:
    host, puppet = make()
    first, second = host.ask("One?"), host.ask("Two?")
    tasks = [asyncio.ensure_future(collect(asking)) for asking in (first, second)]
    puppet.play(
        Text(second.job, "b"),
        Text(first.job, "a"),
        answered(first.job, "a"),
        answered(second.job, "b"),
    )
    wait(qtbot, lambda: all(task.done() for task in tasks))
    assert [task.result()[0].text for task in tasks] == ["a", "b"]


def test_leaving_the_stream_cancels_the_job(make: Make, qtbot: Any) -> None:
    host, puppet = make()

    async def leave() -> None:
        asking = host.ask("Who?")
        async for _event in asking:
            break
        await asking.aclose()

    task = asyncio.ensure_future(leave())
    request = puppet.expect(Ask)
    puppet.play(Text(request.job, "A"))
    assert puppet.expect(Cancel).job == request.job
    wait(qtbot, task.done)
    puppet.play(Stopped(request.job, "A"))


def test_cancelling_the_task_cancels_the_job(make: Make, qtbot: Any) -> None:
    host, puppet = make()
    task = asyncio.ensure_future(collect(host.ask("Who?")))
    request = puppet.expect(Ask)
    task.cancel()
    assert puppet.expect(Cancel).job == request.job
    wait(qtbot, task.cancelled)


def test_a_killed_engine_fails_its_jobs_and_is_back(make: Make, qtbot: Any) -> None:
    host, puppet = make()
    states: list[HostState] = []
    host.stateChanged.connect(states.append)
    events = listen(host)
    task = asyncio.ensure_future(collect(host.ask("Who?")))
    index = host.index(["/somewhere"])
    request = puppet.expect(Ask)
    assert puppet.expect(Index).paths == ("/somewhere",)
    puppet.play(Text(request.job, "Half an "), Text(request.job, "answer"))
    wait(qtbot, lambda: len(events) == 2)
    puppet.kill()
    wait(qtbot, task.done)
    ending = task.result()[-1]
    assert isinstance(ending, Failed)
    assert (ending.kind, ending.text) == ("engine-stopped", "Half an answer")
    assert ending.message and ending.advice
    failed = {event.job for event in events if isinstance(event, Failed)}
    assert failed == {request.job, index}
    puppet.started(2)
    assert puppet.pids[0] != puppet.pids[1]
    puppet.play(EngineState(0, "library"))
    wait(qtbot, lambda: host.state is HostState.RUNNING)
    assert states[-3:] == [HostState.RUNNING, HostState.RESTARTING, HostState.RUNNING]


def test_an_engine_that_leaves_by_itself_is_replaced_too(make: Make, qtbot: Any) -> None:
    _host, puppet = make()
    puppet.started()
    puppet.order(LEAVE)
    puppet.started(2)


def test_a_cancel_that_is_not_obeyed_ends_the_engine(make: Make, qtbot: Any) -> None:
    host, puppet = make(cancel_seconds=0.1)
    events = listen(host)
    other = host.submit(ListLibrary)
    task = asyncio.ensure_future(collect(host.ask("Who?")))
    request = puppet.expect(Ask)
    puppet.play(Text(request.job, "Half"))
    wait(qtbot, lambda: bool(events))
    host.cancel(request.job)
    wait(qtbot, task.done)
    assert task.result()[-1] == Stopped(request.job, "Half")  # it is what the person wanted
    wait(qtbot, lambda: any(isinstance(e, Failed) and e.job == other for e in events))
    puppet.started(2)


def test_a_cancel_that_is_obeyed_leaves_the_engine_alone(make: Make, qtbot: Any) -> None:
    host, puppet = make(cancel_seconds=0.1)
    events = listen(host)
    asking = host.ask("Who?")
    host.cancel(asking.job)
    host.cancel(asking.job)
    puppet.expect(Cancel)  # by now an engine that had spoken would have been replaced
    puppet.play(Stopped(asking.job, ""))
    wait(qtbot, lambda: Stopped(asking.job, "") in events)
    puppet.play(EngineState(0, "answering"))
    wait(qtbot, lambda: EngineState(0, "answering") in events)
    assert len(puppet.pids) == 1
    assert [type(request) for request in puppet.heard].count(Cancel) == 1


def test_an_engine_that_keeps_dying_is_given_up_until_asked_again(
    make: Make, qtbot: Any, caplog: Any
) -> None:
    host, _puppet = make(entry=crash, restarts=3)
    events = listen(host)
    wait(qtbot, lambda: host.state is HostState.GIVEN_UP)
    assert caplog.text.count("the engine ended") == 1 + 3
    job = host.submit(ListLibrary)
    assert not events, "the caller must know the number before the job fails"
    wait(qtbot, lambda: bool(events))
    assert isinstance(events[0], Failed) and events[0].job == job
    host.restart()
    assert host.state is HostState.RESTARTING
    wait(qtbot, lambda: host.state is HostState.GIVEN_UP)


def test_deaths_long_ago_are_forgiven(make: Make, qtbot: Any) -> None:
    _host, puppet = make(restarts=1, restart_window=0.0)
    for times in (2, 3, 4):
        puppet.kill()
        puppet.started(times)


def test_an_engine_that_does_not_read_never_holds_up_the_window(make: Make, qtbot: Any) -> None:
    host, puppet = make(quit_seconds=0.1)
    puppet.started()
    puppet.order(DEAF)
    for _ in range(50):
        host.ask("x" * 100_000)  # five megabytes: far more than a pipe holds
    puppet.play(EngineState(0, "library"))
    wait(qtbot, lambda: host.state is HostState.RUNNING)


def test_close_is_orderly(make: Make, qtbot: Any) -> None:
    host, puppet = make()
    task = asyncio.ensure_future(collect(host.ask("Who?")))
    puppet.expect(Ask)
    closing = asyncio.ensure_future(host.close())
    puppet.expect(Quit)
    wait(qtbot, closing.done)
    wait(qtbot, task.done)
    assert isinstance(task.result()[-1], Failed)
    assert host.state is HostState.CLOSED
    assert host.pid is None
    late = asyncio.ensure_future(collect(host.ask("Anybody there?")))
    wait(qtbot, late.done)
    assert isinstance(late.result()[-1], Failed)


def test_an_engine_that_will_not_quit_is_ended(make: Make, qtbot: Any) -> None:
    host, puppet = make(quit_seconds=0.1)
    puppet.started()
    puppet.order(STUBBORN)
    closing = asyncio.ensure_future(host.close())
    wait(qtbot, closing.done)
    closing.result()


def test_a_program_that_cannot_be_started_is_said(make: Make, qtbot: Any, monkeypatch: Any) -> None:
    import multiprocessing.popen_spawn_posix as spawning

    def refuse(*_: Any) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(spawning.Popen, "_launch", refuse)
    host, _puppet = make()
    assert host.state is HostState.GIVEN_UP
