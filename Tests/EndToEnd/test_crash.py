"""Killed at any moment, again and again: no acknowledged order is lost, and no event of it."""

import os
import random
import re
import sqlite3

import pytest

from harness.load import Client, Ledger
from harness.waiting import eventually

ROUNDS = int(os.environ.get("CAKE_CRASH_ROUNDS", "50"))
CLIENTS = 6


@pytest.mark.soak
@pytest.mark.timeout(600 + 10 * ROUNDS)
def test_every_acknowledged_order_survives_being_killed_at_any_moment(open_shop, company_server):
    seed = int(os.environ.get("CAKE_CRASH_SEED", random.randrange(1 << 32)))
    print(f"{ROUNDS} rounds, CAKE_CRASH_SEED={seed}")
    chance = random.Random(seed)
    shop = open_shop(CAKE_LOG_LEVEL="warning")
    ledger = Ledger()
    assert shop.producer and shop.company and shop.operator
    for number in range(ROUNDS):
        if number > 0:
            shop.start()
        run_until_killed(shop, ledger, chance)
    shop.start()
    finish_unanswered(shop, ledger)
    print(f"{len(ledger.placed)} orders placed, {len(ledger.done['fulfillment'])} fulfilled,",
          f"{len(ledger.done['delivery'])} delivered, {len(ledger.done['cancellation'])} cancelled")

    orders = eventually_all_at_rest(shop, ledger)
    every_promise_is_kept(orders, ledger)
    every_party_was_told(shop, company_server, orders, ledger)
    assert shop.stop() == 0
    with sqlite3.connect(shop.database()) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def run_until_killed(shop, ledger, chance):
    """Kills the server once so many more orders were acknowledged, a number that is different each time."""
    clients = [Client(shop, ledger, chance.random()) for _ in range(CLIENTS)]
    goal = len(ledger.placed) + chance.randrange(1, 60)
    for client in clients:
        client.start()
    eventually(lambda: len(ledger.placed) >= goal or any(client.fault for client in clients), within=60,
               what="orders under way", every=0.001)
    shop.kill()
    for client in clients:
        client.join(timeout=40)
        assert not client.is_alive(), "a client hangs"
        assert client.fault is None, client.fault


def finish_unanswered(shop, ledger):
    """Asks once more what was never answered, as a customer would."""
    for key, order in ledger.unanswered:
        ledger.placed[key] = shop.place(order, key=key)
    ledger.unanswered = []


def eventually_all_at_rest(shop, ledger):
    """All orders, once no message is waiting or failing."""
    # A message whose worker was killed is taken up again when its lease has run out.
    shop.settled(within=180)
    assert shop.messages("dead") == []
    orders, path = {}, "/orders?limit=200"
    while path:
        page = shop.get(path, shop.operator).json()
        orders.update({order["id"]: order for order in page["orders"]})
        path = page.get("next") and f"/orders?limit=200&cursor={page['next']}"
    return orders


def every_promise_is_kept(orders, ledger):
    placed = {order["id"] for order in ledger.placed.values()}
    assert len(placed) == len(ledger.placed), "two keys share an order"
    assert set(orders) == placed, "orders lost, or more than were asked for"
    for id, order in orders.items():
        assert [entry["version"] for entry in order["history"]] == list(range(1, order["version"] + 1))
        assert order["history"][-1]["status"] == order["status"]
        if id in ledger.done["cancellation"]:
            assert order["status"] == "cancelled"
        elif id in ledger.done["delivery"]:
            assert order["status"] == "delivered"
        elif id in ledger.done["fulfillment"]:
            assert order["status"] in ("sentForDelivery", "delivered")


def every_party_was_told(shop, company_server, orders, ledger):
    numbers = {"north-bakery@shop.example": set()}
    for email in shop.emails():
        to = email["to"].addresses[0].addr_spec
        text = email["subject"] + email.get_body(("plain",)).get_content()
        numbers.setdefault(to, set()).update(re.findall(r"[0-9A-Z]{4}-[0-9A-Z]{4}", text))
    requested = {item.order for item in company_server.received if item.type == "delivery.requested"}
    reviewed = {item.order for item in company_server.received if item.type == "delivery.feedback"}
    assert all(item.verified for item in company_server.received)
    for id, order in orders.items():
        assert order["number"] in numbers.get(order["customer"]["email"], ()), f"{id}: no email to the customer"
        # A producer who baked it already need not be told any more that there is something to bake.
        if order["status"] in ("placed", "cancelled"):
            assert order["number"] in numbers["north-bakery@shop.example"], f"{id}: no email to the producer"
        history = [entry["status"] for entry in order["history"]]
        if order["status"] == "sentForDelivery":
            assert id in requested, f"{id}: the delivery company was not asked"
        if "delivered" in history:
            assert id in reviewed, f"{id}: no feedback"
