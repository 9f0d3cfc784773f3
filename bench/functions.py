"""`placeOrder` as a Lambda function: the shop's, and a Python function that does the same writes. And the pages."""

import itertools
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field

import benchshop
import emulator
import services

from aws_local.environment import lambda_environment

_customers = itertools.count(1)
_requests = itertools.count(1)


@dataclass
class Row:
    name: str
    call: Callable
    """Calls the function once, and says how long it took, in milliseconds."""
    cold: list = field(default_factory=list)
    worked: list = field(default_factory=list)
    warm: list = field(default_factory=list)
    memory: list = field(default_factory=list)


def measure(options, folder, shop):
    """Markdown: a table and the ratios."""
    package = unpack(options.package, folder / "task", shop)
    pages = unpack(options.package.with_name("cake-web.zip"), folder / "web-task", shop)
    program = emulator.program(options.lambda_python)
    standin, url = start_standin()
    try:
        peers_folder = services.ROOT / "bench" / "peer"
        ours, peer = Row("placeOrder, the shop's", place), Row("Python, boto3", place)
        web = Row("web, the shop's first page", open_menu)
        commands = {
            ours.name: ([str(package / "bootstrap")], function_environment("placeOrder", package, url, shop), package),
            peer.name: ([str(options.lambda_python), "-m", "awslambdaric", "function.handle"],
                        function_environment("function.handle", peers_folder, url, shop), peers_folder),
            web.name: ([str(pages / "bootstrap")], function_environment("web", pages, url, shop), pages),
        }
        # In turn, so that whatever else the machine does meets both.
        for _ in range(options.cold_starts):
            for row in (ours, peer, web):
                run(row, program, *commands[row.name], options.warm_calls, folder)
        return table([ours, peer, web]) + ratios(ours, peer, options.package.stat().st_size)
    finally:
        standin.kill()


def run(row, program, command, environment, directory, warm_calls, folder):
    """One cold start and the warm calls after it."""
    function = emulator.Emulator(program, command, environment, directory, folder)
    try:
        row.cold.append(row.call(function))
        row.worked.append(function.processor_time())
        row.warm += [row.call(function) for _ in range(warm_calls)]
        row.memory.append(function.peak_memory())
    finally:
        function.stop()


def place(function):
    answer, passed = function.invoke(event())
    if answer.get("statusCode") != 201:
        raise SystemExit(f"an order was not placed: {json.dumps(answer)[:2000]}")
    return passed


def open_menu(function):
    answer, passed = function.invoke(request("GET", "/", accept="text/html"))
    if answer.get("statusCode") != 200:
        raise SystemExit(f"the menu was not shown: {json.dumps(answer)[:2000]}")
    return passed


def event():
    """An order."""
    days = benchshop.open_days()
    number = next(_customers)
    body = {
        "customer": {"name": "Ada Baker", "email": f"ada{number}@bench.example"}, "handover": "delivery",
        "address": "1 Main Street, Springfield", "dueDate": days[number % len(days)], "slot": "morning",
        "items": [{"cakeId": "victoria-sponge", "quantity": 1, "inscription": "Happy Birthday"}],
        "avoidAllergens": ["nuts"], "note": "Ring twice"}
    return {**request("POST", "/orders", **{"content-type": "application/json"}), "body": json.dumps(body)}


def request(method, path, **headers):
    """What API Gateway sends (HTTP API, payload format 2.0)."""
    route = f"{method} {path}"
    return {
        "version": "2.0", "routeKey": route, "rawPath": path, "rawQueryString": "",
        "headers": {"host": "cakes.example", "accept": "*/*", "user-agent": "bench",
                    "x-forwarded-for": "203.0.113.7", "x-forwarded-proto": "https", **headers},
        "requestContext": {
            "accountId": "123456789012", "apiId": "bench", "domainName": "cakes.example", "stage": "$default",
            "http": {"method": method, "path": path, "protocol": "HTTP/1.1", "sourceIp": "203.0.113.7",
                     "userAgent": "bench"},
            "requestId": f"bench-{next(_requests)}", "routeKey": route, "timeEpoch": int(time.time() * 1000)},
        "isBase64Encoded": False}


def function_environment(handler, task, url, shop):
    """As Lambda gives it to a function of 512 MB, and the shop's own settings."""
    return {
        **lambda_environment(
            "placeOrder", handler, 512, task=str(task), region="eu-central-1", access_key="AKIDEXAMPLE",
            secret_key="secret", token="token"),
        "AWS_ENDPOINT_URL": url, "AWS_EC2_METADATA_DISABLED": "true",
        "CAKE_SHOP": str(shop), "CAKE_ORDERS_TABLE": "orders", "CAKE_ORDER_EVENTS_STREAM": "order-events",
        "CAKE_ORDER_EVENTS_RETRY_QUEUE": f"{url}/123456789012/order-events-retry",
        "CAKE_DELIVERY_REQUESTS_QUEUE": f"{url}/123456789012/delivery-requests",
        "CAKE_DELIVERY_REVIEWS_QUEUE": f"{url}/123456789012/delivery-reviews",
        "CAKE_PUBLIC_URL": "https://cakes.example", "CAKE_EMAIL_FROM": "cakes@bench.example",
        "CAKE_TOKEN_KEY": "ssm:/cake/token-key", "CAKE_LOG_LEVEL": "warning"}


def start_standin():
    process = subprocess.Popen(
        [sys.executable, str(services.ROOT / "bench" / "standin.py")], stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, text=True)
    return process, process.stdout.readline().removeprefix("ready: ").strip()


def unpack(package, folder, shop):
    """The functions' zip as Lambda lays it out, with the shop that is measured."""
    shutil.rmtree(folder, ignore_errors=True)
    with zipfile.ZipFile(package) as archive:
        for entry in archive.infolist():
            path = archive.extract(entry, folder)
            if not entry.is_dir():
                os.chmod(path, (entry.external_attr >> 16) & 0o777 or 0o644)
    return folder


def table(rows):
    lines = ["| function | cold start | its processor time | warm p50 | warm p99 | peak memory |",
             "|---|---:|---:|---:|---:|---:|"]
    for row in rows:
        lines.append(f"| {row.name} | {statistics.median(row.cold):.1f} ms"
                     f" | {statistics.median(row.worked):.1f} ms | {statistics.median(row.warm):.2f} ms"
                     f" | {percentile(row.warm, 99):.2f} ms | {statistics.median(row.memory):.0f} MB |")
    counts = f"{len(rows[0].cold)} cold starts and {len(rows[0].warm):,} warm calls each, in turn; the cold start is"
    return "\n".join(lines) + f"\n\n{counts} from the call to the answer, the start of the process included.\n\n"


def ratios(ours, peer, size):
    cold = statistics.median(peer.cold) / statistics.median(ours.cold)
    warm = statistics.median(ours.warm) / statistics.median(peer.warm)
    memory = statistics.median(ours.memory) / statistics.median(peer.memory)
    return "\n".join([
        "| ratio | wanted | measured |", "|---|---:|---:|",
        f"| cold start, Python to the shop's | at least 15 | {cold:.1f} |",
        f"| warm median, the shop's to Python | at most 0.5 | {warm:.2f} |",
        f"| memory, the shop's to Python | at most 0.5 | {memory:.2f} |",
        f"| size of the zip | at most 16 MB | {size / 1e6:.1f} MB |"]) + "\n"


def percentile(values, percent):
    return sorted(values)[min(len(values) - 1, len(values) * percent // 100)]
