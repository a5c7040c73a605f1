"""Bounds that the system holds for one process (standard library only)."""


def limit(memory: int, cpu: int, disk: int) -> None:
    """Bound memory, processor time and file sizes, where the system knows how to."""
    try:
        import resource
    except ImportError:
        return
    for name, amount in {"AS": memory, "CPU": cpu, "FSIZE": disk, "CORE": 0, "NOFILE": 256, "SIGPENDING": 64}.items():
        try:
            _, hard = resource.getrlimit(getattr(resource, f"RLIMIT_{name}"))
            amount = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
            # One second between the signal that says why and the one that cannot be ignored.
            last = amount + 1 if name == "CPU" and hard == resource.RLIM_INFINITY else amount
            resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (amount, last))
        except (ValueError, OSError):
            continue
