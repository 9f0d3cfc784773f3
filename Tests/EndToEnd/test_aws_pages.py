"""The pages on AWS: each role's main way, and what API Gateway and the function's role make different."""

import base64
import html
import json
import re

import jwt
import pytest
import requests

from harness.visitor import Staff, Visitor, action_of, actions, emailed, links, number
from harness.waiting import eventually


def order_placed(shop, **wishes):
    """A customer's order, placed on the pages: the customer, and the page where it is tracked."""
    customer = Visitor(shop)
    customer.fill_basket()
    if wishes.get("avoid"):
        customer.post("/basket/avoid", customer.get("/"), avoid=wishes["avoid"])
    tracked = customer.place(customer.review())
    assert tracked.status_code == 200 and "/track/" in tracked.url, tracked.text
    return customer, tracked


def test_an_order_goes_its_whole_way_through_the_pages(shop):
    customer, tracked = order_placed(shop, avoid="nuts")
    order, path = re.search(r"/track/([^/]+)", tracked.url).group(1), tracked.url.partition("?")[0]

    baker = Staff(shop)
    board = baker.follow(emailed(shop, baker, "north-bakery@shop.example"))
    assert board.url.endswith("/bakery") and number(tracked) in board.text and "Nuts" in board.text
    fulfil = action_of(board, order, "/fulfillment")
    assert number(tracked) in baker.post(fulfil, board).text, "nobody has looked for nuts yet"
    done = baker.post(fulfil, board, allergensChecked="yes")
    assert done.status_code == 200 and not [action for action in actions(done, "/fulfillment") if order in action]

    shop.until({"id": order, "number": number(tracked)}, "sentForDelivery")
    driver = Staff(shop)
    desk = driver.sign_in(shop.company)
    assert desk.url.endswith("/deliveries") and number(tracked) in desk.text and "1 Main Street" in desk.text
    delivered = driver.post(action_of(desk, order, "/delivery"), desk, receivedBy="Grace", review="5", comment="Easy")
    assert delivered.status_code == 200 and number(tracked) in delivered.text

    seen = customer.get(path.removeprefix(shop.url))
    reviewed = customer.post(path.removeprefix(shop.url) + "/review", seen, rating="4", comment="Gone in a minute")
    assert "Gone in a minute" in reviewed.text
    eventually(lambda: len(shop.receiver.about(order, "delivery.feedback")) == 2, what="the feedback of both")


def test_the_operator_opens_every_page_of_the_house(shop):
    olga = Staff(shop)
    control = olga.sign_in(shop.operator)
    assert control.url.endswith("/control") and control.status_code == 200
    for path in ("/bakery", "/bakery/since?version=none", "/deliveries"):
        assert olga.get(path).status_code == 200, path


def test_a_customer_cancels_and_the_order_leaves_the_board(shop):
    customer, tracked = order_placed(shop)
    baker = Staff(shop)
    assert number(tracked) in baker.sign_in(shop.producer).text
    path = tracked.url.removeprefix(shop.url).partition("?")[0]
    assert "Changed my mind" in customer.post(path + "/cancellation", tracked, reason="Changed my mind").text
    assert number(tracked) not in baker.get("/bakery").text


def test_a_session_ends_when_its_owner_signs_out(shop):
    baker = Staff(shop)
    link = emailed(shop, baker, "south-bakery@shop.example")
    assert baker.follow(link).url.endswith("/bakery")
    session = baker.session.cookies["session"]
    assert baker.follow(link).status_code == 410, "a link is good once"
    baker.sign_out()
    assert "/sign-in" in baker.get("/bakery").url
    again = Staff(shop)
    again.session.cookies.set("session", session)
    eventually(lambda: "/sign-in" in again.get("/bakery").url, 70, "the end of the session everywhere", every=0.5)


def test_nobody_learns_whose_address_is_known(shop):
    stranger = Staff(shop)
    unknown, known = stranger.ask_for_link("nobody@shop.example"), stranger.ask_for_link("olga@shop.example")
    assert (unknown.url, unknown.status_code) == (known.url, known.status_code)
    assert links(shop, "olga@shop.example") and not links(shop, "nobody@shop.example")


def test_without_the_signing_key_staff_sign_in_by_their_tokens(open_shop):
    shop = open_shop(CAKE_TOKEN_SIGNING_KEY="")
    baker = Staff(shop)
    page = baker.get("/sign-in")
    assert page.status_code == 200 and 'name="email"' not in page.text
    baker.ask_for_link("north-bakery@shop.example")
    assert baker.sign_in(shop.producer).url.endswith("/bakery")
    shop.settled()
    assert links(shop, "north-bakery@shop.example") == []
    assert shop.producer not in shop.logs()


