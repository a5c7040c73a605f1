"""Hand-in that reaches outside: each function tries one way, knows all that can be known, and returns what it gained.

test_attacks.py loads it as an answer. The prefix of a name says what the way would break: `files_`, `network_`,
`processes_`, `limits_`.
"""

import array
import ctypes
import fcntl
import glob
import linecache
import mmap
import os
import resource
import signal
import socket
import sqlite3
import struct
import subprocess
import sys
import threading

LIBC = ctypes.CDLL(None, use_errno=True)
LIBC.shmat.restype = ctypes.c_ssize_t
AT_FDCWD = -100


def done(result):
    """The result of a call of the C library; an error where it refuses."""
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result


def read(path):
    with open(path, "rb") as file:
        return file.read(100).decode("latin-1")


# Files


def files_read_by_its_path(at):
    return read(at["secret"])


def files_read_through_the_root_of_a_process(at):
    return [read(f"/proc/{one}/root{at['secret']}") for one in ("self", 1, os.getppid(), at["pid"])]


def files_read_by_climbing(at):
    return read("../" * 40 + at["secret"])


def files_read_from_a_folder_kept_open(at):
    for number in range(3, 64):
        try:
            return read(f"/proc/self/fd/{number}/{at['secret']}")
        except OSError:
            place = LIBC.openat(number, (b"../" * 40) + at["secret"].encode(), os.O_RDONLY)
            if place >= 0:
                return os.read(place, 100).decode()
    return ""


def files_read_through_a_link(at):
    os.symlink(at["secret"], "link")
    return read("link")


def files_read_through_a_hard_link(at):
    os.link(at["secret"], "hard")
    return read("hard")


