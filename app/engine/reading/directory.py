"""A folder → documents, under LlamaIndex's name and arguments.

One ``Document`` per file, with the spans of its pages or headings, and one for each document
inside it: in an archive, attached to a mail. One bad file never fails the others: it is skipped,
and ``skipped`` says why. By default files are parsed in this process; pass
a ``ReaderProcess`` as ``reader`` for files that other people made.
"""

import mimetypes
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path, PurePath, PurePosixPath
from typing import Any, Protocol

from app.engine.documents import Document
from app.engine.reading.extraction import Extracted, Part, extract_parts
from app.engine.reading.walk import Skipped, walk
from app.errors import ReadError

HIDDEN_METADATA_KEYS = (
    "file_path",
    "file_name",
    "file_type",
    "file_size",
    "creation_date",
    "last_modified_date",
    "last_accessed_date",
    "page_count",
    "title",
)
"""Kept as data, but neither embedded nor shown to the language model: the bare text is, because
a path or date in front of every chunk costs tokens and skews similarity."""


class Reader(Protocol):
    """Reads the documents in one file; ``ReaderProcess`` is one."""

    def read_parts(
        self,
        path: str | os.PathLike[str],
        *,
        encoding: str | None = None,
        errors: str = "strict",
    ) -> Iterator[Part]: ...


