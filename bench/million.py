"""Placing and listing with a thousand and with a million orders stored, side by side."""

import shutil
import sqlite3
import statistics

import benchshop
import placing
import services
import wrk


def measure(options, folder, shop):
    """Markdown: both, and their ratio."""
    sizes = {"few": 1000, "many": options.many}
    stored = {name: fill(options, folder / name, shop, size) for name, size in sizes.items()}
    costs = {name: {"place": [], "list": []} for name in sizes}
    for _ in range(options.rounds):
        for name in sizes:
            placed, listed = round_of(options, folder / name, shop)
            costs[name]["place"].append(1e6 / placed.rate)
            costs[name]["list"].append(1e6 / listed.rate)
    lines = [f"Median of {options.rounds} rounds each, taken in turn:", "",
             f"| | {stored['few']:,} orders | {stored['many']:,} orders | ratio | wanted |",
             "|---|---:|---:|---:|---:|"]
    for what, label in (("place", "placing an order, 64 connections"), ("list", "listing 50 orders, 8 connections")):
        few, many = (statistics.median(costs[name][what]) for name in sizes)
        lines.append(f"| {label} | {few:.1f} µs | {many:.1f} µs | {many / few:.2f} | at most 1.3 |")
    return "\n".join(lines) + "\n"


def fill(options, folder, shop, size):
    """Places orders through the API until so many are stored; how many there are."""
    shutil.rmtree(folder, ignore_errors=True)
    service = services.cake(options.cake, folder, shop)
    stored = 0
    while stored < size:
        # Few at a time where few are wanted: `wrk` knows no number, only a time.
        left = size - stored
        connections, seconds = ((64, 10) if left > 400_000 else (64, 1) if left > 20_000
                                else (4, 1) if left > 3_000 else (1, 1))
        wrk.run("place", service.url, placing.next_seed(), *benchshop.open_days(), seconds=seconds,
                connections=connections)
        stored = count(folder)
        print(f"  {stored:,} of {size:,} orders stored", flush=True)
    service.kill()
    forget_messages(folder)
    return count(folder)


def round_of(options, folder, shop):
    service = services.cake(options.cake, folder, shop)
    token = services.token(options.cake, folder, shop)
    days = benchshop.open_days()
    listed = wrk.run("list", service.url, *days, seconds=options.round_seconds, connections=8,
                     environment={"CAKE_BENCH_TOKEN": token})
    placed = wrk.run("place", service.url, placing.next_seed(), *days, seconds=options.round_seconds)
    service.kill()
    forget_messages(folder)
    return placed, listed


def count(folder):
    with sqlite3.connect(placing.database(folder / "data")) as connection:
        return connection.execute("SELECT count(*) FROM orders").fetchone()[0]


def forget_messages(folder):
    """Empties the message log of a stopped shop, so that each round starts from the same point.

    Sending two emails for each of a million orders is not what is measured here.
    """
    with sqlite3.connect(placing.database(folder / "data")) as connection:
        for (table,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE '%message%'").fetchall():
            connection.execute(f'DELETE FROM "{table}"')
    shutil.rmtree(folder / "data" / "mail", ignore_errors=True)
