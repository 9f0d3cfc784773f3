"""Everybody at once: clients of every kind with think times, on two cores, for minutes."""

import asyncio
import collections
import html
import json
import os
import pathlib
import random
import re
import shutil
import statistics
import subprocess
import sys
import time
import uuid

import benchshop
import mailing
import services
from clients import Client, Refused

# The share of each kind of client, and its mean think time in seconds.
KINDS = {"menu": (700, 12), "by_page": (200, 10), "by_api": (240, 60), "watch": (400, 10), "bakes": (120, 12),
         "board": (60, 15), "desk": (60, 15), "delivers": (120, 12), "lists": (50, 15), "searches": (35, 12),
         "overview": (12, 20), "csv": (3, 30)}
# How long an order lies before it is baked, and before it is delivered, in seconds; and how many watch one at most,
# of the twenty that the shop allows.
STEP, WATCHERS = 60, 15
SLOWEST, TAIL, GROWTH = 1.0, 10, 1.10
FIELD = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')


class Measured:
    """What was asked, how long it took, and what went wrong."""

    def __init__(self):
        self.times, self.faults = collections.defaultdict(list), collections.Counter()
        self.told, self.memory, self.own_memory, self.open_streams, self.lags = [], [], [], [], []

    def took(self, kind, seconds):
        self.times[kind].append(seconds * 1000)

    def fault(self, kind, text):
        self.faults[kind] += 1
        self.told.append(f"{kind}: {text}")


