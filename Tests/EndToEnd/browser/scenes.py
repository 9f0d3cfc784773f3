"""Every page in every state that looks different, and how one gets there."""

import dataclasses
import typing

import ways


@dataclasses.dataclass(frozen=True)
class Scene:
    """A page as one finds it."""

    name: str
    #: Who looks at it: None is a customer.
    role: str | None
    arrive: typing.Callable


def at(path):
    """Goes to an address; orders are those of the believable shop."""
    return lambda browser, shop: browser.open(path(shop) if callable(path) else path)


def refused(path, status):
    return lambda browser, shop: browser.open(path, status=status)


def menu_with_a_wish(browser, shop):
    browser.open("/")
    ways.avoid(browser, "Nuts", "Sesame")


def basket(browser, shop):
    ways.put_into_basket(browser, "Victoria Sponge", "Happy 40th, Zoë")
    ways.put_into_basket(browser, "Lemon Drizzle Loaf")
    browser.open("/order")


def chosen_day(browser, shop):
    basket(browser, shop)
    ways.choose_day(browser, shop.demo.open_days()[5], "afternoon")


def faults(browser, shop):
    basket(browser, shop)
    browser.expected_statuses.add(422)
    browser.press("Look it over")


def cake_fault(browser, shop):
    browser.open("/cakes/victoria-sponge")
    browser.expected_statuses.add(422)
    browser.run("document.querySelector('main form').noValidate = true")
    browser.fill("How many?", "1000")
    browser.press("Add to the basket")


def review(browser, shop):
    menu_with_a_wish(browser, shop)
    basket(browser, shop)
    ways.look_over(browser, shop.demo.open_days()[5], "afternoon")


def placed(browser, shop):
    review(browser, shop)
    browser.press("Place the order")


def tracking(name):
    def arrive(browser, shop):
        browser.open(shop.orders[name]["trackingUrl"])
        for summary in browser.all("main summary"):
            browser.click(summary)
    return arrive


def wrong_token(browser, shop):
    browser.expected_statuses.add(422)
    ways.sign_in(browser, "nonsense")


def sign_in_link(browser, shop):
    browser.open("/sign-in")
    browser.fill("Your email address", "dispatch@velo-express.example")
    browser.press("Send me a link")
    browser.open(shop.demo.sign_in_link("dispatch@velo-express.example"))


def link_sent(browser, shop):
    browser.open("/sign-in")
    browser.fill("Your email address", "dispatch@velo-express.example")
    browser.press("Send me a link").sees("a link is on its way")


def used_up_link(browser, shop):
    sign_in_link(browser, shop)
    link = browser.path
    browser.press("Sign in", within=browser.one("main"))
    browser.expected_statuses.add(410)
    browser.open(link).press("Sign in", within=browser.one("main"))
    browser.sees("This link is used up")


def expired_form(browser, shop):
    browser.open("/cakes/victoria-sponge")
    browser.driver.delete_cookie("form")
    browser.expected_statuses.add(403)
    browser.press("Add to the basket").sees("This page has grown stale")


def empty(path, text):
    """A page that has nothing to show."""
    def arrive(browser, shop):
        browser.open(path)
        assert text in browser.one(".empty").text
    return arrive


def desk(browser, shop):
    browser.open("/deliveries")
    browser.click(browser.one("article summary"))


def done(browser, shop):
    browser.open("/bakery")
    browser.click(browser.one("#done summary"))


def unfolded(path):
    """A page with all that is folded on it opened."""
    def arrive(browser, shop):
        browser.open(path(shop) if callable(path) else path)
        browser.run("for (const one of document.querySelectorAll('main details')) one.open = true")
    return arrive


def record(name):
    """What the operator sees of an order."""
    return unfolded(lambda shop: f"/control/orders/{shop.orders[name]['id']}")


def new_token(browser, shop):
    browser.open("/control/tokens")
    browser.run("document.querySelector('#holder').selectedIndex = 1")
    browser.press("Make the token")


def nobody_delivers(browser, shop):
    for name in ("Sandbox Couriers", "Velo Express"):
        browser.open("/control/companies")
        if browser.all("summary.danger"):
            browser.tap(f"Disable: {name}")
            browser.press(f"Yes, disable it: {name}")


def email(browser, shop):
    browser.open("/demo/mailbox")
    browser.follow(lambda: browser.click(browser.one("tbody a")))


def first_sheet(browser, shop):
    browser.open("/bakery")
    browser.press("Print")


