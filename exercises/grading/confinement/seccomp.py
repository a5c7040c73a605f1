"""What a process may still ask of the kernel, from now on (Linux, x86-64 and ARM 64; seccomp(2)).

One process and its threads: no other program, no other process, hence limits that hold for all that an answer is.
"""

import ctypes
import errno
import os
import struct
from collections.abc import Iterator

from .calls import DEATH_SIGNAL, MACHINE, Refused, call

SET_SECCOMP, FILTER = 22, 2
ALLOW, REFUSE = 0x7FFF0000, 0x00050000
LOAD, EQUAL, AT_LEAST, SET, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
NUMBER, ARCHITECTURE, FIRST, SECOND, THIRD = 0, 4, 16, 24, 32
"""Where the filter finds the number of the call, the machine, and its first three arguments."""
ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
X32 = 0x40000000
"""On x86-64, from this number on, the same calls under other names."""
LAST = 462
"""The last number that this table knows (mseal): what is newer is told to be unknown, on any kernel."""
THREAD = 0x10000
CLONE, CLONE3 = {"x86_64": 56, "aarch64": 220}, 435
SOCKET, PAIR = {"x86_64": 41, "aarch64": 198}, {"x86_64": 53, "aarch64": 199}
UNIX, INET, INET6 = 1, 2, 10
STREAM = tuple(1 | how for how in (0, 0x800, 0x80000, 0x80800))
"""The one kind of pair that never leaves its other end, blocking or not, kept by a new program or not."""

