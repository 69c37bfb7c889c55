"""What the reader process may not do: use the network, run programs, take all the memory, be
in anybody's way.

Files are other people's, and a parser can be tricked. Python code is refused by an audit hook
everywhere; on Linux the kernel refuses native code as well. Nothing here can be undone: call it
only in a process that has no other business.
"""

import ctypes
import platform
import sys
from contextlib import suppress
from typing import Any

NICENESS = 10  # of 19; a person's own programs have 0

_REFUSED = frozenset(
    (
        "socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo",
        "socket.gethostbyname", "socket.gethostbyaddr", "subprocess.Popen", "os.system",
        "os.exec", "os.posix_spawn", "os.spawn", "os.startfile", "os.startfile/2", "pty.spawn",
    )
)  # fmt: skip

# Of the calls that native code needs for the network: AUDIT_ARCH_… and system call numbers of
# socket and io_uring_setup, from linux/audit.h and the kernel's tables.
_SYSTEM_CALLS = {"x86_64": (0xC000003E, 41, 425), "aarch64": (0xC00000B7, 198, 425)}
_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER = 38, 22, 2
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000  # SECCOMP_RET_ALLOW, SECCOMP_RET_ERRNO
_EACCES = 13


def step_back(niceness: int = NICENESS, *, idle: bool = True) -> None:
    """Let others have the processor first, and with ``idle`` the disk too, where the system can."""
    import psutil

    process = psutil.Process()
    with suppress(psutil.Error, OSError):
        if sys.platform == "win32":
            process.nice(psutil.BELOW_NORMAL_PRIORITY_CLASS)
        else:
            process.nice(niceness)
    if not idle:
        return
    with suppress(psutil.Error, OSError):
        if sys.platform == "win32":
            process.ionice(psutil.IOPRIO_LOW)
        elif sys.platform == "linux":
            process.ionice(psutil.IOPRIO_CLASS_IDLE)


def confine(memory_bytes: int) -> None:
    """Refuse network and programs, and limit the address space where the system can."""
    sys.addaudithook(_refuse)
    if sys.platform == "linux":
        _refuse_sockets()
    if sys.platform != "win32":
        import resource

        for limit, value in ((resource.RLIMIT_AS, memory_bytes), (resource.RLIMIT_CORE, 0)):
            try:
                resource.setrlimit(limit, (value, value))
            except (ValueError, OSError):
                pass  # a lower limit is already set; the parent process watches memory too


def _refuse(event: str, _arguments: tuple[Any, ...]) -> None:
    if event in _REFUSED:
        raise PermissionError(f"The reader process has no use for {event}.")


class _Instruction(ctypes.Structure):
    """struct sock_filter of linux/filter.h."""

    _fields_ = (
        ("code", ctypes.c_ushort),
        ("jt", ctypes.c_ubyte),
        ("jf", ctypes.c_ubyte),
        ("k", ctypes.c_uint32),
    )


class _Program(ctypes.Structure):
    """struct sock_fprog of linux/filter.h."""

    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.POINTER(_Instruction)))


def _refuse_sockets() -> bool:
    """Let the kernel refuse every new socket to this thread and all it starts.

    Return whether it does; an old kernel or another processor leaves it to the audit hook.
    """
    known = _SYSTEM_CALLS.get(platform.machine())
    if known is None:
        return False
    architecture, socket, io_uring_setup = known
    load, equal, end = 0x20, 0x15, 0x06  # BPF_LD|W|ABS, BPF_JMP|JEQ|K, BPF_RET|K
    listing = (
        _Instruction(load, 0, 0, 4),  # seccomp_data.arch
        _Instruction(equal, 0, 3, architecture),
        _Instruction(load, 0, 0, 0),  # seccomp_data.nr
        _Instruction(equal, 2, 0, io_uring_setup),
        _Instruction(equal, 1, 0, socket),
        _Instruction(end, 0, 0, _ALLOW),
        _Instruction(end, 0, 0, _REFUSE | _EACCES),
    )
    program = _Program(len(listing), (_Instruction * len(listing))(*listing))
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    prctl.argtypes = [ctypes.c_int, *[ctypes.c_void_p] * 4]
    if prctl(_PR_SET_NO_NEW_PRIVS, 1, None, None, None):
        return False
    return not prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.addressof(program), None, None)
