"""Which files an editor is asked to watch: those that findings are made of, and those that say how."""

from __future__ import annotations

import os

from lsprotocol import types

from guichet.reading.project.discovery import names_read

_CONFIGURATIONS = frozenset({"pyproject.toml", "guichet.toml"})


def is_configuration(path: str) -> bool:
    """Whether a file may say how its folder is checked."""
    return os.path.basename(path) in _CONFIGURATIONS


def is_offered(client: types.ClientCapabilities) -> bool:
    """Whether an editor watches the files that it is asked to."""
    watched = client.workspace.did_change_watched_files if client.workspace else None
    return bool(watched and watched.dynamic_registration)


def registration() -> types.RegistrationParams:
    """Return what an editor is asked to watch."""
    names = [*names_read(), *_CONFIGURATIONS, ".guichet-baseline"]
    # Inside braces some editors take a star for itself: only what follows it stands there.
    ends = sorted(name.removeprefix("*.") for name in names if name.startswith("*."))
    whole = sorted(name for name in names if "*" not in name)
    others = sorted(f"**/{name}" for name in names if name.startswith("*") and not name.startswith("*."))
    patterns = [f"**/*.{{{','.join(ends)}}}", f"**/{{{','.join(whole)}}}", *others]
    watchers = [types.FileSystemWatcher(one) for one in patterns]
    options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
    method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
    return types.RegistrationParams([types.Registration("files", method, options)])
