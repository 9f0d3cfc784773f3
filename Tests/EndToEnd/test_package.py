"""The zips that script/package-lambda builds, run in a root folder with nothing but themselves, /proc, /dev and CAs."""

import dataclasses
import datetime
import http.server
import importlib.machinery
import importlib.util
import json
import pathlib
import re
import shutil
import ssl
import subprocess
import sys
import threading
import zipfile
import zoneinfo

import pytest

from harness.certificates import Authority
from harness.namespace import check_permitted
from harness.orders import an_order
from harness.package import WEB_ZIP, ZIP, PackagedFunction, bare_root
from harness.shop import ROOT

SCRIPT = ROOT / "script" / "package-lambda"


def load():
    loader = importlib.machinery.SourceFileLoader("package_lambda", str(SCRIPT))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("package_lambda", loader))
    sys.modules[module.__name__] = module  # where its dataclasses look
    loader.exec_module(module)
    return module


PACKAGE = load()


@pytest.fixture(scope="module", autouse=True)
def packaged():
    check_permitted()
    for path in (ZIP, WEB_ZIP):
        assert path.exists(), f"{path} is missing: please run script/package-lambda"


@pytest.fixture
def root(tmp_path):
    return bare_root(tmp_path / "root")


@pytest.fixture
def start(root, tmp_path):
    started = []

    def start_one(name, **environment):
        folder = bare_root(tmp_path / "web-root", WEB_ZIP) if name == "web" else root
        started.append(PackagedFunction(folder, name, **environment))
        return started[-1]

    yield start_one
    for one in started:
        one.stop()


# What an empty table and a stream answer; to what is written, an empty object.
ANSWERS = {"PutRecord": b'{"SequenceNumber":"1","ShardId":"shardId-0"}', "Query": b'{"Items":[],"Count":0}'}


class StandIn(http.server.BaseHTTPRequestHandler):
    """As much of DynamoDB and Kinesis as placing an order needs."""

    protocol_version = "HTTP/1.1"

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        target = self.headers["X-Amz-Target"]
        self.server.calls.append(target)
        body = ANSWERS.get(target.split(".")[1], b"{}")
        self.send_response(200)
        self.send_header("Content-Type", "application/x-amz-json-1.0")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


@pytest.fixture
def authority(tmp_path):
    return Authority(tmp_path)


@pytest.fixture
def aws(authority):
    """The stand-in, behind TLS with a certificate that only the test's authority vouches for."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), StandIn)
    server.calls = []
    certificate = authority.certificate()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate.chain, certificate.key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def trusting(root, authority, aws):
    """What the environment says where the stand-in is AWS, and the test's authority is known."""
    shutil.copy(authority.bundle, root / "etc/ssl/own.pem")
    return {"AWS_ENDPOINT_URL": address(aws), "AWS_CA_BUNDLE": "/etc/ssl/own.pem"}


def address(aws):
    return f"https://127.0.0.1:{aws.server_port}"


API = {
    "CAKE_ORDER_EVENTS_RETRY_QUEUE": "http://127.0.0.1:9/retry", "CAKE_DELIVERY_REQUESTS_QUEUE":
    "http://127.0.0.1:9/requests", "CAKE_DELIVERY_REVIEWS_QUEUE": "http://127.0.0.1:9/reviews",
    "CAKE_TOKEN_KEY": "ssm:/cake/token-key"}


def test_the_packaged_program_answers_with_nothing_beside_it(start):
    status, menu = start("api", **API).request("GET", "/cakes")
    assert status == 200
    shop = json.loads((ROOT / "shop.json").read_text(encoding="utf-8"))
    assert [cake["id"] for cake in menu["cakes"]] == [cake["id"] for cake in shop["cakes"]]


def test_what_is_no_route_is_answered_by_the_program_itself(start):
    function = start("api", **API)
    assert function.request("GET", "/nowhere")[0] == 404
    assert function.request("DELETE", "/orders")[0] == 405


