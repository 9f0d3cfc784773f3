"""What an attacker tries: injected headers and markup, guessed ids, forged and expired tokens."""

import base64
import json
import time

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from harness import mailbox
from harness.orders import an_order
from harness.waiting import eventually

MARKUP = '<script>alert("x")</script>\'"&<img src=x onerror=y>'


@pytest.mark.parametrize("field, value", [
    ("name", "Ada\r\nBcc: victim@example.com"), ("name", "Ada\nX-Injected: yes"),
    ("email", "ada@example.com\r\nBcc: victim@example.com"), ("email", "ada@example.com, victim@example.com"),
    ("email", "<ada@example.com>"), ("phone", "1\r\nBcc: victim@example.com"), ("name", "Ada\u2028Bcc"),
    ("language", "en\r\nBcc: x")])
def test_line_breaks_never_reach_a_header(shop, field, value):
    order = an_order()
    order["customer"][field] = value
    answer = shop.post("/orders", json=order)
    assert answer.status_code == 422
    assert [fault["pointer"] for fault in answer.json()["errors"]] == [f"/customer/{field}"]


@pytest.mark.parametrize("name", ['Ada, "the Baker" <victim@example.com>', "Ada <victim@example.com>, x",
                                  "=?utf-8?q?Bcc:_victim?=", "Ådå Bäcker 🎂"])
def test_a_name_is_one_name_and_no_second_address(shop, name):
    order = an_order()
    order["customer"]["name"] = name
    placed = shop.place(order)
    email = shop.email(order["customer"]["email"], placed["number"])
    assert [box.addr_spec for box in email["to"].addresses] == [order["customer"]["email"]]
    assert email["bcc"] is None and email["cc"] is None


def test_markup_in_every_field_is_shown_as_text(shop):
    order = an_order(address=MARKUP, note=MARKUP,
                     items=[{"cakeId": "victoria-sponge", "quantity": 1, "inscription": MARKUP[:60]}])
    order["customer"]["name"] = MARKUP
    order["customer"]["phone"] = "<b>1</b>"
    placed = shop.place(order)
    emails = [shop.email("north-bakery@shop.example", placed["number"]),
              shop.email(order["customer"]["email"], placed["number"])]
    for email in emails:
        html = mailbox.part(email, "html")
        for tag in ("<script", "<img src=x", "<b>1</b>"):
            assert tag not in html.lower()
    assert "&lt;script&gt;" in mailbox.part(emails[0], "html")


def test_the_idempotency_key_of_another_customer_shows_nothing(shop):
    victim = an_order()
    placed = shop.place(victim, key="the-same-key")
    thief = an_order()
    thief["customer"]["email"] = "thief@example.com"
    assert shop.place(thief, key="the-same-key")["id"] != placed["id"]


def forge(claims, key, algorithm, headers=None):
    return jwt.encode(claims, key, algorithm=algorithm, headers=headers)


def test_forged_tokens_are_refused(shop):
    real = shop.operator
    claims = jwt.decode(real, options={"verify_signature": False})
    header = jwt.get_unverified_header(real)
    other = ec.generate_private_key(ec.SECP256R1())
    kid = {"kid": header["kid"]} if "kid" in header else None
    public = other.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    head, body, signature = real.split(".")
    raised = base64.urlsafe_b64encode(json.dumps({**claims, "exp": claims["exp"] + 9}).encode()).rstrip(b"=")
    forged = {
        "another key": forge(claims, other, "ES256", kid),
        "no algorithm": forge(claims, None, "none", kid),
        "a shared secret": forge(claims, base64.b64encode(public).decode(), "HS256", kid),
        "changed claims": f"{head}.{raised.decode()}.{signature}",
        "no signature": f"{head}.{body}.",
        "a cut signature": real[:-4],
    }
    for how, token in forged.items():
        assert shop.get("/orders", token).status_code == 401, how
    assert shop.get("/orders", real).status_code == 200


def test_an_expired_token_and_one_without_expiry_are_refused(open_shop, tmp_path):
    key = ec.generate_private_key(ec.SECP256R1())
    path = tmp_path / "signing.pem"
    path.write_bytes(key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
    path.chmod(0o600)
    shop = open_shop(CAKE_SIGNING_KEY=str(path))
    real = shop.operator
    assert shop.get("/orders", real).status_code == 200
    claims = jwt.decode(real, options={"verify_signature": False})
    header = jwt.get_unverified_header(real)
    kid = {"kid": header["kid"]} if "kid" in header else None
    expired = forge({**claims, "exp": int(time.time()) - 3600}, key, "ES256", kid)
    endless = forge({name: value for name, value in claims.items() if name != "exp"}, key, "ES256", kid)
    nobody = forge({**claims, "role": "baker"}, key, "ES256", kid)
    for token in (expired, endless, nobody):
        assert shop.get("/orders", token).status_code == 401


@pytest.mark.timeout(180)
def test_a_revoked_token_is_refused_within_a_minute(shop):
    token = shop.run("token", "issue", "--role", "operator", "--subject", "olga").stdout.strip()
    assert shop.get("/orders", token).status_code == 200
    id = jwt.decode(token, options={"verify_signature": False})["jti"]
    shop.run("token", "revoke", id)
    eventually(lambda: shop.get("/orders", token).status_code == 401, within=60, what="the refusal", every=0.5)


@pytest.mark.parametrize("path", [
    "/track/../orders", "/orders/..%2f..%2fshop.json", "/%2e%2e/shop.json", "/data/mail", "/orders/%00",
    "/cakes?x=" + "%ff" * 10, "/availability?from=1&from=2", "/orders?cursor=%00%01"])
def test_strange_paths_are_answered_calmly(shop, path):
    assert shop.get(path, shop.operator).status_code in (200, 400, 404, 422)


@pytest.mark.parametrize("body", [
    b"[" * 60_000, b'{"a":' * 10_000, b'"\\ud800"', b'{"items": 1e999}', b"\xff\xfe{}", b"null", b"[]",
    b'{"items": [{"cakeId": "victoria-sponge", "quantity": 1e18}]}',
    b'{"customer": {"name": "a", "name": "b"}}'])
def test_strange_bodies_are_refused_calmly(shop, body):
    answer = shop.request("POST", "/orders", data=body, headers={"content-type": "application/json"})
    assert answer.status_code in (400, 422)
    assert shop.get("/health/live").status_code == 200
