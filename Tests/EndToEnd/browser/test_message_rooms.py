"""The rooms of the control room where messages and those who are let in are looked after, and the demo's own pages."""

import re

import pytest
import requests
import ways
from harness import axe, believable, keyboard
from harness.browser import DESK, PHONE
from harness.waiting import eventually
from scenes import BusyShop, Scene, at
from selenium.webdriver.support import select


def an_email(browser, shop):
    browser.open("/demo/mailbox")
    browser.follow(lambda: browser.click(browser.one("tbody a")))


def opened(path):
    """A page whose folded parts are all unfolded."""
    def arrive(browser, shop):
        browser.open(path)
        for summary in browser.all("main summary"):
            browser.click(summary)
    return arrive


def a_new_token(browser, shop):
    browser.open("/control/tokens")
    browser.run("document.getElementById('holder').value = 'producer:little-oven'")
    browser.press("Make the token")


def nobody_delivers(browser, shop):
    for name in ("Sandbox Couriers", "Velo Express"):
        browser.open("/control/companies")
        if browser.all("summary.danger"):
            browser.tap(f"Disable: {name}").press(f"Yes, disable it: {name}")


SCENES = [
    Scene("dead messages", "operator", opened("/control/messages")),
    Scene("failing messages", "operator", opened("/control/messages?state=failing")),
    Scene("waiting messages", "operator", at("/control/messages?state=waiting")),
    Scene("notifications", "operator", at("/control/notifications")),
    Scene("notifications of no order", "operator", at("/control/notifications?order=nothing")),
    Scene("tokens", "operator", opened("/control/tokens")),
    Scene("new token", "operator", a_new_token),
    Scene("mailbox", None, at("/demo/mailbox")),
    Scene("email", None, an_email),
    Scene("demo's delivery company", None, at("/demo/delivery-company")),
    Scene("companies", "operator", opened("/control/companies")),
    Scene("companies disabled", "operator", nobody_delivers),
]


@pytest.fixture(scope="module")
def busy(demo):
    """The shop on a busy day, with a message that fails and one that was given up."""
    orders = believable.fill(demo)
    company_is(demo, "gone")
    demo.bake(demo.order_cake(), company="sandbox-couriers")
    eventually(lambda: demo.messages("dead"), 15, "a message that is dead")
    demo.post("/delivery-companies/sandbox-couriers/enablement", token=demo.operator)
    company_is(demo, "busy")
    demo.bake(demo.order_cake(), company="sandbox-couriers")
    eventually(lambda: demo.messages("failing"), 15, "a message that fails")
    return BusyShop(demo, orders)


def company_is(demo, manner):
    """Makes the delivery company beside the demo do something else with requests."""
    with requests.Session() as session:
        page = session.get(f"{demo.url}/demo/delivery-company", headers={"Accept": "text/html"}, timeout=20).text
        form = re.search(r'name="form" value="([^"]+)"', page).group(1)
        answer = session.post(
            f"{demo.url}/demo/delivery-company", {"form": form, "manner": manner}, timeout=20)
        assert answer.status_code == 200, answer.text


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_axe_finds_nothing_the_keyboard_reaches_everything_and_nothing_sticks_out(people, busy, scene):
    browser = busy.show(people(PHONE), scene)
    found = []
    for window in (PHONE, DESK):
        browser.resize(window)
        browser.check()
        for scheme in ("light", "dark"):
            browser.colours(scheme)
            rules = axe.violations(browser) if scheme == "light" else axe.violations(browser, "color-contrast")
            found += [f"{window[0]} px, {scheme}: {one}" for one in rules]
    if scene.name != "email":
        # What is in the frame is reached too, and is not counted here.
        found += [f"keyboard: {one}" for one in keyboard.unreached(browser)]
    assert not found, "\n".join(found)
    browser.resize((320, 640))
    browser.check()
    browser.resize(DESK)
    browser.run("document.documentElement.style.fontSize = '200%'")
    browser.check()


def test_what_was_given_up_goes_through_once_it_is_mended(browser, demo):
    demo.post("/delivery-companies/sandbox-couriers/enablement", token=demo.operator)
    company_is(demo, "gone")
    order = demo.order_cake()
    demo.bake(order, company="sandbox-couriers")
    eventually(lambda: [one for one in demo.messages("dead") if order["id"] in one["id"]], 15, "a dead message")
    company_is(demo, "delivering")
    ways.sign_in(browser, demo.operator, "/control/companies")
    browser.sees("its address is gone for good (410)").press("Enable again: Sandbox Couriers")
    browser.sees("Sandbox Couriers is enabled.")
    browser.open("/control/messages")
    browser.sees("Ask the delivery company", order["number"], "answered 410")
    browser.press(f"Send again: Ask the delivery company, {order['number']}")
    browser.sees("One message is on its way again.")
    demo.until(order, "delivered")
    eventually(lambda: "delivery.feedback" in demo.get(f"/notifications?order={order['id']}", demo.operator).text)
    browser.open(f"/control/notifications?order={order['number']}")
    browser.sees("Feedback on a delivery", "Delivered, to the customer")


def test_an_email_of_the_demo_leads_to_the_order(browser, demo):
    order = demo.order_cake()
    demo.email("ada@customers.example", order["number"])
    browser.open("/")
    browser.press("Mailbox")
    browser.press(f"We have your order {order['number']}")
    frame = browser.one("iframe")
    browser.driver.switch_to.frame(frame)
    link = browser.one("a[href*='/track/']")
    link.click()
    browser.driver.switch_to.default_content()
    browser.sees("We have your order", order["number"])
    assert browser.path.startswith(f"/track/{order['id']}/")


def test_whoever_tries_the_demo_is_let_in_with_one_tap(browser, demo):
    browser.open("/bakery")
    browser.press("The Kastanien Oven")
    assert browser.heading() == "Bakery"
    browser.press("Sign out").sees("You are signed out.")


def test_a_token_is_made_used_and_revoked(people, way, demo):
    browser = people(*way)
    ways.sign_in(browser, demo.operator, "/control/tokens")
    select.Select(browser.one("#holder")).select_by_visible_text("Ella Zucker")
    browser.choose("A day").press("Make the token")
    token = browser.one("textarea").get_attribute("value")
    assert token not in browser.path
    browser.press("I have copied it").sees_not(token)
    other = people(*way)
    ways.sign_in(other, token, "/control/tokens")
    row = next(row for row in other.all("tbody tr") if "this is you" in row.text)
    other.click(row.find_element("css selector", "summary"))
    other.sees("you will be signed out").press("Yes, revoke it", within=row).sees("You are signed out.")
    other.open("/control/tokens").sees("Please sign in")
