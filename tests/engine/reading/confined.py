"""What the test of confinement runs in a process of its own."""

import ctypes
import os
import platform
import socket
import subprocess
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection

from app.engine.reading.confinement import confine


def try_everything(pipe: Connection, address: tuple[str, int]) -> None:
    """Confine this process, then send how each attempt to reach out ended."""
    confine(2_000_000_000)

    def connect() -> None:
        with socket.socket() as client:
            client.connect(address)

    def connect_natively() -> None:
        libc = ctypes.CDLL(None, use_errno=True)
        number = libc.socket(socket.AF_INET, socket.SOCK_STREAM, 0)
        if number < 0:
            raise OSError(ctypes.get_errno(), "refused by the kernel")

    attempts: dict[str, Callable[[], object]] = {
        "connect": connect,
        "resolve": lambda: socket.getaddrinfo("localhost", 80),
        "run": lambda: subprocess.run(["true"], check=True),
        "shell": lambda: os.system("true"),
    }
    if sys.platform == "linux" and platform.machine() in ("x86_64", "aarch64"):
        attempts["native"] = connect_natively
    outcomes = {}
    for name, attempt in attempts.items():
        try:
            attempt()
            outcomes[name] = "done"
        except OSError:
            outcomes[name] = "refused"
    pipe.send(outcomes)
