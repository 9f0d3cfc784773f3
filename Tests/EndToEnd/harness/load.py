"""Clients that place and fulfil orders until the server dies, and remember what they were promised."""

import http.client
import json
import random
import threading
import uuid

from harness.orders import an_order


class Ledger:
    """What the server acknowledged, and what it was asked without an answer."""

    def __init__(self):
        self.lock = threading.Lock()
        self.placed = {}
        self.unanswered = []
        self.done = {"fulfillment": set(), "delivery": set(), "cancellation": set()}

    def note(self, action, id):
        with self.lock:
            self.done[action].add(id)


class Client(threading.Thread):
    """One of them. Ends when the server is gone."""

    def __init__(self, shop, ledger, seed):
        super().__init__(daemon=True)
        self.ledger = ledger
        self.port = shop.port
        self.tokens = {"fulfillment": shop.producer, "delivery": shop.company}
        self.random = random.Random(seed)
        self.connection = None
        self.fault = None

    def run(self):
        try:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
            while True:
                self.place()
                if self.random.random() < 0.4:
                    self.move()
        except (OSError, http.client.HTTPException):
            return
        except AssertionError as fault:
            self.fault = fault

    def place(self):
        with self.ledger.lock:
            repeat = self.ledger.unanswered.pop() if self.ledger.unanswered else None
        key, order = repeat or (str(uuid.uuid4()), an_order())
        try:
            status, body = self.post("/orders", order, {"idempotency-key": key})
        except (OSError, http.client.HTTPException):
            with self.ledger.lock:
                self.ledger.unanswered.append((key, order))
            raise
        assert status == 201, f"{status} {body}"
        with self.ledger.lock:
            earlier = self.ledger.placed.setdefault(key, body)
        assert earlier["id"] == body["id"], "a repeat made a second order"

    def move(self):
        with self.ledger.lock:
            order = self.random.choice(list(self.ledger.placed.values()))
            sent = list(self.ledger.done["fulfillment"])
        action = self.random.choice(["fulfillment", "fulfillment", "delivery", "cancellation"])
        id = self.random.choice(sent) if action == "delivery" and sent else order["id"]
        token = self.tokens.get(action, order["trackingToken"])
        status, body = self.post(f"/orders/{id}/{action}", {}, {"authorization": f"Bearer {token}"})
        # An order that is elsewhere by now, or that this company was not asked for yet.
        assert status in (200, 409) or action == "delivery" and status == 404, f"{action}: {status} {body}"
        if status == 200:
            self.ledger.note(action, id)

    def post(self, path, body, headers):
        self.connection.request(
            "POST", path, json.dumps(body), {"content-type": "application/json", **headers})
        answer = self.connection.getresponse()
        return answer.status, json.loads(answer.read())
