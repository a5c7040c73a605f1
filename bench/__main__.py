"""Measure, and write the table: `python -m bench`; read before a release, and never compared with a limit by a machine."""

from __future__ import annotations

import argparse
import datetime
import os
import platform
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from bench import measures
from bench.measures import PARSE
from bench.timing import MeasureError

HOME = measures.ROOT / "build" / "bench"
HOW = (
    "Seconds of the clock, the best of three rounds for linters. Only ratios can be compared with another run: "
    "all of them are of this one, on this machine, with what else it was doing."
)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; all columns but the first hold numbers."""
    lines = [heads, ["---", *("---:" for _ in heads[1:])], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def of_linters(taken: dict[str, float]) -> str:
    """Each linter, beside the others and beside the parse alone."""
    beside = [name for name in ("djLint", "html-validate", PARSE) if name in taken]
    rows = [
        [name, f"{spent:.2f}", *(f"{spent / taken[other]:.2f}" for other in beside)] for name, spent in taken.items()
    ]
    return table(["linter", "seconds", *(f"÷ {name}" for name in beside)], rows)


def report(pages: Path | None) -> str:
    """The whole page."""
    with tempfile.TemporaryDirectory(prefix="guichet-bench-") as place:
        # Not below a folder called build, which some linters leave out.
        return _report(measures.gather(pages, Path(place)))


def _report(corpus: Path) -> str:
    count = sum(1 for _ in corpus.rglob("*.html"))
    taken, absent = measures.linters(corpus, HOME / "peers")
    unit = taken[PARSE]
    judged = measures.graders()
    slowest = sorted(judged, key=judged.__getitem__, reverse=True)
    whole = {
        "graders, every solution": sum(judged.values()),
        "site": measures.site(HOME),
        "class report, 300 people": measures.class_report(),
    }
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    machine = f"{today}, {platform.system()}, Python {platform.python_version()}, {os.cpu_count()} processors"
    return "\n".join(
        [
            f"# Times\n\n{machine}\n\n{HOW}\n",
            f"## Linters, on {count} pages\n",
            of_linters(taken),
            *(f"{line}\n" for line in absent),
            f"## The rest, beside the parse alone of those pages ({unit:.2f} s)\n",
            table(
                ["what", "seconds", f"÷ {PARSE}"],
                [[name, f"{spent:.2f}", f"{spent / unit:.2f}"] for name, spent in whole.items()],
            ),
            "## Graders, one solution each\n",
            table(
                ["exercise", "seconds", f"÷ {PARSE}"],
                [[name, f"{judged[name]:.2f}", f"{judged[name] / unit:.2f}"] for name in slowest],
            ),
            "## Language server, after the last key of a burst of forty\n",
            table(
                ["lines", "between keys, ms", "shortest, ms", "median, ms", "longest, ms"],
                [
                    [f"{lines}", f"{1000 * every:.0f}", *(f"{1000 * spent[at]:.0f}" for at in (0, len(spent) // 2, -1))]
                    for lines in (500, 3000)
                    for every in (0.0, 0.05)
                    for spent in [measures.language_server(lines, every)]
                ],
            ),
            "## Hostile text, every rule: how many times longer for eight times as much\n",
            table(
                ["text, repeated", "times longer"],
                [[f"`{text}`", f"{ratio:.1f}"] for text, ratio in measures.growth().items()],
            ),
        ]
    )


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--pages", type=Path, help="a folder of templates to lint, instead of the project's own")
    parser.add_argument("--output", type=Path, default=HOME / "times.md")
    options = parser.parse_args()
    try:
        text = report(options.pages)
    except MeasureError as failure:
        print(f"Nothing was written: {failure}", file=sys.stderr)
        return 2
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(text, encoding="utf-8")
    print(text)
    print(options.output)
    return 0


if __name__ == "__main__":
    sys.exit(main())
