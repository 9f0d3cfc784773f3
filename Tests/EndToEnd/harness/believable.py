"""A demo shop as it looks on a busy day: customers, cakes and wishes that could be true."""

from harness.receiver import Answer
from harness.waiting import eventually

# Handed to the company without a system of its own, and what it answers to some.
BY_DESK = {"desk", "refused", "busy", "failed"}
ANSWERS = {"refused": 422, "busy": 503}

# Who, how to reach them, where to, what, and what else; `fate` is how far the order has come.
ORDERS = [
    {"name": "Nora Lindqvist", "phone": "+49 30 4401 7726", "address": "Oderberger Straße 44, 10435 Berlin",
     "day": 0, "slot": "morning", "cakes": [("vanilla-cupcakes", 3, None)], "note": "Please ring at Lindqvist/Okafor"},
    {"name": "Emeka Okafor", "phone": "+49 170 555 0142", "day": 0, "slot": "afternoon",
     "cakes": [("vanilla-cupcakes", 1, None), ("lemon-drizzle", 2, None)]},
    {"name": "Grete Sommerfeld", "phone": "+49 30 2345 881", "address": "Winsstraße 8, 10405 Berlin", "day": 1,
     "slot": "morning", "cakes": [("victoria-sponge", 1, "Oma wird 90!")], "avoid": ["nuts", "peanuts"],
     "note": "Fourth floor, the lift works again"},
    {"name": "Tomasz Wiśniewski", "phone": "+48 601 555 210", "day": 1, "slot": "morning",
     "cakes": [("black-forest", 1, "Sto lat, Kasia")]},
    {"name": "Amélie Fontaine", "phone": "+49 151 555 77 01", "address": "Choriner Straße 21, 10119 Berlin",
     "day": 1, "slot": "afternoon", "cakes": [("vegan-chocolate", 2, "Bravo, Léo")], "avoid": ["eggs", "milk"]},
    {"name": "Jonas Brandt", "phone": "+49 30 8899 120", "address": "Kastanienallee 86, 10435 Berlin", "day": 1,
     "slot": "evening", "cakes": [("lemon-drizzle", 1, None), ("victoria-sponge", 1, "Welcome home")]},
    {"name": "Priya Raman", "phone": "+49 176 555 3310", "day": 2, "slot": "afternoon",
     "cakes": [("vegan-chocolate", 1, "Happy 7th, Anu")], "avoid": ["nuts", "sesame"],
     "note": "Seven candles, please"},
    {"name": "Lucía Fernández", "phone": "+34 600 555 018", "address": "Schliemannstraße 3, 10437 Berlin", "day": 2,
     "slot": "evening", "cakes": [("sesame-honey-cake", 1, None)]},
    {"name": "Henrik and Ada", "phone": "+49 30 1177 4002", "address": "Zionskirchplatz 1, 10119 Berlin", "day": 9,
     "slot": "morning", "cakes": [("wedding-tiers", 1, "Henrik & Ada"), ("vanilla-cupcakes", 4, None)],
     "note": "Set up in the garden room by noon"},
    {"name": "Mira Haddad", "phone": "+49 157 555 9021", "day": 2, "slot": "morning",
     "cakes": [("hazelnut-torte", 1, "Mabrouk!")], "fate": "ready"},
    {"name": "Olu Adeyemi", "phone": "+49 30 5566 731", "address": "Danziger Straße 50, 10435 Berlin", "day": 1,
     "slot": "morning", "cakes": [("victoria-sponge", 1, "Farewell, Dr. Adeyemi")], "avoid": ["nuts"],
     "note": "Reception, ground floor", "fate": "desk"},
    {"name": "Franziska Vogel", "phone": "+49 30 9988 210", "address": "Stargarder Straße 12, 10437 Berlin", "day": 1,
     "slot": "afternoon", "cakes": [("vegan-chocolate", 1, "40 und kein bisschen leise")], "fate": "desk"},
    {"name": "Kofi Mensah", "phone": "+49 152 555 6654", "address": "Lychener Straße 30, 10437 Berlin", "day": 2,
     "slot": "morning", "cakes": [("lemon-drizzle", 1, None)], "fate": "delivered"},
    {"name": "Ines Carvalho", "phone": "+351 912 555 003", "address": "Greifenhagener Straße 5, 10437 Berlin",
     "day": 2, "slot": "afternoon", "cakes": [("victoria-sponge", 1, "Parabéns, Rita")], "fate": "reviewed"},
    {"name": "Sophie Marchand", "phone": "+33 6 55 55 01 77", "address": "Rykestraße 9, 10405 Berlin", "day": 2,
     "slot": "evening", "cakes": [("hazelnut-torte", 1, "Pour Camille")], "fate": "refused"},
    {"name": "Yusuf Demir", "phone": "+49 163 555 4410", "address": "Sredzkistraße 40, 10435 Berlin", "day": 2,
     "slot": "morning", "cakes": [("vegan-chocolate", 1, None)], "avoid": ["milk"], "fate": "busy"},
    {"name": "Bo Andersen", "phone": "+45 20 55 50 11", "day": 3, "slot": "evening",
     "cakes": [("black-forest", 1, None)], "fate": "cancelled"},
    {"name": "Ruth Abendroth", "phone": "+49 30 7712 004", "address": "Pappelallee 61, 10437 Berlin", "day": 2,
     "slot": "afternoon", "cakes": [("lemon-drizzle", 1, None)], "fate": "failed"},
]


