"""The facade the app talks to: every method is a generator of events, or a plain answer.

Owns the library, the models and the reader process. Used by one lane only; the warm-up loads
models in a thread of its own and hands each over once, ready.
"""

import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Generic, TypeVar

from app.engine.background import Background
from app.engine.config import Settings, embedder_of_pack
from app.engine.documents import NodeWithScore, TextNode
from app.engine.embedding import BaseEmbedding
from app.engine.grounding import ground
from app.engine.indexing import IndexJob
from app.engine.inventory import is_text
from app.engine.library import Library, is_below
from app.engine.llm import LLM
from app.engine.pace import Pace
from app.engine.passwords import KeptPasswords
from app.engine.reading import ReaderProcess
from app.engine.recognition import RecogniseJob
from app.engine.renewing import Renewal
from app.engine.response import EngineEvent, StreamingResponse
from app.engine.retrieval import (
    CANDIDATES,
    Evidence,
    SentencePicker,
    fuse,
    sentences_of,
    shorten_question,
)
from app.engine.stream import Cancellation
from app.engine.synthesis import get_response_synthesizer
from app.errors import Cancelled, CarrelError, LibraryError, QuestionError
from app.messages import (
    Answered,
    Citation,
    ConversationOpened,
    Event,
    Failed,
    FinishReason,
    Grounded,
    IndexDone,
    LibraryListed,
    Passage,
    Passages,
    Phase,
    Progress,
    Removed,
    Steps,
    Stopped,
    Text,
)
from app.settings import Preferences

T = TypeVar("T")

NOT_FOUND = "Your documents do not seem to say. The passages above come nearest."
NO_DOCUMENTS = ("There is nothing to search yet.", "Drop a folder on the window first.")
HEARTBEAT = 0.5
MERGE_SECONDS = 0.025
"""Pieces of an answer are merged for this long: 40 Hz."""
IDLE_SECONDS = 180
SENTENCES_EMBEDDED = 48
"""Sentences whose meaning is compared; the passages below are marked by their words."""


