"""Where paths live, and why something is not there. Nothing here may hang."""

import os
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.engine import mounts, places
from app.engine.places import absence, cloud_only, icloud_stub, is_there, place_of, silence

linux = pytest.mark.skipif(sys.platform != "linux", reason="of the mounts of Linux")

MOUNTS = """\
22 1 259:2 / / rw,relatime shared:1 - ext4 /dev/nvme0n1p2 rw
30 22 0:44 / /home/ann/papers rw - nfs4 nas.home:/volume1/papers rw,vers=4.2
31 22 0:45 / /mnt/a\\040b rw - cifs //nas/share rw,username=ann
32 22 0:46 / /home/ann/remote rw - fuse.sshfs ann:secret@far.example:/srv/docs rw
33 22 0:47 / /mnt/dav rw - fuse.davfs2 https://ann:pw@cloud.example/dav rw
34 22 0:48 / /home/ann/drive rw - fuse.rclone gdrive: rw
35 22 8:17 / /media/ann/KINGSTON rw - vfat /dev/sdb1 rw
36 22 0:49 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
37 22 0:50 / /mnt/host rw - 9p host rw
38 22 0:51 / /home/ann/vault rw - fuse.gocryptfs /home/ann/.vault rw
39 30 0:52 / /home/ann/papers/local rw - tmpfs tmpfs rw
40 22 0:53 / /net rw - autofs systemd-1 rw
a line that is none
"""


@pytest.fixture
def mounted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a table of mounts in place of this machine's; no such disks are asked."""
    monkeypatch.setattr(mounts, "mounts", lambda: mounts.read_mountinfo(MOUNTS))


@linux
@pytest.mark.usefixtures("mounted")
@pytest.mark.parametrize(
    ("path", "kind", "name"),
    [
        ("/home/ann/a.pdf", "local", "this computer"),
        ("/home/ann/papers", "network", "the network folder nas.home/volume1/papers"),
        ("/home/ann/papers/2024/a.pdf", "network", "the network folder nas.home/volume1/papers"),
        ("/home/ann/papers2/a.pdf", "local", "this computer"),
        ("/home/ann/papers/local/a.pdf", "local", "this computer"),
        ("/mnt/a b/c.txt", "network", "the network folder nas/share"),
        ("/home/ann/remote/c.txt", "network", "the network folder far.example/srv/docs"),
        ("/mnt/dav/c.txt", "network", "the network folder cloud.example/dav"),
        ("/mnt/host/c.txt", "network", "the network folder host"),
        ("/home/ann/drive/c.txt", "cloud", "the cloud folder drive"),
        ("/home/ann/vault/c.txt", "local", "this computer"),
        ("/media/ann/KINGSTON/c.txt", "removable", "the removable disk KINGSTON"),
        ("/run/media/ann/MY DISK/c.txt", "removable", "the removable disk MY DISK"),
        (
            "/run/user/1000/gvfs/smb-share:server=nas,share=papers/c.txt",
            "network",
            "the network folder nas/papers",
        ),
    ],
)
def test_a_place_is_named_as_people_know_it(path: str, kind: str, name: str):
    place = place_of(path)
    assert (place.kind, place.name) == (kind, name)


@linux
@pytest.mark.usefixtures("mounted")
def test_a_password_in_a_mount_is_shown_to_nobody():
    for path in ("/home/ann/remote/x", "/mnt/dav/x"):
        name = place_of(path).name
        assert "secret" not in name and "pw" not in name and "ann" not in name


@linux
def test_a_link_into_a_network_folder_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    share = tmp_path / "share"
    share.mkdir()
    os.symlink(share, tmp_path / "link")
    line = f"30 22 0:44 / {share} rw - nfs4 nas:/papers rw"
    monkeypatch.setattr(mounts, "mounts", lambda: mounts.read_mountinfo(line))
    assert place_of(tmp_path / "link" / "a.pdf").name == "the network folder nas/papers"
    assert places.leads_to_network(str(tmp_path / "link"))
    assert place_of(tmp_path / "other").kind == "local"


