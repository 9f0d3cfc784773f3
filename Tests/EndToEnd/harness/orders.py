"""Orders to place. Their personal data is easy to find again where it must not be."""

import itertools

from harness.shopfile import open_day

_counter = itertools.count(1)

# What is personal in them. Of the telephone number all digits: a few of them turn up in ids by chance.
PERSONAL = ("Quibble", "adalind", "customers.example", "Zebrawood", "7946 0000", "79460000")


def an_order(**changes):
    """A delivery of one sponge cake; keyword arguments replace parts, None leaves a part out."""
    number = next(_counter)
    order = {
        "customer": {
            "name": f"Adalind Quibble{number}",
            "email": f"adalind{number}@customers.example",
            "phone": "+44 20 7946 0000",
            "language": "en",
        },
        "handover": "delivery",
        "address": f"{number} Zebrawood Crescent, Springfield",
        "dueDate": open_day(),
        "slot": "morning",
        "items": [{"cakeId": "victoria-sponge", "quantity": 1, "inscription": "Happy Birthday"}],
        "note": "Ring twice",
    }
    order.update(changes)
    return {key: value for key, value in order.items() if value is not None}


def a_pickup(**changes):
    """The same cake, collected by the customer."""
    return an_order(handover="pickup", address=None, **changes)
