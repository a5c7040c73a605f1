"""Slides for a back row: those of the workshops as they are written, those of the modules from the lessons' own objects."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from course.tools.built import article
from course.tools.deck_charts import charts
from course.tools.edition import footer, margins, whole
from course.tools.letters import POINTS, Block, fit, lines, spaced
from course.tools.pages import DOCS
from course.tools.plans import Step
from course.tools.sheets import cut, unbroken

WORDS = {
    "fr": {
        "slide": "Diapo",
        "of": "sur",
        "notes": "Notes",
        "present": "Présenter",
        "speaker": "Vue de qui anime",
        "print": "Imprimer",
        "next": "Suivante",
        "before": "Précédente",
        "zero": "Remettre à zéro",
        "end": "C’est la dernière.",
        "now": "À l’écran",
        "then": "Ensuite",
        "clock": "Heure",
        "passed": "Temps passé",
        "keys": "Présenter : flèches, Page suivante ou Espace pour avancer, Début et Fin pour les bouts, <kbd>F</kbd> pour le plein écran, <kbd>S</kbd> pour la vue "
        "de qui anime, Échap pour sortir. Imprimée, cette page est un support avec les notes.",
        "situation": "Situation",
        "try": "Avant de lire, devinez",
        "answer": "La réponse",
        "seen": "Ce qu’on voit",
        "heard": "Ce qu’on entend",
        "code": "Le code",
        "why": "Pourquoi ça casse",
        "keep": "À retenir",
        "quiz": "Question",
        "aims": "À la fin, chacun sait",
        "minutes": "{} min",
        "bad": "mauvais",
        "good": "bon",
        "lookalike": "sosie bénin",
        "slides": "Diapos",
    },
    "en": {
        "slide": "Slide",
        "of": "of",
        "notes": "Notes",
        "present": "Present",
        "speaker": "Trainer’s view",
        "print": "Print",
        "next": "Next",
        "before": "Previous",
        "zero": "Set to zero",
        "end": "This is the last one.",
        "now": "On the screen",
        "then": "Next",
        "clock": "Time",
        "passed": "Time passed",
        "keys": "Present: arrows, Page down or Space to go on, Home and End for the ends, <kbd>F</kbd> for the full screen, <kbd>S</kbd> for the trainer’s view, "
        "Escape to leave. Printed, this page is a handout with the notes.",
        "situation": "Situation",
        "try": "Guess before you read",
        "answer": "The answer",
        "seen": "What is seen",
        "heard": "What is heard",
        "code": "The code",
        "why": "Why it breaks",
        "keep": "To remember",
        "quiz": "Question",
        "aims": "At the end, everyone can",
        "minutes": "{} min",
        "bad": "bad",
        "good": "good",
        "lookalike": "benign twin",
        "slides": "Slides",
    },
}

LETTERS, LINES, CODE_LETTERS, CODE_LINES = 50, 8, 44, 10
"""What a slide holds at 32 points under its title: letters in a line, lines; the same for code."""
FACE = LETTERS * LINES * 3 // 4
LEAST, MOST, TITLE = 32, 46, 48
"""Sizes in points: of the words of a slide, and of its title."""
INSIDE, UNDER = 850, 425
"""What the margins and the number leave of its 960 by 540 points."""
WHOLE = 520
"""The height left under a title for the picture of a page, in pixels."""

ASSETS = DOCS / "assets"


@dataclass(frozen=True)
class Slide:
    """What the room sees, and what the trainer reads beside it."""

    number: str
    title: str
    face: str
    notes: str = ""


def size(title: str, face: Tag) -> float:
    """The largest letters with which the words of a slide hold under its title; 0 when they do not."""
    parts = [part for part in face.find_all(["p", "li"]) if part.find(["p", "li"]) is None]
    blocks = [Block(spaced(part.get_text()), bold=part.find(["b", "strong"]) is not None) for part in parts]
    above = lines(Block(title, bold=True), INSIDE / TITLE) * TITLE * 1.1 + 20
    indent = 45 if face.find("li") else 0
    return fit(blocks, (INSIDE - indent) / POINTS, (UNDER - above) / POINTS, LEAST, MOST, gap=0.4)


def trimmed(title: str, face: Tag) -> bool:
    """Takes from the end of a slide what it cannot hold, line by line then sentence by sentence; says whether it did."""
    was = False
    while not size(title, face):
        parts = [part for part in face.find_all(["p", "li"]) if part.find(["p", "li"]) is None]
        if len(parts) > 1:
            parts[-1].decompose()
        else:
            text = parts[0].get_text()
            shorter = lead(text, len(text) - 1)
            # One sentence alone is too long: its beginning, and the rest in the notes.
            parts[0].string = (
                shorter if len(shorter) < len(text) else " ".join(text.rstrip(" …").split(" ")[:-2]) + " …"
            )
        was = True
    return was


def lead(text: str, room: int = FACE) -> str:
    """The first sentences of a text, as many as the slide holds; the first always."""
    kept = ""
    for sentence in re.split(r"(?<=[.!?…»])\s+(?=[A-ZÀÉÈÊÎÔÇŒ«“])", " ".join(text.split(" "))):
        if kept and len(kept) + len(sentence) + 1 > room:
            break
        kept = f"{kept} {sentence}".strip()
    return kept


def workshop(slides: Tag, plan: list[Step], language: str) -> list[Slide]:
    """The slides of a workshop, numbered as its plan calls them; a table goes to the notes, its chart stays."""
    words = WORDS[language]
    found = []
    for place, (heading, parts) in enumerate(cut(slides), 1):
        notes = "".join(
            f"<p><strong>{step.start}–{step.end} min · {escape(step.goal)}</strong> {escape(step.words)}</p>"
            for step in plan
            if place in step.slides
        )
        tables = [part for part in parts if part.name == "table"]
        pictured = any(part.find("img") for part in parts)
        number = f"{words['slide']} {place}"
        rest = [part for part in parts if part not in tables and not part.find("img")]
        said = "".join(map(str, rest))
        drawn = [chart for table in tables for chart in charts(table)] if pictured else []
        notes += "".join(map(str, tables))
        title = heading.get_text()
        # The question comes once the figures are seen.
        for step, (name, bars) in enumerate(drawn, 1):
            first = notes if step == 1 else ""
            found.append(Slide(f"{number}, {step} {words['of']} {len(drawn)}", name, bars, first))
        found.append(Slide(number, title, said, "" if drawn else notes))
    return found


def sections(page: Tag) -> dict[str, list[Tag]]:
    """The parts of a lesson by their identifier, subsections with what they belong to and on their own."""
    found: dict[str, list[Tag]] = {}
    above, below = "", ""
    for element in page.find_all(recursive=False):
        if element.name == "h2":
            above, below = str(element.get("id")), ""
        elif element.name == "h3":
            below = str(element.get("id"))
        else:
            found.setdefault(above, []).append(element)
            if below:
                found.setdefault(below, []).append(element)
    return found


def prose(parts: list[Tag]) -> list[Tag]:
    """The paragraphs alone, without what the trainer or the reader unfolds."""
    return [part for part in parts if part.name == "p" and part.get_text(strip=True)]


def pages_shown(page: Tag, words: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """The pages that the lesson shows, then what a screen reader says of them."""
    for figure in page.select("figure.g-page"):
        kind = next(
            (kind for kind in ("bad", "good", "lookalike") if f"g-page--{kind}" in (figure.get("class") or [])), ""
        )
        frame = figure.find("iframe")
        name = f"{words['seen']}, {words[kind]}" if kind else words["seen"]
        if isinstance(frame, Tag):
            frame.attrs = {key: value for key, value in frame.attrs.items() if key in ("srcdoc", "title")} | {
                "sandbox": "",
                "inert": "",
                "tabindex": "-1",
                "style": f"--zoom:{max(1.4, min(2.667, WHOLE / float(str(frame.get('height') or 200)))):.2f}",
            }
            yield name, str(frame), ""
        heard = figure.select_one(".g-heard")
        if heard is not None:
            lines = heard.find_all("li")
            kept: list[str] = []
            for line in lines:
                kept.append(line.decode_contents())
            name = f"{words['heard']}, {words[kind]}" if kind else words["heard"]
            yield (
                name,
                f"<ul>{''.join(f'<li>{one}</li>' for one in kept)}</ul>",
                str(heard) if len(kept) < len(lines) else "",
            )


def codes(parts: list[Tag], kind: str, words: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """The pieces of code that a slide holds whole; for the others, what the lesson says of them."""
    told_already = set()
    for part in parts:
        for block in part.select("pre") if part.name != "pre" else [part]:
            text = block.get_text().strip("\n")
            lines = text.split("\n")
            said = said_of(part)
            told = "".join(map(str, said))
            if len(lines) <= CODE_LINES and all(len(line) <= CODE_LETTERS for line in lines):
                yield f"{words['code']}, {words[kind]}", f"<pre><code>{escape(text)}</code></pre>", told
            elif said and told not in told_already:
                told_already.add(told)
                face = f"<p>{escape(lead(said[0].get_text()))}</p>"
                yield words[kind].capitalize(), face, f"<pre><code>{escape(text)}</code></pre>{told}"


def said_of(code: Tag) -> list[Tag]:
    """What a lesson says of a piece of code: the paragraph just after it, or those of the answer that one unfolds there."""
    for after in code.find_next_siblings():
        if after.name == "p":
            return [after]
        if after.name == "details":
            return list(after.find_all("p", recursive=False))
        if after.name in ("h2", "h3"):
            return []
    return []


def lesson(page: Tag, title: str, minutes: int, aims: list[str], language: str) -> Iterator[tuple[str, str, str]]:
    """The slides of a lesson, from its own objects: title, face, notes."""
    words = WORDS[language]
    trainer = "".join(str(part) for part in page.select(".trainer p:not(.admonition-title)"))
    for note in page.select(".trainer"):
        note.decompose()
    found = sections(page)
    goals = "".join(f"<li>{escape(aim)}</li>" for aim in aims)
    yield title, f"<p>{words['minutes'].format(minutes)}</p>", f"<p>{words['aims']}</p><ul>{goals}</ul>{trainer}"
    situation = prose(found.get("situation", []))
    if situation:
        said = " ".join(part.get_text() for part in situation)
        yield words["situation"], f"<p>{escape(lead(said))}</p>", "".join(map(str, situation))
    asked = prose(found.get("try", []))
    if asked:
        answers = [part for part in found["try"] if part.name == "details"]
        told = "".join(f"<p><strong>{words['answer']}</strong></p>" + _inside(part) for part in answers)
        said = " ".join(part.get_text() for part in asked)
        yield (
            words["try"],
            f"<p>{escape(lead(said))}</p>",
            ("".join(map(str, asked)) if len(said) > FACE else "") + told,
        )
    yield from pages_shown(page, words)
    for kind in ("bad", "good", "lookalike"):
        yield from codes(found.get(kind, []), kind, words)
    for table in page.select("table"):
        drawn = charts(table) if _pictured(table) else []
        for place, (name, bars) in enumerate(drawn):
            yield name, bars, str(table) if not place else ""
    why = prose(found.get("why", []))
    if why:
        said = " ".join(part.get_text() for part in why)
        # What ends with a colon introduces something that the slide does not show.
        first = next((part for part in why if not part.get_text().rstrip().endswith(":")), why[0])
        yield (
            words["why"],
            f"<p>{escape(lead(first.get_text()))}</p>",
            "".join(map(str, why)) if len(said) > FACE or first is not why[0] else "",
        )
    kept = [item for part in found.get("keep", []) for item in part.select("li")]
    for start in range(0, len(kept), 3):
        items = kept[start : start + 3]
        yield (
            words["keep"],
            f"<ul>{''.join(f'<li>{escape(lead(item.get_text(), FACE // 3))}</li>' for item in items)}</ul>",
            "",
        )
    yield from quiz(page, words)


def quiz(page: Tag, words: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """The questions of a lesson, with their options; which one is right is in the notes."""
    heading = page.find(id="quiz")
    for element in heading.find_next_siblings() if isinstance(heading, Tag) else []:
        if element.name == "h2":
            return
        if element.name != "h3":
            continue
        options, answers = [], []
        for block in element.find_next_siblings():
            if block.name != "details":
                break
            option = block.summary.get_text() if block.summary else ""
            options.append(option)
            answers.append(f"<p><strong>{escape(option)}</strong></p>{_inside(block)}")
        listed = "".join(f"<p>{escape(option)}</p>" for option in options)
        if options and size(element.get_text(), BeautifulSoup(listed, "html.parser")):
            yield element.get_text(), listed, "".join(answers)


def module(site: Path, language: str, title: str, lessons: list[tuple[str, str, int, list[str]]]) -> list[Slide]:
    """The slides of a module, from the pages of its lessons: path, title, minutes and aims of each."""
    words = WORDS[language]
    faces = [(title, f"<ul>{''.join(f'<li>{escape(one[1])}</li>' for one in lessons)}</ul>", "")]
    for path, heading, minutes, aims in lessons:
        page = article(site, language, f"{path}.html")
        faces += lesson(page, heading, minutes, aims, language)
    return [Slide(f"{words['slide']} {place}", *face) for place, face in enumerate(faces, 1)]


def _inside(block: Tag) -> str:
    return "".join(str(part) for part in block.find_all(recursive=False) if part.name != "summary")


def _pictured(table: Tag) -> bool:
    """Whether the lesson draws the table just before it."""
    before = table.find_previous_sibling()
    return isinstance(before, Tag) and before.find("img") is not None


def dress() -> str:
    """The look of a deck: a slide has its shape when it is shown, and on paper whether or not a script ran."""
    face = (ASSETS / "deck-face.css").read_text("utf-8")
    printed = face.replace(":is(.showing, .paged) ", "")
    return (ASSETS / "deck.css").read_text("utf-8").replace("/* FACE */", f"{face}@media print {{\n{printed}}}")


def deck(title: str, slides: list[Slide], language: str, place: str) -> str:
    """The slides as one page that needs no other: read, shown with its own script, or printed."""
    words = WORDS[language]
    drawn = []
    for number, one in enumerate(slides, 1):
        face = BeautifulSoup(one.face, "html.parser")
        unbroken(face)
        for element in face.select("[id]"):
            del element["id"]
        notes = BeautifulSoup(one.notes, "html.parser")
        for link in [*face.select("a"), *notes.select("a")]:
            link.unwrap()
        for element in notes.select("[id]"):
            del element["id"]
        unbroken(notes)
        for pre in notes.select("pre"):
            pre.attrs = {}
        style = ""
        if face.get_text(strip=True) and not face.select("svg, iframe, pre, img"):
            if trimmed(one.title, face):
                notes = BeautifulSoup(
                    f"{one.face}{one.notes}" if one.face not in one.notes else one.notes, "html.parser"
                )
            style = f' style="--size:{size(one.title, face):g}pt"'
        told = f'<div class="notes"><h3>{words["notes"]}</h3>{notes}</div>' if notes.contents else ""
        drawn.append(
            f'<div class="slide" id="s{number}"><div class="face"{style}><p class="number">'
            f"<span>{escape(title)}</span><span>{one.number.replace(' ', chr(160))}</span></p>"
            f"<h2>{escape(one.title)}</h2>{face}</div>{told}</div>"
        )
    put = '<div data-put="{}"></div>'
    look = dress() + margins(language, place)
    script = (ASSETS / "deck.js").read_text("utf-8")
    data = " ".join(f'data-{key}="{words[key]}"' for key in ("end", "speaker"))
    body = (
        f"<header {data} data-words><h1>{escape(title)}</h1>"
        f'<button type="button" data-act="present" hidden>{words["present"]}</button>'
        f'<button type="button" data-act="speaker" hidden>{words["speaker"]}</button>'
        f'<button type="button" data-act="print" hidden>{words["print"]}</button>'
        f'<p>{words["keys"]}</p></header><p data-said role="status" style="position:absolute;left:-99rem"></p>'
        f'<div class="speaker" role="main"><div><h2>{words["now"]} <span data-put="place"></span></h2>{put.format("now")}</div>'
        f'<div><h2>{words["then"]}</h2>{put.format("next")}</div><div class="wide"><h2>{words["notes"]}</h2>{put.format("notes")}</div>'
        f'<div><h2>{words["clock"]}</h2><p class="clock" data-put="clock"></p></div>'
        f'<div><h2>{words["passed"]}</h2><p class="clock" data-put="passed"></p></div>'
        f'<p class="wide"><button type="button" data-act="before">{words["before"]}</button>'
        f'<button type="button" data-act="next">{words["next"]}</button>'
        f'<button type="button" data-act="zero">{words["zero"]}</button></p></div>'
        f"<main>{''.join(drawn)}</main>{footer(language)}"
        f"<script>{script}</script>"
    )
    return whole(f"{words['slides']} · {title}", language, look, body)
