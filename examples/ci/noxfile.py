"""noxfile.py — `nox` runs guichet in an environment of its own."""

import nox


@nox.session
def guichet(session: nox.Session) -> None:
    session.install("guichet")
    session.run("guichet", "check", ".")