def files_read_through_a_map(at):
    with open(at["secret"], "rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)[:9].decode()


def files_read_through_a_database(at):
    return sqlite3.connect(f"file:{at['secret']}?mode=ro", uri=True).execute("select 1 from sqlite_master").fetchall()


def files_read_as_lines_of_code(at):
    return linecache.getlines(at["secret"])


def files_read_by_another_program(at):
    return subprocess.run(["/bin/cat", at["secret"]], capture_output=True, check=True).stdout.decode()


def files_read_by_python_started_again(at):
    os.execv(sys.executable, [sys.executable, "-c", "print(open(" + repr(at["secret"]) + ").read())"])


def files_read_by_handle(at):
    handle = struct.pack("Ii", 128, 0) + bytes(128)
    buffer, mount = ctypes.create_string_buffer(handle), ctypes.c_int()
    done(LIBC.name_to_handle_at(AT_FDCWD, at["secret"].encode(), buffer, ctypes.byref(mount), 0))
    place = done(LIBC.open_by_handle_at(AT_FDCWD, buffer, os.O_RDONLY))
    return os.read(place, 100).decode()


def files_read_after_mounting_the_disk(at):
    done(LIBC.unshare(0x10020000))
    os.mkdir("host")
    done(LIBC.mount(b"/", b"host", None, 0x5000, None))
    return read("host" + at["secret"])


def files_read_after_leaving_the_root(at):
    os.mkdir("deep")
    done(LIBC.chroot(b"deep"))
    for _ in range(40):
        os.chdir("..")
    done(LIBC.chroot(b"."))
    return read(at["secret"])


def files_read_in_the_world_of_another(at):
    place = os.open(f"/proc/{at['pid']}/ns/mnt", os.O_RDONLY)
    done(LIBC.setns(place, 0))
    return read(at["secret"])


def files_read_from_the_disk_itself(at):
    os.mknod("disk", 0o60600, os.makedev(*at["disk"]))
    return read("disk") or "a disk"


def files_read_in_the_memory_of_the_grader(at):
    return read(f"/proc/{at['pid']}/mem") or read(f"/proc/{at['pid']}/environ") or "memory"


def files_read_in_memory_that_is_shared(at):
    return read(at["shared"])


def files_list_the_solutions(at):
    return os.listdir(at["solutions"])


def files_list_the_history(at):
    return os.listdir(at["history"])


def files_list_the_home(at):
    return os.listdir(at["home"])


def files_list_what_others_handed_in(at):
    return os.listdir(os.path.dirname(at["secret"]))


def files_list_the_copies_of_the_grader(at):
    return glob.glob(at["temporary"] + "/guichet-*") + os.listdir(at["temporary"])


def files_list_what_is_mounted(at):
    return read("/proc/self/mountinfo")


def files_list_the_processes(at):
    return [name for name in os.listdir("/proc") if name.isdigit()]


def files_watch_a_folder(at):
    watch = done(LIBC.inotify_init())
    try:
        return "watched " + str(done(LIBC.inotify_add_watch(watch, os.path.dirname(at["secret"]).encode(), 0x100)))
    finally:
        os.close(watch)


def limits_calls_newer_than_the_filter(at):
    told = []
    for number, *arguments in ((463, -100, at["secret"].encode(), 0, b"user.e", 0, 16), (466, -100, b"f", 0, b"user.e"),
                               (469, -100, at["secret"].encode(), 0, 24, 0), (999,)):  # fmt: skip
        ctypes.set_errno(0)
        LIBC.syscall(number, *arguments)
        told.append(ctypes.get_errno())
    return [one for one in told if one != 38]


def limits_list_the_disks(at):
    ids = (ctypes.c_uint64 * 50)()
    return done(LIBC.syscall(458, struct.pack("IIQQQ", 32, 0, 2**64 - 1, 0, 0), ids, 50, 0))


def files_read_beside_them(at):
    return [*os.listxattr(at["secret"]), "a list"]


def limits_seal_a_file_that_is_only_read(at):
    import werkzeug

    place, told = os.open(werkzeug.__file__, os.O_RDONLY), []
    # Verified for good, enciphered for good: a disk that knows neither would say so in other words.
    for number, size in ((0x40806685, 128), (0x800C6613, 12)):
        ctypes.set_errno(0)
        LIBC.ioctl(place, number, ctypes.create_string_buffer(b"\1\0\0\0\1", size))
        told.append(ctypes.get_errno())
    return [one for one in told if one != 25]


def files_marked_though_only_read(at):
    import werkzeug

    place, flags = os.open(werkzeug.__file__, os.O_RDONLY), array.array("l", [0])
    fcntl.ioctl(place, 0x80086601, flags)
    fcntl.ioctl(place, 0x40086602, flags)
    return "marked"


def limits_outlive_who_watches(at):
    return "cleared" if LIBC.prctl(1, 0, 0, 0, 0) == 0 else ""


def limits_keep_a_file_from_others(at):
    import werkzeug

    fcntl.fcntl(os.open(werkzeug.__file__, os.O_RDONLY), 1024, fcntl.F_RDLCK)
    return "kept"


def limits_queues_that_the_whole_machine_shares(at):
    queue, number = ctypes.c_ulong(0), {"x86_64": 206, "aarch64": 0}[os.uname().machine]
    return "a queue " + str(done(LIBC.syscall(number, 64, ctypes.byref(queue))))


def limits_watches_that_one_user_shares(at):
    return "a watch " + str(done(LIBC.inotify_init()))


def limits_write_the_disks_of_everyone(at):
    LIBC.sync.restype = ctypes.c_int
    ctypes.set_errno(0)
    LIBC.sync()
    return "written" if done(LIBC.syncfs(os.open(".", os.O_RDONLY))) == 0 or not ctypes.get_errno() else ""


def limits_lock_a_file_of_others(at):
    import werkzeug

    fcntl.flock(os.open(werkzeug.__file__, os.O_RDONLY), fcntl.LOCK_SH)
    return "locked"


def locked(number):
    """Whether a lock of a part of a file, of that sort, is one that others would meet."""
    import werkzeug

    mine, other = (os.open(werkzeug.__file__, os.O_RDONLY) for _ in range(2))
    wanted = struct.pack("hhqqi4x", fcntl.F_RDLCK, 0, 0, 0, 0)
    done(LIBC.fcntl(mine, number, wanted))
    met = ctypes.create_string_buffer(struct.pack("hhqqi4x", fcntl.F_WRLCK, 0, 0, 0, 0))
    done(LIBC.fcntl(other, 36, met))
    return struct.unpack_from("h", met)[0] != fcntl.F_UNLCK


def limits_lock_a_part_of_a_file_of_others(at):
    return locked(fcntl.F_SETLK) or locked(fcntl.F_SETLKW)


def limits_lock_a_part_of_a_file_as_long_as_it_is_open(at):
    return locked(37) or locked(38)


def limits_put_the_files_of_others_out_of_memory(at):
    import werkzeug

    return os.posix_fadvise(os.open(werkzeug.__file__, os.O_RDONLY), 0, 0, os.POSIX_FADV_DONTNEED) or "gone"


def limits_slower_by_choice(at):
    os.nice(5)
    return "slower"


def limits_on_the_processor_that_works_most(at):
    first = ctypes.create_string_buffer(b"\1", 128)
    return "there" if done(LIBC.sched_setaffinity(0, 128, first)) == 0 else ""


def limits_of_the_lowest_rank(at):
    return "idle" if done(LIBC.sched_setscheduler(0, 5, ctypes.byref(ctypes.c_int()))) == 0 else ""


def limits_hour_of_what_a_socket_receives(at):
    one, _ = socket.socketpair()
    return [number for number in (29, 35, 37, 63, 64, 65) if is_set(one, number)]


def is_set(one, number):
    """Whether a socket takes an option."""
    try:
        one.setsockopt(socket.SOL_SOCKET, number, 1)
    except OSError:
        return False
    return True


def limits_half_a_processor_kept_from_others(at):
    ctypes.set_errno(0)
    return "kept" if LIBC.prctl(62, 1, 0, 0, 0) == 0 or ctypes.get_errno() != 1 else ""


def files_write_in_the_temporary_folder(at):
    with open(at["temporary"] + "/guichet-left-behind", "w") as file:
        return file.write("eve")


def files_write_over_a_file(at):
    with open(at["secret"], "a") as file:
        return file.write("eve")


def files_write_in_the_packages(at):
    with open(os.path.join(os.path.dirname(os.__file__), "sitecustomize.py"), "w") as file:
        return file.write("eve")


def files_write_in_the_grader(at):
    with open(at["solutions"] + "/conftest.py", "a") as file:
        return file.write("# eve")


def files_cut_short(at):
    os.truncate(at["secret"], 0)
    return "cut"


def files_remove(at):
    os.remove(at["secret"])
    return "removed"


def files_rename(at):
    os.rename(at["secret"], at["secret"] + ".eve")
    return "renamed"


def files_send_a_pipe_a_word(at):
    return os.write(os.open(at["pipe"], os.O_WRONLY | os.O_NONBLOCK), b"eve")


def files_open_a_device(at):
    return [os.open(path, os.O_RDONLY) for path in ("/dev/kmsg", "/dev/vda", "/dev/sda", "/dev/mem", "/dev/fuse")]


def files_open_the_terminal(at):
    return os.open("/dev/tty", os.O_RDWR) or "a terminal"


def limits_calls_in_a_queue(at):
    parameters = ctypes.create_string_buffer(120)
    return "a queue " + str(done(LIBC.syscall(425, 8, parameters)))


# Network


def network_unix_socket(at):
    with socket.socket(socket.AF_UNIX) as one:
        return one.connect(at["socket"]) or "connected"


def network_unix_socket_below_python(at):
    one = done(LIBC.socket(1, 1, 0))
    address = struct.pack("=H", 1) + at["socket"].encode() + b"\0"
    done(LIBC.connect(one, address, len(address)))
    return os.write(one, b"eve")


def network_unix_socket_without_a_file(at):
    one = done(LIBC.socket(1, 1, 0))
    address = struct.pack("=H", 1) + b"\0" + at["abstract"].encode()
    done(LIBC.connect(one, address, len(address)))
    return os.write(one, b"eve")


def datagrams():
    """An end of a pair that can be told whom to send to, and the address of a program that listens."""
    return socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)[0]


