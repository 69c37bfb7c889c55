"""Something that comes later, once, or fails; from one thread to another."""

import threading
from typing import Generic, TypeVar

T = TypeVar("T")


class Promise(Generic[T]):
    """A value that another thread hands over when it has it."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self._value: T | None = None
        self._error: BaseException | None = None

    @property
    def ready(self) -> bool:
        """Whether it is there."""
        return self._event.is_set() and self._error is None

    def settled(self) -> bool:
        """Tell whether it is there; raise what kept it from coming."""
        if self._event.is_set() and self._error is not None:
            raise self._error
        return self._event.is_set()

    def keep(self, value: T) -> None:
        """Hand it over; a later one takes its place."""
        self._value, self._error = value, None
        self._event.set()

    def fail(self, error: BaseException) -> None:
        """Say why it does not come."""
        self._error = error
        self._event.set()

    @property
    def value(self) -> T:
        """It, once ``settled``."""
        assert self._value is not None
        return self._value
