"""noxfile.py — `nox` runs guichet in an environment of its own."""

import nox


@nox.session
def guichet(session: nox.Session) -> None:
    session.install("guichet-lint==0.1.0")
    session.run("guichet", "check", ".")
