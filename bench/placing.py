"""Placing orders at 64 connections: the shop, the FastAPI service, and a POST that only decodes."""

import itertools
import shutil
import sqlite3
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
class Row:
    name: str
    measured: wrk.Measured
    cost: float
    memory: float


def measure(options, folder, shop):
    """Markdown: a table and the ratios."""
    peers = [measure_peer(options, folder, shop, *way) for way in (WRITERS[:2] if options.quick else WRITERS)]
    noop = measure_noop(options, folder, shop)
    ours = measure_cake(options, folder, shop)
    return table([*peers, noop, ours]) + ratios(peers, noop, ours)


def measure_peer(options, folder, shop, writer, workers):
    service = services.peer(folder / "peer", shop, writer, workers)
    row = measure_row(options, service, service.name)
    service.stop()
    check_all_are_stored(folder / "peer" / "peer.sqlite", row.measured.requests)
    return row


def measure_noop(options, folder, shop):
    service = services.noop(options.noop, folder / "noop", shop)
    row = measure_row(options, service, "no-op POST, the shop's server")
    service.stop()
    return row


def measure_cake(options, folder, shop):
    shutil.rmtree(folder / "cake", ignore_errors=True)
    service = services.cake(options.cake, folder / "cake", shop)
    row = measure_row(options, service, "cake")
    # The emails of what was placed at saturation are still to come, and of no interest here.
    service.kill()
    check_all_are_stored(database(folder / "cake" / "data"), row.measured.requests)
    return row


def measure_row(options, service, name):
    place(service, 2)
    before = service.processor_time()
    measured = place(service, options.seconds)
    cost = (service.processor_time() - before) * 1e6 / measured.requests
    print(f"  {name}: {measured.rate:,.0f} orders/s", flush=True)
    return Row(name, measured, cost, service.peak_memory())


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
    lines += [f"| {row.name} | {row.measured.rate:,.0f} | {row.measured.p50:.2f} ms | {row.measured.p99:.2f} ms"
              f" | {row.cost:.1f} µs | {row.memory:.0f} MB |" for row in rows]
    return "\n".join(lines) + "\n\n"


def ratios(peers, noop, ours):
    """Throughput is compared with the peer's best; p99 with the peer as FastAPI runs a plain function, in its thread
    pool, and with the lowest of those that are nearly as fast as the best."""
    plain = peers[0]
    fastest = max(peers, key=lambda peer: peer.measured.rate)
    steadiest = min((peer for peer in peers if peer.measured.rate >= NEARLY_AS_FAST * fastest.measured.rate),
                    key=lambda peer: peer.measured.p99)
    return "\n".join([
        "| ratio | wanted | measured |", "|---|---:|---:|",
        f"| throughput, cake to {fastest.name} | at least 10 | {ours.measured.rate / fastest.measured.rate:.1f} |",
        f"| p99, cake to {plain.name} | below 0.1 | {ours.measured.p99 / plain.measured.p99:.3f} |",
        f"| p99, cake to {steadiest.name} | below 0.1 | {ours.measured.p99 / steadiest.measured.p99:.3f} |",
        f"| throughput, cake to no-op | at least 0.33 | {ours.measured.rate / noop.measured.rate:.2f} |",
        f"| peak memory, cake to {fastest.name} | | {ours.memory / fastest.memory:.2f} |"]) + "\n"
