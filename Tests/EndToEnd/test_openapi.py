"""`/openapi.json` is true: schemathesis asks every route all it can think of."""

import json
import os
import pathlib
import subprocess
import sys

import pytest

EXAMPLES = int(os.environ.get("CAKE_SCHEMATHESIS_EXAMPLES", "25"))
HERE = pathlib.Path(__file__).parent
ROUTES = {
    "/cakes": {"get"}, "/availability": {"get"}, "/orders": {"get", "post"}, "/orders/{id}": {"get"},
    "/orders/{id}/fulfillment": {"post"}, "/orders/{id}/delivery": {"post"}, "/orders/{id}/review": {"post"},
    "/orders/{id}/cancellation": {"post"}, "/orders/{id}/failure": {"post"},
    "/orders/{id}/delivery-request": {"post"}, "/orders/{id}/events": {"get"}, "/messages": {"get"},
    "/messages/redrive": {"post"}, "/messages/{id}/redrive": {"post"},
    "/notifications": {"get"}, "/notifications/{id}/resend": {"post"},
    "/delivery-companies": {"get"}, "/delivery-companies/{id}/enablement": {"post"}, "/health/live": {"get"},
    "/health/ready": {"get"}, "/metrics": {"get"},
}


def test_every_route_is_described(shop):
    document = shop.get("/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    described = {path: set(item) & {"get", "post"} for path, item in document["paths"].items()}
    for path, methods in ROUTES.items():
        assert methods <= described.get(path, set()), path


@pytest.mark.soak
@pytest.mark.timeout(240 + 15 * EXAMPLES)
def test_schemathesis_finds_nothing_that_is_not_as_described(open_shop):
    shop = open_shop(CAKE_LOG_LEVEL="warning")
    watched, sent, done = shop.place(), shop.place(), shop.place()
    for order in (sent, done):
        shop.act(order, "fulfillment", shop.producer)
        shop.until(order, "sentForDelivery")
    shop.act(done, "delivery", shop.company)
    tokens = {"operator": shop.operator, "producer": shop.producer, "deliveryCompany": shop.company,
              "customer": done["trackingToken"]}
    report = shop.folder / "schemathesis.txt"
    with open(report, "w") as out:
        code = subprocess.run(
            [pathlib.Path(sys.executable).parent / "schemathesis", "--config-file", HERE / "schemathesis.toml",
             "run", shop.url + "/openapi.json", "--checks", "all", "--max-examples",
             str(EXAMPLES), "--request-timeout", "10",
             # An event stream has no end that could be waited for.
             "--exclude-path", "/orders/{id}/events"],
            stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, cwd=shop.folder, timeout=180 + 15 * EXAMPLES,
            env={**os.environ, "SCHEMATHESIS_HOOKS": "schemathesis_hooks", "PYTHONPATH": str(HERE),
                 "CAKE_TOKENS": json.dumps(tokens), "NO_COLOR": "1",
                 "CAKE_ORDERS": json.dumps([order["id"] for order in (watched, sent, done)])},
            check=False).returncode
    assert code == 0, report.read_text()[-20_000:]
    assert shop.process.poll() is None
