"""Model folders that were copied by hand, from a USB stick say: recognise them, or say why not."""

from pathlib import Path

from app import paths
from app.engine.models import checks, importing, packs
from app.engine.models.packs import PACK_FILE, Pack
from app.errors import KnownError, PackError

_FILES = (".gguf", ".zip", ".whl")


def scan() -> tuple[list[Pack], list[str]]:
    """Return the usable packs, and one sentence for everything in the models folder that is not.

    Folders copied there by hand are adopted first. Quick: only new folders are hashed.
    """
    problems = adopt()
    usable: dict[str, Pack] = {}
    for place in packs.places():
        for folder in packs.candidates(place):
            if folder.name in usable or not (folder / PACK_FILE).is_file():
                continue
            try:
                pack = packs.read_pack(folder)
                packs.check_quickly(pack)
            except KnownError as error:
                problems.append(str(error))
            else:
                usable[pack.name] = pack
    for path in packs.candidates(paths.models()):
        known = any(path.name in pack.origin for pack in usable.values())
        if path.suffix.lower() in _FILES and path.is_file() and not known:
            problems.append(f"{path.name} lies among the models, but is not imported yet.")
    return list(usable.values()), problems


def adopt() -> list[str]:
    """Give a ``pack.json`` to every sound model folder that has none; return what is wrong.

    Does nothing while another Carrel is importing: the next look will find the folder.
    """
    place = paths.models()
    new = [folder for folder in packs.candidates(place) if _is_new(folder)]
    leftovers = importing.find_leftovers(place)
    if not new and not leftovers:
        return []
    try:
        with packs.locked(place, wait=0):
            importing.clear_leftovers(place)
            return [problem for folder in new if (problem := _adopt(folder))]
    except (PackError, OSError):
        return []  # an import is under way, or the folder is not ours to write to


def _is_new(path: Path) -> bool:
    return path.is_dir() and not (path / PACK_FILE).is_file() and any(path.iterdir())


def _adopt(folder: Path) -> str | None:
    """Adopt one folder; return a sentence if it cannot be used."""
    try:
        with checks.storage_errors(folder):
            importing.seal(importing.describe(folder.name, folder, "copied by hand"))
    except KnownError as error:
        return str(error)
    return None