def test_whoever_follows_an_order_gets_one_event_and_asks_again(shop):
    customer, tracked = order_placed(shop)
    events = html.unescape(re.search(r'data-events="([^"]+)"', tracked.text).group(1))
    answer = customer.get(events)
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert "retry: 5000" in answer.text and answer.text.count("data:") == 1


def test_an_answer_sets_every_cookie(shop):
    answer = requests.get(shop.url + "/", headers={"Accept": "text/html"}, timeout=20)
    assert answer.headers["set-cookie"].count("form=") == 1
    visitor = Visitor(shop)
    visitor.fill_basket()
    chosen = visitor.post("/language", visitor.get("/"), language="de", back="/order")
    assert set(visitor.session.cookies.keys()) == {"form", "basket", "language"}
    assert '<html lang="de">' in chosen.text and "Happy Birthday" in chosen.text


@pytest.mark.parametrize("path", ["/", "/order", "/sign-in", "/cakes/victoria-sponge"])
def test_a_page_can_be_asked_after_without_its_body(shop, path):
    answer = requests.head(shop.url + path, headers={"Accept": "text/html"}, timeout=20)
    assert answer.status_code == 200 and answer.content == b""


@pytest.mark.parametrize("method, path", [("POST", "/"), ("DELETE", "/sign-in"), ("PUT", "/nowhere")])
def test_programs_are_told_in_json_what_is_not_there(shop, method, path):
    answer = shop.request(method, path)
    assert answer.status_code == (404 if path == "/nowhere" else 405)
    assert answer.headers["content-type"] == "application/problem+json"


def test_the_log_of_the_pages_names_nobody(shop):
    baker = Staff(shop)
    link = emailed(shop, baker, "north-bakery@shop.example")
    baker.follow(link)
    _, tracked = order_placed(shop)
    shop.settled()
    log = (shop.folder / "logs" / "web.log").read_text()
    assert '"route":"/track/{id}/{token}"' in log or "track/{id}/{token}" in log
    secrets = (link.rpartition("/")[2], tracked.url.partition("?")[0].rpartition("/")[2],
               baker.session.cookies["session"], "Ada Baker", "ada@example.com", "north-bakery@shop.example")
    for secret in secrets:
        assert secret not in log


# The control room


@pytest.fixture
def olga(shop):
    """The operator, signed in."""
    one = Staff(shop)
    assert one.sign_in(shop.operator).url.endswith("/control")
    return one


def test_the_operator_finds_an_order_acts_for_everybody_and_erases_it(shop, olga):
    order = shop.place()
    path = f"/control/orders/{order['id']}"
    for query in (order["number"], order["customer"]["email"]):
        assert order["number"] in olga.get(f"/control/orders?q={query}").text
    assert order["number"] in olga.get("/control/orders.csv").text

    olga.act_on(order, "fulfillment", allergensChecked="yes")
    shop.until(order, "sentForDelivery")
    ask_another_company(shop, olga, order)
    olga.act_on(order, "delivery", receivedBy="Grace", review="3")
    assert shop.order(order)["status"] == "delivered"
    shop.settled()
    olga.act_on(order, "erasure", confirm="yes")
    assert "customer" not in shop.order(order)


def ask_another_company(shop, olga, order):
    olga.act_on(order, "delivery-request", deliveryCompanyId="gentle-vans")
    eventually(lambda: [item for item in shop.receiver.about(order["id"]) if item.path == "/vans"],
               what="the other company's request")
    assert shop.order(order)["deliveryCompanyId"] == "gentle-vans"


def test_the_operator_gives_an_order_to_another_bakery_and_cancels_it(shop, olga):
    order = shop.place(items=[{"cakeId": "lemon-drizzle", "quantity": 1}])
    assert order["producerId"] == "north-bakery"
    assert "South Bakery" in olga.act_on(order, "assignment", producerId="south-bakery").text
    assert shop.order(order)["producerId"] == "south-bakery"
    shop.email("north-bakery@shop.example", f"South Bakery bakes order {order['number']}")
    shop.email("south-bakery@shop.example", f"New order {order['number']}")
    baker = Staff(shop)
    assert order["number"] in baker.sign_in(shop.token("producer", "south-bakery")).text
    page = olga.act_on(order, "cancellation", reason="Asked for by telephone")
    assert "Asked for by telephone" in page.text and shop.order(order)["status"] == "cancelled"
    assert order["number"] not in baker.get("/bakery").text
    shop.email("south-bakery@shop.example", f"CANCELLED: order {order['number']}")
    shop.email(order["customer"]["email"], f"Your order {order['number']} was cancelled")
    shop.settled()


