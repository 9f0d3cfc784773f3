"""The event-source mapping of a stream, against the Lambda developer guide's pages on Kinesis."""

import asyncio
import json

import pytest

import aws_local.kinesis_mapping as kinesis
from aws_local.events import KinesisMapping
from aws_local.kinesis_mapping import StreamPoller
from aws_local.news import News
from fakes import DONE, ERROR, FakeAWS, FakePool, failing, record

STREAM = "arn:aws:kinesis:eu-central-1:123456789012:stream/orders"
DEAD = "arn:aws:sqs:eu-central-1:123456789012:failed"
SHARD = "shardId-000000000001"


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch):
    monkeypatch.setattr(kinesis, "_FIRST_PAUSE", 0.0)


def a_mapping(size=100, window=0, lanes=1, retries=-1, age=-1, bisect=False, reports=True):
    return KinesisMapping(STREAM, size, window, "TRIM_HORIZON", lanes, retries, age, bisect, reports, DEAD)


def poller(pool, mapping, aws=None):
    return StreamPoller(aws or FakeAWS(), pool, mapping, STREAM, "role", DEAD, News())


def process(pool, mapping, records, aws=None):
    asyncio.run(poller(pool, mapping, aws).process(SHARD, records))
    return pool.batches


def numbers(*values):
    return [record(number=value) for value in values]


def test_a_batch_that_succeeds_is_tried_once():
    assert process(FakePool(), a_mapping(), numbers(1, 2)) == [["1", "2"]]


def test_all_is_tried_again_from_the_lowest_failed_sequence_number():
    """"Lambda uses the record with the lowest sequence number as the checkpoint." """
    outcomes = iter([failing("30", "4"), DONE])
    pool = FakePool(lambda ids: next(outcomes))
    assert process(pool, a_mapping(), numbers(3, 4, 20, 30)) == [["3", "4", "20", "30"], ["4", "20", "30"]]


def test_without_partial_responses_the_whole_batch_is_tried_again():
    outcomes = iter([ERROR, DONE])
    pool = FakePool(lambda ids: next(outcomes))
    assert process(pool, a_mapping(reports=False), numbers(1, 2)) == [["1", "2"], ["1", "2"]]


def test_bisecting_isolates_the_bad_record_and_does_not_count_as_a_retry():
    """"Splitting a batch does not count towards the retry quota." """
    aws = FakeAWS()
    pool = FakePool(lambda ids: ERROR if "3" in ids else DONE)
    process(pool, a_mapping(bisect=True, retries=1), numbers(1, 2, 3, 4), aws)
    assert pool.batches == [["1", "2", "3", "4"], ["1", "2"], ["3", "4"], ["3"], ["3"], ["4"]]
    [note] = [json.loads(call["MessageBody"]) for call in aws.of("SendMessage")]
    assert note["KinesisBatchInfo"]["startSequenceNumber"] == note["KinesisBatchInfo"]["endSequenceNumber"] == "3"


def test_a_partial_success_is_bisected_at_the_returned_number():
    """"The batch is bisected at the returned sequence number and Lambda retries only the remaining records." """
    pool = FakePool(lambda ids: failing("2") if len(ids) > 2 else DONE)
    assert process(pool, a_mapping(bisect=True), numbers(1, 2, 3)) == [["1", "2", "3"], ["2", "3"]]


@pytest.mark.parametrize("retries", [0, 1, 3])
def test_after_its_retries_a_batch_is_given_up_and_told_by_its_numbers(retries):
    aws, pool = FakeAWS(), FakePool(lambda ids: ERROR)
    process(pool, a_mapping(retries=retries), numbers(7, 8, 9), aws)
    assert len(pool.batches) == retries + 1
    [call] = aws.of("SendMessage")
    assert call["QueueUrl"].endswith("/123456789012/failed")
    note = json.loads(call["MessageBody"])
    assert note["requestContext"]["condition"] == "RetryAttemptsExhausted"
    assert note["requestContext"]["approximateInvokeCount"] == retries + 1
    assert note["requestContext"]["functionArn"].endswith(":function:cakes-dev-place")
    assert note["responseContext"] == {"statusCode": 200, "executedVersion": "$LATEST", "functionError": "Unhandled"}
    batch = note["KinesisBatchInfo"]
    assert (batch["shardId"], batch["streamArn"], batch["batchSize"]) == (SHARD, STREAM, 3)
    assert (batch["startSequenceNumber"], batch["endSequenceNumber"]) == ("7", "9")
    assert batch["approximateArrivalOfFirstRecord"].endswith("Z")
    assert "Data" not in call["MessageBody"], "never the payload"


def test_only_what_is_left_is_given_up():
    aws, pool = FakeAWS(), FakePool(lambda ids: failing("2"))
    process(pool, a_mapping(retries=1), numbers(1, 2, 3), aws)
    note = json.loads(aws.of("SendMessage")[0]["MessageBody"])
    assert note["KinesisBatchInfo"]["startSequenceNumber"] == "2" and note["KinesisBatchInfo"]["batchSize"] == 2
    assert "functionError" not in note["responseContext"]


