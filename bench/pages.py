"""The pages that have a goal: the shop's first page, and a baker's board of a thousand orders."""

import http.cookiejar
import re
import statistics
import time
import urllib.parse
import urllib.request

import million
import services

TICKETS = 1000


def measure(options, folder, shop):
    """Markdown: how large the first page is, and how long the board takes."""
    million.fill(options, folder / "pages", shop, TICKETS)
    service = services.cake(options.cake, folder / "pages", shop)
    visitor = Visitor(service.url)
    size = first_page(visitor)
    visitor.sign_in(services.token(options.cake, folder / "pages", shop))
    times, board = board_times(visitor, options.board_rounds)
    service.kill()
    return "\n".join([
        "| | wanted | measured |", "|---|---:|---:|",
        f"| the shop's first page with all it loads | below 60 KB | {size / 1000:.1f} KB |",
        f"| a board of {TICKETS:,} orders, asked for until it is there, median of {len(times)}"
        f" | below 50 ms | {statistics.median(times):.1f} ms |",
        f"| the slowest of them | | {max(times):.1f} ms |",
        f"| its size | | {len(board) / 1000:.0f} KB |"]) + "\n"


class Visitor:
    """A browser without scripts."""

    def __init__(self, url):
        self.url = url
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(cookies)
        self.opener.addheaders = [("Accept", "text/html")]

    def get(self, path):
        with self.opener.open(self.url + path) as answer:
            return answer.read()

    def sign_in(self, token):
        form = re.search(rb'name="form" value="([^"]+)"', self.get("/sign-in")).group(1).decode()
        fields = urllib.parse.urlencode({"form": form, "token": token}).encode()
        self.opener.open(self.url + "/sign-in", data=fields).close()


def first_page(visitor):
    """The bytes of the first page and of all that it loads."""
    page = visitor.get("/")
    loaded = set(re.findall(rb'(?:src|href)="(/assets/[^"#]+)', page))
    return len(page) + sum(len(visitor.get(path.decode())) for path in loaded)


def board_times(visitor, rounds):
    """How long each asking took, in milliseconds, and the board; one asking before that is not counted."""
    times = []
    for _ in range(rounds + 1):
        begin = time.perf_counter()
        board = visitor.get("/bakery")
        times.append((time.perf_counter() - begin) * 1000)
    shown = board.count(b"<article")
    if shown < TICKETS:
        raise SystemExit(f"the board shows {shown} tickets, not {TICKETS}")
    return times[1:], board
