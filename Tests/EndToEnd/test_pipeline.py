"""An order on its whole way: placed, baked, handed over, delivered, reviewed."""

from harness import mailbox
from harness.orders import a_pickup, an_order
from harness.waiting import eventually


def test_an_order_goes_all_the_way_to_feedback(shop, receiver):
    order = shop.place(an_order(avoidAllergens=["nuts"]))
    assert order["status"] == "placed" and order["version"] == 1
    assert order["trackingUrl"].endswith(f"/track/{order['id']}/{order['trackingToken']}")

    to_producer = shop.email("north-bakery@shop.example", order["number"])
    assert "Happy Birthday" in mailbox.part(to_producer, "plain")

    shop.act(order, "fulfillment", shop.producer, allergensChecked=True)
    shop.until(order, "sentForDelivery")

    asked = eventually(lambda: receiver.about(order["id"], "delivery.requested"), what="the delivery request")
    assert asked[0].verified
    data = asked[0].json["data"]
    assert data["number"] == order["number"]
    assert data["handling"] == ["keep-upright", "fragile"]
    assert data["dueDate"] == order["dueDate"]
    assert data["callbackUrl"].endswith(f"/orders/{order['id']}/delivery")
    assert "Zebrawood" in str(data["dropoff"]) and "Oven Lane" in str(data["pickup"])

    shop.act(order, "delivery", shop.company, receivedBy="A neighbour", review=4, comment="Easy to find")
    delivered = shop.until(order, "delivered")
    assert [entry["status"] for entry in delivered["history"]] == [
        "placed", "fulfilled", "sentForDelivery", "delivered"]

    feedback = eventually(lambda: receiver.about(order["id"], "delivery.feedback"), what="the feedback")
    assert feedback[0].verified
    assert feedback[0].json["data"]["review"] == 4
    assert feedback[0].json["data"]["comment"] == "Easy to find"
    assert feedback[0].json["data"]["punctuality"]["minutesLate"] == 0


def test_the_producer_reads_what_to_bake_with_the_allergens_first(shop):
    order = shop.place(an_order(avoidAllergens=["nuts"], note="Blue icing please"))
    email = shop.email("north-bakery@shop.example", order["number"])
    for kind in ("plain", "html"):
        text = mailbox.part(email, kind)
        for wanted in ("Victoria Sponge", "Happy Birthday", "Blue icing please", order["number"]):
            assert wanted in text, f"{wanted} is missing in the {kind} part"
        assert "nuts" in text.lower()
        assert text.lower().index("nuts") < text.index("Victoria Sponge")


def test_the_customer_gets_a_confirmation_with_the_tracking_link(shop):
    order = shop.place(an_order())
    email = shop.email(order["customer"]["email"], order["number"])
    assert order["trackingUrl"] in mailbox.part(email, "plain")
    assert order["trackingUrl"] in mailbox.part(email, "html")


def test_the_tracking_link_answers_the_order(shop):
    order = shop.place()
    answer = shop.get(f"/track/{order['id']}/{order['trackingToken']}")
    assert answer.status_code == 200
    assert answer.json()["number"] == order["number"]


def test_a_pickup_is_announced_as_ready_and_reported_by_its_producer(shop, receiver):
    order = shop.place(a_pickup())
    before = len(shop.emails(order["customer"]["email"]))
    shop.act(order, "fulfillment", shop.producer)
    eventually(lambda: len(shop.emails(order["customer"]["email"])) > max(before, 1), what="the email `ready`")
    assert shop.order(order)["status"] == "fulfilled"
    shop.act(order, "delivery", shop.producer)
    assert shop.until(order, "delivered")["status"] == "delivered"
    shop.settled()
    assert receiver.about(order["id"]) == []


def test_the_customers_own_review_reaches_the_delivery_company(shop, receiver):
    order = shop.place()
    shop.act(order, "fulfillment", shop.producer)
    shop.until(order, "sentForDelivery")
    shop.act(order, "delivery", shop.company)
    token = order["trackingToken"]
    shop.act(order, "review", token, rating=5, comment="Still warm")
    feedback = eventually(
        lambda: [item for item in receiver.about(order["id"], "delivery.feedback")
                 if item.json["data"].get("comment") == "Still warm"], what="the customer's review")
    assert feedback[0].json["data"]["review"] == 5
    again = shop.post(f"/orders/{order['id']}/review", token, json={"rating": 1})
    assert again.status_code == 409


def test_the_producer_chooses_the_delivery_company(shop, receiver):
    order = shop.place()
    shop.act(order, "fulfillment", shop.producer, deliveryCompanyId="gentle-vans")
    asked = eventually(lambda: receiver.about(order["id"], "delivery.requested"), what="the delivery request")
    assert asked[0].path == "/vans"
    assert shop.post(f"/orders/{order['id']}/delivery", shop.company, json={}).status_code == 404
    vans = shop.token("deliveryCompany", "gentle-vans")
    assert shop.act(order, "delivery", vans)["status"] == "delivered"


def test_the_operator_may_ask_another_delivery_company(shop, receiver):
    order = shop.place()
    shop.act(order, "fulfillment", shop.producer)
    shop.until(order, "sentForDelivery")
    shop.act(order, "delivery-request", shop.operator, deliveryCompanyId="gentle-vans")
    eventually(lambda: [item for item in receiver.about(order["id"]) if item.path == "/vans"],
               what="the second company's request")
    ids = [item.id for item in receiver.about(order["id"], "delivery.requested")]
    assert len(set(ids)) == len(ids)


def test_an_order_that_failed_says_so_to_its_customer(shop):
    order = shop.place()
    shop.act(order, "fulfillment", shop.producer)
    shop.until(order, "sentForDelivery")
    failed = shop.act(order, "failure", shop.operator, reason="The van broke down")
    assert failed["status"] == "failed"
    assert shop.post(f"/orders/{order['id']}/delivery", shop.company, json={}).status_code == 409


def test_the_trace_of_the_request_is_carried_into_the_webhook(shop, receiver):
    trace = "4bf92f3577b34da6a3ce929d0e0e4736"
    order = shop.place()
    answer = shop.post(f"/orders/{order['id']}/fulfillment", shop.producer, json={},
                       headers={"traceparent": f"00-{trace}-00f067aa0ba902b7-01"})
    assert answer.status_code == 200
    asked = eventually(lambda: receiver.about(order["id"], "delivery.requested"), what="the delivery request")
    assert trace in asked[0].headers["traceparent"]