def network_end_of_a_pair_that_sends_elsewhere(at):
    return datagrams().sendmsg([b"eve"], [], 0, at["datagrams"])


def network_end_of_a_pair_that_sends_elsewhere_below_python(at):
    one, address = datagrams(), struct.pack("=H", 1) + at["datagrams"].encode() + b"\0"
    return done(LIBC.sendto(one.fileno(), b"eve", 3, 0, address, len(address)))


def network_end_of_a_pair_turned_elsewhere(at):
    one, address = datagrams(), struct.pack("=H", 1) + at["datagrams"].encode() + b"\0"
    done(LIBC.connect(one.fileno(), address, len(address)))
    return os.write(one.fileno(), b"eve")


def network_end_of_a_raw_pair(at):
    pair = (ctypes.c_int * 2)()
    done(LIBC.socketpair(1, 3, 0, pair))
    return socket.socket(fileno=pair[0]).sendmsg([b"eve"], [], 0, at["datagrams"])


def network_pair_of_another_family(at):
    return "a pair" if done(LIBC.socketpair(30, 1, 0, (ctypes.c_int * 2)())) == 0 else ""


def network_tcp_below_python(at):
    one = done(LIBC.socket(2, 1, 0))
    address = struct.pack("=H", 2) + struct.pack(">H", at["port"]) + bytes([127, 0, 0, 1]) + bytes(8)
    done(LIBC.connect(one, address, 16))
    return os.write(one, b"eve")


