"""No customer's data where it does not belong: logs, messages, problems, files others can read."""

import re
import stat

import pytest

from harness.orders import PERSONAL, an_order
from harness.receiver import Answer
from harness.visitor import Staff, Visitor, action_of, emailed, number
from harness.waiting import eventually

WORDS = (*PERSONAL, "Plumeria", "Tangerine")


@pytest.fixture(scope="module")
def story(shop, receiver):
    """An order taken all the way, another that fails everywhere, and requests that are refused."""
    receiver.behaviour = lambda item: Answer(500 if len(receiver.received) < 2 else 200)
    order = shop.place(an_order(note="Plumeria blossoms", avoidAllergens=["nuts"],
                                items=[{"cakeId": "victoria-sponge", "quantity": 1, "inscription": "Tangerine"}]))
    shop.act(order, "fulfillment", shop.producer, allergensChecked=True)
    eventually(lambda: shop.messages("failing"), what="a failing message")
    waiting = [shop.get(f"/messages?state={state}", shop.operator).text for state in ("failing", "waiting")]
    shop.settled()
    shop.act(order, "delivery", shop.company, comment="Plumeria by the door")
    receiver.behaviour = lambda item: Answer(400)
    refused = shop.place(an_order(note="Plumeria"))
    shop.act(refused, "fulfillment", shop.producer)
    eventually(lambda: shop.messages("dead"), what="a dead letter")
    bodies = waiting + [shop.get("/messages?state=dead", shop.operator).text]
    return order, bodies


def problems(shop, order):
    bad = an_order(note="Plumeria\u0007", address="Zebrawood\n" * 3, dueDate="Plumeria")
    bad["customer"]["email"] = "adalind at customers.example"
    token = order["trackingToken"]
    yield shop.post("/orders", json=bad)
    yield shop.post("/orders", data=b'{"note": "Plumeria", ', headers={"content-type": "application/json"})
    yield shop.post("/orders", json=an_order(items=[{"cakeId": "Plumeria", "quantity": "Tangerine"}]))
    yield shop.post("/orders", json=an_order(customer="adalind Quibble"))
    yield shop.get(f"/orders/{order['id']}?token={token}x")
    yield shop.get(f"/track/{order['id']}/{token}x")
    yield shop.post(f"/orders/{order['id']}/cancellation?token={token}", json={"reason": "Plumeria"})
    yield shop.get("/orders?q=adalind", shop.operator)
    yield shop.get("/orders?from=Plumeria", shop.operator)


def test_no_problem_repeats_what_a_customer_wrote(shop, story):
    for answer in problems(shop, story[0]):
        assert answer.status_code >= 400
        for word in (*WORDS, story[0]["trackingToken"]):
            assert word not in answer.text, f"{word} in {answer.text}"


def test_no_message_carries_a_customers_data(shop, story):
    order, bodies = story
    assert any(order["id"] in body for body in bodies)
    for body in bodies:
        for word in (*WORDS, order["trackingToken"]):
            assert word not in body


def test_no_log_line_carries_a_customers_data_or_a_token(shop, story):
    list(problems(shop, story[0]))
    shop.get(f"/track/{story[0]['id']}/{story[0]['trackingToken']}")
    shop.get(f"/orders/{story[0]['id']}?token={story[0]['trackingToken']}")
    logs = shop.logs()
    assert "error" in logs.lower() or "warning" in logs.lower()
    for word in (*WORDS, story[0]["trackingToken"], shop.operator, shop.producer, shop.receiver.secret):
        assert word not in logs, f"{word} in the logs: {next(l for l in logs.splitlines() if word in l)}"


def order_on_the_pages(shop):
    """A customer orders, not without a mistake; their browser, and the path where the order is tracked."""
    customer = Visitor(shop)
    customer.fill_basket("Tangerine")
    who = {"name": "Adalind Quibble", "address": "5 Zebrawood Crescent", "phone": "+44 20 7946 0000",
           "note": "Plumeria blossoms"}
    assert customer.review(**who, email="adalind at customers.example").status_code == 422
    tracked = customer.place(customer.review(**who, email="adalind@customers.example"))
    assert tracked.status_code == 200 and "/track/" in tracked.url, tracked.text
    return customer, tracked.url.removeprefix(shop.url).partition("?")[0]


def signed_in(shop, address):
    """Somebody of the shop who came by a link, and the link."""
    one = Staff(shop)
    link = emailed(shop, one, address)
    assert one.follow(link).status_code == 200
    return one, link


