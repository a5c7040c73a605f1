"""What ordinary sentences are taken for: `python -m tests.ordinary FOLDER` counts them, saying by saying.

The folder holds letters, catalogues and lists of messages in which services wrong nobody: the sheets that explain the law, the
catalogues of well-known programs. A saying that they bring together as well would accuse real services of what they do not do,
however many flawed texts it also finds: it is written anew, or goes.
"""

from __future__ import annotations

import argparse
import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from guichet.core.configuration import Config
from guichet.reading.project.project import Project
from guichet.reading.texts import read_file
from guichet.reading.texts.document import Prose
from guichet.reading.texts.reading import MESSAGES
from guichet.told.ideas import meetings, said_in
from guichet.told.sayings import Saying, sayings_in

SHOWN = 3
"""Sentences that are shown of each saying."""


def blocks(folder: Path) -> Iterator[Prose]:
    """Yield each block of words of the letters, catalogues and lists of messages below a folder."""
    project = Project(
        [str(one.relative_to(folder)) for one in sorted(folder.rglob("*")) if one.name.endswith(MESSAGES)], Config()
    )
    for path in project.paths:
        yield from read_file(project.source(path), project.config, project).said


def told_by(block: Prose) -> Iterator[tuple[str, Saying, str]]:
    """Yield (topic, saying, words) of each saying that a block brings together in earnest."""
    for lang in [one for one in ("fr", "en") if block.lang in (one, "")]:
        for topic, sayings in sayings_in(block.plain, lang).items():
            if any(said_in(block, lang, topic)):
                for saying in sayings:
                    for (start, _), _, (first, last) in meetings(saying, block.words, lang):
                        yield f"{lang}.{topic}", saying, block.text[start + first : start + last]


def written(saying: Saying) -> str:
    """A saying in the writing of its list."""
    absent = "".join(f" !{name}" for name in saying.absent)
    return " ".join(one.signs + one.name for one in saying.ideas) + absent


def report(folder: Path) -> Iterator[str]:
    """Yield a line for each saying that ordinary sentences bring together, those brought most often first, and some of the words."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    count = 0
    for block in blocks(folder):
        count += 1
        for topic, saying, words in told_by(block):
            found[topic, written(saying)].append(" ".join(words.split()))
    for (topic, saying), said in sorted(found.items(), key=lambda one: (-len(one[1]), one[0])):
        yield f"{len(said)}  {topic}: {saying}"
        yield from (f"      {words}" for words in dict.fromkeys(said[:SHOWN]))
    yield f"{sum(map(len, found.values()))} told in {count} blocks of words, by {len(found)} sayings."


def main(given: Sequence[str] | None = None) -> None:
    """Print the report of a folder."""
    parser = argparse.ArgumentParser(prog="python -m tests.ordinary", description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args(given).folder.resolve()
    os.chdir(folder)
    for line in report(folder):
        print(line)


if __name__ == "__main__":
    main()
