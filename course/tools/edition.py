"""What every sheet says of itself: which version, of which day, by whom, under which terms, where to find it."""

import functools
import os
import subprocess
from datetime import UTC, date, datetime
from html import escape

from guichet.core.findings import Lang, Text
from guichet.told.language.dates import written
from guichet.version import VERSION

from course.tools.pages import ROOT, configuration

AUTHORS = Text("Les contributrices et contributeurs de guichet", "The guichet contributors")


@functools.cache
def day() -> date:
    """The day of the last change: that of the commit, or the one that SOURCE_DATE_EPOCH gives, or today."""
    declared = os.environ.get("SOURCE_DATE_EPOCH")
    if not declared:
        command = ["git", "log", "-1", "--format=%ct"]
        declared = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
    return datetime.fromtimestamp(int(declared), UTC).date() if declared else datetime.now(UTC).date()


def dated(language: Lang) -> str:
    """The day, as the language writes it."""
    return written(day(), language)


def edition(language: Lang) -> str:
    """The version and its day."""
    return f"guichet {VERSION}, {dated(language)}"


@functools.cache
def address(path: str) -> str:
    """The short address of a page: that of the site where one is declared, or else its place in the course."""
    site = str(configuration().get("site_url") or "guichet/")
    return site.removeprefix("https://") + path


def credit(language: Lang) -> str:
    """Whom to credit, and under which terms: paper.css says the same."""
    return f"{AUTHORS.of(language)}, CC BY 4.0, creativecommons.org/licenses/by/4.0"


def whole(title: str, language: Lang, style: str, body: str, classes: str = "") -> str:
    """A page that needs no other: its title, its style, its body as HTML."""
    look = f' class="{classes}"' if classes else ""
    return (
        f'<!doctype html>\n<html lang="{language}"{look}><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)}</title><style>{style}</style></head><body>{body}</body></html>\n"
    )


def margins(language: Lang, place: str, above: str = "") -> str:
    """The style of the margins of each sheet: its edition, whom to credit, where to find it again, its number."""
    head = f'@top-left {{ content: "{above}"; font: 8pt Arial, sans-serif; }}' if above else ""
    return (
        f'@page {{ {head} @bottom-left {{ content: "{edition(language)}, {address(place)}\\A {credit(language)}"; white-space: pre; '
        "text-align: left; font: 8pt/1.3 Arial, sans-serif; } "
        '@bottom-right { content: counter(page) " / " counter(pages); font: 8pt Arial, sans-serif; } }'
    )


def footer(language: Lang) -> str:
    """The same, read on a screen."""
    link = '<a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>'
    return f"<footer><p>{edition(language)}. {AUTHORS.of(language)}, {link}.</p></footer>"
