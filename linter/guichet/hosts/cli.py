"""The command `guichet`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from guichet import __version__
from guichet.catalogue import all_rules
from guichet.config import Config
from guichet.engine import check


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command. Returns 0 without violation, 1 with, 2 on bad usage."""
    parser = argparse.ArgumentParser(prog="guichet")
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check")
    checking.add_argument("paths", nargs="*", default=["."])
    checking.add_argument("--format", default="text")
    checking.add_argument("--select", default="")
    checking.add_argument("--isolated", action="store_true")
    checking.add_argument("--no-cache", action="store_true")
    listing = commands.add_parser("rules")
    listing.add_argument("--format", default="text")
    args = parser.parse_args(argv)
    if args.command == "rules":
        print(json.dumps([
            {"id": r.name, "code": r.code, "family": r.family, "severity": r.severity, "title": r.title.en,
             **{kind: [ref.number for ref in r.refs if ref.kind == kind] for kind in ("rgaa", "wcag", "act")}}
            for r in all_rules()]))  # fmt: skip
        return 0
    findings = check(args.paths, Config(select=tuple(w for w in args.select.split(",") if w)))
    if args.format == "json":
        print(json.dumps({"version": __version__, "findings": [
            {"rule": f.rule, "family": f.family, "certainty": f.certainty, "path": f.path, "line": f.position.line,
             "column": f.position.column, "message": f.message.en} for f in findings]}))  # fmt: skip
    else:
        for f in findings:
            print(f"{f.path}:{f.position.line}:{f.position.column}: {f.certainty} {f.rule}: {f.message.en}")
    return 1 if any(f.certainty == "violation" for f in findings) else 0


def run() -> None:
    """Entry point of the console script."""
    sys.exit(main())