ALWAYS = {
    # other programs and processes, their memory, their files
    "execve": (59, 221), "execveat": (322, 281), "fork": (57, None), "vfork": (58, None), "ptrace": (101, 117),
    "process_vm_readv": (310, 270), "process_vm_writev": (311, 271), "process_madvise": (440, 440),
    "pidfd_open": (434, 434), "pidfd_getfd": (438, 438), "pidfd_send_signal": (424, 424), "kcmp": (312, 272),
    # worlds and disks
    "unshare": (272, 97), "setns": (308, 268), "mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41),
    "chroot": (161, 51), "open_tree": (428, 428), "move_mount": (429, 429), "fsopen": (430, 430),
    "fsconfig": (431, 431), "fsmount": (432, 432), "fspick": (433, 433), "mount_setattr": (442, 442),
    "mknod": (133, None), "mknodat": (259, 33), "name_to_handle_at": (303, 264), "open_by_handle_at": (304, 265),
    "quotactl": (179, 60), "quotactl_fd": (443, 443), "statmount": (457, 457), "listmount": (458, 458),
    "swapon": (167, 224), "swapoff": (168, 225), "acct": (163, 89),
    # memory that no limit counts
    "memfd_create": (319, 279), "memfd_secret": (447, 447), "mq_open": (240, 180),
    # queues of other programs, which their names are enough to end
    "mq_unlink": (241, 181), "mq_timedsend": (242, 182), "mq_timedreceive": (243, 183), "mq_notify": (244, 184),
    "mq_getsetattr": (245, 185),
    # memory, messages and locks of other programs, made by whoever has their numbers, which are small ones
    "shmget": (29, 194), "shmat": (30, 196), "shmctl": (31, 195), "shmdt": (67, 197), "msgget": (68, 186),
    "msgsnd": (69, 189), "msgrcv": (70, 188), "msgctl": (71, 187), "semget": (64, 190), "semop": (65, 193),
    "semctl": (66, 191), "semtimedop": (220, 192),
    # the kernel itself, and its least tried doors
    "bpf": (321, 280), "perf_event_open": (298, 241), "userfaultfd": (323, 282), "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426), "io_uring_register": (427, 427), "add_key": (248, 217), "request_key": (249, 218),
    "keyctl": (250, 219), "fanotify_init": (300, 262), "personality": (135, 92), "modify_ldt": (154, None),
    "iopl": (172, None), "ioperm": (173, None), "syslog": (103, 116), "reboot": (169, 142),
    "kexec_load": (246, 104), "kexec_file_load": (320, 294), "init_module": (175, 105), "finit_module": (313, 273),
    "delete_module": (176, 106),
    # its name, its hour, its terminals
    "sethostname": (170, 161), "setdomainname": (171, 162), "settimeofday": (164, 170), "clock_settime": (227, 112),
    "adjtimex": (159, 171), "clock_adjtime": (305, 266), "vhangup": (153, 58),
    # what it is, which Python tells of another machine: its name and its kernel, its memory and its programs, its processors
    "uname": (63, 160), "sysinfo": (99, 179), "sched_getaffinity": (204, 123),
    "sysfs": (139, None),
    # how large its disks are, some of which are its memory: Python tells of the room that an answer has
    "statfs": (137, 43), "fstatfs": (138, 44), "ustat": (136, None),
    # to be slower than others by choice, and to lay that on the machine; to slow down others
    "setpriority": (141, 140), "sched_setaffinity": (203, 122), "sched_setscheduler": (144, 119),
    "sched_setparam": (142, 118), "sched_setattr": (314, 274), "ioprio_set": (251, 30),
    # files that others wait for, or have in memory
    "flock": (73, 32), "fadvise64": (221, 223),
    # what the whole machine has but so many of, and the disks of everyone, written at once
    "io_setup": (206, 0), "inotify_init": (253, None), "inotify_init1": (294, 26), "sync": (162, 81),
    "syncfs": (306, 267), "timer_create": (222, 107),
    # what rings at an hour: whoever is rung at once knows that it is past
    "timerfd_create": (283, 85), "timerfd_settime": (286, 86),
}  # fmt: skip
IN_THE_OPEN = {
    # where the disk of the machine is in sight: what is written beside a file rather than in it
    "chown": (92, None), "fchown": (93, 55), "lchown": (94, None), "fchownat": (260, 54), "setxattr": (188, 5),
    "lsetxattr": (189, 6), "fsetxattr": (190, 7), "removexattr": (197, 14), "lremovexattr": (198, 15),
    "fremovexattr": (199, 16), "truncate": (76, 45),
    # what a folder is told of the files that others make in it: the right to watch is none that Landlock knows
    "inotify_add_watch": (254, 27),
    # where other processes are in sight
    "migrate_pages": (256, 238), "move_pages": (279, 239),
    # where the sockets of other programs are in sight: what leads to one, or takes the name of one
    "connect": (42, 203), "bind": (49, 200), "listen": (50, 201), "accept": (43, 202), "accept4": (288, 242),
    "sendmsg": (46, 211), "sendmmsg": (307, 269),
}  # fmt: skip
UNWRITTEN = {
    "getxattr": (191, 8), "lgetxattr": (192, 9), "fgetxattr": (193, 10), "listxattr": (194, 11),
    "llistxattr": (195, 12), "flistxattr": (196, 13),
}  # fmt: skip
"""There too: what is written beside a file, where its own rights do not count; no file is told to have any."""
UNDONE = {
    "chmod": (90, None), "fchmod": (91, 52), "fchmodat": (268, 53), "fchmodat2": (452, 452), "utime": (132, None),
    "utimes": (235, None), "futimesat": (261, None), "utimensat": (280, 88),
}  # fmt: skip
"""There too: rights and dates, which copying a file sets; nothing is done, and the answer is told that it was."""
TO_ITSELF = {
    "kill": (62, 129), "tkill": (200, 130), "tgkill": (234, 131), "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240),
}  # fmt: skip
"""Signals, which it may still send to itself, or to its own group: 0."""
FCNTL = ((72, 25), (8, 10, 15, 1024, 1026, 1031, 1036))
"""Other ways to send a signal; to be told who opens a file, and to keep them waiting; to make a pipe hold more; to mark a file."""
LOCKS = (6, 7, 37, 38)
"""Locks, for which others would wait though the file may only be read. A database locks its own file: an answer, which is
one process, is told that it has the lock, as nobody else would have it."""
IOCTL = ((16, 29), (0x5401, 0x802C542A, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451, 0x8910, 0x8933, 0x40049409))
"""What Python asks of a descriptor: whether it is a terminal, what waits in it, what closes it; the names of networks, a
copy of a file. Each disk knows others, which mark or lock for good a file that may only be read."""
SETSOCKOPT = ((54, 208), (7, 8, 32, 33, 29, 35, 37, 63, 64, 65))
"""How much a socket keeps of what is sent and not yet read, in memory that no limit counts; the hour of what it receives."""
PROCESS = ((157, 167), (DEATH_SIGNAL, 62))
"""prctl(2), which would let an answer outlive the process that watches over it, or keep a half of a processor from others."""
LIMIT_OF = (302, 261)
"""prlimit64(2), which Python uses on the process itself: 0."""


