"""Write `palette.json`: the colours and the sizes of text that Tailwind gives names to, by its major version.

usage: python -m guichet.reading.utilities.generate NODE_MODULES_3 NODE_MODULES_4
with `npm install tailwindcss@3.4.17` and `npm install tailwindcss@4.1.13` done there. Only facts are kept.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
_FAMILY = re.compile(r"^\s+(\w+): \{\n((?:\s+\w+: \"[^\"]+\",?\n)+)", re.M)
_SHADE = re.compile(r"(\w+): \"([^\"]+)\"")
_OLD = frozenset({"lightBlue", "warmGray", "trueGray", "coolGray", "blueGray"})
_GIVEN = re.compile(r"--(color|text)-([\w-]+): ([^;]+);")


def _third(package: Path) -> dict[str, dict[str, str]]:
    text = (package / "src/public/colors.js").read_text(encoding="utf-8")
    text = text.replace("'", '"')
    colours = {
        f"{family}-{shade}": value
        for family, body in _FAMILY.findall(text)
        if family not in _OLD
        for shade, value in _SHADE.findall(body)
    }
    sizes = (
        (package / "stubs/config.full.js")
        .read_text(encoding="utf-8")
        .partition("fontSize: {")[2]
        .partition("    },")[0]
    )
    return {"colours": colours, "sizes": dict(re.findall(r"'?(\w+)'?: \['([\d.]+rem)'", sizes))}


def _fourth(package: Path) -> dict[str, dict[str, str]]:
    found = _GIVEN.findall((package / "theme.css").read_text(encoding="utf-8"))
    return {
        "colours": {name: value for kind, name, value in found if kind == "color" and "-" in name},
        "sizes": {
            name: value for kind, name, value in found if kind == "text" and "--" not in name and "-" not in name
        },
    }


def main() -> None:
    """Write the file."""
    third, fourth = (Path(one) / "tailwindcss" for one in sys.argv[1:3])
    data = {"source": "tailwindcss 3.4.17 and 4.1.13 (MIT)", "3": _third(third), "4": _fourth(fourth)}
    (HERE / "palette.json").write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
