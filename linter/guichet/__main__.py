"""`python -m guichet` is the command."""

from guichet.hosts.cli import run

if __name__ == "__main__":
    run()
