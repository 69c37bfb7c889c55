"""Where things live: the source tree, a frozen bundle, or a portable folder.

Creates nothing; whoever writes makes the folder. Knows nothing of what the folders hold.
"""

import json
import os
import sys
from pathlib import Path

import platformdirs

APP = "carrel"
DATABASE = "library.sqlite3"
"""The file of a library that holds all that cannot be made anew."""


def root() -> Path:
    """Return the folder that holds ``models/`` and ``resources/``, read-only when frozen."""
    if getattr(sys, "frozen", False):
        return Path(getattr(sys, "_MEIPASS", Path(sys.executable).parent))
    return Path(__file__).resolve().parent.parent


def data() -> Path:
    """Return the folder of the person's own data.

    ``CARREL_DATA`` wins; then a ``portable`` file beside the program; then the place the operating
    system means for it.
    """
    if chosen := os.environ.get("CARREL_DATA"):
        return Path(chosen).expanduser().absolute()
    beside = Path(sys.executable).parent if getattr(sys, "frozen", False) else root()
    if (beside / "portable").is_file():
        return beside / "data"
    return Path(platformdirs.user_data_dir(APP, appauthor=False))


def library() -> Path:
    """Return the library's folder: the one that the person moved it to, else the default one.

    The settings file names it (``library_folder``); a damaged one names nothing, and is reported
    by who reads the settings.
    """
    try:
        chosen = json.loads(settings_file().read_bytes())["library_folder"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        chosen = ""
    return data() / chosen if isinstance(chosen, str) and chosen else default_library()


def is_away(folder: Path) -> bool:
    """Tell whether the person moved their library to ``folder``, and there is none there now.

    Its disk is not connected, perhaps: an empty library must not be begun in its place, nor where
    the disk is mounted when it is there.
    """
    moved = folder == library() != default_library()
    return moved and not (folder / DATABASE).exists()


def default_library() -> Path:
    """Return where the library is as long as nobody moves it."""
    return data() / "library"


def bundled_models() -> Path:
    """Return the folder of the packs that came with Carrel, and of their manifest."""
    return root() / "models"


def models() -> Path:
    """Return the folder for packs the person adds: writable also where the program is not."""
    if chosen := os.environ.get("CARREL_MODELS"):
        return Path(chosen).expanduser().absolute()
    return bundled_models() if not getattr(sys, "frozen", False) else data() / "models"


def resources() -> Path:
    """Return the folder of icons, styles and other files that ship with Carrel."""
    return root() / "resources"


def settings_file() -> Path:
    """Return the file that holds the person's settings."""
    return data() / "settings.json"


def log_file() -> Path:
    """Return the log's file; it never holds text of documents or questions."""
    return data() / "carrel.log"