def test_a_record_that_is_too_old_is_not_sent_to_the_function():
    """"The maximum age of a record that Lambda sends to your function." """
    aws, pool = FakeAWS(), FakePool()
    process(pool, a_mapping(age=60), [record(number=1, age=90), record(number=2)], aws)
    assert pool.batches == [["2"]]
    assert json.loads(aws.of("SendMessage")[0]["MessageBody"])["KinesisBatchInfo"]["endSequenceNumber"] == "1"


def test_what_does_not_reach_the_function_does_not_count():
    """"This doesn't apply to service errors or throttles where the batch didn't reach the function." """
    outcomes = iter([None, None, None, ERROR, DONE])
    pool = FakePool(lambda ids: next(outcomes))
    aws = FakeAWS()
    process(pool, a_mapping(retries=1), numbers(1), aws)
    assert len(pool.batches) == 5 and aws.of("SendMessage") == []


def run_with(records, mapping, pool, until):
    """Runs a poller over one shard with these records."""
    waiting = [records]

    def get_records(**_):
        return {"Records": waiting.pop() if waiting else [], "NextShardIterator": "next"}

    aws = FakeAWS(ListShards=lambda **_: {"Shards": [{"ShardId": SHARD}]}, GetRecords=get_records,
                  GetShardIterator=lambda **_: {"ShardIterator": "first"})

    async def run():
        task = asyncio.create_task(poller(pool, mapping, aws).run())
        async with asyncio.timeout(5):
            while not until(pool):
                await asyncio.sleep(0.001)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    asyncio.run(run())
    return aws


def done(pool):
    return sum(len(batch) for batch in pool.batches)


def test_batches_are_as_large_as_is_said():
    pool = FakePool()
    aws = run_with(numbers(*range(1, 8)), a_mapping(size=3), pool, lambda pool: done(pool) == 7)
    assert [len(batch) for batch in pool.batches] == [3, 3, 1]
    assert aws.of("GetShardIterator")[0]["ShardIteratorType"] == "TRIM_HORIZON"


def test_without_a_factor_a_shard_has_one_batch_at_a_time():
    pool = FakePool(pause=0.005)
    run_with(numbers(*range(1, 8)), a_mapping(size=1), pool, lambda pool: done(pool) == 7)
    assert pool.busiest == 1 and [batch[0] for batch in pool.batches] == [str(n) for n in range(1, 8)]


def test_with_a_factor_batches_run_side_by_side_and_a_key_keeps_its_order():
    """"In-order processing is still guaranteed for each partition key." """
    records = [record(key=f"order-{index % 7}") for index in range(70)]
    key_of = {item["SequenceNumber"]: item["PartitionKey"] for item in records}
    pool = FakePool(pause=0.002)
    run_with(records, a_mapping(size=2, lanes=4), pool, lambda pool: done(pool) == 70)
    assert 1 < pool.busiest <= 4
    for key in set(key_of.values()):
        seen = [int(number) for batch in pool.batches for number in batch if key_of[number] == key]
        assert seen == sorted(seen)


def test_a_failing_key_does_not_hold_up_another_lane():
    records = [record(key="poison")] + [record(key=f"order-{index}") for index in range(20)]
    poison = records[0]["SequenceNumber"]
    pool = FakePool(lambda ids: ERROR if poison in ids else DONE, pause=0.001)
    lanes = {kinesis.zlib.crc32(item["PartitionKey"].encode()) % 4 for item in records}
    assert len(lanes) > 1
    own = kinesis.zlib.crc32(b"poison") % 4
    others = {item["SequenceNumber"] for item in records
              if kinesis.zlib.crc32(item["PartitionKey"].encode()) % 4 != own}
    run_with(records, a_mapping(lanes=4), pool, lambda pool: others <= {n for batch in pool.batches for n in batch})


def test_a_window_gathers_records_until_it_is_over():
    """"Lambda continues to read records until it has gathered a full batch, or the batch window expires." """
    pool = FakePool()
    run_with(numbers(1, 2, 3), a_mapping(size=100, window=1), pool, lambda pool: done(pool) == 3)
    assert pool.batches == [["1", "2", "3"]]


def test_a_record_looks_as_aws_sends_it():
    item = record(key="order", number=5)
    event = poller(FakePool(), a_mapping())._event(SHARD, item)
    assert event == {
        "kinesis": {"kinesisSchemaVersion": "1.0", "partitionKey": "order", "sequenceNumber": "5", "data": "e30=",
                    "approximateArrivalTimestamp": item["ApproximateArrivalTimestamp"]},
        "eventSource": "aws:kinesis", "eventVersion": "1.0", "eventID": f"{SHARD}:5",
        "eventName": "aws:kinesis:record", "invokeIdentityArn": "role", "awsRegion": "eu-central-1",
        "eventSourceARN": STREAM}