class Engine:
    """A library with its models. ``read_only`` never writes; see also ``Library.held``."""

    def __init__(
        self, folder: Path, *, read_only: bool = False, preferences: Preferences | None = None
    ) -> None:
        self.preferences = preferences or Preferences()
        self.library = Library(folder, read_only=read_only)
        self.index, self.store = self.library.index, self.library.index.store
        self.reader = ReaderProcess(seconds=self.preferences["read_seconds"])
        self.pace = Pace()
        self.background: Background | None = None
        self.renewal: Renewal | None = None
        self._new_embedder: BaseEmbedding | None = None
        self._passwords: list[str] = []  # what the person typed, until Carrel is closed
        self._embedder = _Promise[BaseEmbedding]()
        self._llm = _Promise[LLM]()
        self._graph_unsaved = False

    # -- models --------------------------------------------------------------------------------

    def use(self, embedder: BaseEmbedding | None = None, llm: LLM | None = None) -> None:
        """Hand over models that are ready.

        If the vectors here are of another embedder, that one goes on serving while the library is
        prepared for the new one (see ``renewal``); where it is not installed any more, passages
        are found by words meanwhile. A library that is only read stays with its own.
        """
        if embedder is not None:
            old = self._old_embedder(embedder)
            if old is not None:
                self.index.embed_model = old
                self._embedder.keep(old)
            if not self.library.read_only:
                self.renewal = self.index.adopt(embedder)
            elif old is None:
                self.index.embed_model = embedder
            if self.index.embedder_ready and old is None:
                self._embedder.keep(embedder)
            self._new_embedder = embedder
        if llm is not None:
            self._llm.keep(llm)

    def _old_embedder(self, embedder: BaseEmbedding) -> BaseEmbedding | None:
        """Return the embedder that made the vectors here, if it is another one and installed."""
        made_by = self.index.embedder_identity
        if made_by is None or made_by == embedder.identity:
            return None
        old = embedder_of_pack(made_by.split("|")[0])
        return old if old is not None and old.identity == made_by else None

    def _end_renewal(self) -> None:
        """Take the new embedder into use: every passage has its vector now."""
        self.renewal = None
        assert self._new_embedder is not None
        self._embedder.keep(self._new_embedder)

    def load_embedder(self) -> BaseEmbedding:
        """Load the embedder and hand it over; what fails is kept for who waits for it."""
        try:
            embedder = Settings.embed_model
            embedder.query_vector("warm up")
            self.use(embedder=embedder)
        except BaseException as error:
            self._embedder.fail(error)
            raise
        return embedder

    def load_llm(self) -> LLM:
        """Load the language model and hand it over; what fails is kept for who waits for it."""
        try:
            llm = Settings.llm
            llm.warm_up()
        except BaseException as error:
            self._llm.fail(error)
            raise
        self.use(llm=llm)
        return llm

    @property
    def searches(self) -> bool:
        """Whether passages are found by meaning, too."""
        return self._embedder.ready

    @property
    def answers(self) -> bool:
        """Whether the language model is there."""
        return self._llm.ready

    # -- the library ---------------------------------------------------------------------------

    def add(
        self,
        job: int,
        paths: Sequence[str],
        cancel: Cancellation,
        passwords: Sequence[str] = (),
        *,
        again: bool = False,
    ) -> Steps:
        """Index files and folders; ``again`` reads what failed or is ignored. See ``IndexJob``."""
        for password in passwords:
            if password not in self._passwords:
                self._passwords.append(password)
        files = self._containers(paths)
        if again:
            self._forget_blank_pages(paths)
        yield from self.index_job(job, files, cancel, again=paths if again else ()).run()
        self._note_changes()

    def unlock(self, job: int, path: str, password: str, keep: bool, cancel: Cancellation) -> Steps:
        """Read a protected document with its password; keep that in the keyring if it fits."""
        before = self.store.document(path)
        whole = before.parent or path if before is not None else path
        yield from self.add(job, [path], cancel, [password], again=True)
        after = self.store.document(path)
        opened = after is not None and after.kind != "encrypted"
        if keep and opened:
            KeptPasswords().keep(whole, password)
            self.store.set_meta("kept_passwords", "yes")

    def index_job(
        self, job: int, paths: Sequence[str], cancel: Cancellation, **how: Any
    ) -> IndexJob:
        """Return a job that is not begun yet; ``how`` as ``IndexJob`` has it."""
        return IndexJob(
            self.library, job, paths, cancel, self.reader, self._embedder.settled,
            self._passwords, pace=self.pace, pictures=self.preferences["recognise_text"],
            by_words=self._lacks_embedder, **how,
        )  # fmt: skip

    def recognise(self, job: int, cancel: Cancellation) -> Steps:
        """Read the pictures and scanned pages that nobody has read yet."""

        def take_in(path: str) -> IndexJob:
            return self.index_job(job, [path], cancel, own=True, force=True)

        reader = ReaderProcess(seconds=self.preferences["read_seconds"])
        yield from RecogniseJob(
            self.library, job, cancel, reader, take_in, self._passwords_for
        ).run()

    def _passwords_for(self, path: str) -> list[str]:
        kept = KeptPasswords().get(path) if self.store.meta("kept_passwords") else None
        return self._passwords if kept is None else [*self._passwords, kept]

    def renew(self, job: int, cancel: Cancellation) -> Steps:
        """Embed with the new embedder what it has not embedded yet, then change over to it."""
        if self.renewal is None:
            return
        began, told, before = time.monotonic(), 0.0, self.renewal.done
        while self.renewal.step():
            if cancel.is_set():
                break
            now = time.monotonic()
            if now - told < HEARTBEAT:
                yield None
                continue
            told = now
            rate = (self.renewal.done - before) / max(now - began, 0.1)
            left = self.renewal.total - self.renewal.done
            yield Progress(
                job, "", 0, 0, self.renewal.done, rate=round(rate, 1), doing="renewing",
                seconds_left=round(left / rate, 1) if rate else 0.0,
            )  # fmt: skip
        else:
            self._end_renewal()
        seconds = round(time.monotonic() - began, 3)
        yield IndexDone(job, 0, 0, 0, 0, 0, seconds, cancelled=cancel.is_set())

    def follow(self, wake: Callable[[], None]) -> None:
        """Begin what the engine does of itself: rescans, following folders, reading pictures."""
        if not self.library.read_only:
            self.background = Background(self, wake)

    def ignore(self, job: int, path: str) -> Removed:
        """Leave a document, or all below a folder, out from now on; it stays in the ledger."""
        path = os.path.abspath(path)
        return Removed(job, path, self.library.ignore(path, "You left it out of the library."))

    def _forget_blank_pages(self, paths: Sequence[str]) -> None:
        """Let pages on which nothing was recognised be looked at once more."""
        for row in map(self.store.document, self._containers(paths)):
            if row is not None and row.facts.content_hash:
                self.store.forget_recognised(row.facts.content_hash)

    def _containers(self, paths: Sequence[str]) -> list[str]:
        """Return the files on disk that hold what the paths name."""
        rows = [(path, self.store.document(path) if is_text(path) else None) for path in paths]
        whole = [row.parent if row is not None and row.parent else path for path, row in rows]
        return list(dict.fromkeys(whole))

    def _note_changes(self) -> None:
        if self.background is not None:
            self.background.note_changes()

    def tidy(self) -> bool:
        """Do a step of what can wait; return True while there is more to do."""
        if self.library.read_only:
            return False
        more = self.index.vectors.build_step()
        if not more and self._graph_unsaved:
            self._graph_unsaved = False
            self.index.save_graph()
        self._graph_unsaved |= more
        return more

    def remove(self, job: int, path: str) -> Removed:
        """Take a file or folder out of the library; what would come back is ignored instead."""
        path = os.path.abspath(path)
        others = [folder for folder in self.store.folders() if folder != path]
        if any(is_below(path, folder) for folder in others):
            self.store.drop_folder(path)
            return self.ignore(job, path)
        removed = Removed(job, path, self.library.remove(path))
        self._note_changes()
        return removed

    def list_library(self, job: int) -> LibraryListed:
        """Return the ledger."""
        return LibraryListed(
            job, tuple(self.store.folders()), tuple(self.store.ledger()), self.store.counts()[1]
        )

    def open_conversation(self, job: int, conversation: int = 0) -> ConversationOpened:
        """Return a conversation with its turns; 0 means the latest."""
        number = conversation or self.store.latest_conversation()
        return ConversationOpened(job, number, tuple(self.store.turns(number)) if number else ())

    def close(self) -> None:
        """Stop following and reading, and close the library."""
        if self.background is not None:
            self.background.close()
        self.reader.close()
        self.library.close()

    # -- asking --------------------------------------------------------------------------------

    def search(
        self, question: str, k: int, *, by_words: bool = False
    ) -> tuple[list[Passage], bool]:
        """Return the best passages with their best sentence, and whether they seem to answer.

        ``by_words`` needs no model. Raises ``QuestionError`` for a blank question or an empty
        library.
        """
        text = self._check(question)
        with self.index.lock:
            words = self.store.search_words(text, max(CANDIDATES, k))
            if by_words or self._lacks_embedder():
                nodes = self.index.scored_nodes(words[:k])
                picker = SentencePicker(text, [n.text for n in nodes])
                passages = _passages(nodes, picker)
                coverage = picker.coverage([n.text for n in nodes])
                return passages, Evidence(0.0, coverage).found
            query = self.index.query_vector(text)
            meaning = self.index.vectors.search(query, max(CANDIDATES, k))
            nodes = self.index.scored_nodes(fuse([words, meaning])[:k])
            picker = SentencePicker(text, [n.text for n in nodes])
            sentences = [sentences_of(n.text) for n in nodes]
            chosen = _first(sentences, SENTENCES_EMBEDDED)
            flat = [s[2] for group in sentences[:chosen] for s in group]
            vectors = self.index.embed(flat)
            passages, row = [], 0
            for number, (node, group) in enumerate(zip(nodes, sentences, strict=True)):
                rows = vectors[row : row + len(group)] if number < chosen else None
                row += len(group) if number < chosen else 0
                passages.append(_passage(node, picker.pick(group, query, rows)))
            evidence = Evidence(
                meaning[0][1] if meaning else 0.0, picker.coverage([n.text for n in nodes])
            )
            return passages, evidence.found

    def ask(self, job: int, question: str, conversation: int, cancel: Cancellation) -> Steps:
        """Answer a question: passages first, then the text, then exactly one end.

        Yields None where it only wants to be asked again.
        """
        yield from _Answer(self, job, question, conversation, cancel).run()

    def _check(self, question: str) -> str:
        text = shorten_question(question.strip())
        if not text:
            raise QuestionError("The question is empty.", "Type what you want to know.")
        if not self.store.counts()[1]:
            raise QuestionError(*NO_DOCUMENTS)
        return text

    def searches_settled(self) -> bool:
        """Tell whether the embedder is there, or none is to be had; raise why it did not load."""
        return self._lacks_embedder() or self._embedder.settled()

    def _lacks_embedder(self) -> bool:
        """Tell whether the vectors are of a model that is gone, and are being made anew."""
        return self.renewal is not None and not self._embedder.ready

    def answers_settled(self) -> bool:
        """Tell whether the language model is there; raise what kept it from loading."""
        return self._llm.settled()

    @property
    def llm(self) -> LLM:
        """The language model, once ``answers_settled``."""
        return self._llm.value


