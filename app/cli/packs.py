"""``carrel models``: model packs listed, imported, exported, verified and removed."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.cli.printing import put, tell

DONE, NOTHING, USAGE = 0, 1, 2


def run_models(arguments: argparse.Namespace) -> int:
    """List, import, export, verify or remove packs."""
    from app.engine import models

    wanted = {"list": 0, "import": 1, "export": 2, "remove": 1}.get(arguments.action)
    given: list[str] = arguments.arguments
    if wanted is not None and len(given) != wanted:
        tell(f"`carrel models {arguments.action}` takes {wanted} arguments, not {len(given)}.")
        return USAGE
    match arguments.action:
        case "list":
            packs, problems = models.scan()
            for pack in packs:
                show_pack(pack, arguments.json)
            for problem in problems:
                tell(problem)
        case "import":
            pack = models.import_pack(Path(given[0]).absolute(), progress=tell)
            show_pack(pack, arguments.json)
        case "export":
            models.export(given[0], Path(given[1]).absolute())
        case "remove":
            models.remove(given[0])
        case "verify":
            return verify_packs(given, arguments.json)
    return DONE


def verify_packs(names: Sequence[str], as_json: bool) -> int:
    """Hash every file of the named packs, or of all; say what is wrong."""
    from app.engine import models

    packs = [pack for pack in models.installed() if not names or pack.name in names]
    for name in set(names) - {pack.name for pack in packs}:
        tell(f"There is no pack {name}.")
    problems = 0
    for pack in packs:
        found = models.verify(pack)
        problems += len(found)
        if as_json:
            put({"name": pack.name, "ok": not found, "problems": found})
        else:
            print(f"{pack.name}: {'as it should be' if not found else '; '.join(found)}")
    return DONE if packs and not problems else NOTHING


def show_pack(pack: Any, as_json: bool) -> None:
    """Print one pack."""
    if as_json:
        put({"name": pack.name, "title": pack.title, "role": pack.role, "bytes": pack.bytes,
             "licence": pack.licence, "folder": str(pack.folder)})  # fmt: skip
    else:
        print(f"{pack.name:28} {pack.role:9} {pack.bytes / 1e6:7.0f} MB  {pack.licence}")
