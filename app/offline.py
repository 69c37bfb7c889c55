"""What every process that loads models keeps to: no network, no noise. Standard library only."""

import threading
from typing import Any

ENVIRONMENT = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "TQDM_DISABLE": "1",
    "TRANSFORMERS_VERBOSITY": "error",
    # idle OpenMP threads that spin take the cores from the reader and from other programs
    "OMP_WAIT_POLICY": "PASSIVE",
    # oneDNN keeps a program for each of the last 1,024 shapes it met, and texts have all lengths:
    # half a gigabyte after a few minutes of embedding; with 16, as fast and a third of it
    "ONEDNN_PRIMITIVE_CACHE_CAPACITY": "16",
}
"""Set before torch is imported; nothing may go online, nothing may spin."""

ADDRESSED = frozenset(("socket.connect", "socket.sendto", "socket.sendmsg"))
LOOKED_UP = frozenset(
    ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo")
)
"""Audit events by which Python code would reach another machine."""


def refuse_network(event: str, arguments: tuple[Any, ...]) -> None:
    """An audit hook: raise ``PermissionError`` for whatever would leave this machine."""
    if event in ADDRESSED:
        if isinstance(arguments[1], str | bytes) or arguments[1] is None:
            return  # a socket file on this machine, or a socket that is connected to one
    elif event not in LOOKED_UP:
        return
    raise PermissionError("Carrel does not use the network.")


def silence_bars() -> None:
    """Keep tqdm, which libraries import, from leaving a semaphore and a thread behind."""
    from tqdm.std import tqdm

    tqdm.set_lock(threading.RLock())
    tqdm.monitor_interval = 0
