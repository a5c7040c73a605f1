"""The HTML of what lessons show: pages beside one another with their transcript, then files with their flaws marked.

Each figure bears `data-snippet`, the path of its file below the folder of snippets, for whatever opens it elsewhere;
buttons go at the end of the caption, as that of show.js does.
"""

import re
import tomllib
from html import escape, unescape
from pathlib import Path
from typing import Any

from guichet.core.findings import Lang
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_for_filename
from pygments.lexers.special import TextLexer
from pygments.util import ClassNotFound

from course.tools.show.generate import dressed, kept
from course.tools.show.guilty import Flaw, guilty
from course.tools.show.snippets import Snippet, paired

TOLD: dict[str, dict[str, dict[str, str]]] = tomllib.loads(
    (Path(__file__).parent / "spoken.toml")
    .read_text("utf-8")
    .replace(" :", "\u00a0:")
    .replace("« ", "«\u00a0")
    .replace(" »", "\u00a0»")
)
TOLD_IN, TOLD_HERE = "00-getting-started/02-keyboard-and-listening", "transcripts"
"""The lesson, and its place, that says how to read a transcript."""
MARKS = {"bad": "✗", "good": "✓", "lookalike": "≈"}
"""The shape that goes with the word and the colour."""
PROSE = (".txt",)
"""The ends of the names of files that people write to each other: no code, whatever the lesson does with them."""
DEEPEST = 24
"""Of the indents that a long line keeps when it goes on below."""
BLOCK = re.compile(r"(<pre><span></span><code>)(.*?)</code></pre>", re.S)
ACCENT = re.compile(r"[àâçéèêëîïôûœ’]")
WRITTEN = re.compile(r"[=(){}/_]|\w:")
"""What code has, and a sentence in French has not."""
SPOKEN = re.compile(r"\{(!?)(\w+)(?: ([^}]*))?\}")


def mark(kind: str, language: Lang) -> str:
    """What a page or a file stands for: a shape and a word; nothing for what is neither."""
    if kind not in MARKS:
        return ""
    word = TOLD["words"][language][kind]
    return f'<span class="g-mark g-mark--{kind}"><span aria-hidden="true">{MARKS[kind]}</span> {word}</span> '


def caption(snippet: Snippet, kind: str, part: str, language: Lang) -> str:
    """What a figure of a file stands for, and whether it is its page, its code or its text: no two bear one name."""
    return (
        f'<figcaption>{mark(kind, language)}<span class="g-file">{snippet.name}</span>'
        f' <span class="g-part">– {TOLD["words"][language][part]}</span></figcaption>'
    )


def named(snippet: Snippet, kind: str, part: str, language: Lang) -> str:
    """The same for who goes from figure to figure: Chromium makes no name of a caption."""
    words = TOLD["words"][language]
    return ", ".join([*([words[kind]] if kind in MARKS else []), snippet.name, words[part]])


def voiced(line: str, language: Lang) -> str:
    """A line of a transcript: what the voice adds is set apart, what it does not say is in brackets."""
    parts = []
    place = 0
    for match in SPOKEN.finditer(line):
        parts += [in_french(line[place : match.start()], language), word(match, language)]
        place = match.end()
    return "".join([*parts, in_french(line[place:], language)])


def word(match: re.Match[str], language: Lang) -> str:
    """What stands for one mark of a transcript."""
    noted, name, given = bool(match[1]), match[2], match[3] or ""
    if noted:
        return f"<i>({TOLD['noted'][language][name].format(escape(given)).rstrip()})</i>"
    words, numbers = TOLD["words"][language], given.split()
    if name == "list":
        numbers = [counted(words, "item", given)]
    if name == "table":
        numbers = [f"{counted(words, 'row', numbers[0])}, {counted(words, 'column', numbers[1])}"]
    return f"<b>{TOLD['said'][language][name].format(*numbers)}</b>"


def counted(words: dict[str, str], noun: str, number: str) -> str:
    """A number and its noun."""
    return words[noun] if number == "1" else words[f"{noun}s"].format(number)


def in_french(text: str, language: Lang) -> str:
    """Words of the page, which is in French: said to be so where the lesson is not."""
    if language == "fr" or not any(letter.isalpha() for letter in text):
        return escape(text, quote=False)
    inside = text.strip(" ,")
    before, after = text.split(inside, 1)
    return f'{before}<span lang="fr">{escape(inside, quote=False)}</span>{after}'


