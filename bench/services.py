"""Starting and ending the services that are measured."""

import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
READY = re.compile(r"^ready: (http://\S+)$", re.MULTILINE)


class Service:
    """A process that serves HTTP."""

    def __init__(self, name, process, url):
        self.name = name
        self.process = process
        self.url = url

    def peak_memory(self):
        """The most memory it and its children ever held, in MB."""
        return sum(_status(pid, "VmHWM") for pid in [self.process.pid, *_children(self.process.pid)]) / 1000

    def processor_time(self):
        """The seconds of processor time it and its children have taken."""
        return sum(_processor_time(pid) for pid in [self.process.pid, *_children(self.process.pid)])

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def kill(self):
        self.process.kill()
        self.process.wait()


def _status(pid, field):
    text = pathlib.Path(f"/proc/{pid}/status").read_text()
    return int(re.search(rf"{field}:\s+(\d+)", text).group(1))


def _processor_time(pid):
    # After the name, which may hold anything: the state is the third field, utime the 14th, stime the 15th (proc(5)).
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _children(pid):
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [int(child) for child in listed.stdout.split()]


def cake(binary, folder, shop, name="cake"):
    """Serves a shop whose data lies in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    out = open(folder / "out.log", "w+b")
    process = subprocess.Popen(
        [str(binary), "serve", "--port", "0"], stdin=subprocess.DEVNULL, stdout=out,
        stderr=open(folder / "err.log", "ab"), env=cake_environment(folder, shop), cwd=folder)
    return Service(name, process, _wait_for_line(process, folder / "out.log"))


def cake_environment(folder, shop):
    return {**os.environ, "CAKE_DATA_DIR": str(folder / "data"), "CAKE_SHOP": str(shop), "CAKE_RATE_LIMIT": "0",
            "CAKE_LOG_LEVEL": "warning", "CAKE_ALLOW_PRIVATE_ENDPOINTS": "true",
            "WHEELS_SECRET": "whsec_" + "A" * 43 + "="}


def token(binary, folder, shop, role="operator", subject="olga"):
    """A token for somebody of the shop, an operator if nobody is named."""
    return subprocess.run(
        [str(binary), "token", "issue", "--role", role, "--subject", subject], check=True, text=True,
        stdout=subprocess.PIPE, env=cake_environment(folder, shop), cwd=folder).stdout.strip()


def noop(binary, folder, shop):
    """The same server with one POST that only decodes the order and answers."""
    folder.mkdir(parents=True, exist_ok=True)
    out = open(folder / "out.log", "w+b")
    process = subprocess.Popen([str(binary)], stdin=subprocess.DEVNULL, stdout=out,
                               stderr=open(folder / "err.log", "ab"), env=cake_environment(folder, shop))
    return Service("no-op", process, _wait_for_line(process, folder / "out.log"))


def peer(folder, shop, writer, workers):
    """The FastAPI service."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "uvicorn", "app:app", "--app-dir", str(ROOT / "bench" / "peer"), "--host",
         "127.0.0.1", "--port", str(port), "--workers", str(workers), "--loop", "uvloop", "--http", "httptools",
         "--no-access-log", "--log-level", "warning"],
        stdin=subprocess.DEVNULL, stdout=open(folder / "out.log", "wb"), stderr=subprocess.STDOUT,
        env={**os.environ, "PEER_DATABASE": str(folder / "peer.sqlite"), "PEER_WRITER": writer,
             "CAKE_SHOP": str(shop)})
    url = f"http://127.0.0.1:{port}"
    _wait_until_it_answers(process, url)
    return Service(f"FastAPI ({writer}, {workers} process{'es' if workers > 1 else ''})", process, url)


def _wait_for_line(process, path):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        if found := READY.search(path.read_text()):
            return found.group(1)
        time.sleep(0.02)
    raise SystemExit(f"it did not become ready; see {path.parent}")


def _wait_until_it_answers(process, url):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(url + "/openapi.json", timeout=5).close()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.05)
    raise SystemExit(f"{url} did not answer")
