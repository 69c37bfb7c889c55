"""The viewer process's loop: one request in, one event out."""

from multiprocessing.connection import Connection


def serve(connection: Connection) -> None:
    """Answer the window until the pipe ends."""
    raise NotImplementedError
