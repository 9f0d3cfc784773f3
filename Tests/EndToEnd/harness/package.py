"""The packaged functions, run as Lambda runs them, in a root folder that holds nothing else."""

import http.client
import importlib.util
import json
import os
import pathlib
import platform
import shutil
import socket
import subprocess
import sys
import zipfile

from aws_local.environment import lambda_environment
from harness.namespace import unshared
from harness.shop import ROOT
from harness.waiting import eventually

PACKAGES = pathlib.Path(os.environ.get("CAKE_LAMBDA_PACKAGES") or ROOT / ".build" / "lambda")
ZIP = PACKAGES / "cake.zip"
"""All functions but the pages'."""
WEB_ZIP = PACKAGES / "cake-web.zip"
AUTHORITIES = pathlib.Path("/etc/ssl/certs/ca-certificates.crt")
_START = pathlib.Path(__file__).with_name("start_in_root.py")
_DROPPED = "the emulator broke the connection: the function died"


def emulator():
    """Lambda's Runtime Interface Emulator, which ships with the AWS SAM command line."""
    samcli = pathlib.Path(importlib.util.find_spec("samcli").submodule_search_locations[0])
    name = {"x86_64": "x86_64", "aarch64": "arm64"}[platform.machine()]
    return samcli / "local" / "rapid" / f"aws-lambda-rie-{name}"


def bare_root(folder, package=ZIP):
    """A root with the unpacked zip where Lambda has it, CA certificates, and places for `/proc` and `/dev`."""
    root = pathlib.Path(folder)
    for part in ("proc", "dev", "var/task", "etc/ssl/certs"):
        (root / part).mkdir(parents=True)
    shutil.copy(AUTHORITIES, root / "etc/ssl/certs")
    with zipfile.ZipFile(package) as archive:
        for entry in archive.infolist():
            archive.extract(entry, root / "var/task")
            (root / "var/task" / entry.filename).chmod(entry.external_attr >> 16 & 0o777)
    return root


class PackagedFunction:
    """One function of the zip under the emulator, in such a root."""

    def __init__(self, root, name, **environment):
        port, runtime_port = _free_port(), _free_port()
        self.port = port
        self.root = root
        self.log = root.parent / f"{root.name}.log"
        settings = {
            **lambda_environment(
                f"cakes-{name}", name, 512, task="/var/task", region="eu-central-1", access_key="AKIDEXAMPLE",
                secret_key="example", token="token"),
            "AWS_LAMBDA_FUNCTION_TIMEOUT": "10", "CAKE_ORDERS_TABLE": "orders",
            "CAKE_PUBLIC_URL": "https://cakes.example", "CAKE_ORDER_EVENTS_STREAM": "order-events", **environment}
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                [*unshared("--pid", "--fork", "--kill-child"), sys.executable, str(_START), str(root),
                 str(emulator()), "--log-level", "error",
                 "--runtime-interface-emulator-address", f"127.0.0.1:{port}",
                 "--runtime-api-address", f"127.0.0.1:{runtime_port}", "./bootstrap", name],
                env=settings, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        eventually(self._listens, what="the emulator")

    def _listens(self):
        assert self.process.poll() is None, self.log.read_text()
        try:
            socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
        except OSError:
            return False
        return True

    def request(self, method, path, body=None):
        """What API Gateway would answer: the status, and the JSON."""
        answer = self.answer(method, path, body)
        return answer["statusCode"], json.loads(answer["body"])

    def answer(self, method, path, body=None, **headers):
        """What API Gateway would make its answer of."""
        path, _, query = path.partition("?")
        event = {
            "version": "2.0", "routeKey": "$default", "rawPath": path, "rawQueryString": query,
            "headers": {"host": "cakes.example", "content-type": "application/json", **headers},
            "requestContext": {
                "accountId": "anonymous", "apiId": "a", "domainName": "cakes.example", "domainPrefix": "cakes",
                "http": {"method": method, "path": path, "protocol": "HTTP/1.1", "sourceIp": "192.0.2.7",
                         "userAgent": "test"},
                "requestId": "JKJaXmPLvHcESHA=", "routeKey": "$default", "stage": "$default",
                "time": "12/Mar/2026:19:03:58 +0000", "timeEpoch": 1_773_342_238_000},
            "isBase64Encoded": False}
        if body is not None:
            event["body"] = json.dumps(body)
        answer = self.invoke(event)
        assert "statusCode" in answer, f"{answer}\n{self.log.read_text()}"
        return answer

    def invoke(self, event):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("POST", "/2015-03-31/functions/function/invocations", json.dumps(event))
            return json.loads(connection.getresponse().read())
        except (http.client.HTTPException, ConnectionError, json.JSONDecodeError) as error:
            raise AssertionError(f"{_DROPPED}\n{self.log.read_text()}") from error
        finally:
            connection.close()

    def code(self):
        """The files whose code the running program uses, as paths in its root."""
        [program] = [pid for pid in _descendants(self.process.pid) if os.readlink(f"/proc/{pid}/exe").endswith("/bootstrap")]
        lines = pathlib.Path(f"/proc/{program}/maps").read_text().splitlines()
        return {line.split(str(self.root), 1)[-1] for line in lines if " r-xp " in line and "/" in line}

    def stop(self):
        self.process.kill()
        self.process.wait()


def _descendants(pid):
    for children in pathlib.Path(f"/proc/{pid}/task").glob("*/children"):
        for child in children.read_text().split():
            yield child
            yield from _descendants(child)


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
