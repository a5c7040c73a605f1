"""The child that executes an answer: reads requests, runs the learner's code, returns data (standard library first).

It judges nothing. Whatever the learner's code does to this process (patching builtins, writing on the pipe, leaving),
the judge is elsewhere and compares the data it receives; nothing written here is worth a point.
One JSON object a line: on the way in `{"id", "op", …}`, on the way out `{"id", "nonce", "value" | "error"}`.
"""

import contextlib
import importlib.util
import io
import json
import logging  # noqa: F401 (it reads the clock when it is imported: not for the answer)
import os
import random
import re
import shutil
import sys
import threading
from collections.abc import Callable
from types import ModuleType
from typing import Any

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import below  # type: ignore[import-not-found]
import clock  # type: ignore[import-not-found]
import confinement  # type: ignore[import-not-found]
import cradle  # type: ignore[import-not-found]
import dates  # type: ignore[import-not-found]
import doors  # type: ignore[import-not-found]
from spoken import Absent, is_inside, is_meant, plain, told  # type: ignore[import-not-found]

sys.path.pop(0)
OPERATIONS = "call map value app request forget command clock again render".split()
BELOW = ("ctypes", "gc")
WITHIN = frozenset({"sys.setprofile", "sys.settrace", "sys.monitoring.register_callback", "sqlite3.load_extension"})
"""What is shown the functions of this process as they run, or loads what is not in Python."""
OURS = {*BELOW, *WITHIN}
MOST_NOTED, LONGEST_NOTE = 8, 60
"""What is told of the means by which an answer may read the real time: how many but `OURS`, and how many letters of each."""
NO_NAME = re.compile(r"[^\w.]|^(?=\d)", re.ASCII)
"""What the judge takes for no name of a module, nor of a part of one."""
NETWORK = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.bind", "socket.sendto")


