"""The commands that speak of rules rather than of files: list them, explain one, start one, write their pages."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from guichet.core.configuration import Config
from guichet.core.errors import UsageError, unknown
from guichet.core.findings import Lang, Text
from guichet.engine.catalogue import all_rules, cards, configuration_at, renamed, rule_called
from guichet.hosts.output import write


def show_rules(args: argparse.Namespace, lang: Lang) -> int:
    """List the rules of guichet and of the plugins that hold here."""
    from guichet.documents.rule_pages import rules_list

    write(rules_list(args.format, lang, configuration_at(Path.cwd())), None)
    return 0


def explain(args: argparse.Namespace, lang: Lang) -> int:
    """Show the page of a rule, by its name, its code or a name that it had."""
    from guichet.documents.rule_page import plain_page

    config = configuration_at(Path.cwd())
    rule = rule_called(args.rule, config)
    if rule is None:
        names = [card.name for card in cards(config)]
        raise unknown(args.rule, names, "guichet explain", ("la règle", "the rule"))
    if args.rule in rule.aliases:
        print(f"guichet: {renamed(args.rule, rule).of(lang)}", file=sys.stderr)
    write(plain_page(rule, lang), None)
    return 0


def new(args: argparse.Namespace, lang: Lang) -> int:
    """Start a rule, here or in a plugin."""
    from guichet.documents import scaffold
    from guichet.documents.rule_pages import checkout

    if args.plugin:
        written = scaffold.create_in_plugin(Path.cwd(), args.plugin, args.family, args.name)
    else:
        written = [scaffold.create(checkout(Path.cwd()), args.family, args.name)]
    for path in written[:-1]:
        print(Text(f"{path} est écrit.", f"{path} is written.").of(lang))
    print(
        Text(
            f"{written[-1]} est prêt : son exemple échoue, à vous d’écrire la règle.",
            f"{written[-1]} is ready: its example fails, the rule is yours to write.",
        ).of(lang)
    )
    if args.plugin and args.plugin not in configuration_at(Path.cwd()).plugins:
        print(
            Text(
                f'Pour qu’elle serve, ajoutez plugins = ["{args.plugin}"] dans [tool.guichet] de pyproject.toml.',
                f'For it to be used, add plugins = ["{args.plugin}"] to [tool.guichet] in pyproject.toml.',
            ).of(lang)
        )
    return 0


def docs(args: argparse.Namespace, lang: Lang) -> int:
    """Write the pages of the rules, guichet's in its checkout or a plugin's in a folder."""
    from guichet.documents.rule_pages import checkout, write_pages, write_plugin_pages
    from guichet.engine.plugins import Named, declaration

    if args.output and not args.plugin:
        raise UsageError(
            "--output dit où écrire les pages d’un greffon : ajoutez --plugin.",
            "--output says where to write the pages of a plugin: add --plugin.",
        )
    if args.plugin:
        root = str(Path.cwd())
        declared = declaration(Named(args.plugin, root))
        rules = all_rules(Config(plugins=(args.plugin,), root=root))
        changed = write_plugin_pages(Path(args.output or "docs"), declared, rules, dry_run=args.check)
    else:
        changed = write_pages(checkout(Path.cwd()), dry_run=args.check)
    for name in changed:
        print(name)
    return 1 if args.check and changed else 0