def refuse(*, apart: bool) -> None:
    """Refuse for good what an answer never needs. `apart`: the process is already in a world of its own.

    Raises Refused on a kernel or a machine that has no such filter.
    """
    if MACHINE not in ARCHITECTURES:
        raise Refused("seccomp: unknown machine")
    program = b"".join(_program(apart=apart))
    buffer = ctypes.create_string_buffer(program)
    wanted = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(buffer))
    call("prctl", SET_SECCOMP, FILTER, ctypes.create_string_buffer(wanted), 0, 0)


def _program(*, apart: bool) -> Iterator[bytes]:
    column = list(ARCHITECTURES).index(MACHINE)
    refusal, unknown, family = REFUSE | errno.EPERM, REFUSE | errno.ENOSYS, REFUSE | errno.EAFNOSUPPORT
    yield _do(LOAD, ARCHITECTURE) + _do(EQUAL, ARCHITECTURES[MACHINE], 1, 0) + _do(RETURN, refusal)
    yield _do(LOAD, NUMBER)
    if MACHINE == "x86_64":
        yield _do(AT_LEAST, X32, 0, 1) + _do(RETURN, refusal)
    yield _do(AT_LEAST, LAST + 1, 0, 1) + _do(RETURN, unknown)
    for both in (ALWAYS if apart else {**ALWAYS, **IN_THE_OPEN}).values():
        if (number := both[column]) is not None:
            yield _do(EQUAL, number, 0, 1) + _do(RETURN, refusal)
    # The flags of the newer call are out of the filter's reach: without it, the C library uses the older one.
    yield _do(EQUAL, CLONE3, 0, 1) + _do(RETURN, unknown)
    yield _do(EQUAL, CLONE[MACHINE], 0, 4) + _do(LOAD, FIRST) + _do(SET, THREAD, 1, 0)
    yield _do(RETURN, refusal) + _do(RETURN, ALLOW)
    # A network of its own has nobody in it; sockets of virtual machines and radios belong to no network.
    yield from _only(SOCKET[MACHINE], (UNIX, INET, INET6) if apart else (), family)
    # An end of a pair of datagrams sends to whom it is told.
    yield _do(EQUAL, PAIR[MACHINE], 0, 2 * len(STREAM) + 5) + _do(LOAD, FIRST) + _do(EQUAL, UNIX, 1, 0)
    yield _do(RETURN, family) + _do(LOAD, SECOND)
    for kind in STREAM:
        yield _do(EQUAL, kind, 0, 1) + _do(RETURN, ALLOW)
    yield _do(RETURN, refusal)
    if not apart:
        for calls, told in ((UNDONE, REFUSE), (UNWRITTEN, REFUSE | errno.EOPNOTSUPP)):
            for both in calls.values():
                if (number := both[column]) is not None:
                    yield _do(EQUAL, number, 0, 1) + _do(RETURN, told)
        itself = os.getpid()
        for both in TO_ITSELF.values():
            yield from _only(both[column], (0, itself), refusal)
        yield from _only(LIMIT_OF[column], (0, itself), refusal)
    for (numbers, values), argument in ((PROCESS, FIRST), (SETSOCKOPT, THIRD)):
        yield from _but(numbers[column], argument, dict.fromkeys(values, refusal))
    yield from _but(FCNTL[0][column], SECOND, dict.fromkeys(FCNTL[1], refusal) | dict.fromkeys(LOCKS, REFUSE))
    yield from _only(IOCTL[0][column], IOCTL[1], REFUSE | errno.ENOTTY, SECOND)
    yield _do(RETURN, ALLOW)


def _only(number: int, values: tuple[int, ...], answer: int, argument: int = FIRST) -> Iterator[bytes]:
    """Let a call through with those values of an argument, the first unless told, and no other."""
    yield _do(EQUAL, number, 0, 2 * len(values) + 2) + _do(LOAD, argument)
    for value in values:
        yield _do(EQUAL, value, 0, 1) + _do(RETURN, ALLOW)
    yield _do(RETURN, answer)


def _but(number: int, argument: int, answers: dict[int, int]) -> Iterator[bytes]:
    """Let a call through but with those values of an argument, each of which has its answer."""
    yield _do(EQUAL, number, 0, 2 * len(answers) + 2) + _do(LOAD, argument)
    for value, answer in answers.items():
        yield _do(EQUAL, value, 0, 1) + _do(RETURN, answer)
    yield _do(RETURN, ALLOW)


def _do(code: int, value: int, so: int = 0, otherwise: int = 0) -> bytes:
    return struct.pack("HBBI", code, so, otherwise, value)