class _Answer:
    """One question on its way to its end."""

    def __init__(
        self, engine: Engine, job: int, question: str, conversation: int, cancel: Cancellation
    ) -> None:
        self.engine, self.store = engine, engine.store
        self.job, self.question, self.conversation = job, question, conversation
        self.cancel = cancel
        self.began = time.monotonic()
        self.text = ""
        self.passages: list[Passage] = []
        self.citations: tuple[Citation, ...] = ()
        self.notes: list[str] = []
        self.first_passage_ms = self.first_text_ms = 0.0
        self._turn = 0

    def run(self) -> Steps:
        try:
            yield from self._run()
        except GeneratorExit:
            self._keep("cancelled")
            raise
        except Exception as error:  # noqa: BLE001 - becomes the job's one terminal event
            if self._was_stopped():
                self._keep("cancelled")
                yield Stopped(self.job, self.text)
            elif isinstance(error, CarrelError):
                self._keep("error", str(error))
                yield Failed(self.job, type(error).__name__, error.message, error.advice, self.text)
            else:
                self._keep("error", f"The model failed: {error}")
                yield Failed(
                    self.job, type(error).__name__, f"The model failed: {error}",
                    "Ask again; if it happens again, choose another model.", self.text,
                )  # fmt: skip

    def _run(self) -> Steps:
        engine, k = self.engine, self.engine.preferences["top_k"]
        text = engine._check(self.question)
        if text != self.question.strip():
            self.notes.append("The question is very long: its beginning and its end were used.")
        documents = self.store.counts()[0]
        yield Phase(self.job, "searching", detail=" ".join(self.notes))
        self._open_turn()
        self.passages, found = engine.search(text, k, by_words=True)
        yield self._tell_passages("words", found, documents)
        if not engine.searches:
            yield Phase(self.job, "waiting", detail="Carrel is getting ready to read.")
        while not engine.searches_settled():
            self.cancel.wait(0.03)
            self.cancel.check()
            yield None
        self.passages, found = engine.search(text, k)
        yield self._tell_passages("hybrid", found, documents)
        if not found:
            yield from self._answer_nothing()
            return
        if not engine.answers:
            yield Phase(self.job, "waiting", detail="The model that writes is being loaded.")
        while not engine.answers_settled():
            self.cancel.wait(0.03)
            self.cancel.check()
            yield None
        yield from self._write(engine.llm, text)

    def _write(self, llm: LLM, text: str) -> Steps:
        words = sum(len(p.text.split()) for p in self.passages)
        yield Phase(self.job, "reading", words=words, detail=" ".join(self.notes))
        nodes = [NodeWithScore(_node(p), p.score) for p in self.passages]
        told: list[EngineEvent] = []
        response = get_response_synthesizer(llm, "compact", True).synthesize(
            text, nodes, observer=told.append, cancellation=self.cancel,
            idle_timeout=IDLE_SECONDS,
        )  # fmt: skip
        assert isinstance(response, StreamingResponse)
        yield from self._relay(response)
        self.notes += [n for n in response.notes if n not in self.notes]
        if response.error is not None:
            raise response.error
        if self._was_stopped():
            raise Cancelled()
        reason = response.finish_reason or "stop"
        self.citations = ground(self.text, self.passages)
        yield Grounded(self.job, self.citations)
        self._keep(reason)
        yield self._answered(True, reason, response.prompt_tokens, _tokens(told))

    def _relay(self, response: StreamingResponse) -> Steps:
        """Pass on text as it comes, merged; wait until the model is at rest."""
        stream, position, ended, kept = response._run.stream, 0, False, time.monotonic()
        try:
            while not ended:
                piece, position, ended = stream.read(position, timeout=0.1)
                if self._was_stopped():
                    self.text += piece
                    break
                if not piece:
                    yield None
                    continue
                if not self.text:
                    self.first_text_ms = self._ms()
                    yield Phase(self.job, "writing")
                self.text += piece
                yield Text(self.job, piece)
                if time.monotonic() - kept > 2:
                    kept = time.monotonic()
                    self._keep("error", "The answer was interrupted.")
                self.cancel.wait(MERGE_SECONDS)
        finally:
            if not ended:
                response.cancel()
            response.wait_idle()

    def _was_stopped(self) -> bool:
        """Tell whether the person stopped it, and not a time limit or the answer's length."""
        return self.cancel.is_set() and self.cancel.reason == "cancelled"

    def _answer_nothing(self) -> Iterator[Event]:
        self.text = NOT_FOUND
        self.first_text_ms = self._ms()
        yield Text(self.job, NOT_FOUND)
        answered = self._answered(False, "stop", 0, 0)
        self.text = ""  # kept as a note, not as words of the documents
        self._keep("stop", NOT_FOUND)
        yield answered

    def _tell_passages(self, ranking: str, found: bool, documents: int) -> Passages:
        milliseconds = self._ms()
        self.first_passage_ms = self.first_passage_ms or milliseconds
        assert ranking in ("words", "hybrid")
        return Passages(
            self.job, tuple(self.passages), "words" if ranking == "words" else "hybrid", found,
            self.conversation, documents, milliseconds,
        )  # fmt: skip

    def _answered(
        self, found: bool, reason: FinishReason, prompt_tokens: int, answer_tokens: int
    ) -> Answered:
        return Answered(
            self.job, self.text, found, reason, self.citations, self.first_passage_ms,
            self.first_text_ms, round(time.monotonic() - self.began, 3), prompt_tokens,
            answer_tokens,
        )  # fmt: skip

    def _ms(self) -> float:
        return round((time.monotonic() - self.began) * 1000, 1)

    def _open_turn(self) -> None:
        """Keep the question before it is answered; a full disk is no reason not to answer it."""
        if self.engine.library.read_only:
            return
        try:
            if not self.conversation:
                self.conversation = self.store.new_conversation(self.question[:120])
            self._turn = self.store.begin_turn(self.conversation, self.question)
        except LibraryError as error:
            self.notes.append(f"{error.message} This answer will not be kept.")

    def _keep(self, reason: FinishReason, note: str = "") -> None:
        """Keep what there is of the answer, so that nothing is lost whatever happens next."""
        if not self._turn:
            return
        try:
            self.store.update_turn(
                self._turn, self.text, reason, self.passages, self.citations,
                note or " ".join(self.notes),
            )  # fmt: skip
        except LibraryError as error:
            self._turn = 0
            self.notes.append(f"{error.message} This answer will not be kept.")


