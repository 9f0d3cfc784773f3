"""The shop that is measured: one whose producers are never full, and the open days to order for."""

import datetime
import json
import zoneinfo

ZONE = "Europe/Berlin"
PRODUCER_EMAIL = "bakery@bench.example"


def write(path, endpoint="http://127.0.0.1:9/"):
    path.write_text(json.dumps({
        "name": "The Bench Oven", "address": "7 Oven Lane, Springfield", "currency": "EUR", "timeZone": ZONE,
        "bookingHorizonDays": 180, "retentionDays": 730,
        "slots": [{"id": "morning", "from": "09:00", "to": "12:00"},
                  {"id": "afternoon", "from": "13:00", "to": "18:00"}],
        "closed": {"weekdays": ["sunday"], "dates": []},
        "cakes": [{"id": "victoria-sponge", "name": "Victoria Sponge", "description": "Jam and cream",
                   "price": 3200, "taxRate": "7.0", "allergens": ["gluten", "eggs", "milk"], "effort": 1,
                   "leadTimeHours": 48, "cutOff": "14:00", "inscription": True}],
        "producers": [{"id": "bakery", "name": "Bakery", "email": PRODUCER_EMAIL, "dailyCapacity": 1_000_000_000}],
        "deliveryCompanies": [{"id": "wheels", "name": "Wheels", "email": "wheels@bench.example",
                               "endpoint": endpoint, "secrets": ["env:WHEELS_SECRET"]}],
        "operators": [{"id": "olga", "name": "Olga", "email": "olga@bench.example"}],
    }))
    return path


def open_days():
    """The days that can be ordered for, from in a week until the end of the horizon."""
    today = datetime.datetime.now(zoneinfo.ZoneInfo(ZONE)).date()
    days = (today + datetime.timedelta(days=ahead) for ahead in range(7, 175))
    return [day.isoformat() for day in days if day.weekday() != 6]