def network_tcp_6_below_python(at):
    one = done(LIBC.socket(10, 1, 0))
    address = struct.pack("=H", 10) + struct.pack(">H", at["port"]) + bytes(4) + bytes(15) + b"\1" + bytes(4)
    done(LIBC.connect(one, address, 28))
    return os.write(one, b"eve")


def network_udp_below_python(at):
    one = done(LIBC.socket(2, 2, 0))
    address = struct.pack("=H", 2) + struct.pack(">H", at["port"]) + bytes([127, 0, 0, 1]) + bytes(8)
    return done(LIBC.sendto(one, b"eve", 3, 0, address, 16))


def network_tcp_in_python(at):
    return str(socket.create_connection(("127.0.0.1", at["port"]), 1))


def network_name(at):
    return socket.getaddrinfo("example.org", 80)


def network_name_below_python(at):
    LIBC.gethostbyname.restype = ctypes.c_void_p
    return LIBC.gethostbyname(b"example.org")


def network_host_of_a_virtual_machine(at):
    return "a socket " + str(done(LIBC.socket(40, 1, 0)))


def network_raw_packets(at):
    return "a socket " + str(done(LIBC.socket(17, 3, 0)))


def network_ciphers_of_the_kernel(at):
    return "a socket " + str(done(LIBC.socket(38, 5, 0)))


def network_socket_given_by_the_grader(at):
    found = []
    for number in range(3, 64):
        try:
            found.append(str(socket.socket(fileno=os.dup(number)).getpeername()))
        except OSError:
            continue
    return found


# Other processes


def processes_stop_a_program(at):
    os.kill(at["pid"], 0)
    return "reached"


def processes_stop_a_thread(at):
    done(LIBC.syscall({"x86_64": 234, "aarch64": 131}[os.uname().machine], at["pid"], at["pid"], 0))
    return "reached"


def processes_stop_by_a_signal_of_input(at):
    import fcntl

    reading, _ = os.pipe()
    fcntl.fcntl(reading, fcntl.F_SETOWN, at["pid"])
    return "reached"


def processes_stop_by_a_handle(at):
    signal.pidfd_send_signal(os.pidfd_open(at["pid"]), 0)
    return "reached"


def processes_trace(at):
    return "traced " + str(done(LIBC.ptrace(16, at["pid"], None, None)))


def processes_read_memory(at):
    local = ctypes.create_string_buffer(8)
    here = struct.pack("PN", ctypes.addressof(local), 8)
    return "read " + str(done(LIBC.process_vm_readv(at["pid"], here, 1, here, 1, 0)))


def processes_slow_down(at):
    os.setpriority(os.PRIO_PROCESS, at["pid"], 19)
    return "slowed"


def processes_memory_of_others(at):
    return "memory " + str(done(LIBC.shmat(at["segment"], None, 0)))


