"""Compile what is installed under a name that does not say where it is: an answer that is graded reads the packages."""

import compileall
import sys
import sysconfig

NAME = "/packages"
"""Where compiled files say that packages are. Python corrects it when it loads them."""


def compiled(folder: str) -> None:
    """Compile all that is in a folder, as far as it can be: packages have files for other versions of Python."""
    compileall.compile_dir(folder, quiet=2, force=True, workers=0, stripdir=folder, prependdir=NAME)


if __name__ == "__main__":
    compiled(sys.argv[1] if sys.argv[1:] else sysconfig.get_path("purelib"))