def listed(name: str, lines: list[str], ordered: bool = False, cls: str = "g-heard") -> str:
    """A named list of what a program says, as lines that are HTML already."""
    tag = "ol" if ordered else "ul"
    items = "".join(f"<li><samp>{line}</samp></li>" for line in lines)
    return f'<p class="g-page__name">{name}</p><{tag} class="{cls}">{items}</{tag}>'


def spoken(shown: dict[str, Any], language: Lang) -> list[str]:
    """The lines of a transcript; a whole page begins with its title."""
    lines = [voiced(line, language) for line in shown["said"]]
    if shown["title"] is not None:
        title = in_french(shown["title"], language) or voiced("{!untitled}", language)
        lines.insert(0, f"<b>{TOLD['words'][language]['title']}</b>, {title}")
    if shown["language"] == "":
        lines.insert(0, voiced("{!languageless}", language))
    return lines


def page(snippet: Snippet, language: Lang, walked: bool, asked: bool) -> str:
    """One page as people see it, then what is said of it; its walk and what it calls where that tells something."""
    shown, words = kept(snippet.lesson)[snippet.name], TOLD["words"][language]
    title = escape(shown["title"] or " ", quote=False)
    bar = "" if shown["title"] is None else f'<p class="g-page__tab" lang="fr" aria-hidden="true">{title}</p>'
    if shown["focus"]:
        bar += f'<p class="g-page__name">{words["focused"]}</p>'
    heard = [listed(words["heard"], spoken(shown, language))]
    if walked and shown["stops"]:
        heard.append(listed(words["walked"], [voiced(stop, language) for stop in shown["stops"]], ordered=True))
    elif walked:
        heard.append(f'<p class="g-page__name">{words["nowhere"]}</p>')
    if asked and shown["hosts"]:
        heard.append(listed(words["asked"], [escape(host) for host in shown["hosts"]]))
    elif asked:
        heard.append(f'<p class="g-page__name">{words["unasked"]}</p>')
    return (
        f'<figure class="g-page g-page--{snippet.kind or "plain"}" data-snippet="{snippet.path}"'
        f' aria-label="{named(snippet, snippet.kind, "page", language)}">{caption(snippet, snippet.kind, "page", language)}'
        f'<div>{bar}<iframe title="{words["frame"].format(snippet.name)}" sandbox="allow-same-origin" inert '
        f'aria-hidden="true" tabindex="-1" height="{shown["height"]}" srcdoc="{escape(dressed(shown["page"]))}">'
        f"</iframe></div><div>{''.join(heard)}</div></figure>"
    )


def pages(snippets: list[Snippet], language: Lang) -> str:
    """The bad and good pages of a lesson side by side; the bad ones alone when it asks for the good; nothing when it has none."""
    groups = paired([one for one in snippets if one.name in kept(one.lesson)])
    if not groups:
        return ""
    figures = []
    for group in groups:
        shown = [kept(one.lesson)[one.name] for one in group]
        walked, asked = any(one["walk"] for one in shown), any(one["hosts"] for one in shown)
        figures += [page(one, language, walked, asked) for one in group]
    lead = leading(snippets[0].lesson, language)
    return f'<div class="g-shown" data-search-exclude><p>{lead}</p><div class="g-pages-shown">{"".join(figures)}</div></div>'


def leading(lesson: str, language: Lang) -> str:
    """What is coming: said in full by one lesson, to which the others lead; and a way past it, to the code."""
    words = TOLD["words"][language]
    skip = f'<a href="#bad">{words["skip"]}</a>'
    if lesson == TOLD_IN:
        return f'<span id="{TOLD_HERE}">{words["lead"]}</span> {skip}'
    return f'{words["brief"]} <a href="../{TOLD_IN}.html#{TOLD_HERE}">{words["how"]}</a>. {skip}'


def alone(snippet: Snippet, language: Lang) -> str:
    """The page of a lookalike, of what is neither, or of a repair, shown before its code; nothing when it is not a page."""
    if snippet.name not in kept(snippet.lesson):
        return ""
    return f'<div class="g-shown" data-search-exclude>{page(snippet, language, False, False)}</div>'


