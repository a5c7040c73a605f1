"""`python run.py FOLDER` runs every scenario on the snippets of a folder, and renders its pages, as JSON."""

import importlib
import json
import os
import sys
import traceback
from pathlib import Path

import django
from django.core.management import call_command
from django.test.utils import setup_test_environment


def main(folder: Path) -> None:
    """Run every scenario, and print the trace of those that fail."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
    django.setup()
    setup_test_environment()
    call_command("migrate", run_syncdb=True, verbosity=0)
    importlib.import_module("scenarios")
    asking = importlib.import_module("asking")
    failed = {}
    for number, (name, scenario) in enumerate(asking.SCENARIOS.items()):
        # Views of lesson 9.4 import their neighbours: they live in the package of nursery places.
        package = "creche" if "04-explaining" in name else "lessons"
        try:
            scenario(asking.load(folder / name, f"{package}.snippet_{number}"))
        except Exception:
            failed[name] = traceback.format_exc()
    pages = importlib.import_module("templates").rendered(folder)
    print(json.dumps({"failed": failed, "ran": sorted(asking.SCENARIOS), "pages": pages}))


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