class SimpleDirectoryReader:
    """Reads a folder, or a list of files, into documents.

    The list of files is made here, once, sorted by path. Differences from LlamaIndex: the chosen
    folder is never hidden itself; extensions match in any case, with or without their dot; an
    excluded folder ``sub`` does not exclude ``sub2``; ``num_files_limit`` counts what is left
    after the filters; ``encoding=None`` finds each file's encoding; text that does not decode is
    skipped rather than silently shortened (``errors="strict"``, which only an explicit encoding
    uses); a PDF is one document with page spans.
    """

    def __init__(
        self,
        input_dir: str | os.PathLike[str] | None = None,
        input_files: Sequence[str | os.PathLike[str]] | None = None,
        *,
        exclude: Sequence[str] | None = None,
        exclude_hidden: bool = True,
        exclude_empty: bool = False,
        errors: str = "strict",
        recursive: bool = False,
        encoding: str | None = None,
        filename_as_id: bool = False,
        required_exts: Sequence[str] | None = None,
        num_files_limit: int | None = None,
        raise_on_error: bool = False,
        file_metadata: Callable[[str], Mapping[str, Any]] | None = None,
        reader: Reader | None = None,
    ) -> None:
        if not input_dir and not input_files:
            raise ValueError("Must provide either `input_dir` or `input_files`.")
        self.encoding = encoding
        self.errors = errors
        self.filename_as_id = filename_as_id
        self.raise_on_error = raise_on_error
        self.file_metadata = file_metadata or describe_file
        self._reader = reader
        self._left_out: list[Skipped] = []
        if input_files:
            self.input_files = [Path(file) for file in input_files]
            for file in self.input_files:
                if not os.path.lexists(file):
                    raise ValueError(f"File {file} does not exist.")
        else:
            assert input_dir is not None
            root = Path(input_dir)
            if not root.is_dir():
                raise ValueError(f"Directory {input_dir} does not exist.")
            self.input_files = self._list_files(
                root, exclude or (), exclude_hidden, exclude_empty, recursive, required_exts
            )
            if not self.input_files:
                raise ValueError(f"No files found in {input_dir}.")
            self.input_files = self.input_files[: num_files_limit or None]
        self.skipped: list[Skipped] = list(self._left_out)

    def _list_files(
        self,
        root: Path,
        exclude: Sequence[str],
        exclude_hidden: bool,
        exclude_empty: bool,
        recursive: bool,
        required_exts: Sequence[str] | None,
    ) -> list[Path]:
        suffixes = None
        if required_exts is not None:
            suffixes = {"." + suffix.lower().lstrip(".") for suffix in required_exts}
        base = Path(os.path.abspath(root))
        files = []
        for file in walk(
            [root],
            recursive=recursive,
            hidden=not exclude_hidden,
            junk=True,
            follow_files=True,
            on_skip=self._report,
        ):
            relative = file.relative_to(base)
            if suffixes is not None and file.suffix.lower() not in suffixes:
                continue
            if any(is_excluded(relative, pattern) for pattern in exclude):
                continue
            if exclude_empty and not os.path.getsize(file):
                continue
            files.append(root / relative)
        return files

    def _report(self, skipped: Skipped) -> None:
        if skipped.kind != "ignored":
            self._left_out.append(skipped)

    def load_data(self, show_progress: bool = False) -> list[Document]:
        """Read all files; ``show_progress`` counts them on standard error."""
        documents: list[Document] = []
        total = len(self.input_files)
        for done, one in enumerate(self.iter_data(), 1):
            documents += one
            if show_progress:
                end = "\n" if done == total else ""
                sys.stderr.write(f"\rLoading files: {done}/{total}{end}")
        return documents

    async def aload_data(self, show_progress: bool = False) -> list[Document]:
        """Read all files in a thread, so that the event loop goes on."""
        import asyncio  # here, because it is half the cost of importing this package

        return await asyncio.to_thread(self.load_data, show_progress)

    def iter_data(self) -> Iterator[list[Document]]:
        """Yield one list per file, as it is read; the list of a skipped file is empty.

        ``skipped`` starts anew with each iteration. Holds one file's text at a time.
        """
        self.skipped[:] = self._left_out
        for file in self.input_files:
            yield self._load(file)

    def list_resources(self) -> list[str]:
        """Return the paths of the files, in the order they are read."""
        return [str(file) for file in self.input_files]

    def load_resource(self, path: str | os.PathLike[str]) -> list[Document]:
        """Read one file, which need not be in the list."""
        return self._load(Path(path))

    def _load(self, file: Path) -> list[Document]:
        documents: list[Document] = []
        metadata: dict[str, Any] = {}
        try:
            for part in self._read(file):
                if part.extracted is None:
                    assert part.error is not None
                    self._skip(file / part.member, part.error)
                    continue
                metadata = metadata or dict(self.file_metadata(str(file)))
                if part.extracted.text.strip():
                    documents.append(self._make(file, part.member, part.extracted, metadata))
                elif part.extracted.unread:
                    reason = "This is a picture, or pictures of pages; nobody has read them yet."
                    self._skip(file / part.member, ReadError("no-text", reason))
        except OSError as error:
            self._skip(file, error)
        return documents

    def _skip(self, path: Path, error: ReadError | OSError) -> None:
        if self.raise_on_error:
            raise error
        kind = error.kind if isinstance(error, ReadError) else "unreadable"
        self.skipped.append(Skipped(path, kind, str(error)))

    def _make(
        self, file: Path, member: str, extracted: Extracted, metadata: Mapping[str, Any]
    ) -> Document:
        own: dict[str, Any] = {}
        if member:
            kind = mimetypes.guess_type(member)[0]
            own = {"file_path": str(file / member), "file_name": PurePosixPath(member).name}
            own |= {"file_type": kind} if kind else {}
        return Document(
            text=extracted.text,
            id_=str(file / member) if self.filename_as_id else None,
            metadata={**metadata, **own, **extracted.facts},
            spans=extracted.spans,
            excluded_embed_metadata_keys=HIDDEN_METADATA_KEYS,
            excluded_llm_metadata_keys=HIDDEN_METADATA_KEYS,
        )

    def _read(self, file: Path) -> Iterator[Part]:
        if self._reader is not None:
            return self._reader.read_parts(file, encoding=self.encoding, errors=self.errors)
        return extract_parts(file, encoding=self.encoding, errors=self.errors)


def is_excluded(relative: PurePath, pattern: str) -> bool:
    """Whether ``pattern`` matches the file or one of the folders above it, from the right.

    Case counts as it does in the file system; a leading ``**/`` and a trailing ``/**`` are implied.
    """
    pattern = pattern.removeprefix("**/").removesuffix("/**").rstrip("/")
    if not pattern:
        return False
    return any(part.match(pattern) for part in (relative, *relative.parents) if part.name)


def describe_file(path: str) -> dict[str, Any]:
    """Return the metadata of a file: path, name, type, size in bytes, dates (UTC, YYYY-MM-DD)."""
    state = os.stat(path)
    metadata = {
        "file_path": path,
        "file_name": os.path.basename(path),
        "file_type": mimetypes.guess_type(path)[0],
        "file_size": state.st_size,
        "creation_date": _format_date(getattr(state, "st_birthtime", state.st_ctime)),
        "last_modified_date": _format_date(state.st_mtime),
    }
    return {key: value for key, value in metadata.items() if value is not None}


def _format_date(seconds: float) -> str | None:
    try:
        return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d")
    except (OverflowError, ValueError, OSError):
        return None
