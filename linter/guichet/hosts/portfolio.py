"""The command that gathers the reports of many services on one page."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from guichet.core.findings import Lang, Text
from guichet.core.writing import write_pieces
from guichet.hosts.output import note, said_when_refused


def show(args: argparse.Namespace, lang: Lang) -> int:
    """Write the page. Returns 2 when a report could not be read: the page, which is written all the same, says which."""
    from guichet.documents.portfolio import gathered
    from guichet.reporters.portfolio_page import pieces

    lang = args.lang or lang
    with gathered(args.paths) as portfolio:
        page = (piece.encode() for piece in pieces(portfolio, lang, date.today()))
        _write(page, args.output)
        refused = [*portfolio.refused()]
    for path, why in refused:
        note(Text(f"{path} : {why.fr}.", f"{path}: {why.en}."), lang)
    return 2 if refused else 0


def _write(page: Iterator[bytes], output: str | None) -> None:
    if output is None:
        for piece in page:
            sys.stdout.write(piece.decode())
        sys.stdout.flush()
        return
    with said_when_refused(output):
        write_pieces(Path(output), page)
