"""run.py, tried for real: its own process, a real virtual environment and a real pip.

Only the scale is a double. The project it sets up is a tiny one, whose packages lie in a folder
beside it, so nothing is fetched from anywhere and a whole set-up takes seconds.
"""

import ast
import base64
import ensurepip
import hashlib
import importlib.util
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tarfile
import time
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

spec = importlib.util.spec_from_file_location("carrel_run", ROOT / "run.py")
run = importlib.util.module_from_spec(spec)
spec.loader.exec_module(run)

pytestmark = pytest.mark.skipif(os.name == "nt", reason="stops and fakes things as POSIX does")

BACKEND = """\
# Builds without anything installed: a wheel of what lies in this folder.
import os, pathlib, time, zipfile

def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    here = pathlib.Path.cwd()
    while pathlib.Path(SIGNS, "hang").exists():
        pathlib.Path(SIGNS, "hanging").touch()
        time.sleep(0.05)
    name, version, files = eval((here / "what.txt").read_text())
    files = dict(files, **{f"{name}_built.py": f"NATIVE = {os.environ.get('HNSWLIB_NO_NATIVE')!r}"})
    info = f"{name}-{version}.dist-info"
    files[f"{info}/METADATA"] = f"Metadata-Version: 2.1\\nName: {name}\\nVersion: {version}\\n"
    files[f"{info}/WHEEL"] = "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n"
    files[f"{info}/RECORD"] = "".join(f"{path},,\\n" for path in [*files, f"{info}/RECORD"])
    wheel = f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(pathlib.Path(wheel_directory, wheel), "w") as archive:
        for path, text in files.items():
            archive.writestr(path, text)
    return wheel

build_editable = build_wheel
"""
PYPROJECT = '[build-system]\nrequires=[]\nbuild-backend="backend"\nbackend-path=["."]\n'
APP = """\
import pathlib, sys
if sys.argv[1:3] == ["models", "import"]:
    folder = pathlib.Path(__file__).parents[1] / "models" / "small"
    folder.mkdir(exist_ok=True)
    (folder / "pack.json").write_text(str(pathlib.Path(sys.argv[3]).stat().st_size))
else:
    print("app", *sys.argv[1:])
    sys.exit(7)
"""


