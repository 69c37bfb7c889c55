"""Where a path lives, and whether that place is there: local, network, removable, or a cloud's.

A share that does not answer holds up whoever asks for it, for minutes and past any signal. So what
may hang is asked in a thread that can be left behind, and what tells places apart here (the table
of mounts, the beginning of a path) asks no disk at all.
"""

import os
import re
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from app.engine.mounts import Mount, is_at_or_below, is_removable, mount_of

Kind = Literal["local", "network", "removable", "cloud"]
T = TypeVar("T")

CLOUD_ONLY = (
    "This file is only in the cloud (OneDrive, iCloud or the like): "
    "make it available on this computer first."
)
_RECALLED = 0x400000 | 0x40000 | 0x1000
"""FILE_ATTRIBUTE_RECALL_ON_DATA_ACCESS, _RECALL_ON_OPEN and _OFFLINE of Windows."""
_DATALESS = 0x40000000
"""SF_DATALESS of macOS, sys/stat.h."""
_UNANSWERED = frozenset((5, 107, 110, 112, 113, 116, 121, 1167))
"""EIO, ENOTCONN, ETIMEDOUT, EHOSTDOWN, EHOSTUNREACH, ESTALE, EREMOTEIO of Linux; see also below."""
_UNANSWERED_WINDOWS = frozenset((21, 53, 59, 64, 67, 121, 1167, 1222, 1231))
"""Not ready, network path or name not found, timed out, device not connected, unreachable."""