@pytest.mark.parametrize("folder", ["OneDrive", "OneDrive - Acme Ltd", "Dropbox", "Nextcloud"])
def test_the_synchronised_folder_of_a_cloud_is_known(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    place = place_of(tmp_path / folder / "a.pdf")
    assert (place.kind, place.name) == ("cloud", f"the {folder} folder")
    assert place_of(tmp_path / "papers" / folder / "a.pdf").kind == "local"


def test_this_machine_is_local(tmp_path: Path):
    assert place_of(tmp_path).kind == "local"


# -- the cloud ---------------------------------------------------------------------------------


@dataclass
class Facts:
    """What Windows and macOS add to a file's facts."""

    st_file_attributes: int = 0
    st_flags: int = 0


@pytest.mark.parametrize(
    ("facts", "is_cloud"),
    [
        (Facts(0x400000 | 0x200 | 0x20), True),  # recall on data access: OneDrive, online only
        (Facts(0x40000), True),  # recall on open
        (Facts(0x1000), True),  # offline
        (Facts(0x20 | 0x2), False),  # archive, hidden
        (Facts(0x400 | 0x80000), False),  # a reparse point that is always kept here
        (Facts(st_flags=0x40000000), True),  # SF_DATALESS
        (Facts(st_flags=0x8020), False),  # UF_HIDDEN, UF_COMPRESSED
    ],
)
def test_what_is_only_in_the_cloud_is_told_by_its_facts(facts: Facts, is_cloud: bool):
    assert bool(cloud_only(facts)) is is_cloud  # type: ignore[arg-type]


def test_an_ordinary_file_is_not_only_in_the_cloud(tmp_path: Path):
    assert cloud_only(os.stat(tmp_path)) == ""


def test_a_stub_of_icloud_stands_for_its_document():
    assert icloud_stub(".report.pdf.icloud") == "report.pdf"
    assert [icloud_stub(name) for name in (".icloud", "..icloud", "report.icloud")] == [""] * 3


# -- whether it is there -----------------------------------------------------------------------


def test_what_is_there_and_what_is_not(tmp_path: Path):
    (tmp_path / "a.txt").write_text("")
    assert is_there(tmp_path / "a.txt") is True
    assert is_there(tmp_path / "b.txt") is False
    assert is_there(tmp_path / "a.txt" / "b.txt") is False
    assert is_there(str(tmp_path / "nul\0l")) is False


def test_a_place_that_does_not_answer_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    answer = threading.Event()
    asked = []
    real = os.stat

    def hang(path: object, *args: object, **kwargs: object) -> os.stat_result:
        if str(path).startswith(str(tmp_path / "dead")):
            asked.append(path)
            answer.wait(30)
        return real(path, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "stat", hang)
    dead = tmp_path / "dead"
    assert is_there(dead, 0.05) is None
    threads = threading.active_count()
    assert [is_there(dead, 0.05) for _ in range(5)] == [None] * 5
    assert threading.active_count() == threads, "a place that hangs is asked once"
    assert absence(dead) == ("offline", "Its disk does not answer. What was read is kept.")
    answer.set()
    while places._asking:
        threading.Event().wait(0.01)
    assert is_there(dead) is False
    assert len(asked) == 2


@pytest.mark.parametrize("number", [107, 116, 5, 112])
def test_a_share_that_was_cut_off_does_not_answer(number: int, monkeypatch: pytest.MonkeyPatch):
    def fail(path: object) -> os.stat_result:
        raise OSError(number, os.strerror(number))

    if sys.platform == "win32":
        pytest.skip("these are numbers of other systems")
    monkeypatch.setattr(os, "stat", fail)
    assert is_there("/somewhere") is None


@linux
@pytest.mark.usefixtures("mounted")
def test_silence_names_the_place():
    assert silence("/home/ann/papers") == "" or "nas.home" in silence("/home/ann/papers")
    assert silence("/home/ann/nothing here") == ""


# -- why it is not -----------------------------------------------------------------------------


def test_a_single_file_that_was_deleted_is_gone(tmp_path: Path):
    added = [str(tmp_path / "a.txt")]
    (tmp_path / "b.txt").write_text("")
    state, reason = absence(added[0], added, folder=False)
    assert state == "gone" and reason.endswith(".")


def test_a_missing_folder_is_kept(tmp_path: Path):
    added = [str(tmp_path / "papers")]
    state, reason = absence(added[0], added)
    assert state == "offline" and "kept" in reason


def test_a_file_whose_folder_is_missing_is_kept(tmp_path: Path):
    added = [str(tmp_path / "papers" / "a.txt")]
    state, reason = absence(added[0], added, folder=False)
    assert state == "offline" and str(tmp_path / "papers") in reason


def test_a_folder_that_is_suddenly_empty_is_kept(tmp_path: Path):
    state, reason = absence(tmp_path, [str(tmp_path)])
    assert state == "offline" and "kept" in reason


def test_below_a_folder_that_is_there_a_file_is_gone(tmp_path: Path):
    (tmp_path / "b.txt").write_text("")
    assert absence(tmp_path / "a.txt", [str(tmp_path)], folder=False)[0] == "gone"


@pytest.mark.parametrize("root", ["missing", "empty"])
def test_below_a_folder_that_is_missing_or_empty_everything_is_kept(root: str, tmp_path: Path):
    (tmp_path / "empty").mkdir()
    path = tmp_path / root / "sub" / "a.txt"
    assert absence(path, [str(tmp_path / root), "/elsewhere"], folder=False)[0] == "offline"


@linux
@pytest.mark.parametrize("folder", [True, False])
def test_a_disk_that_was_taken_out_is_named(folder: bool):
    path = "/media/ann/KINGSTON 7731/papers/a.txt"
    state, reason = absence(path, [path], folder=folder)
    assert state == "offline"
    assert reason.startswith("The removable disk KINGSTON 7731 cannot be reached.")


@linux
@pytest.mark.usefixtures("mounted")
def test_a_network_folder_that_is_not_there_is_named():
    path = "/home/ann/papers/a.txt"
    state, reason = absence(path, [path], folder=False)
    assert state == "offline"
    assert "nas.home/volume1/papers" in reason
