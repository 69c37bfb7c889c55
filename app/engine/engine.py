"""The facade the app talks to: every method is a generator of events, or a plain answer.

Owns the library, the models and the reader process. Used by one lane only; the warm-up loads
models in a thread of its own and hands each over once, ready.
"""

import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from app.engine.answering import Answer
from app.engine.background import Background
from app.engine.config import Settings, embedder_of_pack
from app.engine.embedding import BaseEmbedding
from app.engine.finding import find, find_by_words
from app.engine.indexing import IndexJob
from app.engine.library import Library, is_below
from app.engine.llm import LLM
from app.engine.pace import Pace
from app.engine.passwords import KeptPasswords
from app.engine.promise import Promise
from app.engine.reading import ReaderProcess
from app.engine.recognition import RecogniseJob
from app.engine.renewing import Renewal
from app.engine.retrieval import shorten_question
from app.engine.scopes import Scope
from app.engine.stream import Cancellation
from app.engine.words import is_text
from app.errors import QuestionError
from app.messages import (
    Ask,
    ChangeConversation,
    Collection,
    CollectionsListed,
    Continue,
    ConversationOpened,
    ConversationsListed,
    IndexDone,
    LibraryChanged,
    LibraryListed,
    Passage,
    Progress,
    Removed,
    Steps,
)
from app.settings import Preferences

NO_DOCUMENTS = ("There is nothing to search yet.", "Drop a folder on the window first.")
HEARTBEAT = 0.5


class Engine:
    """A library with its models. ``read_only`` never writes; see also ``Library.held``."""

    def __init__(
        self, folder: Path, *, read_only: bool = False, preferences: Preferences | None = None
    ) -> None:
        self.preferences = preferences or Preferences(follows=True)
        self.library = Library(folder, read_only=read_only)
        self.index, self.store = self.library.index, self.library.index.store
        self.reader = ReaderProcess(seconds=self.preferences["read_seconds"])
        self.pace = Pace()
        self.background: Background | None = None
        self.renewal: Renewal | None = None
        self._new_embedder: BaseEmbedding | None = None
        self._passwords: list[str] = []  # what the person typed, until Carrel is closed
        self._embedder = Promise[BaseEmbedding]()
        self._llm = Promise[LLM]()
        self._graph_unsaved = False
        self._told: tuple[tuple[str, ...], int] = ((), 0)  # folders and chunks

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
        """Return the whole ledger; ``library_changes`` tells what is different from then on."""
        self.store.forget_news()
        self._told = folders, chunks = tuple(self.store.folders()), self.store.counts()[1]
        return LibraryListed(job, folders, tuple(self.store.ledger()), chunks)

    def library_changes(self) -> tuple[LibraryChanged | None, bool]:
        """Return what is different from the ledger told last, and whether there is more of it."""
        news = self.store.news()
        now = folders, chunks = tuple(self.store.folders()), self.store.counts()[1]
        same, self._told = now == self._told, now
        if same and not news.rows and not news.gone:
            return None, False
        return LibraryChanged(0, folders, news.rows, news.gone, chunks), news.more

    # -- conversations and collections ---------------------------------------------------------

    def open_conversation(self, job: int, conversation: int = 0) -> ConversationOpened:
        """Return a conversation with its turns; 0 means the one that changed last."""
        number = conversation or self.store.latest_conversation()
        title = self.store.title(number) if number else None
        if title is None:
            return ConversationOpened(job, 0, ())
        return ConversationOpened(job, number, tuple(self.store.turns(number)), title)

    def list_conversations(self, job: int, search: str = "") -> ConversationsListed:
        """Return the conversations, or those that hold all words of ``search``."""
        return ConversationsListed(job, tuple(self.store.conversations(search)), search)

    def change_conversation(self, change: ChangeConversation) -> ConversationsListed:
        """Rename, pin, delete or bring back a conversation."""
        self.library.refuse_read_only()
        self.store.change_conversation(
            change.conversation, change.title, change.pinned, change.deleted
        )
        return self.list_conversations(change.job)

    def list_collections(self, job: int) -> CollectionsListed:
        """Return the kept collections."""
        return CollectionsListed(job, tuple(self.store.collections()))

    def save_collection(self, job: int, collection: Collection) -> CollectionsListed:
        """Keep a collection."""
        self.library.refuse_read_only()
        self.store.save_collection(collection)
        return self.list_collections(job)

    def delete_collection(self, job: int, number: int) -> CollectionsListed:
        """Forget a collection, not its documents."""
        self.library.refuse_read_only()
        self.store.delete_collection(number)
        return self.list_collections(job)

    def close(self) -> None:
        """Stop following and reading, and close the library."""
        if self.background is not None:
            self.background.close()
        self.reader.close()
        self.library.close()

    # -- asking --------------------------------------------------------------------------------

    def search(
        self, question: str, k: int, *, by_words: bool = False, scope: Scope | None = None
    ) -> tuple[list[Passage], bool]:
        """Return the best passages with their best sentence, and whether they seem to answer.

        ``by_words`` needs no model. Raises ``QuestionError`` for a blank question or an empty
        library.
        """
        text = self.check_question(question)
        with self.index.lock:
            if by_words or self._lacks_embedder():
                return find_by_words(self.index, text, k, scope)
            return find(self.index, text, k, scope)

    def ask(
        self, job: int, question: str, conversation: int, cancel: Cancellation, **how: Any
    ) -> Steps:
        """Answer a question; ``how`` are further fields of ``Ask``."""
        return self.answer(Ask(job, question, conversation, **how), cancel)

    def answer(self, wish: Ask | Continue, cancel: Cancellation) -> Steps:
        """Answer a question, or go on with an answer that is not whole.

        Passages come first, then the text, then exactly one end. Yields None where it only wants
        to be asked again.
        """
        return Answer(self, wish, cancel).run()

    def check_question(self, question: str) -> str:
        """Return the question as it is searched; raise ``QuestionError`` if it cannot be asked."""
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
