"""Model packs: what is installed, how it gets there, and where it runs.

Importing this package is cheap: torch and transformers are imported when a model is imported,
measured or loaded. Nothing here reaches for the network, and nothing of a pack is ever executed.
"""

from app.engine.models.adoption import adopt, scan
from app.engine.models.device import Choice, choose_device
from app.engine.models.importing import import_pack
from app.engine.models.loading import go_offline, load_embedder, load_llm, load_tokenizer
from app.engine.models.manifest import Entry, Manifest, Role, manifest
from app.engine.models.packs import (
    Pack,
    PackFile,
    Progress,
    export,
    find,
    installed,
    remove,
    verify,
)

__all__ = [
    "Choice",
    "Entry",
    "Manifest",
    "Pack",
    "PackFile",
    "Progress",
    "Role",
    "adopt",
    "choose_device",
    "export",
    "find",
    "go_offline",
    "import_pack",
    "installed",
    "load_embedder",
    "load_llm",
    "load_tokenizer",
    "manifest",
    "remove",
    "scan",
    "verify",
]