def code(snippet: Snippet, kind: str, language: Lang) -> str:
    """A file as it is written: what it stands for, its name, its lines at fault marked and told."""
    flaws = guilty(snippet)
    faulty = {number for flaw in flaws for number in range(flaw.first, flaw.last + 1)}
    text = snippet.file.read_text("utf-8").rstrip("\n")
    coloured = highlight(text, lexer(snippet.name), HtmlFormatter(nowrap=True)).rstrip("\n").split("\n")
    lines = [
        line(number, written, html, number in faulty)
        for number, (written, html) in enumerate(zip(text.split("\n"), coloured, strict=True), 1)
    ]
    told = "".join(
        f"<li>{where(flaw, language)} <samp>{quoting(what, text, language)}</samp></li>"
        for flaw, what in merged(flaws, language)
    )
    is_prose = snippet.file.suffix in PROSE
    part, look = ("text", " g-code--prose") if is_prose else ("code", "")
    spoken_in = ' lang="fr"' if is_prose and language != "fr" else ""
    return (
        f'<figure class="g-code g-code--{kind or "plain"}{look}" data-snippet="{snippet.path}" data-kind="{kind}"'
        f' aria-label="{named(snippet, kind, part, language)}">{caption(snippet, kind, part, language)}'
        f'<div class="highlight"><pre><code{spoken_in}>{"".join(lines)}</code></pre></div>'
        + (f'<ul class="g-flaws">{told}</ul>' if told else "")
        + "</figure>"
    )


def merged(flaws: list[Flaw], language: Lang) -> list[tuple[Flaw, str]]:
    """The flaws of the same lines told together, each once."""
    told: dict[tuple[int, int], list[Flaw]] = {}
    between = "\u00a0; " if language == "fr" else "; "
    for flaw in flaws:
        told.setdefault((flaw.first, flaw.last), []).append(flaw)
    return [(same[0], between.join(dict.fromkeys(one.told.of(language) for one in same))) for same in told.values()]


def quoting(what: str, text: str, language: Lang) -> str:
    """What the linter says of a file: what is code in it as code, its quotations of the French that people read said to be French."""
    read = re.sub(r"<[^>]*>", "", text)

    def quoted(match: re.Match[str]) -> str:
        if match[1] is not None:
            return f"<code>{match[1]}</code>"
        is_said = (match[2] in read and " " in match[2]) or ACCENT.search(match[2])
        is_french = language == "en" and is_said and not WRITTEN.search(match[2])
        return f'"<span lang="fr">{match[2]}</span>"' if is_french else match[0]

    return re.sub(r'`([^`]+)`|"([^"]*)"', quoted, escape(what, quote=False))


def where(flaw: Flaw, language: Lang) -> str:
    """The lines of a flaw, as a label before it."""
    words = TOLD["words"][language]
    name = words["line"] if flaw.first == flaw.last else words["lines"]
    return f"<b>{name.format(flaw.first, flaw.last)}</b>"


def indented(html: str) -> str:
    """The lines of any other block of code, each of which goes on below under its own indent."""

    def lines(match: re.Match[str]) -> str:
        kept = "".join(
            f'<span class="{classes(unescape(re.sub("<[^>]+>", "", one)))}">{one}\n</span>'
            for one in match[2].rstrip("\n").split("\n")
        )
        return f"{match[1]}{kept}</code></pre>"

    return BLOCK.sub(lines, html)


def classes(written: str) -> str:
    """The classes of a line of code, for its indent."""
    indent = min(len(written) - len(written.lstrip()), DEEPEST)
    # The style sheet has the odd ones up to twelve.
    indent -= indent % 2 if indent > 12 else 0
    return f"g-line g-in{indent}" if indent else "g-line"


def line(number: int, written: str, coloured: str, is_faulty: bool) -> str:
    """A line of code, which goes on below under its own indent; one at fault is marked and bears its number."""
    if is_faulty:
        return f'<mark class="{classes(written)}" data-line="{number}">{coloured}\n</mark>'
    return f'<span class="{classes(written)}">{coloured}\n</span>'


def lexer(name: str) -> Lexer:
    """What colours a file, by its name; plain text when nothing knows it."""
    try:
        return get_lexer_for_filename(name, stripnl=False)
    except ClassNotFound:
        return TextLexer(stripnl=False)