class _Promise(Generic[T]):
    """Something that comes later, once, or fails."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self._value: T | None = None
        self._error: BaseException | None = None

    @property
    def ready(self) -> bool:
        return self._event.is_set() and self._error is None

    def settled(self) -> bool:
        """Tell whether it is there; raise what kept it from coming."""
        if self._event.is_set() and self._error is not None:
            raise self._error
        return self._event.is_set()

    def keep(self, value: T) -> None:
        self._value, self._error = value, None
        self._event.set()

    def fail(self, error: BaseException) -> None:
        self._error = error
        self._event.set()

    @property
    def value(self) -> T:
        assert self._value is not None
        return self._value


def _tokens(told: Sequence[EngineEvent]) -> int:
    return next((int(e.data["tokens"]) for e in reversed(told) if e.name == "call_end"), 0)


def _first(groups: Sequence[Sequence[object]], most: int) -> int:
    """Return how many of the first groups have at most ``most`` items together, at least one."""
    total = 0
    for number, group in enumerate(groups):
        total += len(group)
        if total > most and number:
            return number
    return len(groups)


def _passages(nodes: Sequence[NodeWithScore], picker: SentencePicker) -> list[Passage]:
    return [_passage(n, picker.pick(sentences_of(n.text))) for n in nodes]


def _passage(scored: NodeWithScore, sentence: tuple[int, int] | None) -> Passage:
    node, start = scored.node, scored.node.start_char_idx or 0
    return Passage(
        path=node.ref_doc_id or "", text=node.text, score=round(scored.score or 0.0, 6),
        anchor=dict(node.anchor), start=start, end=node.end_char_idx or start + len(node.text),
        sentence=None if sentence is None else (sentence[0] + start, sentence[1] + start),
    )  # fmt: skip


def _node(passage: Passage) -> TextNode:
    return TextNode(
        passage.text, start_char_idx=passage.start, end_char_idx=passage.end,
        ref_doc_id=passage.path, anchor=passage.anchor,
    )  # fmt: skip