def test_the_packaged_pages_answer_with_nothing_beside_them(start):
    function = start("web", **API, CAKE_EMAIL_FROM="Cakes <orders@cakes.example>")
    menu = function.answer("GET", "/", accept="text/html", **{"accept-language": "de"})
    assert menu["statusCode"] == 200 and not menu["isBase64Encoded"]
    assert "Welche Torte darf es sein?" in menu["body"] and menu["cookies"][0].startswith("form=")
    style = re.search(r'href="(/assets/style[^"]+)"', menu["body"]).group(1)
    assert function.answer("GET", style)["headers"]["content-type"].startswith("text/css")
    missing = function.answer("GET", "/nowhere", accept="text/html")
    assert missing["statusCode"] == 404 and missing["headers"]["content-type"].startswith("text/html")
    assert function.request("GET", "/nowhere")[0] == 404


@pytest.fixture
def foreign_libc():
    """A folder with the C library of another release, as Lambda's is another than that of the machine that packaged."""
    if PACKAGE.is_amazon_linux():
        pytest.skip("what is packaged on Amazon Linux uses Lambda's own C library")
    done = subprocess.run([SCRIPT.with_name("foreign-libc")], check=True, stdout=subprocess.PIPE, text=True)
    return pathlib.Path(done.stdout.strip())


@pytest.mark.parametrize(("name", "path"), [("api", "/cakes"), ("web", "/")])
def test_an_older_c_library_where_lambda_has_its_own_does_not_come_before_the_packaged_one(
        start, foreign_libc, name, path):
    function = start(name, **API, CAKE_EMAIL_FROM="Cakes <orders@cakes.example>")
    # The first folder of LD_LIBRARY_PATH. It is read when the program starts, which is when the first event comes.
    front = function.root / "lib64"
    front.mkdir()
    for library in foreign_libc.glob("lib*.so*"):
        shutil.copy(library, front)
    assert (front / "libc.so.6").exists()
    assert function.answer("GET", path)["statusCode"] == 200
    code = function.code()
    assert "/var/task/lib/libc.so.6" in code
    assert all(path.startswith("/var/task/") for path in code), code


def first_day(start, root, authority, aws):
    """The first day the shop tells of: today, where it is."""
    status, answer = start("api", **API, **trusting(root, authority, aws)).request("GET", "/availability")
    assert status == 200, answer
    return answer["days"][0]["date"]


def test_days_are_those_of_the_shops_zone(root, start, authority, aws):
    before = today("Europe/Berlin")
    assert first_day(start, root, authority, aws) in (before, today("Europe/Berlin"))


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_the_rules_of_the_zone_are_read_from_the_package(root, start, authority, aws, zone):
    # These two never have the same day: were the rules found elsewhere, one of both would fail.
    shutil.copy(f"/usr/share/zoneinfo/{zone}", root / "var/task/zoneinfo/Europe/Berlin")
    before = today(zone)
    assert first_day(start, root, authority, aws) in (before, today(zone))


def today(zone):
    return datetime.datetime.now(zoneinfo.ZoneInfo(zone)).date().isoformat()


def place(function):
    return function.request("POST", "/orders", an_order(dueDate=open_day()))


def open_day():
    """A day about two weeks ahead on which the example shop hands cakes over."""
    shop = json.loads((ROOT / "shop.json").read_text(encoding="utf-8"))
    day = datetime.date.today() + datetime.timedelta(days=14)
    while day.weekday() == 6 or day.isoformat() in shop["closed"]["dates"]:
        day += datetime.timedelta(days=1)
    return day.isoformat()


def test_an_order_is_placed_over_https_with_an_authority_of_ones_own(root, start, authority, aws):
    status, order = place(start("placeOrder", **trusting(root, authority, aws)))
    assert (status, order["status"]) == (201, "placed")
    assert "DynamoDB_20120810.TransactWriteItems" in aws.calls
    assert "Kinesis_20131202.PutRecord" in aws.calls


def test_nothing_is_told_to_whom_no_known_authority_vouches_for(start, aws):
    status, _ = place(start("placeOrder", AWS_ENDPOINT_URL=address(aws)))
    assert status == 503
    assert aws.calls == []


