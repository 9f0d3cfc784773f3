"""What the tests ask of a shop, wherever it runs: staff's tokens, HTTP, orders, mail."""

import requests

from harness import mailbox
from harness.orders import an_order
from harness.waiting import eventually


class ShopClient:
    """A shop at `self.url`. Who runs one says how it issues tokens, settles, and where its emails are."""

    url = None

    def token(self, role, subject):
        """A staff token."""
        raise NotImplementedError

    def settled(self, within=30):
        """Waits until no message is waiting or being tried again."""
        raise NotImplementedError

    def emails(self, address=None):
        """The emails that were sent, oldest first."""
        raise NotImplementedError

    def logs(self):
        """All that was logged."""
        raise NotImplementedError

    @property
    def producer(self):
        return self.token("producer", "north-bakery")

    @property
    def company(self):
        return self.token("deliveryCompany", "swift-wheels")

    @property
    def operator(self):
        return self.token("operator", "olga")

    # HTTP

    def request(self, method, path, token=None, headers=None, **options):
        headers = dict(headers or {})
        if token is not None:
            headers["authorization"] = f"Bearer {token}"
        options.setdefault("timeout", 30)
        return requests.request(method, self.url + path, headers=headers, allow_redirects=False, **options)

    def get(self, path, token=None, **options):
        return self.request("GET", path, token, **options)

    def post(self, path, token=None, json=None, **options):
        return self.request("POST", path, token, json=json, **options)

    def place(self, order=None, key=None, **changes):
        """Places an order and expects it to be taken."""
        headers = {"idempotency-key": key} if key else {}
        answer = self.post("/orders", json=order or an_order(**changes), headers=headers)
        assert answer.status_code == 201, f"{answer.status_code} {answer.text}"
        return answer.json()

    def act(self, order, action, token, **body):
        """Does something to an order and expects it to be done."""
        answer = self.post(f"/orders/{order['id']}/{action}", token, json=body)
        assert answer.status_code == 200, f"{action}: {answer.status_code} {answer.text}"
        return answer.json()

    def order(self, order):
        answer = self.get(f"/orders/{order['id']}", self.operator)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def until(self, order, status, within=15):
        """The order once it stands there."""
        return eventually(
            lambda: (found := self.order(order))["status"] == status and found, within,
            f"order {order['number']} in state {status}")

    def messages(self, state):
        answer = self.get(f"/messages?state={state}", self.operator)
        assert answer.status_code == 200, answer.text
        return answer.json()["messages"]

    # Mail

    def email(self, address, about, within=15):
        """The first email to an address with that text in its subject or plain part."""
        return eventually(
            lambda: next((item for item in self.emails(address)
                          if about in item["subject"] or about in mailbox.part(item, "plain")), None),
            within, f"an email to {address} about {about}")
