"""Browsers that run no scripts: cookies, forms, redirects."""

import html
import re

import requests

from harness import mailbox
from harness.shopfile import open_day
from harness.waiting import eventually


class Visitor:
    """Whoever comes to the pages."""

    def __init__(self, shop, **headers):
        self.url = shop.url
        self.session = requests.Session()
        self.session.headers.update({"Accept": "text/html,application/xhtml+xml", **headers})

    def get(self, path):
        return self.session.get(self.url + path, timeout=20)

    def post(self, path, page, headers=None, **fields):
        """Sends a form of a page that was got before."""
        hidden = dict(re.findall(r'<input type="hidden" name="(form|key)" value="([^"]*)"', page.text))
        return self.session.post(self.url + path, {**hidden, **fields}, headers=headers, timeout=20)

    def fill_basket(self, inscription="Happy Birthday"):
        menu = self.get("/")
        return self.post("/basket", menu, cake="victoria-sponge", quantity="1", inscription=inscription)

    def review(self, **changes):
        """The order as it is shown once more before it is placed."""
        form = {"dueDate": open_day(), "slot": "morning", "handover": "delivery", "address": "1 Main Street",
                "name": "Ada Baker", "email": "ada@example.com", "phone": "", "note": "", **changes}
        return self.post("/order", self.get("/order"), step="review", **form)

    def place(self, review):
        fields = {name: html.unescape(value) for name, value in
                  re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', review.text)}
        return self.session.post(self.url + "/order", {**fields, "step": "place"}, timeout=20)


class Staff(Visitor):
    """Somebody of the shop, who signs in."""

    def sign_in(self, token, to="/"):
        return self.post("/sign-in", self.get(f"/sign-in?to={to}"), token=token)

    def ask_for_link(self, address):
        return self.post("/sign-in/link", self.get("/sign-in"), email=address)

    def follow(self, link):
        """Opens a link that was emailed, and presses the button behind it."""
        path = link.removeprefix(self.url)
        return self.post(path, self.get(path))

    def sign_out(self):
        return self.post("/sign-out", self.get("/sign-in"))

    def act_on(self, order, action, **fields):
        """Does something with an order in the control room."""
        path = f"/control/orders/{order['id']}"
        page = self.get(path)
        done = self.post(f"{path}/{action}", page, **{**fields_of(page, f"{path}/{action}"), **fields})
        assert done.status_code == 200, done.text
        return done


def links(shop, address):
    """The links that were emailed to somebody for signing in, the newest first."""
    texts = [mailbox.part(email, "plain") for email in shop.emails(address)]
    return [found.group() for text in reversed(texts) if (found := re.search(r"http\S+/sign-in/\S+", text))]


def emailed(shop, visitor, address):
    """The link that somebody gets who asks for one."""
    assert "sent" in visitor.ask_for_link(address).url
    return eventually(lambda: links(shop, address), what=f"a link to {address}")[0]


def number(page):
    """The number of the order that a page is about."""
    return re.search(r'class="number">([0-9A-Z]{4}-[0-9A-Z]{4})<', page.text).group(1)


def actions(page, ending):
    """Where the forms of a page lead that end so."""
    return [html.unescape(action) for action in re.findall(r'<form method="post" action="([^"]+)"', page.text)
            if action.partition("?")[0].endswith(ending)]


def action_of(page, order, ending):
    """Where the form of one order leads."""
    [action] = [action for action in actions(page, ending) if order in action]
    return action


def fields_of(page, action):
    """What the form that leads there sends, as it stands: hidden fields and the choices made."""
    [form] = [form for form in re.findall(r"<form\b.*?</form>", page.text, re.DOTALL) if f'action="{action}"' in form]
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form)
    return {name: html.unescape(value) for name, value in hidden}