class Load:
    """The clients, and the orders that they know of."""

    def __init__(self, url, tokens, seconds, clients):
        self.host, port = url.removeprefix("http://").split(":")
        self.port, self.tokens, self.seconds, self.count = int(port), tokens, seconds, clients
        self.random, self.measured, self.days = random.Random(7), Measured(), benchshop.open_days()
        self.numbers, self.placed, self.to_bake, self.to_deliver = [], [], collections.deque(), collections.deque()
        self.streams = collections.Counter()
        self.recent, self.watched = collections.deque(maxlen=200), collections.defaultdict(dict)

    async def run(self, pid):
        self.end = time.monotonic() + self.seconds
        total, index, tasks = sum(share for share, _ in KINDS.values()), 0, []
        tasks += [asyncio.create_task(self.sample(pid)), asyncio.create_task(self.lag())]
        for kind, (share, think) in KINDS.items():
            for _ in range(max(1, round(share * self.count / total))):
                client = Client(self.host, self.port, index, self.measured)
                tasks.append(asyncio.create_task(self.live(client, kind, think, index)))
                index += 1
        self.clients = index
        await asyncio.gather(*tasks)

    async def live(self, client, kind, think, index):
        act = getattr(self, kind)
        await asyncio.sleep(self.random.uniform(0, think))
        while time.monotonic() < self.end:
            try:
                await act(client, index)
            except Refused:
                pass  # It is noted where it was asked.
            except Exception as error:  # A page that lacks what its client looks for is a fault too.
                self.measured.fault(kind, repr(error))
            await self.think(think)
        client.close()

    async def think(self, mean):
        pause = self.random.expovariate(1 / mean)
        await asyncio.sleep(max(0, min(pause, self.end - time.monotonic())))

    async def sample(self, pid):
        while time.monotonic() < self.end:
            self.measured.memory.append(services._status(pid, "VmRSS") / 1000)
            self.measured.own_memory.append(services._status(pid, "RssAnon") / 1000)
            self.measured.open_streams.append(sum(self.streams.values()))
            await asyncio.sleep(1)

    async def lag(self):
        while time.monotonic() < self.end:
            due = time.perf_counter() + 0.02
            await asyncio.sleep(0.02)
            self.measured.lags.append((time.perf_counter() - due) * 1000)

    async def menu(self, client, index):
        page = (await client.ask("menu page", "/"))[2].decode()
        loaded = re.findall(r'(?:src|href)="(/assets/[^"#]+)', page)
        if loaded:
            await client.ask("assets and pictures", self.random.choice(loaded))
        await self.think(2)
        await client.ask("availability", "/availability", headers=[("accept", "application/json")])

    def body(self, index):
        return {"customer": {"name": f"Ada {index}", "email": f"ada{index}@example.com", "language": "en"},
                "address": f"{index} Main Street", "dueDate": self.random.choice(self.days), "slot": "morning",
                "items": [{"cakeId": "victoria-sponge", "quantity": 1, "inscription": "Happy Birthday"}]}

    async def by_api(self, client, index):
        key, body = str(uuid.UUID(int=self.random.getrandbits(128), version=4)), json.dumps(self.body(index)).encode()
        answer = await client.ask("order by API", "/orders", json=body, headers=[("idempotency-key", key)],
                                  wanted=(201,))
        order = json.loads(answer[2])
        self.numbers.append(order["number"])
        self.placed.append(order["id"])
        self.hand_on(self.to_bake, order["id"])
        self.recent.append((order["id"], order["trackingToken"]))

    async def by_page(self, client, index):
        page = (await client.ask("menu page", "/"))[2].decode()
        hidden = {name: html.unescape(value) for name, value in FIELD.findall(page) if name in ("form", "key")}
        await client.ask("order by pages, basket", "/basket", wanted=(303,), form={
            **hidden, "cake": "victoria-sponge", "quantity": "1", "inscription": "Happy Birthday"})
        await self.think(2)
        page = (await client.ask("order by pages, form", "/order"))[2].decode()
        hidden = {name: html.unescape(value) for name, value in FIELD.findall(page) if name in ("form", "key")}
        body = self.body(index)
        review = await client.ask("order by pages, review", "/order", form={
            **hidden, "step": "review", "dueDate": body["dueDate"], "slot": "morning", "handover": "delivery",
            "address": body["address"], "name": "Ada Baker", "email": f"page{index}@example.com", "phone": "",
            "note": ""})
        await self.think(2)
        fields = {name: html.unescape(value) for name, value in FIELD.findall(review[2].decode())}
        placed = await client.ask("order by pages, placing", "/order", form={**fields, "step": "place"}, wanted=(303,))
        path = re.sub(r"^https?://[^/]+", "", placed[1]["location"])
        tracked = (await client.ask("tracking page", path))[2].decode()
        self.numbers.append(re.search(r'class="number">([0-9A-Z]{4}-[0-9A-Z]{4})<', tracked)[1])
        self.placed.append(path.split("/")[2])
        self.hand_on(self.to_bake, path.split("/")[2])

    async def watch(self, client, index):
        if not self.recent:
            return
        order, token = self.random.choice(self.recent)
        if self.streams[order] >= WATCHERS:
            return
        self.streams[order] += 1
        try:
            await self.stream(client, index, order, token)
        finally:
            self.streams[order] -= 1

    async def stream(self, client, index, order, token):
        await client.ask("tracking page", f"/track/{order}/{token}")
        begin = time.perf_counter()
        await client.send(f"/orders/{order}/events",
                          headers=[("authorization", f"Bearer {token}"), ("accept", "text/event-stream")])
        try:
            status, _ = await asyncio.wait_for(client.head(), 30)
            if status != 200:
                raise Refused(f"{status}")
            await asyncio.wait_for(self.follow(client, order, begin), max(0.1, self.end - time.monotonic()))
        except asyncio.TimeoutError:
            pass  # The benchmark is over.
        except (OSError, EOFError, ValueError, Refused) as error:
            self.measured.fault("stream, first byte", repr(error))
        finally:
            for (status, sent) in self.watched[order].pop(index, {}).items():
                if time.perf_counter() - sent > 5:
                    self.measured.fault("event of an order", f"no {status} within 5 s")
            client.close()

    async def follow(self, client, order, begin):
        """Reads a stream until its order is delivered."""
        index = int(client.local.split(".")[2]) * 250 + int(client.local.split(".")[3]) - 1
        first = True
        async for chunk in client.chunks():
            if first:
                self.measured.took("stream, first byte", time.perf_counter() - begin)
                self.watched[order][index] = {}
                first = False
            for data in re.findall(rb"data: ?(\{.*\})", chunk):
                status = json.loads(data).get("status")
                if sent := self.watched[order][index].pop(status, None):
                    self.measured.took("event of an order", time.perf_counter() - sent)
                if status == "delivered":
                    return

    def hand_on(self, queue, order):
        """Lets an order lie for a while before it moves on, so that its streams stay open for as long."""
        queue.append((time.monotonic() + min(STEP, self.seconds / 6), order))

    async def report(self, client, kind, queue, path, status, who, body):
        if not queue or queue[0][0] > time.monotonic():
            return None
        order = queue.popleft()[1]
        for waiting in self.watched[order].values():
            waiting[status] = time.perf_counter()
        await client.ask(kind, f"/orders/{order}/{path}", json=json.dumps(body).encode(),
                         headers=[("authorization", f"Bearer {self.tokens[who]}")])
        return order

    async def bakes(self, client, index):
        if order := await self.report(client, "fulfilled", self.to_bake, "fulfillment", "fulfilled", "producer",
                                      {"allergensChecked": True}):
            self.hand_on(self.to_deliver, order)

    async def delivers(self, client, index):
        await self.report(client, "delivered", self.to_deliver, "delivery", "delivered", "deliveryCompany", {})

    async def staff(self, client, who):
        if not client.cookies:
            page = (await client.ask("sign-in", "/sign-in"))[2].decode()
            form = re.search(r'name="form" value="([^"]+)"', page)[1]
            await client.ask("sign-in", "/sign-in", form={"form": form, "token": self.tokens[who]}, wanted=(303,))

    async def page(self, client, who, kind, path):
        await self.staff(client, who)
        return await client.ask(kind, path, wanted=(200, 204))

    async def poll(self, client, who, kind, path):
        """The page at first, and then what is new since its version."""
        seen = getattr(client, "version", None)
        answer = await self.page(client, who, kind, f"{path}/since?version={seen}" if seen else path)
        if found := re.search(rb'data-version="([^"]+)"', answer[2]):
            client.version = found[1].decode()

    async def board(self, client, index):
        await self.poll(client, "producer", "bakery board", "/bakery")

    async def desk(self, client, index):
        await self.poll(client, "deliveryCompany", "delivery desk", "/deliveries")

    async def lists(self, client, index):
        await self.page(client, "operator", "list of orders", "/control/orders")

    async def searches(self, client, index):
        by_number = self.random.random() < 0.5 and self.numbers
        sought = self.random.choice(self.numbers) if by_number else f"ada{self.random.randrange(self.count)}@example.com"
        await self.page(client, "operator", f"search by {'number' if by_number else 'email'}",
                        f"/control/orders?q={sought}")

    async def overview(self, client, index):
        await self.page(client, "operator", "overview", "/control")

    async def csv(self, client, index):
        await self.page(client, "operator", "CSV", "/control/orders.csv")


