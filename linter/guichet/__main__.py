"""`python -P -m guichet` is the command; without `-P`, a folder named guichet where it is called would be run in its place."""

import sys

if not sys.flags.safe_path:
    del sys.path[0]  # -m puts there the folder that is checked: its json.py would be ours from here on

from guichet.hosts.cli import run

if __name__ == "__main__":
    run()
