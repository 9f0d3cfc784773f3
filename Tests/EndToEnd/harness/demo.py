"""The example shop as `cake serve --demo` runs it, and its people."""

import datetime
import itertools
import json
import re
import zoneinfo

import requests

from harness import mailbox
from harness.shop import ROOT, Shop
from harness.waiting import eventually

_keys = itertools.count(1)


class DemoShop(Shop):
    """The shop of `shop.json` with the sandbox delivery company beside it, which delivers by itself after a moment.

    Velo Express is the company without a system of its own: it accepts requests and reports at the desk.
    """

    def __init__(self, folder, receiver, **settings):
        file = json.loads((ROOT / "shop.json").read_text())
        file["deliveryCompanies"][1]["endpoint"] = receiver.url
        settings.setdefault("CAKE_VELO_EXPRESS_SECRET", receiver.secret)
        super().__init__(folder, receiver, file, **settings)
        self.file = file

    def open(self):
        return self.start("--demo")

    # Its people

    @property
    def producer(self):
        return self.token("producer", "oven")

    @property
    def company(self):
        return self.token("deliveryCompany", "velo-express")

    @property
    def operator(self):
        return self.token("operator", "ella")

    # Its days and orders

    def open_days(self, ahead=2):
        """Days that can be had, at least so many days ahead."""
        today = datetime.datetime.now(zoneinfo.ZoneInfo(self.file["timeZone"])).date()
        days = self.get(f"/availability?from={today + datetime.timedelta(days=ahead)}").json()["days"]
        return [day["date"] for day in days if day["open"]]

    def order_cake(self, **changes):
        """Places an order as a program does; keyword arguments replace parts of it."""
        order = {
            "customer": {"name": "Ada Baker", "email": "ada@customers.example", "phone": "+49 30 901820"},
            "address": "Kollwitzstraße 1, 10405 Berlin",
            "dueDate": self.open_days()[3], "slot": "afternoon",
            "items": [{"cakeId": "victoria-sponge", "quantity": 1, "inscription": "Happy Birthday"}],
            **changes,
        }
        order = {key: value for key, value in order.items() if value is not None}
        return self.place(order, key=f"demo-{next(_keys)}")

    def bake(self, order, company=None):
        """Reports an order as baked, and hands it to a delivery company."""
        body = {"allergensChecked": True, "deliveryCompanyId": company}
        token = self.token("producer", self.order(order)["producerId"])
        return self.act(order, "fulfillment", token, **{key: value for key, value in body.items() if value})

    def send_by_desk(self, **changes):
        """An order that waits at the delivery desk to be reported."""
        order = self.order_cake(**changes)
        self.bake(order, company="velo-express")
        return self.until(order, "sentForDelivery")

    def orders(self):
        """All orders that are due from now on."""
        return requests.get(
            f"{self.url}/orders?limit=200", headers={"Authorization": f"Bearer {self.operator}"},
            timeout=20).json()["orders"]

    # Its mail

    def sign_in_link(self, address):
        """The link of the newest email that lets somebody in."""
        def newest():
            emails = [mailbox.part(item, "plain") for item in self.emails(address)]
            links = [link for text in emails for link in re.findall(r"http://\S+/sign-in/[\w-]+", text)]
            return links[-1] if links else None
        return eventually(newest, 15, f"an email to {address} with a link")