def measure(options, folder, _):
    """Markdown: the kinds, the machine, and whether each demand is met."""
    folder = folder / "mixed"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    receivers = subprocess.Popen([sys.executable, str(pathlib.Path(__file__).with_name("receivers.py"))],
                                 stdout=subprocess.PIPE, text=True)
    service = None
    try:
        mail, hook = receivers.stdout.readline().split()[1:]
        os.environ["CAKE_SMTP_URL"] = f"smtp://127.0.0.1:{mail}"
        os.environ["CAKE_EMAIL_FROM"] = "cakes@bench.example"
        shop = benchshop.write(folder / "shop.json", f"http://127.0.0.1:{hook}/")
        service = services.cake(options.cake, folder, shop)
        people = {"producer": "bakery", "deliveryCompany": "wheels", "operator": "olga"}
        tokens = {role: services.token(options.cake, folder, shop, role, who) for role, who in people.items()}
        load = Load(service.url, tokens, options.mixed_seconds, options.clients)
        before, own = service.processor_time(), time.process_time()
        asyncio.run(load.run(service.process.pid))
        used = [(service.processor_time() - before) / load.seconds, (time.process_time() - own) / load.seconds]
        return report(load, used, at_rest(service, tokens["operator"]), asyncio.run(missing(load)), options)
    finally:
        for name in ("CAKE_SMTP_URL", "CAKE_EMAIL_FROM"):
            os.environ.pop(name, None)
        if service:
            service.stop()
        receivers.terminate()
        receivers.wait()


