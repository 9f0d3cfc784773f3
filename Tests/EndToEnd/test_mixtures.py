"""It goes on serving, whatever is asked for at once: every kind of read with every other, reads with writes, staff with
customers, right after a start, with one thread for all tasks or several."""

import itertools
import random
import signal
import threading

import pytest

from harness import crowd
from harness.crowd import Request
from harness.orders import an_order
from harness.processors import seeing
from harness.shopfile import open_day

CONNECTIONS = 128
THREADS = [1, 2, 4]


def of_customers(shop, order):
    token, tracking = order["trackingToken"], f"/track/{order['id']}/{order['trackingToken']}"
    html = {"accept": "text/html"}
    return [
        Request("menu", "/cakes"),
        Request("availability", f"/availability?from={open_day()}"),
        Request("order", f"/orders/{order['id']}?token={token}"),
        Request("order of nobody", f"/orders/{order['id']}", status=404),
        Request("first page", "/", headers=html),
        Request("order page", "/order", headers=html),
        Request("tracking", tracking, headers=html),
        Request("tracking for programs", tracking),
        Request("readiness", "/health/ready"),
        Request("description", "/openapi.json"),
    ]


def of_staff(shop, order):
    html = {"accept": "text/html"}

    def page(kind, path, token):
        return Request(kind, path, headers={**html, "cookie": f"session={token}"})

    def program(kind, path, token):
        return Request(kind, path, headers={"authorization": f"Bearer {token}"})

    return [
        program("orders of a baker", "/orders", shop.producer),
        program("orders of a company", "/orders", shop.company),
        program("orders of all", "/orders?limit=200", shop.operator),
        program("search", f"/orders?q={order['number']}", shop.operator),
        program("order of a baker", f"/orders/{order['id']}", shop.producer),
        program("messages", "/messages?state=failing", shop.operator),
        program("notifications", f"/notifications?order={order['id']}", shop.operator),
        program("companies", "/delivery-companies", shop.operator),
        program("metrics", "/metrics", shop.operator),
        page("board", "/bakery", shop.producer),
        page("day sheets", f"/bakery/print?date={order['dueDate']}", shop.producer),
        page("desk", "/deliveries", shop.company),
        page("control room", "/control", shop.operator),
        page("control room's orders", "/control/orders", shop.operator),
        page("order record", f"/control/orders/{order['id']}", shop.operator),
        page("control room's messages", "/control/messages", shop.operator),
        page("tokens", "/control/tokens", shop.operator),
    ]


def writes(shop, order):
    return [
        Request("placing", "/orders", method="POST", status=201, body=an_order),
        Request("a review that is too early", f"/orders/{order['id']}/review?token={order['trackingToken']}",
                method="POST", status=409, body={"rating": 5}),
    ]


def check_it_still_serves(shop):
    assert shop.get("/health/live", timeout=5).status_code == 200
    shop.place()
    assert shop.stop(within=12) == 0


@pytest.mark.parametrize("threads", THREADS)
def test_everybody_at_once_right_after_a_start(open_shop, threads):
    shop = open_shop(**seeing(threads))
    order = shop.place()
    kinds = of_customers(shop, order) + of_staff(shop, order)
    shop.restart()
    # The first that it does is all of it: nothing was read before, and staff's tokens were not looked up.
    rng = random.Random(threads)
    assert crowd.ask(shop.port, [[rng.choice(kinds) for _ in range(5)] for _ in range(CONNECTIONS)]) == []
    check_it_still_serves(shop)


@pytest.mark.parametrize("threads", THREADS)
def test_every_kind_of_read_beside_every_other(open_shop, threads):
    shop = open_shop(**seeing(threads))
    order = shop.place()
    kinds = of_customers(shop, order) + of_staff(shop, order)
    for one, other in itertools.combinations_with_replacement(kinds, 2):
        if "readiness" in (one.kind, other.kind):
            continue
        # Half of the connections ask for the one, half for the other.
        wrong = crowd.ask(shop.port, [[one], [other]] * (16 if one is not other else 4))
        assert wrong == [], f"{one.kind} beside {other.kind}"
    check_it_still_serves(shop)


@pytest.mark.parametrize("threads", THREADS)
def test_reads_beside_writes(open_shop, threads):
    shop = open_shop(**seeing(threads))
    order = shop.place()
    kinds = of_customers(shop, order) + of_staff(shop, order) + 8 * writes(shop, order)
    rng = random.Random(threads)
    assert crowd.ask(shop.port, [[rng.choice(kinds) for _ in range(10)] for _ in range(CONNECTIONS)]) == []
    check_it_still_serves(shop)


def test_visitors_who_waited_for_a_process_that_stood_still(open_shop):
    shop = open_shop(**seeing(1))
    order = shop.place()
    kinds = of_customers(shop, order) + of_staff(shop, order)
    rng = random.Random(7)
    shop.process.send_signal(signal.SIGSTOP)
    try:
        clients = [[rng.choice(kinds)] for _ in range(CONNECTIONS)]
        # They have asked by then: their requests wait in the kernel.
        done = []
        asking = threading.Thread(target=lambda: done.append(crowd.ask(shop.port, clients)))
        asking.start()
        asking.join(1)
    finally:
        shop.process.send_signal(signal.SIGCONT)
    asking.join(30)
    assert done == [[]]
    check_it_still_serves(shop)