@pytest.mark.parametrize("package", PACKAGE.PACKAGES, ids=lambda package: package.zip.stem)
def test_a_zip_holds_what_it_should_and_is_small(package):
    path = ZIP.parent / package.zip.name
    with zipfile.ZipFile(path) as archive:
        entries = {entry.filename: entry for entry in archive.infolist()}
        program = archive.read("bootstrap")
    names = {name for name in entries if not name.startswith("lib/")}
    assert names == {"bootstrap", "shop.json", "zoneinfo/Europe/Berlin"}
    # A Swift that keeps full Foundation in whatever it links packs only where any size was asked for.
    limit = PACKAGE.LONGEST_UPLOAD if PACKAGE.ICU.search(program) else package.limit
    assert path.stat().st_size <= limit
    assert package.limit <= 16_000_000 or not package.is_small
    assert list(entries) == sorted(entries)
    assert {entry.date_time for entry in entries.values()} == {(1980, 1, 1, 0, 0, 0)}
    assert entries["bootstrap"].external_attr >> 16 == 0o100755


def into(path, **changes):
    """The functions' package at another place."""
    return dataclasses.replace(PACKAGE.PACKAGES[0], zip=path, **changes)


def test_what_is_packed_twice_has_the_same_bytes(tmp_path):
    (tmp_path / "bootstrap").write_bytes(b"\x7fELF" + bytes(range(256)) * 50)
    packed = []
    for name in ("one.zip", "other.zip"):
        PACKAGE.write(into(tmp_path / name), {"shop.json": ROOT / "shop.json", "bootstrap": tmp_path / "bootstrap"})
        packed.append((tmp_path / name).read_bytes())
    assert packed[0] == packed[1]


def test_a_program_with_full_foundation_is_refused(tmp_path):
    program = tmp_path / "CakeLambda"
    program.write_bytes(b"\x7fELF" + b"\0" * 5000 + b"icudt74l" + b"\0" * 10)
    with pytest.raises(PACKAGE.Failure, match="full Foundation"):
        PACKAGE.check_small(program)


def test_what_starts_slowly_is_packed_where_that_is_asked_for(tmp_path, monkeypatch):
    program = tmp_path / "CakeLambda"
    program.write_bytes(b"\x7fELF icudt74l")
    monkeypatch.setattr(PACKAGE, "PACKAGES", (into(tmp_path / "cake.zip", limit=10),))
    monkeypatch.setattr(PACKAGE, "build", lambda *_: program)
    monkeypatch.setattr(PACKAGE, "libraries", lambda _: [])
    monkeypatch.setattr(PACKAGE, "report", lambda *_: None)
    machine = PACKAGE.platform.machine()
    with pytest.raises(PACKAGE.Failure, match="--any-size"):
        PACKAGE.package_all(machine, ROOT / "shop.json", any_size=False)
    PACKAGE.package_all(machine, ROOT / "shop.json", any_size=True)
    assert zipfile.ZipFile(tmp_path / "cake.zip").read("bootstrap") == program.read_bytes()


def test_a_zip_that_is_too_large_is_refused_and_none_is_left(tmp_path):
    with pytest.raises(PACKAGE.Failure, match="MB"):
        PACKAGE.write(into(tmp_path / "cake.zip", limit=1000), {"shop.json": ROOT / "shop.json"})
    assert not (tmp_path / "cake.zip").exists()


def run(*arguments):
    return subprocess.run([SCRIPT, *arguments], capture_output=True, text=True, check=False)


def test_another_architecture_is_refused_before_anything_is_built():
    done = run("--architecture", "riscv64")
    assert done.returncode == 1
    assert re.fullmatch(r"script/package-lambda: this machine builds for \w+ only.*riscv64\n", done.stderr)


@pytest.mark.parametrize(("content", "said"), [
    ("{}", "no shop file with a timeZone"), ('{"timeZone": "Europe/Atlantis"}', "Europe/Atlantis"),
    ('{"timeZone": "../../etc/passwd"}', "no name of a time zone")])
def test_a_shop_without_a_zone_is_refused_before_anything_is_built(tmp_path, content, said):
    shop = tmp_path / "shop.json"
    shop.write_text(content)
    done = run("--shop", str(shop))
    assert done.returncode == 1
    assert said in done.stderr
