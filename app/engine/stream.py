"""The stream core: an append-only log of text with one end, any number of readers, and Stop.

One producer puts text; readers hold a position in the log, so replay, several readers, synchronous
and asynchronous ones are the same thing. Nothing here knows of models, prompts or windows.

The log is bounded by ``max_chars`` (an answer longer than that ends with "length"), so a slow
reader never makes memory grow beyond one answer, and the producer never waits for a reader.
"""

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from functools import partial

from app.errors import Cancelled, StreamTimeout
from app.messages import FinishReason

MAX_CHARS = 1_000_000


class Cancellation:
    """A wish to stop, seen by everything that works on one answer; set once, never taken back."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self.reason: FinishReason = "cancelled"

    def set(self, reason: FinishReason = "cancelled") -> None:
        """Ask to stop; the first reason stays."""
        if not self._event.is_set():
            self.reason = reason
            self._event.set()

    def is_set(self) -> bool:
        """Tell whether someone asked to stop."""
        return self._event.is_set()

    def check(self) -> None:
        """Raise ``Cancelled`` if someone asked to stop."""
        if self._event.is_set():
            raise Cancelled()

    def wait(self, seconds: float) -> bool:
        """Sleep at most ``seconds``; return True as soon as someone asks to stop."""
        return self._event.wait(seconds)


class TokenStream:
    """The text of one answer while it is made.

    ``deadline`` bounds the whole answer and ``idle_timeout`` the silence between two signs of
    life, both in seconds from construction; a watchdog enforces them even when the model hangs.
    After a deadline readers simply end; after an idle timeout they raise ``StreamTimeout``.
    """

    def __init__(
        self,
        *,
        deadline: float | None = None,
        idle_timeout: float | None = None,
        max_chars: int = MAX_CHARS,
        cancellation: Cancellation | None = None,
    ) -> None:
        self.cancellation = cancellation or Cancellation()
        self.finish_reason: FinishReason | None = None
        self.error: BaseException | None = None
        self.begun = False
        self._deltas: list[str] = []
        self._chars = 0
        self._max_chars = max_chars
        self._condition = threading.Condition()
        self._wakers: set[Callable[[], None]] = set()
        self._on_end: list[Callable[[FinishReason], None]] = []
        self._ending: FinishReason | None = None
        self._readers = 0
        self._alive = time.monotonic()
        self._idle_timeout = idle_timeout
        self._deadline = None if deadline is None else self._alive + deadline
        if deadline is not None or idle_timeout is not None:
            threading.Thread(target=self._watch, name="stream-watchdog", daemon=True).start()

    # -- the producer's side -------------------------------------------------------------------

    def put(self, text: str) -> None:
        """Append ``text``; empty text and text after the end are ignored."""
        if not text:
            return
        with self._condition:
            if self._ending is not None:
                return
            room = self._max_chars - self._chars
            self._deltas.append(text[:room])
            self._chars += len(self._deltas[-1])
            self._alive = time.monotonic()
            self._wake()
        if len(text) >= room:
            self.cancellation.set("length")
            self._end("length", None)

    def begin(self) -> None:
        """Note that the last call of the model has started: sources are known from here on."""
        with self._condition:
            self.begun = True
            self._wake()

    def touch(self) -> None:
        """Note a sign of life without text, such as progress in reading the prompt."""
        self._alive = time.monotonic()

    def finish(self, reason: FinishReason = "stop") -> None:
        """End the stream well; only the first end counts."""
        self._end(reason, None)

    def fail(self, error: BaseException) -> None:
        """End the stream with an error; readers get all earlier text, then the error."""
        self._end("error", error)

    # -- everyone's side -----------------------------------------------------------------------

    def cancel(self) -> None:
        """Stop: readers end at once with the partial text, the model as soon as it can."""
        self.cancellation.set("cancelled")
        self._end("cancelled", None)

    @property
    def text(self) -> str:
        """Everything delivered so far."""
        with self._condition:
            return "".join(self._deltas)

    def on_end(self, call: Callable[[FinishReason], None]) -> None:
        """Call back once at the end, before any reader sees it; at once if that is past."""
        with self._condition:
            ending = self._ending
            if ending is None:
                self._on_end.append(call)
                return
        call(ending)

    def wait(self, timeout: float | None = None) -> bool:
        """Wait for the end; return False if it did not come within ``timeout`` seconds."""
        with self._condition:
            return self._condition.wait_for(lambda: self.finish_reason is not None, timeout)

    def wait_begun(self) -> None:
        """Wait until the last call has started or the stream has ended."""
        with self._condition:
            self._condition.wait_for(lambda: self.begun or self.finish_reason is not None)

    def read(self, position: int, timeout: float | None = None) -> tuple[str, int, bool]:
        """Wait for text after ``position``; return it, the new position, and whether it ended.

        ``position`` counts deltas from 0. Returns empty text when ``timeout`` seconds pass.
        """
        with self._condition:
            self._condition.wait_for(partial(self._has_more, position), timeout)
            text = "".join(self._deltas[position:])
            return text, len(self._deltas), self.finish_reason is not None

    def deltas(self) -> Iterator[str]:
        """Yield every delta from the first on, whenever iteration starts; raise the error last.

        The last reader to leave early (``break``, ``close``) stops the model.
        """
        position, finished = 0, False
        self._enter()
        try:
            while True:
                with self._condition:
                    self._condition.wait_for(partial(self._has_more, position))
                    pending = self._deltas[position:]
                    ended = self.finish_reason is not None
                for delta in pending:
                    position += 1
                    yield delta
                if ended and self._count() == position:
                    break
            finished = True
            self._raise()
        finally:
            self._leave(finished)

    async def adeltas(self) -> AsyncIterator[str]:
        """As ``deltas``, without ever blocking the event loop that reads; any loop may."""
        position, finished = 0, False
        self._enter()
        try:
            while True:
                with self._condition:
                    pending = self._deltas[position:]
                    ended = self.finish_reason is not None
                for delta in pending:
                    position += 1
                    yield delta
                if ended and self._count() == position:
                    break
                if pending:
                    await asyncio.sleep(0)  # a quick model must not starve the loop
                else:
                    await self._await(partial(self._has_more, position))
            finished = True
            self._raise()
        finally:
            self._leave(finished)

    async def await_begun(self) -> None:
        """As ``wait_begun``, without blocking the event loop."""
        await self._await(lambda: self.begun or self.finish_reason is not None)

    async def await_end(self) -> None:
        """Wait for the end without blocking the event loop; never raises the stream's error."""
        await self._await(lambda: self.finish_reason is not None)

    # -- inside --------------------------------------------------------------------------------

    async def _await(self, happened: Callable[[], bool]) -> None:
        loop = asyncio.get_running_loop()
        news = asyncio.Event()

        def waker() -> None:
            loop.call_soon_threadsafe(news.set)

        with self._condition:
            self._wakers.add(waker)
        try:
            while not happened():
                await news.wait()
                news.clear()
        finally:
            with self._condition:
                self._wakers.discard(waker)

    def _has_more(self, position: int) -> bool:
        return len(self._deltas) > position or self.finish_reason is not None

    def _count(self) -> int:
        with self._condition:
            return len(self._deltas)

    def _raise(self) -> None:
        if self.error is not None:
            raise self.error

    def _enter(self) -> None:
        with self._condition:
            self._readers += 1

    def _leave(self, finished: bool) -> None:
        with self._condition:
            self._readers -= 1
            abandoned = not finished and self._readers == 0 and self.finish_reason is None
        if abandoned:
            self.cancel()

    def _wake(self) -> None:
        self._condition.notify_all()
        for waker in list(self._wakers):
            try:
                waker()
            except RuntimeError:  # that reader's loop is closed
                self._wakers.discard(waker)

    def _end(self, reason: FinishReason, error: BaseException | None) -> None:
        with self._condition:
            if self._ending is not None:
                return
            self._ending, self.error = reason, error
            calls, self._on_end = self._on_end, []
        for call in calls:
            call(reason)
        with self._condition:
            self.finish_reason = reason
            self._wake()

    def _watch(self) -> None:
        while True:
            now = time.monotonic()
            limits: list[tuple[float, FinishReason]] = []
            if self._deadline is not None:
                limits.append((self._deadline, "deadline"))
            if self._idle_timeout is not None:
                limits.append((self._alive + self._idle_timeout, "idle_timeout"))
            limit, reason = min(limits)
            if now < limit:
                if self.wait(limit - now):
                    return
                continue
            self.cancellation.set(reason)
            if reason == "deadline":
                self._end(reason, None)
            else:
                seconds = self._idle_timeout or 0
                self._end(
                    reason,
                    StreamTimeout(
                        f"The model gave no text for {seconds:g} seconds and was stopped.",
                        "Ask again, or choose a smaller model.",
                    ),
                )
            return
