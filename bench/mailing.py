"""From order to the producer's email, at a steady rate that does not wait for answers (open loop)."""

import asyncio
import email.header
import json
import re
import shutil
import time
import urllib.request

import benchshop
import services

CONNECTIONS = 64
NUMBER = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}")


def measure(options, folder, shop):
    """Markdown: what was offered, how long it took, and what was left over."""
    shutil.rmtree(folder / "mail", ignore_errors=True)
    service = services.cake(options.cake, folder / "mail", shop)
    token = services.token(options.cake, folder / "mail", shop)
    asyncio.run(offer(service.url, options.rate, 2))
    sent = asyncio.run(offer(service.url, options.rate, options.mail_seconds))
    end = time.time()
    while time.time() < end + 1:
        time.sleep(0.01)
    backlog = count(service.url, token, "waiting") + count(service.url, token, "failing")
    wait_until_empty(service.url, token)
    memory = service.peak_memory()
    service.stop()

    arrived = arrivals(folder / "mail" / "data" / "mail")
    missing = [number for number in sent if number not in arrived]
    if missing:
        raise SystemExit(f"{len(missing)} of {len(sent)} orders have no email to the producer")
    mails = sorted((arrived[number] - at) * 1000 for number, (at, _) in sent.items())
    answers = sorted(took * 1000 for _, took in sent.values())
    return "\n".join([
        f"{len(sent):,} orders, {options.rate} a second for {options.mail_seconds} s:", "",
        "| from the moment the order was due to be sent | p50 | p99 | longest | wanted |", "|---|---:|---:|---:|---:|",
        f"| to its answer | {at(answers, 50):.1f} ms | {at(answers, 99):.1f} ms | {answers[-1]:.1f} ms | |",
        f"| to the producer's email | {at(mails, 50):.1f} ms | {at(mails, 99):.1f} ms | {mails[-1]:.1f} ms"
        " | p99 below 250 ms |", "",
        f"Messages waiting 1 s after the end: {backlog} (wanted: 0). Peak memory: {memory:.0f} MB."]) + "\n"


def at(values, percentile):
    return values[min(len(values) - 1, len(values) * percentile // 100)]


async def offer(url, rate, seconds):
    """Offers orders at a steady rate: each order's number, when it was due to be sent, and how long it took."""
    idle, sent, tasks = asyncio.Queue(), {}, []
    host, port = url.removeprefix("http://").split(":")
    days = benchshop.open_days()
    for _ in range(CONNECTIONS):
        idle.put_nowait(await asyncio.open_connection(host, int(port)))
    start = time.time() + 0.1
    for index in range(rate * seconds):
        due = start + index / rate
        await asyncio.sleep(max(0, due - time.time()))
        tasks.append(asyncio.create_task(place(idle, sent, index, days[index % len(days)], due)))
    await asyncio.gather(*tasks)
    while not idle.empty():
        idle.get_nowait()[1].close()
    return sent


async def place(idle, sent, index, day, due):
    reader, writer = await idle.get()
    body = json.dumps({
        "customer": {"name": f"Ada Baker {index}", "email": f"ada{index}@example.com", "language": "en"},
        "address": f"{index} Main Street, Springfield", "dueDate": day, "slot": "morning",
        "items": [{"cakeId": "victoria-sponge", "quantity": 1, "inscription": "Happy Birthday"}]}).encode()
    writer.write(b"POST /orders HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n"
                 b"content-length: %d\r\n\r\n%b" % (len(body), body))
    head = await reader.readuntil(b"\r\n\r\n")
    answer = await reader.readexactly(int(re.search(rb"(?i)content-length: (\d+)", head).group(1)))
    if not head.startswith(b"HTTP/1.1 201"):
        raise SystemExit(f"an order was refused: {head.decode()}{answer.decode()}")
    sent[json.loads(answer)["number"]] = (due, time.time() - due)
    idle.put_nowait((reader, writer))


def arrivals(folder):
    """When the producer's email about each order had its final name."""
    found = {}
    for path in folder.glob("*.eml"):
        head = path.read_bytes().split(b"\r\n\r\n", 1)[0].decode()
        unfolded = re.sub(r"\r?\n[ \t]+", " ", head)
        to = re.search(r"(?im)^to: (.*)$", unfolded).group(1)
        if benchshop.PRODUCER_EMAIL not in to:
            continue
        subject = re.search(r"(?im)^subject: (.*)$", unfolded).group(1)
        subject = str(email.header.make_header(email.header.decode_header(subject)))
        if number := NUMBER.search(subject) or NUMBER.search(path.read_bytes().decode()):
            moment = path.stat().st_ctime_ns / 1e9
            found[number.group()] = min(moment, found.get(number.group(), moment))
    return found


def count(url, token, state):
    """How many messages are in a state."""
    request = urllib.request.Request(f"{url}/messages?state={state}&limit=1",
                                     headers={"authorization": f"Bearer {token}"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        page = json.load(answer)
    return page.get("count", len(page["messages"]))


def wait_until_empty(url, token, within=120):
    deadline = time.monotonic() + within
    while count(url, token, "waiting") + count(url, token, "failing"):
        if time.monotonic() > deadline:
            raise SystemExit("the message log did not become empty")
        time.sleep(0.05)
