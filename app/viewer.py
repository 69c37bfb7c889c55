"""The viewer process: opens documents, draws pages, says where passages stand.

It is disposable: no network, memory and time limits, killed and started again by the window.
Importing this module is light: the window imports it to name ``main``.
"""

from multiprocessing.connection import Connection


def main(connection: Connection, library: str) -> None:
    """Serve one window until the pipe ends; ``library`` is the folder of the library."""
    from app.engine.viewing import serve

    serve(connection)
