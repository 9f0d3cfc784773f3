"""SIGTERM: what was accepted is finished, nothing is reset, and the exit code is 0."""

import os
import socket
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from harness.newcomers import Newcomers
from harness.orders import an_order
from harness.rawhttp import RawClient
from harness.receiver import Answer
from harness.waiting import eventually

# How often it is stopped while new clients come.
ROUNDS = int(os.environ.get("CAKE_STOP_ROUNDS", "5"))


def refuses_connections(shop):
    try:
        socket.create_connection(("127.0.0.1", shop.port), timeout=1).close()
        return False
    except OSError:
        return True


def test_requests_under_way_are_finished(open_shop):
    shop = open_shop()
    clients = [RawClient(shop) for _ in range(20)]
    for client in clients:
        client.send_order(an_order())
        assert client.answer()[0] == 201
    rests = [client.send_order(an_order(), cut=40) for client in clients]
    eventually(lambda: all(client.is_read() for client in clients), what="the server reading every request")
    shop.terminate()
    eventually(lambda: refuses_connections(shop), what="an end to new connections")
    for client, rest in zip(clients, rests):
        client.send(rest)
    answers = [client.answer() for client in clients]
    assert [answer and answer[0] for answer in answers] == [201] * len(clients)
    assert all(client.hung_up(within=10) for client in clients)
    assert shop.stop() == 0


def test_it_ends_within_ten_seconds_with_idle_and_silent_clients(open_shop):
    shop = open_shop()
    idle, silent, half = (RawClient(shop) for _ in range(3))
    idle.send_order(an_order())
    assert idle.answer()[0] == 201
    half.send_order(an_order(), cut=30)
    eventually(half.is_read, what="the server reading half a request")
    before = time.monotonic()
    assert shop.stop(within=12) == 0
    assert time.monotonic() - before < 11
    for client in (idle, silent, half):
        client.close()


def test_it_ends_within_ten_seconds_while_a_company_does_not_answer(open_shop, company_server):
    silence = threading.Event()
    company_server.behaviour = lambda item: Answer(200, after=silence)
    shop = open_shop()
    order = shop.place()
    shop.act(order, "fulfillment", shop.producer)
    eventually(lambda: company_server.about(order["id"]), what="the request under way")
    assert shop.stop(within=12) == 0
    silence.set()
    company_server.behaviour = lambda item: Answer(200)
    shop.start()
    eventually(lambda: len(company_server.about(order["id"])) >= 2, within=90, what="the request once more")


@pytest.mark.parametrize("round", range(3))
def test_under_load_every_answered_order_survives(open_shop, round):
    shop = open_shop()
    acknowledged, broken = [], []
    stopping = []

    def client(_):
        connection = RawClient(shop)
        while True:
            connection.send_order(an_order())
            answer = connection.answer()
            if answer is None:
                if not stopping:
                    broken.append("hung up before the end")
                return
            assert answer[0] in (201, 503), answer
            if answer[0] == 201:
                acknowledged.append(answer[1]["location"].rsplit("/", 1)[1])
            if answer[1].get("connection", "").lower() == "close":
                return

    with ThreadPoolExecutor(8) as pool:
        running = [pool.submit(client, index) for index in range(8)]
        eventually(lambda: len(acknowledged) > 40, what="some orders")
        stopping.append(True)
        assert shop.stop() == 0
        for one in running:
            one.result(timeout=10)
    assert broken == []
    shop.start()
    for id in acknowledged:
        assert shop.get(f"/orders/{id}", shop.operator).status_code == 200


@pytest.mark.soak
@pytest.mark.timeout(120 + 10 * ROUNDS)
def test_under_new_connections_everyone_who_was_connected_is_answered(open_shop):
    shop = open_shop(CAKE_LOG_LEVEL="error")
    codes, answered, broken = [], 0, []
    for _ in range(ROUNDS):
        clients = Newcomers(shop, 16)
        eventually(lambda clients=clients: clients.answered > 50, what="some answers")
        codes.append(shop.stop())
        clients.wait()
        answered += clients.answered
        broken += clients.broken
        shop.start()
    print(f"{ROUNDS} stops, {answered} answers; exit codes {Counter(codes)}; broken {Counter(broken)}")
    assert Counter(codes) == {0: ROUNDS}
    assert broken == []


def test_a_second_server_on_the_same_data_or_port_says_what_is_wrong(open_shop):
    shop = open_shop()
    done = shop.run("serve", "--port", str(shop.port), code=None, CAKE_DATA_DIR=str(shop.folder / "other"))
    assert str(shop.port) in done.stderr or "in use" in done.stderr.lower()
