"""What guichet is made of, and what each part allows.

usage: python .ci/bill.py licences    docs/licences.md: every package that is installed, every table made from others' work
       python .ci/bill.py sbom        the packages of the linter, for machines (CycloneDX 1.6)
Versions and hashes are those of constraints.txt and linter.txt; licences those that the installed packages declare.
"""

from __future__ import annotations

import contextlib
import json
import re
import sys
import tomllib
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
TOLD = tomllib.loads((HERE / "licences.toml").read_text(encoding="utf-8"))
PIN = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^\s;\\]+)(?: ; (?P<marker>[^\\]*[^\\\s]))?", re.M)
TABLES = (".json", ".tsv", ".csv", ".txt")
PAGE = """# Licences

Written by `make licences`: what is installed with guichet, and what its tables and letters were made from. The code of guichet is under
the MIT licence, its course under CC BY 4.0.

## Packages of the linter

Installed wherever guichet is.

{linter}

## Packages of the course, the exercises and the tests

Installed by `make setup` alone.

{rest}

## Packages of the page where one tries guichet

From npm: fetched by `make site`, served with the site beside their licences (`licences.txt`).

{page}

## Tables and typefaces made from the work of others

{tables}
"""


@dataclass(frozen=True)
class Package:
    """One package, as it is pinned."""

    name: str
    version: str
    hashes: tuple[str, ...]

    @property
    def licence(self) -> str:
        """What its own metadata declare, as SPDX writes it; what they do not say is in licences.toml."""
        own = TOLD["packages"].get(self.name)
        if own:
            return str(own)
        declared = metadata.metadata(self.name)
        if expression := declared.get("License-Expression"):
            return str(expression)
        words = [one.rpartition(" :: ")[2] for one in declared.get_all("Classifier") or [] if one.startswith("License")]
        for said in (*words, str(declared.get("License", "")).partition("\n")[0]):
            if said in TOLD["words"]:
                return str(TOLD["words"][said])
        return "unknown"

    @property
    def address(self) -> str:
        """Its name among all packages of all languages (package URL)."""
        return f"pkg:pypi/{self.name}@{self.version}"


def pinned(file: Path) -> list[Package]:
    """The packages of a list of requirements."""
    text = file.read_text(encoding="utf-8")
    pins = list(PIN.finditer(text))
    ends = [*(pin.start() for pin in pins[1:]), len(text)]
    return [
        Package(pin["name"], pin["version"], tuple(re.findall(r"sha256:([0-9a-f]{64})", text[pin.start() : end])))
        for pin, end in zip(pins, ends, strict=True)
    ]


def table(heads: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    """A table of Markdown."""
    lines = [heads, ("---",) * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def licences() -> str:
    """The page of everybody's licences."""
    linter, every = pinned(HERE / "linter.txt"), pinned(ROOT / "constraints.txt")
    names = {one.name for one in linter}

    def rows(packages: list[Package]) -> Iterator[tuple[str, ...]]:
        return ((one.name, one.version, one.licence) for one in packages)

    heads = ("package", "version", "licence")
    found = ((one["file"], one["from"], one["licence"]) for one in TOLD["tables"])
    return PAGE.format(
        linter=table(heads, rows(linter)),
        rest=table(heads, rows([one for one in every if one.name not in names])),
        page=table(heads, served()),
        tables=table(("file", "made from", "licence"), found),
    )


def served() -> Iterator[tuple[str, ...]]:
    """What npm brings to the page, as its lock file says: name, version, licence."""
    sys.path.insert(0, str(ROOT))
    from course.tools.runtime import packages_of_npm

    return ((name, one["version"], one["license"]) for name, one in packages_of_npm().items())


def sbom() -> dict[str, Any]:
    """The linter and its packages, as CycloneDX has it."""
    product = Package("guichet-lint", metadata.version("guichet-lint"), ())
    known = {one.name: one for one in pinned(HERE / "linter.txt")}
    # What builds the package is pinned with the rest, and is no part of it.
    reasons: dict[str, list[str]] = {}
    waiting = [product]
    while waiting:
        one = waiting.pop()
        if one.address not in reasons:
            needed = [known[name] for name in _needed(one.name) if name in known]
            reasons[one.address] = sorted({other.address for other in needed})
            waiting += needed
    packages = [one for one in known.values() if one.address in reasons]
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(reasons))}",
        "version": 1,
        "metadata": {"component": _component(product, "application", "MIT")},
        "components": [_component(one, "library", one.licence) for one in packages],
        "dependencies": [{"ref": address, "dependsOn": needed} for address, needed in reasons.items()],
    }


def _component(package: Package, kind: str, licence: str) -> dict[str, Any]:
    files = {
        "type": "distribution",
        "url": f"https://pypi.org/project/{package.name}/{package.version}/#files",
        "hashes": [{"alg": "SHA-256", "content": one} for one in package.hashes],
    }
    return {
        "type": kind,
        "bom-ref": package.address,
        "name": package.name,
        "version": package.version,
        "purl": package.address,
        "licenses": [{"expression": licence}],
    } | ({"externalReferences": [files]} if package.hashes else {})


def _needed(name: str) -> Iterator[str]:
    """The packages that one asks for, extras apart; none when it is of another system than this one."""
    with contextlib.suppress(metadata.PackageNotFoundError):
        for need in metadata.requires(name) or []:
            if "extra ==" not in need:
                yield re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", need, maxsplit=1)[0]).lower()


def main() -> int:
    """The command line."""
    written = {"licences": licences, "sbom": lambda: json.dumps(sbom(), indent=2) + "\n"}
    if sys.argv[1:] not in [[name] for name in written]:
        print(__doc__, file=sys.stderr)
        return 2
    sys.stdout.write(written[sys.argv[1]]())
    return 0


if __name__ == "__main__":
    sys.exit(main())