def processes_messages_of_others(at):
    return "a message " + str(done(LIBC.msgrcv(at["queue"], ctypes.create_string_buffer(64), 32, 0, 0o4000)))


def processes_messages_to_others(at):
    return "a message " + str(done(LIBC.msgsnd(at["queue"], struct.pack("q8s", 1, b"taken"), 8, 0o4000)))


def processes_locks_of_others(at):
    return "a lock " + str(done(LIBC.semop(at["lock"], struct.pack("HhH", 0, 1, 0), 1)))


def processes_memory_of_others_ended(at):
    return "memory ended " + str(done(LIBC.shmctl(at["segment"], 0, None)))


def processes_queue_of_others_ended(at):
    done(LIBC.syscall({"x86_64": 241, "aarch64": 181}[os.uname().machine], at["letters"].encode()))
    return "ended"


def limits_pipes_that_hold_more(at):
    reading, _ = os.pipe()
    return "a pipe of " + str(fcntl.fcntl(reading, 1031, 1 << 20))


def limits_timers_that_everyone_counts(at):
    timer = ctypes.c_void_p()
    return "a timer " + str(done(LIBC.timer_create(1, None, ctypes.byref(timer))))


def processes_limit(at):
    resource.prlimit(at["pid"], resource.RLIMIT_CPU)
    return "reached"


# Limits


def limits_fork(at):
    if (child := os.fork()) == 0:
        os._exit(0)
    return child


def limits_four_hundred_forks(at):
    born = 0
    for _ in range(400):
        try:
            if os.fork() == 0:
                os._exit(0)
            born += 1
        except OSError:
            continue
    return born


def limits_fork_below_python(at):
    child = LIBC.vfork() if at.get("never") else LIBC.fork()
    if child == 0:
        os._exit(0)
    return done(child)


def limits_clone_by_its_newer_name(at):
    flags = ctypes.create_string_buffer(struct.pack("QQQQQQQQ", 0, 0, 0, 0, signal.SIGCHLD, 0, 0, 0))
    child = LIBC.syscall(435, flags, 64)
    if child == 0:
        os._exit(0)
    return done(child)


def limits_program(at):
    return subprocess.Popen([sys.executable, "-c", "import time; time.sleep(987.125)"], start_new_session=True).pid


def limits_many_processes(at):
    import multiprocessing

    one = multiprocessing.get_context("fork").Process(target=print)
    one.start()
    return one.pid


def limits_memory_in_files_without_a_name(at):
    return "a file " + str(os.memfd_create("hoard"))


def limits_memory_that_outlives(at):
    return "a segment " + str(done(LIBC.shmget(0, 1 << 20, 0o1600)))


def limits_messages_that_outlive(at):
    return "a queue " + str(done(LIBC.msgget(0, 0o1600)))


def limits_keys_that_outlive(at):
    return "a key " + str(
        done(LIBC.syscall({"x86_64": 248, "aarch64": 217}[os.uname().machine], b"user", b"e", b"e", 1, -4))
    )


def limits_raised(at):
    resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    return "raised"


def limits_memory(at):
    hoard = array.array("b", bytes(3 << 30))
    return len(hoard)


def limits_memory_in_shared_maps(at):
    maps = [mmap.mmap(-1, 256 << 20) for _ in range(12)]
    return len(maps)


def limits_memory_between_two_sockets(at):
    held, got = [], 0
    for _ in range(40):
        one, other = socket.socketpair()
        held += [one, other]
        try:
            one.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 8 << 20)
        except OSError:
            continue
        one.setblocking(False)
        try:
            while True:
                got += one.send(bytes(1 << 16))
        except BlockingIOError:
            continue
    return got


def limits_large_file(at):
    with open("large", "wb") as file:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        return file.truncate(1 << 30)


def limits_many_open_files(at):
    held = [os.open("/dev/null", os.O_RDONLY) for _ in range(5000)]
    return len(held)


def limits_time_of_one_thread(at):
    # Not an excess by itself: a thread may be started, and its time counts with that of the others.
    one = threading.Thread(target=sum, args=(range(10),))
    one.start()
    one.join()
    return 0
