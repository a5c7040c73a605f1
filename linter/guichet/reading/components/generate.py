"""Write `packaged.json`: what the components of a design system's package show, translated from its own sources.

usage: python -m guichet.reading.components.generate FOLDER
with the package unpacked there, sources included: `npm pack @codegouvfr/react-dsfr@1.33.0` (MIT licence, as its `package.json`
says). Kept are the names of what each component takes, and the elements and attributes that these decide.
"""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from typing import Any

from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.reading.components.jsx import translate
from guichet.reading.templates.site import Site
from guichet.reading.written.translation import Translation

HERE = Path(__file__).resolve().parent
_LEFT = re.compile(
    r"^src/(?:picto|Chart|mui|tools|bin|Display|consentManagement|next-|zz_internal|shared/Fieldset\.stories)"
)
"""What shows nothing that people fill in or read."""
_OF_ROUTER = re.compile(r"const \{ Link \} = getLink\(\);")
"""The link of the service's own router, which the package is given at the start."""


def main(folder: str) -> None:
    """Read the package in a folder and write the table."""
    os.chdir(folder)
    about = json.loads(Path("package.json").read_text(encoding="utf-8"))
    paths = sorted(str(one) for one in Path("src").rglob("*.ts*"))
    texts = {path: _OF_ROUTER.sub('const Link = "a";', Path(path).read_text(encoding="utf-8")) for path in paths}
    sources = {path: Source(path, text) for path, text in texts.items()}
    site = Site(paths, Config(), sources)
    table = {
        f"{about['name']}/{path.removeprefix('src/').removesuffix('.tsx').removesuffix('/index')}": _shown(
            found, about["name"]
        )
        for path in paths
        if path.endswith(".tsx") and not _LEFT.match(path) and (found := translate(sources[path], site)).components
    }
    held = {"about": f"{about['name']} {about['version']}, {about['license']}", "modules": table}
    written = json.dumps(held, ensure_ascii=False, indent=1, sort_keys=True)
    (HERE.parent / "written" / "packaged.json").write_text(written + "\n", encoding="utf-8")


def _shown(found: Translation, package: str) -> dict[str, Any]:
    components = [
        [one.name, one.start, one.end, {key: list(taken) for key, taken in one.parameters.items()}, one.rest, one.whole]
        for one in found.components
    ]
    imports = {name: [_module(path, package), known] for name, (path, known) in found.imports.items()}
    return {"text": found.source.text, "components": components, "imports": imports}


def _module(path: str, package: str) -> str:
    """The name that a file of the package is imported by."""
    return f"{package}/{path.removeprefix('src/').removesuffix('.tsx').removesuffix('/index')}"


if __name__ == "__main__":
    main(sys.argv[1])