_NETWORK = re.compile(
    r"nfs\d?|cifs|smb\w*|afs|ncpfs|coda|ceph|lustre|beegfs\w*|gfs2|ocfs2|glusterfs|davfs2?|9p|"
    r"virtiofs|vboxsf|vmhgfs|prl_fs|drvfs|autofs|webdav|ftp|"
    r"fuse\.(sshfs|davfs2?|glusterfs|ceph|s3fs|gvfsd-fuse|kio-fuse|curlftpfs|vmhgfs-fuse|smbnetfs)",
    re.IGNORECASE,
)
_CLOUD = re.compile(
    r"fuse\.(rclone|onedriver|google-drive-ocamlfuse|drive|pcloud|dropbox|insync)", re.IGNORECASE
)
_CLOUD_FOLDERS = re.compile(
    r"onedrive( - .+)?|dropbox( \(.+\))?|google drive|my drive|icloud ?drive|nextcloud|owncloud|"
    r"pcloud( ?drive)?|box( sync)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Place:
    """The kind of place, its name for people ("the network folder nas/papers"), where it begins."""

    kind: Kind
    name: str
    root: str


# -- what is only in the cloud -----------------------------------------------------------------


def cloud_only(state: os.stat_result) -> str:
    """Return why this file or folder must not be opened, "" if its data is on this computer."""
    attributes = getattr(state, "st_file_attributes", 0)
    flags = getattr(state, "st_flags", 0)
    return CLOUD_ONLY if attributes & _RECALLED or flags & _DATALESS else ""


def icloud_stub(name: str) -> str:
    """Return the document's name for a stub ``.NAME.icloud`` of macOS, "" if it is none."""
    if name.startswith(".") and name.endswith(".icloud") and len(name) > len("..icloud"):
        return name[1 : -len(".icloud")]
    return ""


# -- where a path lives ------------------------------------------------------------------------


def place_of(path: str | os.PathLike[str]) -> Place:
    """Return where ``path`` lives, by its name and the table of mounts; it need not be there."""
    path = os.path.abspath(path)
    place = _place_by_name(path)
    if place.kind != "local":
        return place
    real = _ask(f"real {path}", lambda: os.path.realpath(path), 1.0)
    if real in (None, path):
        return place
    assert real is not None
    through_link = _place_by_name(real)
    return through_link if through_link.kind != "local" else place


def leads_to_network(link: str) -> bool:
    """Whether a symbolic link leads to a network folder; asks no disk but the link's own."""
    target = os.path.join(os.path.dirname(link), os.readlink(link))
    return _place_by_name(os.path.abspath(target)).kind == "network"


def _place_by_name(path: str) -> Place:
    """As ``place_of``, without asking the disk where links lead."""
    if sys.platform == "win32":
        return _windows_place(path)
    mount = mount_of(path)
    if mount is not None and mount.point != "/":
        if _CLOUD.fullmatch(mount.type):
            return Place("cloud", f"the cloud folder {_last(mount.point)}", mount.point)
        if _NETWORK.fullmatch(mount.type):
            return _network_place(path, mount)
    by_location = _place_by_location(path)
    if by_location is not None:
        return by_location
    if mount is not None and mount.point != "/" and is_removable(mount):
        return Place("removable", f"the removable disk {_last(mount.point)}", mount.point)
    cloud = _cloud_folder(path)
    if cloud is not None:
        return cloud
    return Place("local", "this computer", mount.point if mount else os.sep)


def _network_place(path: str, mount: Mount) -> Place:
    match = re.match(r"(.*/gvfs)/([^/]+)", path)
    if match:
        return Place("network", f"the network folder {_gvfs_name(match[2])}", match[0])
    source = re.sub(r"^\w+://", "", mount.source)
    source = re.sub(r"^[^/@]*@", "", source).strip("/")  # a name and password are nobody's business
    name = re.sub(r":/*", "/", source, count=1).strip("/")
    if not re.search(r"[^\W\d_]", name) or name in ("none", mount.type):
        name = _last(mount.point)
    return Place("network", f"the network folder {name}", mount.point)


def _gvfs_name(text: str) -> str:
    """Return "nas/papers" for GNOME's ``smb-share:server=nas,share=papers``."""
    facts = dict(part.split("=", 1) for part in text.partition(":")[2].split(",") if "=" in part)
    parts = [facts.get(key, "") for key in ("server", "host", "share", "volume")]
    return "/".join(part for part in parts if part) or text


def _place_by_location(path: str) -> Place | None:
    """Return the place for where desktops mount things; also when nothing is mounted there now."""
    match = re.match(r"(?:/run)?/media/[^/]+/([^/]+)", path)
    if match and sys.platform != "darwin":
        return Place("removable", f"the removable disk {match[1]}", match[0])
    match = re.match(r"/run/user/\d+/gvfs/([^/]+)", path)
    if match:
        return Place("network", f"the network folder {_gvfs_name(match[1])}", match[0])
    match = re.match(r"/Volumes/([^/]+)", path)
    if match and sys.platform == "darwin":
        return Place("removable", f"the disk {match[1]}", match[0])
    return None


def _cloud_folder(path: str) -> Place | None:
    """Return the synchronised folder that ``path`` is in, by the names clouds give theirs."""
    home = os.path.expanduser("~")
    for variable in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        root = os.environ.get(variable, "")
        if root and is_at_or_below(path, root):
            return Place("cloud", f"the {_last(root)} folder", root)
    if not is_at_or_below(path, home):
        return None
    parts = path[len(home) :].strip(os.sep).split(os.sep)
    match parts:
        case ["Library", "Mobile Documents", *_]:
            return Place("cloud", "iCloud Drive", os.path.join(home, *parts[:2]))
        case ["Library", "CloudStorage", provider, *_]:
            name = provider.partition("-")[0]
            return Place("cloud", f"the {name} folder", os.path.join(home, *parts[:3]))
        case [first, *_] if _CLOUD_FOLDERS.fullmatch(first):
            return Place("cloud", f"the {first} folder", os.path.join(home, first))
    return None


def _windows_place(path: str) -> Place:
    drive, _ = os.path.splitdrive(path)
    if drive.startswith("\\\\"):
        name = drive.strip("\\").removeprefix("?\\UNC\\").replace("\\", "/")
        return Place("network", f"the network folder {name}", drive)
    root = drive + "\\"
    unknown, missing, removable, network, optical = 0, 1, 2, 4, 5  # DRIVE_… of winbase.h
    kind = _windows_drive_type(root)
    if kind == network:
        return Place("network", f"the network drive {drive}", root)
    if kind in (unknown, missing, removable, optical):
        return Place("removable", f"the removable disk {drive}", root)
    return _cloud_folder(path) or Place("local", "this computer", root)


def _windows_drive_type(root: str) -> int:
    """Return GetDriveTypeW of a root such as ``E:\\``; it asks no disk."""
    import ctypes

    return int(ctypes.windll.kernel32.GetDriveTypeW(root))  # type: ignore[attr-defined,unused-ignore]


# -- whether it is there -----------------------------------------------------------------------


def is_there(path: str | os.PathLike[str], seconds: float = 3.0) -> bool | None:
    """Whether there is something at ``path``; None when its place does not answer in time.

    What may not be looked at counts as there.
    """
    path = os.path.abspath(path)
    return _ask(f"there {path}", lambda: _look(path), seconds)


def _look(path: str) -> bool | None:
    try:
        os.stat(path)
    except PermissionError as error:
        return None if getattr(error, "winerror", None) in _UNANSWERED_WINDOWS else True
    except OSError as error:
        if getattr(error, "winerror", None) in _UNANSWERED_WINDOWS:
            return None
        return None if error.errno in _UNANSWERED and sys.platform != "win32" else False
    except ValueError:
        return False  # no name of a file has a null in it
    return True


class _Question:
    """A question that is being asked in a thread of its own; any number may wait for its answer."""

    def __init__(self) -> None:
        self.began = time.monotonic()
        self.answered = threading.Event()
        self.answer: object = None


_asking: dict[str, _Question] = {}
"""Questions that have had no answer yet; a place that hangs is not asked twice at a time."""
_lock = threading.Lock()


def _ask(key: str, question: Callable[[], T], seconds: float) -> T | None:
    """Return the answer, None where it does not come within ``seconds`` of the first asking.

    So a place that hangs costs that time once, and not once for each of its documents.
    """

    def work() -> None:
        try:
            asked.answer = question()
        finally:
            with _lock:
                _asking.pop(key, None)
            asked.answered.set()

    with _lock:
        pending = _asking.get(key)
        asked = _asking.setdefault(key, _Question())
    if pending is None:
        threading.Thread(target=work, name="asks a disk", daemon=True).start()
    if not asked.answered.wait(max(0.0, asked.began + seconds - time.monotonic())):
        return None
    answer: T = asked.answer  # type: ignore[assignment]  # asked by this key, so of this type
    return answer


def silence(path: str | os.PathLike[str], seconds: float = 3.0) -> str:
    """Return a sentence if the place of ``path`` does not answer, "" if it does.

    Asks only places that can fail to answer; a local one costs next to nothing.
    """
    place = place_of(path)
    if place.kind in ("network", "removable", "cloud") and is_there(path, seconds) is None:
        return f"{_capital(place.name)} does not answer. Connect it, then try again."
    return ""


# -- why it is not -----------------------------------------------------------------------------


def absence(
    path: str | os.PathLike[str], added: Sequence[str] = (), *, folder: bool = True
) -> tuple[Literal["offline", "gone"], str]:
    """Return whether what is not there is only out of reach, or gone, and why as a sentence.

    ``added`` is all the person added; ``path`` is one of these, or below one. ``folder`` says what
    ``path`` was: a missing folder always counts as out of reach, because that is what a disk looks
    like that was taken out, or a folder that is being renamed; a folder that is there, but empty
    of what it held, as well. A file is gone only if the folder it was in is there.
    """
    path = os.path.abspath(path)
    above = [root for root in map(os.path.abspath, added) if path != root]
    above = sorted((root for root in above if is_at_or_below(path, root)), key=len)
    if above:
        return _absence_below(path, above[-1])
    place = place_of(path)
    there = is_there(path)
    if there is None or (place.kind != "local" and is_there(place.root) is not True):
        return "offline", _unreachable(place)
    if there:
        return "offline", "It holds nothing that could be read any more. What was read is kept."
    parent = os.path.dirname(path)
    if is_there(parent) is not True:
        return "offline", f"{_where(place, parent)} is not there. What was read is kept."
    if folder:
        return "offline", (
            "This folder is not there: it was renamed, moved or deleted, or its disk was taken out."
            " What was read is kept until you remove it."
        )
    if _looks_unmounted(parent):
        return "offline", f"{_where(place, parent)} is empty. What was read is kept."
    return "gone", "This file was deleted, moved or renamed."


def _absence_below(path: str, root: str) -> tuple[Literal["offline", "gone"], str]:
    """Answer ``absence`` for something below an added folder."""
    there = is_there(root)
    if there is not True or _is_empty(root):
        return absence(root)
    return "gone", "It was deleted, moved or renamed."


def _unreachable(place: Place) -> str:
    if place.kind == "local":
        return "Its disk does not answer. What was read is kept."
    return f"{_capital(place.name)} cannot be reached. Connect it; what was read is kept."


def _where(place: Place, folder: str) -> str:
    return f"The folder {folder}" if place.kind == "local" else _capital(place.name)


def _is_empty(folder: str) -> bool:
    def look() -> bool:
        try:
            with os.scandir(folder) as listing:
                return not any(True for _ in listing)
        except OSError:
            return False

    return _ask(f"empty {folder}", look, 3.0) is not False


def _looks_unmounted(folder: str) -> bool:
    """Whether a folder is an empty one of those where disks are mounted."""
    mounts_here = re.match(r"(/mnt|/media|/run/media|/Volumes)/", folder + "/") is not None
    return mounts_here and _is_empty(folder)


def _last(path: str) -> str:
    return os.path.basename(path.rstrip("/\\")) or path


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