def fill(demo):
    """Places the orders and lets them go their ways; the orders by their customers' names."""
    demo.receiver.behaviour = lambda received: Answer(ANSWERS.get(fates.get(received.json["data"]["number"]), 204))
    fates = {}
    days = demo.open_days(ahead=1)
    orders = {item["name"]: place(demo, item, days) for item in ORDERS}
    for item in ORDERS:
        order, fate = orders[item["name"]], item.get("fate")
        fates[order["number"]] = fate
        if fate == "cancelled":
            demo.post(f"/orders/{order['id']}/cancellation?token={order['trackingToken']}",
                      json={"reason": "The party is postponed"})
        elif fate:
            demo.bake(order, company="velo-express" if fate in BY_DESK else None)
    for item in ORDERS:
        order, fate = orders[item["name"]], item.get("fate")
        if fate in BY_DESK:
            demo.until(order, "sentForDelivery")
        elif fate in ("delivered", "reviewed"):
            demo.until(order, "delivered", within=30)
        if fate == "failed":
            demo.act(order, "failure", demo.operator, reason="Fell down the stairs")
        if fate == "reviewed":
            demo.post(f"/orders/{order['id']}/review?token={order['trackingToken']}",
                      json={"rating": 5, "comment": "Arrived without a scratch, and gone in ten minutes"})
    eventually(lambda: demo.messages("dead") and demo.messages("failing"), 15, "a message given up, and one that fails")
    return orders


def place(demo, item, days):
    """Places one order; for the next open day if that one is too soon for its cakes."""
    local = item["name"].lower().replace(" ", ".").encode("ascii", "ignore").decode()
    for day in days[item["day"]:]:
        order = {
            "customer": {"name": item["name"], "email": f"{local}@mail.example", "phone": item["phone"]},
            "handover": "delivery" if "address" in item else "pickup", "dueDate": day, "slot": item["slot"],
            "items": [{"cakeId": cake, "quantity": count} | ({"inscription": text} if text else {})
                      for cake, count, text in item["cakes"]],
            "avoidAllergens": item.get("avoid", []),
        } | {key: item[key] for key in ("address", "note") if key in item}
        answer = demo.post("/orders", json=order)
        if answer.status_code == 201:
            return answer.json()
    raise AssertionError(f"{item['name']}: {answer.text}")
