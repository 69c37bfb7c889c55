"""One document in the viewer process, as the views know it: they ask it and hear its answers."""

from collections.abc import Callable

from app.ui.viewer_host import Then, ViewerHost
from app.viewing import Close, Open, Request


class Document:
    """A document that is open, or to be opened, in the viewer process."""

    def __init__(self, host: ViewerHost, path: str, file: str, member: str) -> None:
        self.host = host
        self.path, self.file, self.member = path, file, member
        self.number = host.new_document()
        self._open = True

    def open(self, then: Then, passwords: tuple[str, ...] = ()) -> None:
        """Open it; ``then`` hears ``Opened`` or ``Refused``."""
        self.ask(lambda job, doc: Open(job, doc, self.file, self.member, passwords), then)

    def ask(self, request: Callable[[int, int], Request], then: Then) -> None:
        """Send ``request(job, document)``; ``then`` hears the answer while this is open."""
        if self._open:
            self.host.submit(lambda job: request(job, self.number), then)

    def forgive(self) -> None:
        """Let it be opened again although it cost too many processes."""
        self.host.forgive(self.file, self.member)

    def close(self) -> None:
        """Forget it; nothing is heard of it any more."""
        if self._open:
            self._open = False
            self.host.submit(lambda job: Close(job, self.number))
