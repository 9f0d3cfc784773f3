"""Makes the pictures of the README's tour: a demo shop that has been open for two weeks, as its people see it."""

import base64
import datetime
import itertools
import os
import pathlib
import signal
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parents[2])]

import ways  # noqa: E402
from harness import believable  # noqa: E402
from harness.browser import DESK, PHONE, Browser  # noqa: E402
from harness.demo import DemoShop  # noqa: E402
from harness.receiver import Receiver  # noqa: E402
from scenes import BusyShop, Scene, at, tracking  # noqa: E402

PEOPLE = [
    ("Rosa Klein", "Raumerstraße 17, 10437 Berlin"), ("Ahmed Farouk", "Schwedter Straße 3, 10119 Berlin"),
    ("Lena Hoffmann", "Eberswalder Straße 29, 10437 Berlin"), ("Piet de Vries", "Kollwitzplatz 4, 10405 Berlin"),
    ("Marta Nowak", "Torstraße 90, 10119 Berlin"), ("Sven Larsson", "Christburger Straße 11, 10405 Berlin"),
    ("Aiko Tanaka", "Husemannstraße 6, 10435 Berlin"), ("Daniel Weiss", "Jablonskistraße 23, 10405 Berlin"),
]
# Cakes, what is written on them, and what their customers must not eat.
CAKES = [
    ("victoria-sponge", "Happy 40th, Zoë", ["nuts"]), ("lemon-drizzle", None, []),
    ("vegan-chocolate", "Hoch soll sie leben", ["eggs", "milk"]), ("vanilla-cupcakes", None, []),
    ("black-forest", "Willkommen, Mats", []), ("hazelnut-torte", None, ["gluten"]), ("lemon-drizzle", None, ["nuts"]),
]
# How many orders were placed on each day, the oldest first.
HISTORY = [3, 4, 2, 5, 6, 3, 4, 5, 3, 6, 7, 4, 5, 4]


class WrongClockShop(DemoShop):
    """A demo shop behind `faketime`, which starts it as a child and does not hand on that it shall end."""

    def __init__(self, folder, receiver, **settings):
        super().__init__(folder, receiver, **settings)
        self.wrap = []

    def terminate(self):
        process = self.process.pid
        children = pathlib.Path(f"/proc/{process}/task/{process}/children").read_text().split()
        for one in map(int, children if self.wrap else [process]):
            os.kill(one, signal.SIGTERM)


def remember(shop):
    """Lets the shop live through the days before today, one after the other, by a clock that goes wrong on purpose."""
    people, cakes = itertools.cycle(PEOPLE), itertools.cycle(CAKES)
    stars, reviews = itertools.cycle([5, 5, 4, 5, 3]), itertools.cycle([5, 4, 5, 5, 3, 5])
    minutes, afar = itertools.cycle([1, 3, 2, 4, 2, 3]), itertools.cycle([2, 3, 5, 2, 4, 6, 3])
    slots = itertools.cycle(["morning", "afternoon", "evening", "afternoon", "morning"])
    tokens = {}
    for ago, count in zip(range(len(HISTORY), 0, -1), HISTORY):
        shop.wrap = ["faketime", "-f", f"-{ago}d"]
        shop.start("--demo")
        today = datetime.date.today() - datetime.timedelta(days=ago)
        for _ in range(count):
            order = place_ahead(shop, today, next(afar), next(slots), *next(people), *next(cakes))
            tokens[order["id"]] = order["trackingToken"]
        asked = []
        for order in shop.orders():
            due = datetime.date.fromisoformat(order["dueDate"])
            # A few are baked the evening before, most of them on their day; one in seven is late.
            if order["status"] == "placed" and due <= today and not (due == today and order["number"][0] in "AEKQ"):
                company = "velo-express" if order["number"][1] in "02468ACEGKN" else "sandbox-couriers"
                shop.bake(order, company=company)
                asked.append((order, company))
        for order, company in asked:
            shop.until(order, "sentForDelivery")
            moment = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=-ago, minutes=next(minutes))
            shop.act(order, "delivery", shop.token("deliveryCompany", company), review=next(stars),
                     receivedBy=order["customer"]["name"], deliveredAt=f"{moment:%Y-%m-%dT%H:%M:%SZ}")
            if order["number"][2] in "02468ACEGKMPRTX":
                shop.act(order, f"review?token={tokens[order['id']]}", None, rating=next(reviews))
        shop.settled()
        shop.stop()
    shop.wrap = []


