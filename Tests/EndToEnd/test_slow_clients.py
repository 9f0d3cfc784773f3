"""Slow and oversized clients are cut off at a deadline; others don't notice."""

import resource
import time

import pytest

from harness.orders import an_order
from harness.rawhttp import RawClient
from harness.waiting import eventually

# The longest that a request may take, and some time to notice it.
DEADLINE = 45
# The longest that a connection without a request stays open, and some time to notice it.
IDLE = 75
# How many connections are served at once.
CAP = 4096


def serves_others(shop):
    before = time.monotonic()
    return shop.post("/orders", json=an_order()).status_code == 201 and time.monotonic() - before < 2


@pytest.mark.timeout(200)
def test_clients_that_drip_are_cut_off_while_others_are_served(open_shop):
    shop = open_shop()
    header = RawClient(shop)
    header.send(b"POST /orders HTTP/1.1\r\nhost: x\r\n")
    body = RawClient(shop)
    body.send(b"POST /orders HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9999\r\n\r\n")
    silent = RawClient(shop)
    idle = RawClient(shop)
    idle.send_order(an_order())
    assert idle.answer()[0] == 201
    alive = {"header": header, "body": body}
    drops = {"header": b"x-a: b\r\n", "body": b" "}

    def cut_off():
        for name in list(alive):
            if not alive[name].send(drops[name]) or has_ended(alive[name]):
                del alive[name]
        assert serves_others(shop)
        return not alive

    eventually(cut_off, within=DEADLINE, what="an end to the dripping clients", every=0.5)
    assert silent.hung_up(within=IDLE), "a client that says nothing is hung up on"
    assert idle.hung_up(within=IDLE), "a client that is idle is hung up on"


def has_ended(client):
    """Whether the other side has said something and hung up, without waiting for it."""
    client.socket.settimeout(0.01)
    try:
        while client.socket.recv(65536):
            continue
        return True
    except TimeoutError:
        return False
    except OSError:
        return True
    finally:
        client.socket.settimeout(90)


@pytest.mark.parametrize("head", [
    b"GET /" + b"a" * 1_000_000 + b" HTTP/1.1\r\nhost: x\r\n\r\n",
    b"GET /cakes HTTP/1.1\r\nhost: x\r\n" + b"x-a: " + b"b" * 1_000_000 + b"\r\n\r\n",
    b"GET /cakes HTTP/1.1\r\nhost: x\r\n" + b"x-a: b\r\n" * 100_000 + b"\r\n",
])
def test_oversized_headers_are_refused(shop, head):
    client = RawClient(shop)
    client.send(head)
    answer = client.answer()
    assert answer is None or answer[0] in (400, 414, 431)
    assert client.hung_up(within=10)
    assert serves_others(shop)


def test_a_body_that_is_announced_too_large_is_not_waited_for(shop):
    client = RawClient(shop)
    client.send(b"POST /orders HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n"
                b"content-length: 99999999\r\n\r\n")
    answer = client.answer()
    assert answer[0] == 413


def test_a_chunked_body_without_end_is_cut_off(shop):
    client = RawClient(shop)
    client.send(b"POST /orders HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n"
                b"transfer-encoding: chunked\r\n\r\n")
    for _ in range(64):
        if not client.send(b"1000\r\n" + b" " * 4096 + b"\r\n"):
            break
    answer = client.answer()
    assert answer is None or answer[0] == 413
    assert serves_others(shop)


@pytest.mark.parametrize("request_bytes", [
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"NONSENSE\r\n\r\n",
    b"POST /orders HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n",
    b"POST /orders HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
    b"POST /orders HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}",
])
def test_what_is_no_http_is_refused_and_hung_up_on(shop, request_bytes):
    client = RawClient(shop)
    client.send(request_bytes)
    answer = client.answer()
    assert answer is None or answer[0] in (400, 415, 422)
    assert serves_others(shop)
    client.close()


@pytest.mark.timeout(180)
def test_where_all_places_are_taken_the_oldest_idle_connection_gives_way(open_shop, many_files):
    shop = open_shop()
    before = shop.memory()
    clients = [RawClient(shop, timeout=10) for _ in range(CAP + 100)]
    # Sooner than the silent ones are hung up on for being silent.
    late = RawClient(shop, timeout=5)
    late.send_order(an_order())
    assert late.answer()[0] == 201, "who has something to say is served"
    assert shop.memory() - before < 200 * 1024, "so many silent connections cost less than 200 MiB"
    assert serves_others(shop)
    for client in clients:
        client.close()


@pytest.fixture
def many_files():
    """Lets this process hold so many connections."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = max(before[0], CAP + 1000)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(wanted, before[1]), before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, before)
