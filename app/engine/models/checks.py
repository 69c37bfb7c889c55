"""Is this file whole and harmless? Headers, zip entries, disk and memory; no weights are loaded.

Every refusal is one sentence and an advice, as ``PackError`` or ``DiskFull``. Standard library and
psutil only, so that asking is cheap and nothing of the file is ever executed.
"""

import errno
import json
import math
import shutil
import stat
import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import psutil

from app.errors import DiskFull, PackError

PICKLES = frozenset({".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle", ".joblib", ".npy", ".npz"})
AGAIN = "Copy or download it again."

SAFETENSORS_BITS = {
    "BOOL": 8, "U8": 8, "I8": 8, "F8_E5M2": 8, "F8_E4M3": 8, "I16": 16, "U16": 16, "F16": 16,
    "BF16": 16, "I32": 32, "U32": 32, "F32": 32, "I64": 64, "U64": 64, "F64": 64,
}  # fmt: skip
_HEADER_LIMIT = 100_000_000  # bytes; the reference implementation's own limit


@dataclass(frozen=True, slots=True)
class TensorHeader:
    """One tensor of a safetensors file: data type as the format spells it, and shape."""

    dtype: str
    shape: tuple[int, ...]


def read_safetensors_header(path: Path) -> dict[str, TensorHeader]:
    """Return every tensor's header; raise ``PackError`` unless header and size agree exactly.

    https://github.com/huggingface/safetensors#format: 8 bytes of length, JSON, then the data, whose
    ranges must follow one another without gap or overlap to the end of the file.
    """
    size = path.stat().st_size
    with path.open("rb") as stream:
        prefix = stream.read(8)
        length = struct.unpack("<Q", prefix)[0] if len(prefix) == 8 else 0
        if not 2 <= length <= min(size - 8, _HEADER_LIMIT):
            raise _incomplete(path)
        raw = stream.read(length)
    try:
        fields = json.loads(raw)
        fields.pop("__metadata__", None)
        ranges = sorted(_read_tensor(each) for each in fields.values())
    except (ValueError, KeyError, TypeError, AttributeError):
        raise _incomplete(path) from None
    end = 0
    for begin, stop in ranges:
        if begin != end:
            raise _incomplete(path)
        end = stop
    if not ranges or 8 + length + end != size:
        raise _incomplete(path)
    return {name: TensorHeader(f["dtype"], tuple(f["shape"])) for name, f in fields.items()}


def _read_tensor(fields: dict[str, Any]) -> tuple[int, int]:
    begin, stop = fields["data_offsets"]
    if any(not isinstance(n, int) or n < 0 for n in (begin, stop, *fields["shape"])):
        raise ValueError("not a size")
    if (stop - begin) * 8 != math.prod(fields["shape"]) * SAFETENSORS_BITS[fields["dtype"]]:
        raise ValueError("shape and range disagree")
    return begin, stop


def _incomplete(path: Path) -> PackError:
    return PackError(f"The file {path.name} is damaged or incomplete.", AGAIN)


@dataclass(frozen=True, slots=True)
class GgufFacts:
    """What a GGUF file says of itself; ``metadata`` holds its scalar values and strings."""

    architecture: str
    parameters: int
    metadata: dict[str, Any]


# ggml type id -> elements and bytes per block: enum ggml_type and ggml_type_size() of ggml.h
_GGML_BLOCKS = {
    0: (1, 4), 1: (1, 2), 2: (32, 18), 3: (32, 20), 6: (32, 22), 7: (32, 24), 8: (32, 34),
    9: (32, 36), 10: (256, 84), 11: (256, 110), 12: (256, 144), 13: (256, 176), 14: (256, 210),
    15: (256, 292), 16: (256, 66), 17: (256, 74), 18: (256, 98), 19: (256, 50), 20: (32, 18),
    21: (256, 110), 22: (256, 82), 23: (256, 136), 24: (1, 1), 25: (1, 2), 26: (1, 4), 27: (1, 8),
    28: (1, 8), 29: (256, 56), 30: (1, 2), 34: (256, 54), 35: (256, 66),
}  # fmt: skip
_GGUF_SCALARS = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?",
                 10: "Q", 11: "q", 12: "d"}  # fmt: skip
_GGUF_STRING, _GGUF_ARRAY = 8, 9


