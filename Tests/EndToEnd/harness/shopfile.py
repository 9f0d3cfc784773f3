"""The shop the tests are run in, and the days on which it bakes."""

import datetime
import zoneinfo

ZONE = "Europe/Berlin"


def shop_file(endpoint="http://127.0.0.1:9/", **changes):
    """A shop with two producers, two delivery companies and an operator."""
    shop = {
        "name": "The Test Oven",
        "address": "7 Oven Lane, Springfield",
        "currency": "EUR",
        "timeZone": ZONE,
        "bookingHorizonDays": 180,
        "retentionDays": 730,
        "slots": [
            {"id": "morning", "from": "09:00", "to": "12:00"},
            {"id": "afternoon", "from": "13:00", "to": "18:00"},
        ],
        "closed": {"weekdays": ["sunday"], "dates": []},
        "cakes": [
            cake("victoria-sponge", "Victoria Sponge", 3200, ["gluten", "eggs", "milk"], inscription=True),
            cake("walnut-torte", "Walnut Torte", 4100, ["nuts", "eggs"], effort=2),
            cake("lemon-drizzle", "Lemon Drizzle", 2150, ["gluten"]),
        ],
        "producers": [
            producer("north-bakery", "North Bakery", 100_000),
            producer("south-bakery", "South Bakery", 100_000, cakes=["lemon-drizzle"]),
        ],
        "deliveryCompanies": [
            company("swift-wheels", "Swift Wheels", endpoint, "env:WHEELS_SECRET"),
            company("gentle-vans", "Gentle Vans", endpoint + "vans", "env:VANS_SECRET"),
        ],
        "operators": [{"id": "olga", "name": "Olga", "email": "olga@shop.example"}],
    }
    shop.update(changes)
    return shop


def cake(id, name, price, allergens, effort=1, inscription=False):
    return {
        "id": id, "name": name, "description": f"{name}, as it should be", "price": price,
        "taxRate": "7.0", "allergens": allergens, "effort": effort, "leadTimeHours": 48,
        "cutOff": "14:00", "inscription": inscription,
    }


def producer(id, name, capacity, cakes=None):
    record = {"id": id, "name": name, "email": f"{id}@shop.example", "dailyCapacity": capacity}
    if cakes is not None:
        record["cakes"] = cakes
    return record


def company(id, name, endpoint, *secrets):
    return {
        "id": id, "name": name, "email": f"{id}@wheels.example", "endpoint": endpoint,
        "secrets": list(secrets),
    }


def today():
    return datetime.datetime.now(zoneinfo.ZoneInfo(ZONE)).date()


def open_day(ahead=14):
    """An open day about so many days ahead: never a Sunday."""
    day = today() + datetime.timedelta(days=ahead)
    if day.weekday() == 6:
        day += datetime.timedelta(days=1)
    return day.isoformat()


def closed_day():
    """The first Sunday at least a week ahead."""
    day = today() + datetime.timedelta(days=7)
    return (day + datetime.timedelta(days=6 - day.weekday())).isoformat()
