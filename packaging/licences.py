"""Write ``resources/licences.json``: whose work Carrel ships, for the About dialog.

``python packaging/licences.py`` reads the locked run-time packages from their installed metadata,
the model packs from the manifest, and what else stands in the tree. A package of another system's
lock, which is not installed here, is named from ``ELSEWHERE``. ``--check`` only compares.
"""

import json
import re
import sys
import tomllib
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "resources" / "licences.json"
LOCKS = ("main.lock", "hnswlib.lock", "torch.in")
BUILD_ONLY = frozenset(("pybind11", "wheel", "setuptools"))
"""What builds hnswlib and is not shipped; setuptools comes with torch and is."""
SHIPPED = frozenset(("setuptools",))
ELSEWHERE = {
    "colorama": "BSD-3-Clause",
    "pywin32-ctypes": "BSD-3-Clause",
    "httpx2-jsfetch": "BSD-3-Clause",
    "backports-tarfile": "MIT",
    "importlib-metadata": "Apache-2.0",
    "jeepney": "MIT",
    "secretstorage": "BSD-3-Clause",
    "zipp": "MIT",
}
"""Packages that only some systems or versions of Python need."""
STATED = {"hnswlib": "Apache-2.0"}
"""What only the source says, and the package's own metadata does not."""
NEVER = frozenset(("httpx2-jsfetch",))
"""For browsers: on no system that Carrel runs on."""
KNOWN = {
    "Apache Software License": "Apache-2.0", "Apache 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0", "Apache License, Version 2.0": "Apache-2.0",
    "Apache": "Apache-2.0", "Apache 2.0 License": "Apache-2.0",
    "Apache License": "Apache-2.0", "MIT License": "MIT", "BSD License": "BSD",
    "BSD": "BSD", "The Unlicense (Unlicense)": "Unlicense",
    "Python Software Foundation License": "PSF-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0", "ISC License (ISCL)": "ISC",
    "ISC License": "ISC",
    "3-Clause BSD License": "BSD-3-Clause", "new BSD": "BSD-3-Clause",
}  # fmt: skip


def main() -> int:
    """Write the list, or with ``--check`` tell whether it is as it should be."""
    made = json.dumps(collect(), indent=1, ensure_ascii=False) + "\n"
    if "--check" in sys.argv[1:]:
        same = OUT.read_text(encoding="utf-8") == made
        sys.stdout.write("as it should be\n" if same else "differs: run packaging/licences.py\n")
        return 0 if same else 1
    OUT.write_text(made, encoding="utf-8")
    return 0


def collect() -> list[dict[str, str]]:
    """Return every component, packages first, each kind by name."""
    return packages() + models() + own_words()


def locked() -> list[tuple[str, str]]:
    """Return name and version of every package that the locks install for running Carrel."""
    found: dict[str, str] = {}
    for lock in LOCKS:
        text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
        for name, version in re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", text, re.MULTILINE):
            found[re.sub(r"[-_.]+", "-", name).lower()] = version
    wanted = sorted(found.items())
    return [
        (name, version)
        for name, version in wanted
        if name not in NEVER and (name not in BUILD_ONLY or name in SHIPPED)
    ]


def packages() -> list[dict[str, str]]:
    rows = [entry("CPython", "3.11", "PSF-2.0", home="https://www.python.org")]
    for name, version in locked():
        try:
            facts = metadata(name)
        except PackageNotFoundError:
            rows.append(entry(name, version, ELSEWHERE[name]))
            continue
        rows.append(
            entry(
                facts["Name"], version, STATED.get(name) or licence_of(facts), home=home_of(facts)
            )
        )
    return sorted(rows, key=lambda row: row["name"].casefold())


def licence_of(facts: PackageMetadata) -> str:
    """Return the licence as a package states it, shortened to its usual name."""
    if expression := facts.get("License-Expression"):
        return str(expression)
    said = (facts.get("License") or "").strip()
    if said and "\n" not in said and len(said) < 60:
        return KNOWN.get(said, said)
    classified = [
        line.rpartition(" :: ")[2]
        for line in facts.get_all("Classifier") or ()
        if line.startswith("License :: ") and not line.endswith("OSI Approved")
    ]
    if classified:
        return ", ".join(KNOWN.get(name, name) for name in classified)
    first = next((line.strip() for line in said.splitlines() if line.strip()), "")
    return KNOWN.get(first, first[:60])


def home_of(facts: PackageMetadata) -> str:
    pages = {
        name.strip().lower(): page.strip()
        for name, _, page in (each.partition(",") for each in facts.get_all("Project-URL") or ())
    }
    for name in ("homepage", "home", "repository", "source", "source code", "github"):
        if name in pages:
            return pages[name]
    return str(facts.get("Home-page") or "")


def models() -> list[dict[str, str]]:
    """Return the packs that come with Carrel."""
    raw = tomllib.loads((ROOT / "models" / "manifest.toml").read_text(encoding="utf-8"))
    return [
        entry(pack["title"], pack["source"]["version"], pack["licence"], "model")
        for pack in raw["pack"]
        if pack["default"]
    ]


def own_words() -> list[dict[str, str]]:
    """Return what was made for Carrel and is shipped beside the program."""
    return [
        entry("Icons", "", "Apache-2.0", "pictures"),
        entry("Sample documents", "", "Apache-2.0", "words"),
    ]


def entry(
    name: str, version: str, licence: str, kind: str = "package", home: str = ""
) -> dict[str, str]:
    return {"name": name, "version": version, "licence": licence, "kind": kind, "home": home}


if __name__ == "__main__":
    sys.exit(main())