def read_gguf_header(path: Path) -> GgufFacts:
    """Return a GGUF file's facts; raise ``PackError`` if it is damaged or shorter than it says.

    https://github.com/ggml-org/ggml/blob/master/docs/gguf.md, versions 2 and 3, little-endian.
    """
    size = path.stat().st_size
    with path.open("rb") as stream:
        if stream.read(4) != b"GGUF":
            raise PackError(f"The file {path.name} is not a GGUF model.", AGAIN)
        try:
            reader = _GgufReader(stream, size)
            version = reader.number("I")
            if version not in (2, 3):
                raise PackError(
                    f"The file {path.name} is a GGUF model of version {version}, which Carrel "
                    "cannot read.",
                    "Look for a newer copy of the model.",
                )
            tensors, pairs = reader.number("Q"), reader.number("Q")
            metadata = dict(reader.pair() for _ in range(pairs))
            infos = [reader.tensor() for _ in range(tensors)]
            alignment = metadata.get("general.alignment", 32)
            start = -(-stream.tell() // alignment) * alignment
            architecture = metadata["general.architecture"]
            if not infos or not isinstance(architecture, str):
                raise ValueError("nothing in it")
            if any(start + offset + length > size for _, offset, length in infos):
                raise ValueError("shorter than its tensors")
        except (ValueError, KeyError, TypeError, struct.error, UnicodeDecodeError, OverflowError):
            raise _incomplete(path) from None
    return GgufFacts(architecture, sum(elements for elements, _, _ in infos), metadata)


class _GgufReader:
    """Reads one value after the other, and never more than the file can hold."""

    def __init__(self, stream: BinaryIO, size: int) -> None:
        self._stream = stream
        self._size = size

    def number(self, code: str) -> Any:
        return struct.unpack(f"<{code}", self._stream.read(struct.calcsize(code)))[0]

    def text(self) -> str:
        length = self.number("Q")
        if length > self._size - self._stream.tell():
            raise ValueError("longer than the file")
        return self._stream.read(length).decode("utf-8", "replace")

    def pair(self) -> tuple[str, Any]:
        return self.text(), self._value(self.number("I"))

    def tensor(self) -> tuple[int, int, int]:
        """Return elements, offset and bytes of one tensor."""
        self.text()
        dimensions = [self.number("Q") for _ in range(self._bounded(self.number("I"), 8))]
        elements = math.prod(dimensions)
        per_block, block_bytes = _GGML_BLOCKS[self.number("I")]
        return elements, self.number("Q"), elements // per_block * block_bytes

    def _value(self, kind: int) -> Any:
        if kind == _GGUF_STRING:
            return self.text()
        if kind != _GGUF_ARRAY:
            return self.number(_GGUF_SCALARS[kind])
        kind, count = self.number("I"), self.number("Q")
        if kind == _GGUF_STRING:
            for _ in range(self._bounded(count, self._size // 8)):
                self.text()
        elif kind == _GGUF_ARRAY:
            raise ValueError("nested arrays are not in use")
        else:
            width = struct.calcsize(_GGUF_SCALARS[kind])
            self._stream.seek(self._bounded(count, self._size // width) * width, 1)
        return count

    def _bounded(self, count: int, most: int) -> int:
        if count > most:
            raise ValueError("more than the file can hold")
        return count


def check_zip_entries(archive: zipfile.ZipFile, name: str) -> None:
    """Raise ``PackError`` if any entry is a link or would land outside the folder."""
    for entry in archive.infolist():
        parts = entry.filename.replace("\\", "/").split("/")
        outside = entry.filename.startswith(("/", "\\")) or ".." in parts or ":" in parts[0]
        if outside or stat.S_ISLNK(entry.external_attr >> 16):
            raise PackError(
                f"The file {name} wants to write outside its folder, so it was not opened.",
                "Take the model from another source.",
            )


def check_disk(place: Path, needed: int) -> None:
    """Raise ``DiskFull`` if ``place`` has not ``needed`` bytes, and 64 MB more, to spare."""
    free = shutil.disk_usage(place).free
    if free < needed + 64_000_000:
        raise DiskFull(
            f"The disk of {place} has {free / 1e9:.1f} GB left, but {needed / 1e9:.1f} GB are "
            "needed for this model.",
            "Free some space and try again.",
        )


@contextmanager
def storage_errors(place: Path) -> Iterator[None]:
    """Turn the system's complaints while writing into ``DiskFull`` or ``PackError``."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull(
                f"The disk of {place} is full.", "Free some space and try again."
            ) from error
        raise PackError(
            f"The model cannot be stored or read: {error.strerror or error}.",
            f"Check that {place} can be written to, and try again.",
        ) from error


def check_memory(weights: int, cache: int, memory: int | None = None) -> None:
    """Raise ``PackError`` if a model does not fit this machine.

    ``weights`` are the bytes as they will be held, of which 20 % more are needed while working;
    ``cache`` the bytes of keys and values; ``memory`` the machine's (measured if not given).
    """
    total = psutil.virtual_memory().total if memory is None else memory
    needed = round(weights * 1.2) + cache
    if needed > total:
        raise PackError(
            f"This model needs about {needed / 1e9:.1f} GB of memory, and this machine has "
            f"{total / 1e9:.1f} GB.",
            "Choose a smaller model.",
        )