def at_rest(service, token):
    """How many messages are dead or not sent after all that was waiting had its time."""
    try:
        mailing.wait_until_empty(service.url, token)
    except SystemExit:
        pass
    return sum(mailing.count(service.url, token, state) for state in ("waiting", "failing", "dead"))


async def missing(load):
    """How many of the acknowledged orders the shop does not have."""
    client, faults = Client(load.host, load.port, 0, Measured()), 0
    for order in load.placed:
        try:
            await client.ask("order", f"/orders/{order}", headers=[
                ("accept", "application/json"), ("authorization", f"Bearer {load.tokens['operator']}")])
        except Refused:
            faults += 1
    client.close()
    return faults


def report(load, used, unsent, lost, options):
    measured, rows, tails = load.measured, [], []
    for kind, times in sorted(measured.times.items()):
        times.sort()
        median, p99 = statistics.median(times), mailing.at(times, 99)
        tails.append((p99 / median, kind))
        rows.append(f"| {kind} | {len(times):,} | {measured.faults[kind]} | {median:.1f} ms | {p99:.1f} ms"
                    f" | {times[-1]:.1f} ms | {p99 / median:.1f} |")
    minutes, own = ([statistics.median(samples[at:at + 60]) for at in range(0, len(samples), 60)]
                    for samples in (measured.memory, measured.own_memory))
    span = min(120, max(1, load.seconds // 5))
    early, late = (statistics.median(part) for part in (measured.memory[span:2 * span], measured.memory[-span:]))
    slowest = max((times[-1] for times in measured.times.values()), default=0)
    faults, requests, lags = sum(measured.faults.values()), sum(map(len, measured.times.values())), sorted(measured.lags)
    verdicts = [("errors: 0", f"{faults}", faults == 0),
                ("no answer over a second", f"{slowest:.0f} ms", slowest <= SLOWEST * 1000),
                (f"each p99 at most {TAIL} times its median", "{:.1f} ({})".format(*max(tails)), max(tails)[0] <= TAIL),
                (f"memory within 10 % of that after {span} s", f"{early:.0f} to {late:.0f} MB", late <= early * GROWTH),
                ("every acknowledged order stored", f"{lost} of {len(load.placed):,} missing", lost == 0),
                ("all messages at rest", f"{unsent} left", unsent == 0)]
    options.unmet += [demand for demand, _, met in verdicts if not met]
    told = "".join(f"    {text}\n" for text in measured.told[:20])
    return "\n".join([
        f"{load.clients:,} clients for {load.seconds} s, {max(measured.open_streams)} streams open at"
        f" most, {requests / load.seconds:.0f} requests/s. Of one core, the"
        f" server took {used[0]:.0%} and the clients {used[1]:.0%}. The clients' own loop was late by"
        f" {mailing.at(lags, 99):.1f} ms (p99), {lags[-1]:.1f} ms at most. Memory by minute:"
        f" {', '.join(f'{value:.0f}' for value in minutes)} MB, without mapped"
        f" files {', '.join(f'{value:.0f}' for value in own)} MB.", "",
        "| kind | requests | errors | median | p99 | longest | p99 / median |", "|---|---:|---:|---:|---:|---:|---:|",
        *rows, "", "| wanted | measured | met |", "|---|---:|---|",
        *(f"| {demand} | {seen} | {'yes' if met else '**no**'} |" for demand, seen, met in verdicts),
        *(["", told] if told else [])]) + "\n"
