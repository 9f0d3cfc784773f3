"""The rooms of the control room where messages and those who are let in are looked after, and the demo's own pages."""

import re

import requests
import ways
from harness.waiting import eventually
from windows import two_ways


def company_is(demo, manner):
    """Makes the delivery company beside the demo do something else with requests."""
    with requests.Session() as session:
        page = session.get(f"{demo.url}/demo/delivery-company", headers={"Accept": "text/html"}, timeout=20).text
        form = re.search(r'name="form" value="([^"]+)"', page).group(1)
        answer = session.post(
            f"{demo.url}/demo/delivery-company", {"form": form, "manner": manner}, timeout=20)
        assert answer.status_code == 200, answer.text


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


@two_ways
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


@two_ways
def test_whoever_tries_the_demo_is_let_in_with_one_tap(browser, demo):
    browser.open("/bakery")
    browser.press("The Kastanien Oven")
    assert browser.heading() == "Bakery"
    browser.press("Sign out").sees("You are signed out.")


@two_ways
def test_a_token_is_made_used_and_revoked(people, way, demo):
    browser = people(*way)
    ways.sign_in(browser, demo.operator, "/control/tokens")
    browser.select("For whom?", "Ella Zucker")
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
