"""Live status by Server-Sent Events."""

import contextlib
import json
import threading

import requests

from harness.waiting import eventually


class Listener:
    """Reads an order's events in the background."""

    def __init__(self, shop, order, token):
        self.answer = shop.get(f"/orders/{order['id']}/events", token, stream=True, timeout=(5, 60))
        self.events = []
        self.ended = threading.Event()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        # Closed while it is being read, as a browser closes it, the library fails in ways of its own.
        with contextlib.suppress(requests.RequestException, AttributeError, ValueError):
            for line in self.answer.iter_lines():
                if line.startswith(b"data:"):
                    self.events.append(json.loads(line[5:]))
        self.ended.set()

    def saw(self, status):
        return any(event.get("status") == status for event in self.events)


def test_the_customer_watches_the_order_on_its_way(shop):
    order = shop.place()
    listener = Listener(shop, order, order["trackingToken"])
    assert listener.answer.headers["content-type"].startswith("text/event-stream")
    eventually(lambda: listener.saw("placed"), what="the state it is in")
    shop.act(order, "fulfillment", shop.producer)
    eventually(lambda: listener.saw("sentForDelivery"), what="the event sentForDelivery")
    shop.act(order, "delivery", shop.company)
    eventually(lambda: listener.saw("delivered"), what="the event delivered")
    assert order["trackingToken"] not in json.dumps(listener.events)
    listener.answer.close()


def test_many_may_watch_while_others_order(shop):
    order = shop.place()
    listeners = [Listener(shop, order, order["trackingToken"]) for _ in range(20)]
    eventually(lambda: all(one.saw("placed") for one in listeners), what="the first event for each")
    shop.act(order, "cancellation", order["trackingToken"])
    eventually(lambda: all(one.saw("cancelled") for one in listeners), what="the event cancelled for each")
    for one in listeners:
        one.answer.close()


def test_event_streams_end_at_shutdown(open_shop):
    shop = open_shop()
    order = shop.place()
    listener = Listener(shop, order, order["trackingToken"])
    eventually(lambda: listener.saw("placed"), what="the first event")
    shop.terminate()
    assert listener.ended.wait(10)
    assert shop.stop() == 0
