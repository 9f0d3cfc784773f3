"""Placing orders at 64 connections: the shop, the FastAPI service, and a POST that only decodes."""

import functools
import itertools
import shutil
import sqlite3
import statistics
from dataclasses import dataclass

import benchshop
import services
import wrk

_seeds = itertools.count(1)

WRITERS = [("threads", 1), ("single", 1), ("threads", 2), ("single", 2)]

# A way of running the peer that is slower than its fastest by more than this is no way anybody would run it; among
# the others, the one with the lowest p99 is what ours is compared with.
NEARLY_AS_FAST = 0.85


@dataclass
class Round:
    """What one service did in one round."""

    name: str
    measured: wrk.Measured
    cost: float
    memory: float


@dataclass
class Row:
    """The medians of a service's rounds, and the most memory it held in any."""

    name: str
    rate: float
    p50: float
    p99: float
    cost: float
    memory: float


def measure(options, folder, shop):
    """Markdown: a table and the ratios.

    All are measured in turn, several times: a machine whose neighbours are busy is now faster, now slower, and ratios of
    one after the other would be those of its moods.
    """
    writers = WRITERS[:2] if options.quick else WRITERS
    ways = [functools.partial(measure_peer, options, folder, shop, *way) for way in writers]
    ways += [functools.partial(measure, options, folder, shop) for measure in (measure_noop, measure_cake)]
    rounds = [[] for _ in ways]
    for count in range(options.placing_rounds):
        for seen, way in list(zip(rounds, ways))[::-1 if count % 2 else 1]:
            seen.append(way())
    *peers, noop, ours = map(summary, rounds)
    text = table([*peers, noop, ours]) + ratios(peers, noop, ours)
    return f"Medians of {options.placing_rounds} rounds of {options.seconds} s each, taken in turn:\n\n{text}"


def measure_peer(options, folder, shop, writer, workers):
    service = services.peer(folder / "peer", shop, writer, workers)
    seen = measure_round(options, service, service.name)
    service.stop()
    check_all_are_stored(folder / "peer" / "peer.sqlite", seen.measured.requests)
    return seen


def measure_noop(options, folder, shop):
    service = services.noop(options.noop, folder / "noop", shop)
    seen = measure_round(options, service, "no-op POST, the shop's server")
    service.stop()
    return seen


def measure_cake(options, folder, shop):
    shutil.rmtree(folder / "cake", ignore_errors=True)
    service = services.cake(options.cake, folder / "cake", shop)
    seen = measure_round(options, service, "cake")
    # The emails of what was placed at saturation are still to come, and of no interest here.
    service.kill()
    check_all_are_stored(database(folder / "cake" / "data"), seen.measured.requests)
    return seen


def measure_round(options, service, name):
    place(service, 1)
    before = service.processor_time()
    measured = place(service, options.seconds)
    cost = (service.processor_time() - before) * 1e6 / measured.requests
    print(f"  {name}: {measured.rate:,.0f} orders/s, p99 {measured.p99:.2f} ms", flush=True)
    return Round(name, measured, cost, service.peak_memory())


def summary(rounds):
    measured = [one.measured for one in rounds]
    return Row(rounds[0].name, statistics.median(one.rate for one in measured),
               statistics.median(one.p50 for one in measured), statistics.median(one.p99 for one in measured),
               statistics.median(one.cost for one in rounds), max(one.memory for one in rounds))


def place(service, seconds):
    return wrk.run("place", service.url, next_seed(), *benchshop.open_days(), seconds=seconds)


def next_seed():
    """Another for each run, so that no two runs send the same customers."""
    return next(_seeds)


def database(folder):
    """The shop's database file, found by what it is."""
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.open("rb").read(15) == b"SQLite format 3":
            return path
    raise SystemExit(f"no database in {folder}")


def check_all_are_stored(path, requests):
    with sqlite3.connect(path) as connection:
        stored = connection.execute("SELECT count(*) FROM orders").fetchone()[0]
    if stored < requests:
        raise SystemExit(f"{path}: {requests} orders were acknowledged, and {stored} are stored")


def table(rows):
    lines = ["| service | orders/s | p50 | p99 | processor time an order | peak memory |",
             "|---|---:|---:|---:|---:|---:|"]
    lines += [f"| {row.name} | {row.rate:,.0f} | {row.p50:.2f} ms | {row.p99:.2f} ms"
              f" | {row.cost:.1f} µs | {row.memory:.0f} MB |" for row in rows]
    return "\n".join(lines) + "\n\n"


def ratios(peers, noop, ours):
    """With the peer as FastAPI runs a plain function, in its thread pool, and with the best ways to run it: throughput
    with the fastest, p99 with the lowest of those that are nearly as fast."""
    plain = peers[0]
    fastest = max(peers, key=lambda peer: peer.rate)
    steadiest = min((peer for peer in peers if peer.rate >= NEARLY_AS_FAST * fastest.rate), key=lambda peer: peer.p99)
    return "\n".join([
        "| ratio | wanted | measured |", "|---|---:|---:|",
        f"| throughput, cake to {plain.name} | at least 10 | {ours.rate / plain.rate:.1f} |",
        f"| p99, cake to {plain.name} | below 0.1 | {ours.p99 / plain.p99:.3f} |",
        f"| throughput, cake to {fastest.name} | at least 10 | {ours.rate / fastest.rate:.1f} |",
        f"| p99, cake to {steadiest.name} | below 0.1 | {ours.p99 / steadiest.p99:.3f} |",
        f"| throughput, cake to no-op | at least 0.33 | {ours.rate / noop.rate:.2f} |",
        f"| peak memory, cake to {fastest.name} | | {ours.memory / fastest.memory:.2f} |"]) + "\n"
