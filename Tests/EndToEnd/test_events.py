"""Live status by Server-Sent Events."""

import contextlib
import json
import threading

import jwt
import pytest

from harness.rawhttp import RawClient
from harness.waiting import eventually


class Listener:
    """Reads an order's events in the background."""

    def __init__(self, shop, order, token):
        self.client = RawClient(shop)
        self.client.send((f"GET /orders/{order['id']}/events HTTP/1.1\r\nhost: 127.0.0.1\r\n"
                          f"authorization: Bearer {token}\r\n\r\n").encode())
        self.status, self.headers, _ = self.client.answer()
        self.events = []
        self.ended_whole = None
        self.ended = threading.Event()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        last = b""
        with contextlib.suppress(ConnectionError, ValueError):
            for line in self.client.file:
                if line.startswith(b"data:"):
                    self.events.append(json.loads(line[5:]))
                last = line if line.strip() else last
        # A stream in chunks has ended by its own will if the last chunk is the empty one.
        self.ended_whole = last.strip() == b"0"
        self.ended.set()

    def saw(self, status):
        return any(event.get("status") == status for event in self.events)

    def close(self):
        self.client.hang_up()


def test_the_customer_watches_the_order_on_its_way(shop):
    order = shop.place()
    listener = Listener(shop, order, order["trackingToken"])
    assert listener.headers["content-type"].startswith("text/event-stream")
    eventually(lambda: listener.saw("placed"), what="the state it is in")
    shop.act(order, "fulfillment", shop.producer)
    eventually(lambda: listener.saw("sentForDelivery"), what="the event sentForDelivery")
    shop.act(order, "delivery", shop.company)
    eventually(lambda: listener.saw("delivered"), what="the event delivered")
    assert order["trackingToken"] not in json.dumps(listener.events)
    listener.close()


def test_many_may_watch_while_others_order(shop):
    order = shop.place()
    listeners = [Listener(shop, order, order["trackingToken"]) for _ in range(20)]
    eventually(lambda: all(one.saw("placed") for one in listeners), what="the first event for each")
    shop.act(order, "cancellation", order["trackingToken"])
    eventually(lambda: all(one.saw("cancelled") for one in listeners), what="the event cancelled for each")
    for one in listeners:
        one.close()


@pytest.mark.timeout(120)
def test_a_revoked_token_sees_no_more_within_a_minute_while_others_go_on(shop):
    order = shop.place()
    token = shop.run("token", "issue", "--role", "operator", "--subject", "olga").stdout.strip()
    revoked, other = Listener(shop, order, token), Listener(shop, order, order["trackingToken"])
    eventually(lambda: revoked.saw("placed") and other.saw("placed"), what="the first events")
    shop.run("token", "revoke", jwt.decode(token, options={"verify_signature": False})["jti"])
    assert revoked.ended.wait(60) and revoked.ended_whole
    shop.act(order, "cancellation", order["trackingToken"])
    eventually(lambda: other.saw("cancelled"), what="the event cancelled for who may see it")
    assert not revoked.saw("cancelled") and not other.ended.is_set()
    other.close()


def test_event_streams_end_at_shutdown(open_shop):
    shop = open_shop()
    order = shop.place()
    listener = Listener(shop, order, order["trackingToken"])
    eventually(lambda: listener.saw("placed"), what="the first event")
    shop.terminate()
    assert listener.ended.wait(10) and listener.ended_whole
    assert shop.stop() == 0
