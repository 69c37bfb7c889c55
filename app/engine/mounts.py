"""The table of mounts: which device or server a path is on. Asks no disk."""

import os
import re
import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mount:
    """One line of the table of mounts. ``device`` is "major:minor" where the system tells."""

    point: str
    type: str
    source: str
    device: str = ""


def mount_of(path: str) -> Mount | None:
    """Return the mount that ``path`` is on: the longest beginning, of equals the last mounted."""
    best = None
    for mount in mounts():
        if is_at_or_below(path, mount.point) and (
            best is None or len(mount.point) >= len(best.point)
        ):
            best = mount
    return best


def mounts() -> list[Mount]:
    if sys.platform == "linux":
        try:
            with open("/proc/self/mountinfo", encoding="utf-8", errors="surrogateescape") as file:
                return read_mountinfo(file.read())
        except OSError:
            return []  # no /proc here: every path is taken for local
    else:
        import psutil

        found = psutil.disk_partitions(all=True)
        return [Mount(part.mountpoint, part.fstype, part.device) for part in found]


def read_mountinfo(text: str) -> list[Mount]:
    """Return the mounts of /proc/self/mountinfo; the format is in proc(5)."""
    mounts = []
    for line in text.splitlines():
        before, _, after = line.partition(" - ")
        fields, rest = before.split(" "), after.split(" ")
        if len(fields) >= 5 and len(rest) >= 2:
            mounts.append(Mount(_unescape(fields[4]), rest[0], _unescape(rest[1]), fields[2]))
    return mounts


def _unescape(text: str) -> str:
    """Undo the octal escapes of blanks, newlines and backslashes."""
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), text)


def is_removable(mount: Mount) -> bool:
    """Whether a disk can be pulled out: its bus is USB, or the kernel calls it removable."""
    if sys.platform != "linux" or not mount.device or mount.device.startswith("0:"):
        return False
    try:
        device = os.path.realpath(f"/sys/dev/block/{mount.device}")
        if "/usb" in device:
            return True
        for folder in (device, os.path.dirname(device)):  # a disk, or the disk of a partition
            flag = os.path.join(folder, "removable")
            if os.path.exists(flag):
                with open(flag, encoding="ascii") as file:
                    return file.read().strip() == "1"
    except OSError:
        pass  # the disk went this moment: its mount point says the rest
    return False


def is_at_or_below(path: str, root: str) -> bool:
    root = root.rstrip(os.sep)
    return path == root or path.startswith(root + os.sep)
