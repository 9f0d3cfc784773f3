"""The built `cake` as a process, spoken to from outside only."""

import json
import os
import pathlib
import re
import signal
import subprocess

from harness import mailbox
from harness.client import ShopClient
from harness.receiver import new_secret
from harness.shopfile import shop_file
from harness.waiting import eventually

ROOT = pathlib.Path(__file__).resolve().parents[3]
CAKE = pathlib.Path(os.environ.get("CAKE_BIN", ROOT / ".build" / "debug" / "cake"))
READY = re.compile(r"^ready: (http://\S+)$", re.MULTILINE)


class Shop(ShopClient):
    """One shop: its folder, its file, its settings, and the process that serves it."""

    def __init__(self, folder, receiver=None, file=None, wrap=(), **settings):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.receiver = receiver
        self.data = self.folder / "data"
        self.wrap = list(wrap)
        self.starts = 0
        self.process = None
        self.url = None
        self.log_files = []
        self._tokens = {}
        self.write(file or shop_file(receiver.url if receiver else "http://127.0.0.1:9/"))
        self.settings = {
            "CAKE_DATA_DIR": str(self.data),
            "CAKE_SHOP": str(self.folder / "shop.json"),
            "CAKE_ALLOW_PRIVATE_ENDPOINTS": "true",
            "CAKE_RATE_LIMIT": "0",
            "CAKE_LOG_LEVEL": "debug",
            "WHEELS_SECRET": receiver.secret if receiver else new_secret(),
            "VANS_SECRET": receiver.secret if receiver else new_secret(),
        }
        self.settings.update(settings)

    def write(self, file):
        (self.folder / "shop.json").write_text(json.dumps(file))

    # The process

    def start(self, *arguments, within=30):
        assert CAKE.exists(), f"{CAKE} is not built; `swift build --product cake` builds it"
        self.starts += 1
        paths = [self.folder / f"{name}-{self.starts}.log" for name in ("out", "err")]
        self.log_files += paths
        command = [*self.wrap, str(CAKE), "serve", "--port", "0", *arguments]
        with open(paths[0], "wb") as out, open(paths[1], "wb") as err:
            self.process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, env=self.environment(),
                cwd=self.folder)
        found = eventually(lambda: self._ready(paths[0]), within, f"the line `ready: …`; {self}", every=0.01)
        self.url = found.group(1)
        return self

    def _ready(self, path):
        if self.process.poll() is not None:
            raise AssertionError(f"cake serve ended with {self.process.returncode}:\n{self.logs()[-4000:]}")
        return READY.search(path.read_text(errors="replace"))

    def environment(self, **more):
        inherited = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
        return {**inherited, **self.settings, **more}

    def terminate(self):
        self.process.send_signal(signal.SIGTERM)

    def stop(self, within=15):
        """Ends the process as an operator would; its exit code."""
        if self.process is None:
            return None
        if self.process.poll() is None:
            self.terminate()
        try:
            return self.process.wait(within)
        except subprocess.TimeoutExpired:
            self.kill()
            raise AssertionError(f"cake serve did not end within {within} s of SIGTERM") from None

    def kill(self):
        self.process.kill()
        self.process.wait()

    def close(self):
        """Ends the process if it runs."""
        if self.process is not None and self.process.poll() is None:
            self.stop()

    def restart(self, *arguments):
        self.stop()
        return self.start(*arguments)

    @property
    def port(self):
        return int(self.url.rsplit(":", 1)[1])

    def logs(self):
        return "".join(path.read_text(errors="replace") for path in self.log_files if path.exists())

    def database(self):
        """The database file, found by what it is."""
        for path in sorted(self.data.iterdir()):
            if path.is_file() and path.read_bytes()[:15] == b"SQLite format 3":
                return path
        raise AssertionError("no database in the data folder")

    def memory(self):
        """What the process holds in memory, in KiB."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status).group(1))

    # The command line

    def run(self, *arguments, token=None, code=0, **environment):
        """Runs a command of `cake`; expects its exit code, or any other than 0 if `code` is None."""
        if token is not None:
            environment["CAKE_TOKEN"] = token
        if self.url:
            environment.setdefault("CAKE_URL", self.url)
        done = subprocess.run(
            [str(CAKE), *arguments], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60,
            env=self.environment(**environment), cwd=self.folder, check=False)
        expected = done.returncode != 0 if code is None else done.returncode == code
        assert expected, f"cake {' '.join(arguments)} -> {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done

    def token(self, role, subject):
        if (role, subject) not in self._tokens:
            issued = self.run("token", "issue", "--role", role, "--subject", subject).stdout.strip()
            self._tokens[role, subject] = issued
        return self._tokens[role, subject]

    def settled(self, within=30):
        """Waits until no message is waiting, put off or being tried again."""
        # In the order in which a message goes from one to the next: none is missed between two looks.
        eventually(lambda: not any(self.messages(state) for state in ("waiting", "putOff", "failing")), within,
                   "an empty message log")

    # Mail

    def emails(self, address=None):
        found = mailbox.read_folder(self.data / "mail")
        return [item for item in found if address is None or mailbox.is_to(item, address)]

    def __repr__(self):
        return f"Shop({self.folder})"
