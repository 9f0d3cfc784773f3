"""Every answer to a batch that AWS documents, and what it means.

Sources: the Lambda developer guide,
[Kinesis] "Configuring partial batch response with Kinesis Data Streams and Lambda", success and failure conditions;
[SQS] "Handling errors for an SQS event source in Lambda", success and failure conditions.
"""

import pytest

from aws_local.batches import failed_items
from aws_local.emulator import Invocation

ITEMS = ["101", "102", "103"]
ALL, NONE = ITEMS, []


@pytest.mark.parametrize("answer, failed, source", [
    ('{"batchItemFailures": []}', NONE, "both: an empty list"),
    ('{"batchItemFailures": null}', NONE, "both: a null list"),
    ("{}", NONE, "both: an empty EventResponse"),
    ("null", NONE, "both: a null EventResponse"),
    ("", NONE, "both: a null EventResponse, as a runtime without an answer gives it"),
    ('{"batchItemFailures": [{"itemIdentifier": ""}]}', ALL, "both: an empty string"),
    ('{"batchItemFailures": [{"itemIdentifier": null}]}', ALL, "both: a null identifier"),
    ('{"batchItemFailures": [{"itemId": "102"}]}', ALL, "both: a bad key name"),
    ('{"batchItemFailures": [{"itemIdentifier": "102"}, {"id": "103"}]}', ALL, "both: a bad key name, among others"),
    ("not JSON", ALL, "SQS: an invalid JSON response"),
    ('{"batchItemFailures": [{"itemIdentifier": "999"}]}', ALL, "SQS: an id that does not exist"),
    ('{"batchItemFailures": [{"itemIdentifier": "102"}]}', ["102"], "both: one item"),
    ('{"batchItemFailures": [{"itemIdentifier": "103"}, {"itemIdentifier": "101"}]}', ["101", "103"], "both: some"),
    ('{"batchItemFailures": [{"itemIdentifier": "102"}, {"itemIdentifier": "102"}]}', ["102"], "both: one, twice"),
])
def test_an_answer_means_what_is_documented(answer, failed, source):
    assert failed_items(Invocation(answer.encode()), ITEMS, reports_failures=True) == failed, source


@pytest.mark.parametrize("answer", ['{"batchItemFailures": [{"itemIdentifier": "102"}]}', "not JSON", "null"])
def test_without_partial_responses_every_answer_is_a_success(answer):
    """"Even if your code returns partial batch failure responses, they are not processed unless turned on." """
    assert failed_items(Invocation(answer.encode()), ITEMS, reports_failures=False) == NONE


@pytest.mark.parametrize("reports", [True, False])
def test_an_error_of_the_function_fails_the_whole_batch(reports):
    assert failed_items(Invocation(b"", "Runtime.ExitError"), ITEMS, reports) == ALL
