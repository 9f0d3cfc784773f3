"""The service the shop is compared with: FastAPI and SQLite, as durable as the shop.

It checks an order against the menu, reserves capacity, and stores the order and the message that follows from it in
one transaction, in WAL mode with synchronous=FULL; it answers after the commit. It leaves out what the shop does
beyond that: the calendar, idempotency, sending anything.

PEER_WRITER says how it writes: `threads` (FastAPI's thread pool, a connection for each thread) or `single` (one
writer thread that is handed each order). script/bench measures both.
"""

import asyncio
import datetime
import json
import os
import queue
import secrets
import sqlite3
import threading
import uuid

from fastapi import FastAPI, HTTPException, Response
from pydantic import BaseModel, Field

DATABASE = os.environ["PEER_DATABASE"]
WRITER = os.environ.get("PEER_WRITER", "threads")
SHOP = json.load(open(os.environ["CAKE_SHOP"], encoding="utf-8"))
CAKES = {cake["id"]: cake for cake in SHOP["cakes"]}
PRODUCER = SHOP["producers"][0]


class Customer(BaseModel):
    name: str = Field(min_length=1, max_length=200)
    email: str = Field(min_length=3, max_length=254, pattern=r"^[^@\s]+@[^@\s]+$")
    phone: str | None = Field(default=None, max_length=50)
    language: str | None = Field(default=None, max_length=35)


class Item(BaseModel):
    cakeId: str
    quantity: int = Field(ge=1, le=99)
    inscription: str | None = Field(default=None, max_length=60)


class NewOrder(BaseModel):
    customer: Customer
    handover: str = "delivery"
    address: str | None = Field(default=None, max_length=500)
    dueDate: datetime.date
    slot: str | None = None
    items: list[Item] = Field(min_length=1, max_length=50)
    avoidAllergens: list[str] = []
    note: str | None = Field(default=None, max_length=1000)


def connect():
    connection = sqlite3.connect(DATABASE, timeout=30, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    return connection


def prepare():
    connection = connect()
    connection.executescript("""
        CREATE TABLE IF NOT EXISTS orders (
            id TEXT PRIMARY KEY, number TEXT NOT NULL, status TEXT NOT NULL, due TEXT NOT NULL,
            email TEXT NOT NULL, producer TEXT NOT NULL, token TEXT NOT NULL, document TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS orders_by_due ON orders (due, id);
        CREATE TABLE IF NOT EXISTS messages (
            id TEXT PRIMARY KEY, type TEXT NOT NULL, payload TEXT NOT NULL, at TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS capacity (
            producer TEXT NOT NULL, due TEXT NOT NULL, used INTEGER NOT NULL, PRIMARY KEY (producer, due));
        """)
    connection.close()


def store(connection, order, token, effort):
    """The order, its message and its capacity in one transaction; false if the producer is full."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        used = connection.execute(
            "INSERT INTO capacity VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET used = used + excluded.used"
            " WHERE used + excluded.used <= ?",
            (PRODUCER["id"], order["dueDate"], effort, PRODUCER["dailyCapacity"]))
        if used.rowcount != 1:
            connection.execute("ROLLBACK")
            return False
        connection.execute(
            "INSERT INTO orders VALUES (?, ?, 'placed', ?, ?, ?, ?, ?)",
            (order["id"], order["number"], order["dueDate"], order["customer"]["email"], PRODUCER["id"], token,
             json.dumps(order)))
        connection.execute(
            "INSERT INTO messages VALUES (?, 'order.placed', ?, ?)",
            (order["id"] + "_1", json.dumps({"orderId": order["id"], "version": 1}), order["placedAt"]))
        connection.execute("COMMIT")
        return True
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def decide(request):
    """The order as it will be stored, its token, and the effort it takes."""
    items, total, effort = [], 0, 0
    for item in request.items:
        cake = CAKES.get(item.cakeId)
        if cake is None:
            raise HTTPException(422, "unknown cake")
        if set(cake["allergens"]) & set(request.avoidAllergens):
            raise HTTPException(422, "allergen")
        total += cake["price"] * item.quantity
        effort += cake["effort"] * item.quantity
        items.append({**item.model_dump(), "name": cake["name"], "taxRate": cake["taxRate"],
                      "unitPrice": {"amount": cake["price"], "currency": SHOP["currency"]}})
    now = datetime.datetime.now(datetime.timezone.utc).isoformat()
    token = secrets.token_urlsafe(16)
    order = {
        "id": str(uuid.uuid4()), "number": secrets.token_hex(4).upper(), "version": 1, "status": "placed",
        "placedAt": now, "customer": request.customer.model_dump(), "handover": request.handover,
        "address": request.address, "dueDate": request.dueDate.isoformat(), "slot": request.slot,
        "items": items, "avoidAllergens": request.avoidAllergens, "note": request.note,
        "total": {"amount": total, "currency": SHOP["currency"]}, "producerId": PRODUCER["id"],
        "history": [{"at": now, "by": "customer", "status": "placed", "version": 1}],
    }
    return order, token, effort


def answer(order, token):
    body = json.dumps({**order, "trackingToken": token})
    return Response(body, 201, {"location": f"/orders/{order['id']}"}, "application/json")


app = FastAPI()
prepare()

if WRITER == "threads":
    local = threading.local()

    @app.post("/orders", status_code=201)
    def place(request: NewOrder):
        if not hasattr(local, "connection"):
            local.connection = connect()
        order, token, effort = decide(request)
        if not store(local.connection, order, token, effort):
            raise HTTPException(409, "full")
        return answer(order, token)

else:
    work = queue.SimpleQueue()

    def write():
        connection = connect()
        while True:
            loop, future, order, token, effort = work.get()
            try:
                stored, failure = store(connection, order, token, effort), None
            except sqlite3.Error as error:
                stored, failure = False, error
            loop.call_soon_threadsafe(settle, future, stored, failure)

    def settle(future, stored, failure):
        if future.cancelled():
            return
        if failure is not None:
            future.set_exception(failure)
        else:
            future.set_result(stored)

    threading.Thread(target=write, daemon=True).start()

    @app.post("/orders", status_code=201)
    async def place(request: NewOrder):
        order, token, effort = decide(request)
        loop = asyncio.get_running_loop()
        future = loop.create_future()
        work.put((loop, future, order, token, effort))
        if not await future:
            raise HTTPException(409, "full")
        return answer(order, token)
