"""An order with hostile text in every field: on every page where it appears it is text, and nothing else."""

import urllib.parse

import pytest
import ways
from harness.browser import DESK, PHONE

SCRIPT = "<script>window.hacked=1</script>"
IMAGE = '"><img src=x onerror="window.hacked=1">'
TEMPLATE = "{{t.shop.title}}{{{frame.formToken}}}"
# Written from right to left, then a mark that would turn the rest of the line; a smiling family; a word without an end.
RIGHT_TO_LEFT = "عيد ميلاد سعيد \u202e"
EMOJI = "🎂👩‍👩‍👧‍👦"
ENDLESS = "W" * 200

NAME = f"{SCRIPT}{IMAGE}"
ADDRESS = f"{TEMPLATE} {RIGHT_TO_LEFT} {ENDLESS}"
# As long as a note may be; browsers count some characters twice.
NOTE = (f"{IMAGE} {EMOJI} {TEMPLATE} " + "y" * 1000)[:980]
INSCRIPTION = f"{IMAGE} {EMOJI}"[:60]
WISH = "'-alert(1)-' " + "z" * 180


def harmless(browser, *texts):
    """What was typed can be read as it was typed, did nothing, and broke nothing."""
    # A text is on the page as one node: what was taken for a tag or a template would have split it.
    shown = browser.run(
        "return [...document.querySelectorAll('body *')].map((element) => element.textContent + (element.value ?? ''))")
    for text in texts:
        assert any(text in one for one in shown), f"{text!r} on {browser.path}"
    assert browser.run("return window.hacked ?? null") is None
    assert not browser.all("img[src=x], main script:not([src])")
    browser.check()


@pytest.fixture(scope="module")
def hostile(demo):
    """Orders with hostile text, in each state."""
    def order(**changes):
        return demo.order_cake(
            customer={"name": NAME, "email": "mallory@customers.example", "phone": "<b>1</b>"},
            address=changes.pop("address", ADDRESS), note=NOTE,
            items=[{"cakeId": "victoria-sponge", "quantity": 1, "inscription": INSCRIPTION}], **changes)

    placed, ready, desk = order(), order(handover="pickup", address=None), order()
    reviewed, cancelled = order(), order()
    demo.bake(ready)
    for one in (desk, reviewed):
        demo.bake(one, company="velo-express")
        demo.until(one, "sentForDelivery")
    demo.act(reviewed, "delivery", demo.company, receivedBy=WISH, comment=NOTE, review=5)
    demo.act(reviewed, f"review?token={reviewed['trackingToken']}", None, rating=1, comment=NOTE)
    demo.act(cancelled, f"cancellation?token={cancelled['trackingToken']}", None, reason=NOTE)
    return {"placed": placed, "ready": ready, "desk": desk, "reviewed": reviewed, "cancelled": cancelled}


@pytest.mark.parametrize("way", ["phone", "desk"], indirect=True)
def test_what_a_customer_types_is_shown_as_it_was_typed(demo, browser):
    ways.put_into_basket(browser, "Victoria Sponge", INSCRIPTION)
    browser.open("/order")
    harmless(browser, INSCRIPTION)
    browser.expected_statuses.add(422)
    ways.say_who(browser, address=ADDRESS, name=NAME, email="not an address", phone="<i>", note=NOTE)
    browser.press("Look it over")
    harmless(browser, ADDRESS, NAME, NOTE)
    ways.choose_day(browser, demo.open_days()[3])
    browser.fill("Email", "mallory@customers.example")
    browser.press("Look it over")
    assert browser.heading() == "Is everything right?"
    harmless(browser, ADDRESS, NAME, NOTE, INSCRIPTION)
    browser.press("Place the order")
    harmless(browser, ADDRESS, INSCRIPTION)


@pytest.mark.parametrize("state", ["placed", "ready", "desk", "reviewed", "cancelled"])
@pytest.mark.parametrize("window", [PHONE, DESK], ids=["phone", "desk"])
def test_what_was_typed_does_nothing_on_the_customers_page(people, hostile, state, window):
    browser = people(window)
    browser.open(hostile[state]["trackingUrl"])
    for summary in browser.all("main summary"):
        browser.click(summary)
    harmless(browser, INSCRIPTION, *([NOTE] if state in ("reviewed", "cancelled") else []))


@pytest.mark.parametrize("window", [PHONE, DESK], ids=["phone", "desk"])
def test_what_was_typed_does_nothing_on_the_pages_of_staff(demo, people, hostile, window):
    browser = people(window)
    ways.sign_in(browser, demo.operator, to="/bakery")
    harmless(browser, NAME, NOTE, INSCRIPTION)
    browser.press("Print", within=browser.one(f"#head-{hostile['placed']['dueDate']}"))
    harmless(browser, NAME, NOTE, INSCRIPTION)
    browser.open("/deliveries")
    harmless(browser, NAME, ADDRESS, NOTE, WISH)


@pytest.mark.parametrize("path", [
    "/?added=<script>window.hacked=1</script>", "/sign-in?to=javascript:alert(1)", "/sign-in?to=//evil.example",
    "/cakes/<script>window.hacked=1</script>", "/track/%3Cscript%3E/x"])
def test_what_stands_in_an_address_does_nothing(people, path):
    browser = people()
    browser.open(path, status=404)
    harmless(browser)
    assert not browser.all("input[value^='javascript'], input[value^='//']")


@pytest.mark.parametrize("said", [f"{SCRIPT}{IMAGE}Plumeria", "movedOn", "unchecked", "fulfilled"])
def test_what_stands_in_an_address_does_nothing_to_staff(demo, people, hostile, said):
    browser = people()
    ways.sign_in(browser, demo.operator)
    for order in hostile.values():
        for path in (f"/bakery?order={order['id']}&", f"/deliveries?order={order['id']}&",
                     f"/control/orders/{order['id']}?"):
            browser.open(path + urllib.parse.urlencode({"said": said}))
            harmless(browser, NAME)
            browser.sees_not("Plumeria")