class Session:
    """One child, one folder, the modules and the application loaded from it."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.modules: dict[str, ModuleType] = {}
        self.client: Any = None
        self.application: Any = None

    def module(self, file: str) -> ModuleType:
        """The learner's file, loaded once."""
        if file not in self.modules:
            path = os.path.join(self.folder, *file.split("/"))
            name = os.path.splitext(os.path.basename(file))[0]
            spec = importlib.util.spec_from_file_location(name, path)
            assert spec
            assert spec.loader
            module = importlib.util.module_from_spec(spec)
            sys.modules[name] = module
            spec.loader.exec_module(module)
            self.modules[file] = module
        return self.modules[file]

    def attribute(self, file: str, name: str) -> Any:
        """A name of the learner's file, or a plain sentence about its absence."""
        try:
            return getattr(self.module(file), name)
        except AttributeError:
            raise Absent(name) from None

    def call(self, file: str, function: str, args: list[Any], kwargs: dict[str, Any]) -> Any:
        """What the function returns."""
        return self.attribute(file, function)(*args, **kwargs)

    def map(self, file: str, function: str, calls: list[list[Any]], times: int = 1) -> list[dict[str, Any]]:
        """What the function returns for each list of arguments, given again and again; an exception stays in its place."""
        run = self.attribute(file, function)
        return [outcome_of(run, args, self.folder) for args in calls for _ in range(times)]

    def again(self) -> None:
        """Forget the modules of the folder: the next question loads them anew."""
        for name, module in list(sys.modules.items()):
            if is_inside(getattr(module, "__file__", None) or "<", self.folder):
                del sys.modules[name]
        self.modules = {}

    def value(self, file: str, name: str) -> Any:
        """The data under that name."""
        return self.attribute(file, name)

    def app(self, file: str, name: str) -> None:
        """Load the web application (any WSGI callable: Flask's or Django's) and open a browser-like client on it."""
        from werkzeug.test import Client

        application = self.attribute(file, name)
        if hasattr(application, "config"):
            application.config["PROPAGATE_EXCEPTIONS"] = True
        elif "DJANGO_SETTINGS_MODULE" in os.environ or "django" in sys.modules:
            from django.conf import settings

            settings.DEBUG_PROPAGATE_EXCEPTIONS = True
        self.application = application
        self.client = Client(application)

    def request(self, method: str, path: str, form: dict[str, Any], headers: dict[str, str], place: str) -> Any:
        """One request through the application's client; cookies are kept from one to the next."""
        reply = self.client.open(path, method=method, data=form, headers=headers, environ_base={"REMOTE_ADDR": place})
        return {"status": reply.status_code, "headers": [list(pair) for pair in reply.headers], "body": reply.text}

    def forget(self) -> None:
        """Forget cookies: the next request comes from somebody else."""
        from werkzeug.test import Client

        self.client = Client(self.application)

    def command(self, args: list[str]) -> dict[str, Any]:
        """Run a command of a Flask application (`flask ARGS`) and return its exit status and output."""
        result = self.application.test_cli_runner().invoke(args=args)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return {"status": result.exit_code, "output": result.output}

    def clock(self) -> None:
        """Forget the simulated time, which has changed: whoever needs it asks."""
        clock.Clock.told = False

    def render(self, file: str, contexts: list[dict[str, Any]], engine: str) -> list[str]:
        """The template rendered with each context."""
        if engine == "django":
            import django
            from django.conf import settings
            from django.template import engines

            if not settings.configured:
                backend = {"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [self.folder]}
                settings.configure(TEMPLATES=[backend], USE_I18N=False)
                django.setup()
            template = engines["django"].get_template(file)
            return [template.render(context) for context in contexts]
        import jinja2

        environment = jinja2.Environment(loader=jinja2.FileSystemLoader(self.folder), autoescape=True)
        template = environment.get_template(file)
        return [template.render(context) for context in contexts]


def outcome_of(run: Any, args: list[Any], folder: str) -> dict[str, Any]:
    """What a function returns as data, or the exception that it raises; one that it did not mean is told as a crash."""
    try:
        return {"value": plain(run(*args))}
    except Exception as error:
        found = {"raised": [cls.__name__ for cls in type(error).__mro__], "message": str(error)}
        return found if is_meant(error) else {**found, "crash": told(error, folder)}


def watched(note: Callable[[str], None]) -> Callable[[str, tuple[object, ...]], None]:
    """An audit hook that notes what reads the memory of this process, where the real clock is, or calls what is not in Python."""

    def hear(event: str, _arguments: tuple[object, ...]) -> None:
        if event in WITHIN:
            note(event)
        elif (module := event.partition(".")[0]) in BELOW and not below.LOOKING:
            note(module)

    return hear


def refuse_network(event: str, _arguments: tuple[object, ...]) -> None:
    """An audit hook, which no Python code can remove: the network is closed even without namespaces."""
    if event in NETWORK:
        raise PermissionError("no network during an exercise")


def _leave_main() -> None:
    """Have `__main__` show a program and nothing of this one, which keeps the real clock."""
    program = ModuleType("__main__")
    program.__file__ = __file__
    sys.modules["__main__"] = program


def main() -> None:
    """Confine this process, or each that is born of it, then answer requests until the pipe closes."""
    confinement.settle()
    # OpenSSL reads in its settings, once, which libraries to load: those that an answer would write are too late.
    with contextlib.suppress(ImportError):
        importlib.import_module("_ssl")
    cradle.rock(sys.argv)
    requests, replies = os.fdopen(os.dup(0), "rb"), os.dup(1)
    os.dup2(2, 1)
    os.dup2(null := os.open(os.devnull, os.O_RDONLY), 0)
    os.close(null)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(line_buffering=True)
    encode, write = json.dumps, os.write
    order = json.loads(requests.readline())
    nonce = order["nonce"]

    def say(message: dict[str, Any]) -> None:
        data = (encode({"nonce": nonce, **message}) + "\n").encode()
        while data:
            data = data[write(replies, data) :]

    bounds = confinement.Bounds(order["threads"], order["memory"], order["folder_size"])
    machine = confinement.Machine(order["randomness"])
    unkept = confinement.confine(order["scratch"], [order["folder"]], bounds, machine, order["means"])
    folder = os.path.join(order["scratch"], "answer")
    shutil.copytree(order["folder"], folder, copy_function=shutil.copyfile)
    dates.date(folder, machine.seconds)
    os.chdir(folder)
    sys.path[:] = [folder, *confinement.path()]
    sys.addaudithook(refuse_network)
    random.seed(order["randomness"])
    confinement.limits.limit(order["memory"], order["life"], order["disk"])
    channel = threading.Lock()
    waiting: list[bytes] = []

    def now() -> Any:
        """The simulated time, asked of the judge, who notes it; while a thread does, no request is read."""
        with channel:
            say({"asks": "now"})
            while b'"op"' in (line := requests.readline()):
                waiting.append(line)
            return json.loads(line)["now"]

    def received() -> bytes:
        with channel:
            return waiting.pop(0) if waiting else requests.readline()

    noted: set[str] = set()

    def note(means: str) -> None:
        """Tell the judge by what the answer may read the real time, once; no reply comes."""
        means = NO_NAME.sub("_", means)[:LONGEST_NOTE]
        if means not in noted and (len(noted) < MOST_NOTED or means in OURS):
            noted.add(means)
            say({"notes": means})

    clock.install(now)
    below.install()
    machine.install()
    prepared = ("time", "_datetime", *confinement.machine.MODULES)
    doors.watch(prepared, ("below", "clock", "cradle", "dates", "doors", "spoken", "confinement"), below.DRESSED, note)
    sys.addaudithook(watched(note))
    _leave_main()
    say({"id": 0, "value": unkept})
    session = Session(folder)
    for line in iter(received, b""):
        request = json.loads(line)
        number, operation = request.pop("id"), request.pop("op")
        try:
            value = plain(getattr(session, operation)(**request)) if operation in OPERATIONS else None
            say({"id": number, "value": value})
        except BaseException as error:
            say({"id": number, "error": told(error, folder)})


if __name__ == "__main__":
    main()