SCENES = [
    Scene("menu", None, at("/")),
    Scene("menu with a wish", None, menu_with_a_wish),
    Scene("cake", None, at("/cakes/victoria-sponge")),
    Scene("cake with a fault", None, cake_fault),
    Scene("empty basket", None, at("/order")),
    Scene("order", None, chosen_day),
    Scene("order with faults", None, faults),
    Scene("review", None, review),
    Scene("placed", None, placed),
    Scene("tracking placed", None, tracking("Grete Sommerfeld")),
    Scene("tracking on its way", None, tracking("Olu Adeyemi")),
    Scene("tracking ready", None, tracking("Mira Haddad")),
    Scene("tracking delivered", None, tracking("Kofi Mensah")),
    Scene("tracking reviewed", None, tracking("Ines Carvalho")),
    Scene("tracking cancelled", None, tracking("Bo Andersen")),
    Scene("tracking failed", None, tracking("Ruth Abendroth")),
    Scene("nothing here", None, refused("/nowhere", 404)),
    Scene("sign-in", None, at("/sign-in")),
    Scene("sign-in needed", None, at("/bakery")),
    Scene("sign-in refused", None, wrong_token),
    Scene("link sent", None, link_sent),
    Scene("sign-in by link", None, sign_in_link),
    Scene("used-up link", None, used_up_link),
    Scene("expired form", None, expired_form),
    Scene("signed in", "producer", at("/sign-in")),
    Scene("bakery", "producer", done),
    Scene("bakery of the operator", "operator", at("/bakery")),
    Scene("day's sheet", "producer", first_sheet),
    Scene("empty sheet", "producer", at("/bakery/print?date=2020-01-01")),
    Scene("somebody else's page", "producer", refused("/deliveries", 403)),
    Scene("empty bakery", "operator", empty("/bakery?producer=little-oven", "Nothing to bake.")),
    Scene("empty bakery of its own", "other producer", empty("/bakery", "Nothing to bake.")),
    Scene("desk", "company", desk),
    Scene("empty desk", "other company", empty("/deliveries", "Nothing to be delivered")),
    Scene("desk of the operator", "operator", at("/deliveries")),
    Scene("control room", "operator", at("/control")),
    Scene("control room of thirty days", "operator", at("/control?days=30")),
    Scene("orders", "operator", at("/control/orders")),
    Scene("orders with filters", "operator", unfolded("/control/orders?status=placed")),
    Scene("orders refused", "operator", refused("/control/orders?from=nonsense&to=2020-01-01", 422)),
    Scene("no orders", "operator", at("/control/orders?q=nobody@nowhere.example")),
    Scene("order placed", "operator", record("Grete Sommerfeld")),
    Scene("order baked", "operator", record("Mira Haddad")),
    Scene("order undeliverable", "operator", record("Sophie Marchand")),
    Scene("order reviewed", "operator", record("Ines Carvalho")),
    Scene("order cancelled", "operator", record("Bo Andersen")),
    Scene("order failed", "operator", record("Ruth Abendroth")),
    Scene("messages waiting", "operator", at("/control/messages")),
    Scene("messages failing", "operator", unfolded("/control/messages?state=failing")),
    Scene("messages dead", "operator", unfolded("/control/messages?state=dead")),
    Scene("notifications", "operator", at("/control/notifications")),
    Scene("notifications of one order", "operator",
          at(lambda shop: f"/control/notifications?order={shop.orders['Ines Carvalho']['number']}")),
    Scene("companies", "operator", unfolded("/control/companies")),
    Scene("tokens", "operator", unfolded("/control/tokens")),
    Scene("token", "operator", new_token),
    Scene("mailbox", None, at("/demo/mailbox")),
    Scene("email", None, email),
    Scene("demo's company", None, at("/demo/delivery-company")),
    Scene("notifications of no order", "operator", at("/control/notifications?order=nothing")),
    # The last one: nobody delivers any more.
    Scene("companies disabled", "operator", nobody_delivers),
]


@dataclasses.dataclass(frozen=True)
class BusyShop:
    """A demo shop full of believable orders, by their customers' names."""

    demo: typing.Any
    orders: dict

    def show(self, browser, scene):
        """Brings a new person to a scene."""
        browser.start(self.demo.url, browser.window)
        browser.expected_statuses = set()
        if scene.role:
            token = {"producer": self.demo.producer, "company": self.demo.company, "operator": self.demo.operator,
                     "other producer": self.demo.token("producer", "little-oven"),
                     "other company": self.demo.token("deliveryCompany", "sandbox-couriers")}[scene.role]
            browser.driver.get(self.demo.url + "/assets/none.css")
            browser.driver.add_cookie({"name": "session", "value": token})
            browser.console()
        scene.arrive(browser, self)
        return browser
