"""What the other files of a project say, all together, of what a file of data holds: in a few words that change when it does."""

from __future__ import annotations

from guichet.done.acts.deed.limits_by_line import lines_held
from guichet.done.acts.table.boxes_tied import keys_ticking
from guichet.done.acts.table.open_to_world import papers_beside
from guichet.done.words import may_speak_of
from guichet.reading.templates.site import Site


def told_of_data(path: str, project: Site) -> str:
    """Return what other files say of what a file of data holds: lines that it limits, keys that tick a box, stores where papers are kept."""
    own = project.lowered(path)
    told = [f"{lines_held(project)}"] if "limit" in own else []
    if any(may_speak_of(own, idea) for idea in ("consent.switched", "consent.first_answers")):
        told += sorted(one for one in keys_ticking(path, project) if one in project.text(path))
    if "service:" in own and "public" in own:
        told += papers_beside(path, project)
    return " ".join(told)
