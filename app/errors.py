"""Every error of Carrel, and what each one says.

    CarrelError                  what happened, and what the person can do about it
    ├── KnownError               the world's: said kindly, never with a trace
    │   ├── ReadError            a file cannot be read; ``kind`` says why (see ``FAILURE_KINDS``)
    │   ├── PackError            a model pack is refused, missing, damaged or too large
    │   ├── LibraryError         the library is in use, newer than this version, or damaged
    │   │   ├── DiskFull         no room left where the library lives
    │   │   └── LibraryDamaged   its file is broken; opening it again mends what can be mended
    │   ├── QuestionError        an empty or impossible question
    │   ├── OutOfMemory          the machine's memory did not suffice
    │   └── StreamTimeout        a model gave no text within its deadline
    ├── Cancelled                the person asked to stop; shown to nobody
    └── BugError                 ours: goes into a crash report

Nothing here imports anything: both processes and every room may use these names.
"""

FAILURE_KINDS = (
    "unsupported",
    "encrypted",
    "corrupt",
    "empty",
    "no-text",
    "too-large",
    "timeout",
    "crashed",
    "unreadable",
)


class CarrelError(Exception):
    """What happened (``message``) and what can be done about it (``advice``): whole sentences."""

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message} {self.advice}".strip()

    def __reduce__(self) -> tuple[type, tuple[str, str]]:
        return type(self), (self.message, self.advice)


class KnownError(CarrelError):
    """The world is not as we would like it; the person can do something about it."""


class ReadError(KnownError):
    """A file gives no text.

    ``kind`` is one of ``FAILURE_KINDS``; ``message`` is the reason as a sentence.
    """

    def __init__(self, kind: str, message: str, advice: str = "") -> None:
        assert kind in FAILURE_KINDS, kind
        super().__init__(message, advice)
        self.kind = kind

    def __reduce__(self) -> tuple[type, tuple[str, str, str]]:  # type: ignore[override]
        return type(self), (self.kind, self.message, self.advice)


class PackError(KnownError):
    """A model pack is refused, missing, damaged, or too large for this machine."""


class LibraryError(KnownError):
    """The library is in use elsewhere, was made by a newer version, or is damaged."""


class DiskFull(LibraryError):
    """No room left where the library lives; what was there before is untouched."""


class LibraryDamaged(LibraryError):
    """The library's file is broken; opening it again mends what can be mended."""


class QuestionError(KnownError):
    """A question that cannot be asked, such as an empty one."""


class OutOfMemory(KnownError):
    """The machine's memory did not suffice for this step."""


class StreamTimeout(KnownError):
    """A model gave no text within its deadline."""


class Cancelled(CarrelError):
    """The person asked to stop. Nobody is shown this."""

    def __init__(self, message: str = "Stopped.", advice: str = "") -> None:
        super().__init__(message, advice)


class BugError(CarrelError):
    """A fault of Carrel itself; it goes into a crash report."""
