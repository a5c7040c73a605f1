"""noxfile.py — `nox` runs guichet in an environment of its own."""

import nox


@nox.session
def guichet(session: nox.Session) -> None:
    session.install("wheels/guichet-0.1.0-py3-none-any.whl")
    session.run("guichet", "check", ".")