def test_the_operator_asks_another_company_and_gives_the_order_up_at_last(shop, olga):
    order = shop.place()
    shop.act(order, "fulfillment", shop.producer)
    shop.until(order, "sentForDelivery")
    ask_another_company(shop, olga, order)
    page = olga.act_on(order, "failure", reason="Dropped on the stairs")
    assert "Dropped on the stairs" in page.text and shop.order(order)["status"] == "failed"
    track = f"/track/{order['id']}/{order['trackingToken']}"
    assert "We could not hand over your cake" in Visitor(shop).get(track).text
    shop.email(order["customer"]["email"], f"a problem with your order {order['number']}")
    shop.settled()


@pytest.mark.parametrize("handler", ["notifyCustomer", "notifyDeliveryCompany", "sendFeedback"])
def test_the_operator_sends_dead_messages_again(shop, olga, account, handler):
    order = shop.place()
    shop.settled()
    [envelope] = [base64.b64decode(record.call.body["Data"]).decode()
                  for record in account.proxy.records(shop.function("placeOrder"))
                  if record.call.action == "PutRecord" and record.call.body["PartitionKey"] == order["id"]]
    name, at = f"{json.loads(envelope)['id']}.{handler}", "2026-01-02T03:04:05.000Z"
    account.client("dynamodb").put_item(TableName=f"cake-ordering-{shop.stage}-orders", Item={
        "pk": {"S": f"DEADLETTER#{name}"}, "sk": {"S": "DEADLETTER"}, "handler": {"S": handler},
        "payload": {"S": envelope}, "error": {"S": "no mailbox"}, "attempts": {"N": "9"},
        "at": {"S": at}, "timeline": {"S": "DEADLETTER#0"}, "timelineKey": {"S": f"{at}#{'0' * 12}#{name}"}})
    page = olga.get("/control/messages")
    assert "no mailbox" in page.text
    sent = olga.post("/control/messages/redrive", page, id=name)
    assert sent.status_code == 200 and "no mailbox" not in sent.text
    for state in ("waiting", "failing"):
        assert olga.get(f"/control/messages?state={state}").status_code == 200
    shop.settled()


def test_the_operator_sends_a_notification_again(shop, olga):
    order = shop.place()
    shop.email(order["customer"]["email"], order["number"])
    shop.settled()
    page = olga.get(f"/control/notifications?order={order['number']}")
    before = len(shop.emails(order["customer"]["email"]))
    ids = re.findall(r'name="id" value="([^"]+)"', page.text)
    for id in ids:
        assert olga.post("/control/notifications/resend", page, id=html.unescape(id), order="").status_code == 200
    eventually(lambda: len(shop.emails(order["customer"]["email"])) > before, what="the email once more")
    shop.settled()


def test_the_operator_closes_and_opens_a_delivery_company(shop, olga):
    page = olga.get("/control/companies")
    page = olga.post("/control/companies/gentle-vans/disablement", page)
    assert 'action="/control/companies/gentle-vans/enablement"' in page.text
    page = olga.post("/control/companies/gentle-vans/enablement", page)
    assert 'action="/control/companies/gentle-vans/disablement"' in page.text


def test_the_operator_makes_a_token_and_ends_it(shop, olga):
    page = olga.get("/control/tokens")
    holder = html.unescape(re.search(r'<option value="([^"]*south-bakery[^"]*)"', page.text).group(1))
    lifetime = re.search(r'name="lifetime" value="([^"]+)"', page.text).group(1)
    made = olga.post("/control/tokens/issue", page, holder=holder, lifetime=lifetime)
    token = re.search(r"<textarea[^>]*>([^<]+)<", made.text).group(1)
    baker = Staff(shop)
    assert baker.sign_in(token).url.endswith("/bakery")
    id = jwt.decode(token, options={"verify_signature": False})["jti"]
    assert olga.post("/control/tokens/revoke", olga.get("/control/tokens"), id=id).status_code == 200
    eventually(lambda: "/sign-in" in baker.get("/bakery").url, 70, "the end of the token everywhere", every=0.5)
    assert token not in shop.logs()