def use_the_pages(shop):
    """Everybody does on the pages what they come for; the secrets that they were given."""
    customer, track = order_on_the_pages(shop)
    id, tracking_token = track.split("/")[2:]
    order = {"id": id, "number": number(customer.get(track))}
    baker, bakers_link = signed_in(shop, "north-bakery@shop.example")
    board = baker.get("/bakery")
    assert order["number"] in baker.post(action_of(board, id, "/fulfillment"), board).text
    shop.until(order, "sentForDelivery")
    driver, drivers_link = signed_in(shop, "swift-wheels@wheels.example")
    desk = driver.get("/deliveries")
    for receiver in ("Quibble" * 100, "Quibble next door"):
        driver.post(action_of(desk, id, "/delivery"), desk, receivedBy=receiver, comment="Plumeria by the door")
    seen = customer.get(track)
    assert "Plumeria" in customer.post(f"{track}/review", seen, rating="5", comment="Plumeria and all").text
    olga, olgas_link = signed_in(shop, "olga@shop.example")
    for query in ("adalind@customers.example", "Quibble", "7946 0000"):
        assert order["number"] in olga.get(f"/control/orders?q={query}").text
    for path in ("orders.csv", f"orders/{id}", f"notifications?order={order['number']}", "messages", "companies"):
        assert olga.get(f"/control/{path}").status_code == 200, path
    made = olga.post("/control/tokens/issue", olga.get("/control/tokens"), holder="producer:south-bakery",
                     lifetime="day")
    issued = re.search(r"<textarea[^>]*>([^<]+)<", made.text).group(1)
    other, cancelled = order_on_the_pages(shop)
    assert "Plumeria" in other.post(f"{cancelled}/cancellation", other.get(cancelled), reason="Plumeria is out").text
    shop.settled()
    olga.act_on(order, "erasure", confirm="yes")
    # What is refused, is not there, or comes from elsewhere.
    assert customer.get(f"{track}/Plumeria").status_code == 404
    assert customer.get(f"{track}x").status_code == 404
    assert customer.post(f"{track}/review", seen, {"Origin": "https://evil.example"}, rating="5").status_code == 403
    assert Staff(shop).sign_in(issued + "x").status_code == 422
    assert baker.follow(bakers_link).status_code == 410
    baker.sign_out()
    browsers = (customer, other, baker, driver, olga)
    cookies = [value for one in browsers for name, value in one.session.cookies.items() if name != "language"]
    links = [link.rpartition("/")[2] for link in (bakers_link, drivers_link, olgas_link)]
    return [tracking_token, cancelled.rpartition("/")[2], issued, *links, *cookies]


def test_the_log_names_nobody_however_the_pages_are_used(shop):
    secrets = use_the_pages(shop)
    logs = shop.logs()
    assert all(len(secret) > 10 for secret in secrets)
    for route in ("/track/{id}/{token}", "/bakery/{id}/fulfillment", "/deliveries/{id}/delivery", "/sign-in/{secret}",
                  "/control/orders/{id}/{action}"):
        assert route in logs, "the log tells what was done"
    for word in (*WORDS, *secrets, "shop.example", "wheels.example", "South Bakery"):
        assert word not in logs, f"{word} in the logs: {next(l for l in logs.splitlines() if word in l)}"


def test_metrics_carry_no_customers_data_and_no_ids(shop, story):
    text = shop.get("/metrics").text
    for word in (*WORDS, story[0]["id"], story[0]["number"]):
        assert word not in text


def test_an_erased_order_keeps_its_total_and_nothing_about_its_customer(shop, story):
    order = shop.place(an_order(note="Plumeria"))
    refused = shop.run("orders", "erase", order["id"], token=shop.operator, code=2)
    assert "placed" in refused.stderr, "what is still to be handed over cannot be erased"
    shop.act(order, "cancellation", order["trackingToken"], reason="Plumeria is out of season")
    shop.settled()
    shop.email("north-bakery@shop.example", order["number"])
    shop.run("orders", "erase", order["id"], token=shop.operator)
    erased = shop.order(order)
    assert erased["total"] == order["total"] and erased.get("customer") is None
    log = shop.get(f"/notifications?order={order['id']}", shop.operator).text
    for word in WORDS:
        assert word not in str(erased) and word not in log
    assert shop.get(f"/orders?q={order['customer']['email']}", shop.operator).json()["orders"] == []
    assert not list((shop.data / "mail").glob(f"{order['id']}*")), "what was written instead of sent goes too"


def test_what_is_stored_is_readable_by_its_owner_only(shop, story):
    keys = list(shop.data.glob("*.pem"))
    assert keys, "the signing key lies in the data folder"
    for path in keys:
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
    # Nobody else may pass the folder, or else nobody else may read the files in it.
    if stat.S_IMODE(shop.data.stat().st_mode) & 0o077:
        for path in (path for path in shop.data.rglob("*") if path.is_file()):
            assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