def place_ahead(shop, today, days, slot, name, address, cake, inscription, avoided):
    for ahead in range(days, days + 4):
        answer = shop.post("/orders", json={
            "customer": {"name": name, "email": f"{name.split()[0].lower()}@mail.example"}, "address": address,
            "dueDate": (today + datetime.timedelta(days=ahead)).isoformat(), "slot": slot,
            "items": [{"cakeId": cake, "quantity": 1} | ({"inscription": inscription} if inscription else {})],
            "avoidAllergens": avoided})
        if answer.status_code == 201:
            return answer.json()
    raise AssertionError(answer.text)


def filled_basket(browser, shop):
    ways.put_into_basket(browser, "Victoria Sponge", "Happy 40th, Zoë")
    browser.open("/order")
    ways.choose_day(browser, shop.demo.open_days()[4], "afternoon")
    browser.run("document.getElementById('dueDate').scrollIntoView(); scrollBy(0, -12)")


def inscribed_cake(browser, shop):
    browser.open("/cakes/victoria-sponge")
    browser.fill("What shall we write on it?", "Happy 40th, Zoë")
    browser.run("document.activeElement.blur(); scrollTo(0, 0)")


def dead_messages(browser, shop):
    browser.open("/control/messages?state=dead")


TALL = (1280, 1500)

# Name, window, colours, and what is seen.
PICTURES = [
    ("menu-phone", PHONE, "light", Scene("menu", None, at("/"))),
    ("cake-phone", PHONE, "light", Scene("cake", None, inscribed_cake)),
    ("order-phone", PHONE, "light", Scene("order", None, filled_basket)),
    ("tracking-phone", PHONE, "dark", Scene("tracking", None, tracking("Olu Adeyemi"))),
    ("board-desk", DESK, "light", Scene("board", "producer", at("/bakery"))),
    ("desk-phone", PHONE, "light", Scene("desk", "company", at("/deliveries"))),
    ("control-desk", TALL, "light", Scene("control room", "operator", at("/control"))),
    ("control-dark", TALL, "dark", Scene("control room", "operator", at("/control"))),
    ("order-desk", DESK, "light", Scene("order", "operator", at(
        lambda shop: f"/control/orders/{shop.orders['Sophie Marchand']['id']}"))),
    ("messages-desk", DESK, "light", Scene("messages", "operator", dead_messages)),
]


def take(browser, name, window, folder):
    width, height = window
    picture = browser.cdp(
        "Page.captureScreenshot", format="webp", quality=82,
        clip={"x": browser.run("return scrollX"), "y": browser.run("return scrollY"), "width": width, "height": height,
              "scale": 2 if width < 700 else 1.25})
    path = folder / f"{name}.webp"
    path.write_bytes(base64.b64decode(picture["data"]))
    print(f"{path}  {path.stat().st_size // 1024} KB", flush=True)


def main(folder):
    receiver = Receiver()
    shop = WrongClockShop(
        tempfile.mkdtemp(prefix="cake-screenshots-"), receiver, FAKETIME_DONT_FAKE_MONOTONIC="1")
    browser = None
    try:
        remember(shop)
        shop.open()
        busy = BusyShop(shop, believable.fill(shop))
        browser = Browser()
        for name, window, colours, scene in PICTURES:
            browser.resize(window)
            busy.show(browser, scene)
            browser.colours(colours)
            if name.startswith("tracking"):
                browser.run("scrollTo(0, 0)")
            take(browser, name, window, folder)
    finally:
        if browser:
            browser.close()
        shop.close()
        receiver.close()


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
