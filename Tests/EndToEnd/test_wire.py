"""The HTTP contract: methods, media types, sizes, headers and problem documents."""

import json
import pathlib

import jsonschema
import pytest

from harness.orders import an_order

SCHEMA = json.loads((pathlib.Path(__file__).parent / "rfc9457.schema.json").read_text())
UNKNOWN = "01930000-0000-7000-8000-000000000000"


@pytest.mark.parametrize("path", ["/cakes", "/orders", "/availability", "/health/live", "/metrics",
                                  "/openapi.json", f"/orders/{UNKNOWN}/fulfillment"])
def test_another_method_on_a_known_path_is_answered_with_405_and_allow(shop, path):
    answer = shop.request("PATCH", path)
    assert answer.status_code == 405
    assert answer.headers["allow"]


@pytest.mark.parametrize("code, how", [
    (400, {"data": b'{"customer":', "headers": {"content-type": "application/json"}}),
    (413, {"data": b'{"note": "' + b"x" * 70_000 + b'"}', "headers": {"content-type": "application/json"}}),
    (415, {"data": b"a=b", "headers": {"content-type": "application/x-www-form-urlencoded"}}),
    (422, {"json": {}}),
])
def test_what_cannot_be_read_is_refused_with_its_own_code(shop, code, how):
    answer = shop.request("POST", "/orders", **how)
    assert answer.status_code == code
    jsonschema.validate(answer.json(), SCHEMA)


def test_a_body_that_is_sent_in_chunks_is_read_as_well(shop):
    body = json.dumps(an_order()).encode()
    answer = shop.request("POST", "/orders", data=iter([body[:10], body[10:]]),
                          headers={"content-type": "application/json"})
    assert answer.status_code == 201


def test_every_problem_is_a_problem_document(shop):
    order = shop.place()
    problems = [
        shop.get("/nothing-here"),
        shop.get(f"/orders/{UNKNOWN}"),
        shop.get("/orders"),
        shop.get("/messages", shop.producer),
        shop.post(f"/orders/{order['id']}/delivery", shop.operator, json={}),
        shop.post(f"/orders/{order['id']}/failure", shop.operator, json={}),
        shop.request("PUT", "/orders"),
        shop.get("/orders?limit=0", shop.operator),
    ]
    for answer in problems:
        assert answer.headers["content-type"].split(";")[0] == "application/problem+json", answer.url
        jsonschema.validate(answer.json(), SCHEMA, format_checker=jsonschema.FormatChecker())
        assert answer.json()["status"] == answer.status_code
        assert answer.json()["title"]
    assert [answer.status_code for answer in problems] == [404, 404, 401, 403, 409, 409, 405, 422]


def test_answers_carry_security_headers(shop):
    for path in ("/cakes", "/orders", "/nothing-here"):
        headers = shop.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]


def test_the_tracking_link_is_not_passed_on(shop):
    order = shop.place()
    answer = shop.get(f"/track/{order['id']}/{order['trackingToken']}")
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "no-store" in answer.headers["cache-control"]


def test_an_order_is_never_cached(shop):
    order = shop.place()
    answer = shop.get(f"/orders/{order['id']}?token={order['trackingToken']}")
    assert "no-store" in answer.headers["cache-control"]


def test_a_placed_order_has_its_location(shop):
    answer = shop.post("/orders", json=an_order())
    assert answer.headers["location"].endswith(f"/orders/{answer.json()['id']}")


def test_the_server_is_alive_and_ready(shop):
    assert shop.get("/health/live").status_code == 200
    assert shop.get("/health/ready").status_code == 200


def test_metrics_are_shown_to_a_direct_peer_and_to_operators_only(shop):
    text = shop.get("/metrics").text
    assert "# TYPE" in text
    through_proxy = {"x-forwarded-for": "203.0.113.7"}
    assert shop.get("/metrics", headers=through_proxy).status_code in (401, 404)
    assert shop.get("/metrics", shop.producer, headers=through_proxy).status_code == 403
    assert shop.get("/metrics", shop.operator, headers=through_proxy).status_code == 200
