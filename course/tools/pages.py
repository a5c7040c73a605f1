"""The pages of the course: where they are, in which order, under which title."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "course" / "docs"
LANGUAGES = ("fr", "en")

PAPER = (DOCS / "assets" / "paper.css").read_text("utf-8")
"""The style of whatever is printed: the margin of each sheet bears the licence."""

_FRONT_MATTER = re.compile(r"---\n(.*?)\n---\n", re.S)


def renew(page: Path, text: str) -> None:
    """Writes a page whose text has changed, and says which it wrote."""
    if not page.is_file() or page.read_text("utf-8") != text:
        page.write_text(text, "utf-8")
        print(f"wrote {page.relative_to(ROOT) if page.is_relative_to(ROOT) else page}")


@dataclass(frozen=True)
class Section:
    """A heading of the menu with its pages and its own sections, in order; the root has no title."""

    title: str
    entries: tuple["Section | str", ...]

    def paths(self) -> list[str]:
        """Every page under this section, in reading order, as paths below a language folder."""
        found: list[str] = []
        for entry in self.entries:
            found.extend(entry.paths() if isinstance(entry, Section) else [entry])
        return found


class _PlainLoader(yaml.SafeLoader):
    """Reads mkdocs.yml without running the Python names that some extensions ask for."""


_PlainLoader.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: suffix)


def configuration(root: Path = ROOT) -> dict[str, Any]:
    """The site's configuration, as plain data."""
    loaded: dict[str, Any] = yaml.load((root / "mkdocs.yml").read_text("utf-8"), _PlainLoader)
    return loaded


def menu(root: Path = ROOT) -> Section:
    """The menu, as written in mkdocs.yml: French titles."""

    def section(title: str, items: list[Any]) -> Section:
        entries: list[Section | str] = []
        for item in items:
            if isinstance(item, str):
                entries.append(item)
                continue
            ((name, value),) = item.items()
            entries.append(value if isinstance(value, str) else section(name, value))
        return Section(title, tuple(entries))

    return section("", configuration(root)["nav"])


def menu_titles(language: str, root: Path = ROOT) -> dict[str, str]:
    """What each French title of the menu becomes in this language."""
    plugins = next(plugin["i18n"] for plugin in configuration(root)["plugins"] if "i18n" in plugin)
    settings = next(entry for entry in plugins["languages"] if entry["locale"] == language)
    return dict(settings.get("nav_translations", {}))


def front_matter(text: str) -> dict[str, Any]:
    """The fields at the head of a page; empty when there are none."""
    match = _FRONT_MATTER.match(text)
    return dict(yaml.safe_load(match[1]) or {}) if match else {}


def body(text: str) -> str:
    """The page without its front matter."""
    return _FRONT_MATTER.sub("", text, count=1)


def title(page: Path) -> str:
    """The title given in the front matter, or else the first heading."""
    text = page.read_text("utf-8")
    declared = front_matter(text).get("title")
    if declared:
        return str(declared)
    heading = re.search(r"^# (.+)$", text, re.M)
    if heading is None:
        raise ValueError(f"{page} has no title")
    return heading[1]