class World:
    """A tiny project beside a shelf of packages, and what running its run.py said."""

    def __init__(self, folder: Path):
        self.project, self.shelf = folder / "a project é", folder / "shelf"
        self.main_lock = self.project / "requirements/main.lock"
        for path in ("app", "models", "requirements"):
            (self.project / path).mkdir(parents=True)
        self.shelf.mkdir()
        shutil.copy(ROOT / "run.py", self.project)
        self.write("app/__main__.py", APP)
        self.write("backend.py", BACKEND.replace("SIGNS", repr(str(self.shelf))))
        self.write("pyproject.toml", PYPROJECT)
        pth = {"carrel.pth": "import sys; sys.path.append(" + repr(str(self.project)) + ")\n"}
        self.write("what.txt", repr(("carrel", "1.0", pth)))
        self.write("requirements/pip.lock", f"pip=={ensurepip.version()} --hash=sha256:{'0' * 64}")
        self.write("requirements/main.lock", self.add_wheel("paper"))
        self.write("requirements/torch.in", self.add_wheel("torch").split()[0])
        self.write("requirements/hnswlib.lock", self.add_source("hnswlib"))
        pack = self.add_wheel("small-model").split("sha256:")[1]
        self.write(
            "models/manifest.toml",
            f'[[pack]]\nname = "small"\ndefault = true\n[pack.source]\npackage = "small-model"\n'
            f'version = "1.0"\nwheel_sha256 = "{pack}"\nbytes = 1000\n',
        )

    def write(self, path: str, text: str) -> None:
        (self.project / path).write_text(text, encoding="utf-8")

    def add_wheel(self, name: str) -> str:
        """Put a wheel on the shelf and return the line that locks it."""
        module = name.replace("-", "_")
        info, wheel = f"{module}-1.0.dist-info", f"{module}-1.0-py3-none-any.whl"
        files = {
            f"{module}.py": f"NAME = {name!r}\n",
            f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
            f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        }
        record = ""
        for path, text in files.items():
            digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest())
            record += f"{path},sha256={digest.decode().rstrip('=')},{len(text)}\n"
        with zipfile.ZipFile(self.shelf / wheel, "w") as archive:
            for path, text in {**files, f"{info}/RECORD": record + f"{info}/RECORD,,\n"}.items():
                archive.writestr(path, text)
        return self.lock(name, wheel)

    def add_source(self, name: str) -> str:
        """Put a source package on the shelf and return the line that locks it."""
        files = {
            "PKG-INFO": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
            "pyproject.toml": PYPROJECT,
            "backend.py": BACKEND.replace("SIGNS", repr(str(self.shelf))),
            "what.txt": repr((name, "1.0", {})),
        }
        archive_name = f"{name}-1.0.tar.gz"
        with tarfile.open(self.shelf / archive_name, "w:gz") as archive:
            for path, text in files.items():
                member = tarfile.TarInfo(f"{name}-1.0/{path}")
                member.size = len(text.encode())
                archive.addfile(member, io.BytesIO(text.encode()))
        return self.lock(name, archive_name)

    def lock(self, name: str, file: str) -> str:
        digest = hashlib.sha256((self.shelf / file).read_bytes()).hexdigest()
        return f"{name}==1.0 --hash=sha256:{digest}"

    def begin(self, *arguments: str, python=sys.executable, **environment: str):
        """Start run.py with pip seeing the shelf and nothing else."""
        kept = {name: text for name, text in os.environ.items() if not name.startswith("PIP_")}
        pip = {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PIP_NO_CACHE_DIR": "1"}
        pip |= {"PIP_FIND_LINKS": self.shelf.as_uri(), "PIP_RETRIES": "0"}
        return subprocess.Popen(
            [str(python), str(self.project / "run.py"), *arguments],
            env={**kept, **pip, "PYTHONUTF8": "1", **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            cwd=self.shelf,
        )

    def run(self, *arguments: str, **environment: str) -> tuple[int, str, str]:
        """Run run.py to its end; return status, standard output and standard error."""
        child = self.begin(*arguments, **environment)
        out, err = child.communicate(timeout=60)
        assert "Traceback" not in err, err
        return child.returncode, out, err

    def read_stamps(self) -> dict[str, str]:
        return json.loads((self.project / ".venv/carrel-setup.json").read_text())

    def forget(self, step: str) -> None:
        """Make a step look as if it had not been done."""
        stamps = self.read_stamps()
        del stamps[step]
        (self.project / ".venv/carrel-setup.json").write_text(json.dumps(stamps))

    def find(self, pattern: str) -> list[Path]:
        """Return what is installed under this name."""
        return [*self.project.glob(f".venv/[lL]ib/**/site-packages/{pattern}")]


@pytest.fixture(scope="module")
def interrupted(tmp_path_factory):
    """A world whose first set-up met a half-made environment and was then stopped half-way.

    Returns it with the exit status, what was said on standard error, and the stamps left behind.
    """
    world = World(tmp_path_factory.mktemp("world"))
    half_made = world.project / ".venv/bin"
    half_made.mkdir(parents=True)
    (half_made / "python").symlink_to("/nowhere/python3")
    (world.shelf / "hang").touch()
    child = world.begin("cli", "hello")
    give_up = time.monotonic() + 60
    while not (world.shelf / "hanging").exists():
        assert child.poll() is None, child.communicate()
        assert time.monotonic() < give_up
        time.sleep(0.02)
    child.send_signal(signal.SIGINT)
    _, err = child.communicate(timeout=20)
    stamps = world.read_stamps()
    (world.shelf / "hang").unlink()
    return world, child.returncode, err, stamps


@pytest.fixture(scope="module")
def first_start(interrupted):
    """The start after that: the world, now set up, with its status and output."""
    world = interrupted[0]
    return world, *world.run("cli", "ask", "what is é?")


@pytest.fixture
def ready(first_start):
    """A world that is set up."""
    return first_start[0]


@pytest.fixture
def lock(ready):
    """The tiny project's main lock, put back afterwards."""
    text = ready.main_lock.read_text()
    yield ready.main_lock
    ready.main_lock.write_text(text)


# --- Before anything is set up -------------------------------------------------------------------


def test_only_supported_pythons_are_accepted():
    assert [run.judge_python((3, minor)) for minor in (11, 12, 13)] == [None] * 3
    assert run.judge_python((3, 10, 14)).startswith("Python 3.10 is too old for Carrel")
    assert run.judge_python((3, 14, 0)).startswith("Python 3.14 is too new for Carrel")


def test_an_old_python_can_still_parse_run_py():
    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_an_old_python_is_told_so_in_one_sentence():
    old = [f"python3.{minor}" for minor in range(6, 11)]
    found = [python for python in old if run.can_run([python, "-c", ""])]
    if not found:
        pytest.skip("there is no Python older than 3.11 here")
    for python in found:
        done = subprocess.run([python, str(ROOT / "run.py")], capture_output=True, text=True)
        assert done.returncode == 1
        assert re.fullmatch(r"Python 3\.\d+ is too old for Carrel, .*\.\n", done.stderr)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_without_a_screen_nothing_is_set_up_and_a_sentence_says_why(tmp_path):
    world = World(tmp_path)
    screens = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    status, _, err = world.run(**screens)
    assert status == 1
    assert "this session has no screen" in err
    assert not (world.project / ".venv").exists()


def test_help_sets_nothing_up(tmp_path):
    world = World(tmp_path)
    status, out, _ = world.run("--help")
    assert status == 0
    assert "run.py test" in out
    assert not (world.project / ".venv").exists()


def test_a_full_disk_is_noticed_before_the_work_begins(tmp_path):
    with pytest.raises(run.SetupError, match=r"not enough disk space .* needs 1000000.0 GB"):
        run.check_disk(tmp_path, 10**15)


def test_a_disk_that_fills_up_under_pip_is_named():
    said = "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device"
    assert run.explain(said, "pip failed").startswith("The disk is full: free about 4 GB")


# --- Setting up ----------------------------------------------------------------------------------


def test_an_interrupted_set_up_says_how_to_go_on(interrupted):
    _, status, err, stamps = interrupted
    assert status == 130
    assert err.strip() == "Stopped. Start the same command again and it goes on from here."
    assert list(stamps) == ["venv", "pip", "main", "torch"]


def test_the_next_start_goes_on_where_the_last_one_stopped(first_start):
    world, status, out, err = first_start
    assert (status, err) == (7, "")
    assert "(main)" not in out
    assert out.endswith("app ask what is é?\n")
    assert world.find("paper.py")
    assert world.find("torch.py")
    assert (world.project / "models/small/pack.json").exists()
    assert not (world.project / "models/.incoming").exists()


def test_hnswlib_is_compiled_for_every_cpu_and_not_just_for_this_one(ready):
    (built,) = ready.find("hnswlib_built.py")
    assert built.read_text() == "NATIVE = '1'"


def test_a_second_start_goes_straight_to_the_app(ready):
    log = ready.project / "build/run.log"
    before = log.stat().st_mtime_ns, ready.read_stamps()
    _, out, err = ready.run("cli", "again")
    assert (out, err) == ("app again\n", "")
    assert (log.stat().st_mtime_ns, ready.read_stamps()) == before


def test_a_changed_lock_is_installed_at_the_next_start(ready, lock):
    lock.write_text(lock.read_text() + "\n" + ready.add_wheel("ink"))
    status, out, _ = ready.run("cli")
    assert "Installing 2 locked packages (main)" in out
    assert status == 7
    assert ready.find("ink.py")


def test_a_model_that_disappeared_is_fetched_again(ready):
    shutil.rmtree(ready.project / "models/small")
    _, out, _ = ready.run("cli")
    assert "Installing the model small" in out
    assert (ready.project / "models/small/pack.json").exists()


def test_a_package_that_pip_left_half_installed_is_installed_again(ready):
    (info,) = ready.find("paper-1.0.dist-info")
    (info / "RECORD").write_text("paper.py,,\n")
    ready.find("paper.py")[0].unlink()
    ready.forget("main")
    status, _, _ = ready.run("cli")
    assert status == 7
    assert ready.find("paper.py")


# --- What can go wrong on the way ----------------------------------------------------------------


def test_a_package_with_another_hash_is_refused_and_named(ready, lock):
    wrong = ready.add_wheel("forged").split("sha256:")[0] + "sha256:" + "0" * 64
    lock.write_text(f"{lock.read_text()}\n{wrong}")
    status, _, err = ready.run("cli")
    assert status == 1
    assert err.strip().startswith("The package forged is not the file that Carrel was made with")
    assert "run.log" in err
    assert not ready.find("forged.py")


def test_a_network_that_is_down_is_named(ready, lock):
    lock.write_text(f"{lock.read_text()}\nabsent==1.0 --hash=sha256:{'0' * 64}")
    nowhere = {"PIP_NO_INDEX": "0", "PIP_INDEX_URL": "http://127.0.0.1:9/simple"}
    nowhere["PIP_RETRIES"] = "1"  # with none at all, pip does not say what went wrong
    status, _, err = ready.run("cli", **nowhere)
    assert status == 1
    assert err.strip().startswith("The package index cannot be reached: check the network")


def test_a_package_that_this_machine_cannot_have_is_named(ready, lock):
    lock.write_text(f"{lock.read_text()}\nabsent==1.0 --hash=sha256:{'0' * 64}")
    status, _, err = ready.run("cli")
    assert status == 1
    assert err.strip().startswith("The package index has no absent==1.0 for this machine")


def test_whatever_else_pip_says_is_quoted_with_the_place_of_the_log(ready, lock):
    lock.write_text("this is no requirement at all")
    status, _, err = ready.run("cli")
    assert status == 1
    assert "Its last lines (all of them are in" in err
    assert "Invalid requirement" in err


@pytest.mark.skipif(sys.platform != "linux", reason="looks for a compiler on the search path")
def test_a_missing_compiler_is_named(ready, tmp_path):
    ready.forget("hnswlib")
    status, _, err = ready.run("cli", PATH=str(tmp_path), CXX="/nowhere/c++")
    assert status == 1
    assert "C++ compiler" in err
    assert ready.run("cli")[0] == 7


@pytest.mark.skipif(sys.platform != "linux", reason="system packages")
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root")
def test_root_gets_the_missing_system_packages_installed(ready, tmp_path):
    """apt-get is a double that "installs" a compiler; run.py finds, calls and checks it."""
    ready.forget("hnswlib")
    compiler, asked = tmp_path / "c++", tmp_path / "asked"
    apt = tmp_path / "apt-get"
    apt.write_text(
        f'#!/bin/sh\necho "$DEBIAN_FRONTEND $@" >> "{asked}"\n'
        f'[ "$1" = update ] || {{ echo "#!/bin/sh" > "{compiler}"; /bin/chmod +x "{compiler}"; }}\n'
    )
    apt.chmod(0o755)
    (tmp_path / "env").symlink_to("/usr/bin/env")
    status, out, err = ready.run("cli", PATH=str(tmp_path), CXX=str(compiler))
    assert status == 7, err
    assert "Installing 1 system packages: g++" in out
    assert asked.read_text().splitlines() == [
        "noninteractive update",
        "noninteractive install -y --no-install-recommends g++",
    ]


@pytest.mark.parametrize(
    ("manager", "names"),
    [
        ("apt-get", ["g++", "libxcb-cursor0", "libglib2.0-0"]),
        ("dnf", ["gcc-c++", "libxcb-cursor.so.0()(64bit)", "libglib-2.0.so.0()(64bit)"]),
        ("pacman", ["gcc", "xcb-util-cursor", "glib2"]),
    ],
)
def test_each_distribution_is_asked_in_its_own_words(manager, names):
    needs = ["C++ compiler", "libxcb-cursor.so.0", "libglib-2.0.so.0"]
    assert [run.name_package(need, manager) for need in needs] == names


# --- The locks -----------------------------------------------------------------------------------


def read_pins(name: str) -> dict[str, str]:
    text = (ROOT / f"requirements/{name}").read_text(encoding="utf-8")
    pins = re.findall(r"^([\w.-]+)==([^\s;]+)", text, re.M)
    return {package.lower().replace("_", "-"): version for package, version in pins}


def test_the_locks_hold_everything_that_pyproject_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {
        "main.lock": project["dependencies"],
        "test.lock": project["optional-dependencies"]["test"],
        "lint.lock": project["optional-dependencies"]["lint"],
    }
    apart = read_pins("torch.in") | read_pins("hnswlib.lock")
    assert set(apart) == {"torch", "hnswlib"}
    for lock, requirements in asked.items():
        pins = read_pins(lock) | apart
        for requirement in requirements:
            package, _, version = requirement.lower().replace("_", "-").partition("==")
            assert package in pins, f"{lock}: run `run.py lock`"
            assert version in ("", pins[package]), f"{lock}: run `run.py lock`"


def test_the_locks_agree_with_each_other():
    main = read_pins("main.lock")
    for other in ("test.lock", "lint.lock"):
        both = {name: version for name, version in read_pins(other).items() if name in main}
        assert both == {name: main[name] for name in both}


def test_the_locks_name_no_place():
    for path in (ROOT / "requirements").iterdir():
        assert not re.search(r"://|--index|--find-links", path.read_text(encoding="utf-8")), path
