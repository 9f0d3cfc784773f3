"""Functions under the real Runtime Interface Emulator."""

import asyncio
import json
import pathlib
import shutil
import time

import aiohttp
import pytest

from aws_local.aws import Keys
from aws_local.emulator import Pool, Program, Throttled

PROGRAM = pathlib.Path(__file__).parent / "program.py"
KEYS = Keys("AKIDEXAMPLE", "secret", "token")


@pytest.fixture
def program(tmp_path):
    shutil.copy(PROGRAM, tmp_path / "bootstrap")
    (tmp_path / "bootstrap").chmod(0o755)
    return Program("cakes-dev-place", tmp_path, "place", 256, 2, {"CAKE": "sponge"}, KEYS, tmp_path / "log")


def with_pool(program, work, size=2):
    async def run():
        connector = aiohttp.TCPConnector(limit=0, force_close=True)
        async with aiohttp.ClientSession(connector=connector) as session:
            pool = Pool(program, session, size)
            try:
                return await work(pool)
            finally:
                await pool.stop()

    return asyncio.run(run())


def test_a_function_gets_its_event_its_folder_and_its_environment_alone(program, monkeypatch):
    monkeypatch.setenv("SECRET_OF_THIS_MACHINE", "x")
    answer = with_pool(program, lambda pool: pool.invoke({"a": 1}))
    assert answer.succeeded
    content = json.loads(answer.payload)
    assert content["event"] == {"a": 1} and content["folder"] == str(program.folder)
    environment = content["environment"]
    assert environment["CAKE"] == "sponge"
    assert "SECRET_OF_THIS_MACHINE" not in environment and "HOME" not in environment


def test_a_functions_environment_is_lambdas_variable_for_variable(program):
    environment = json.loads(with_pool(program, lambda pool: pool.invoke({})).payload)["environment"]
    task = str(program.folder)
    # Lambda developer guide, "Defined runtime environment variables", for OS-only runtimes.
    documented = {
        "_HANDLER": "place", "AWS_REGION": "eu-central-1", "AWS_DEFAULT_REGION": "eu-central-1",
        "AWS_ACCESS_KEY": "AKIDEXAMPLE", "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_SESSION_TOKEN": "token", "AWS_LAMBDA_FUNCTION_NAME": "cakes-dev-place",
        "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "256",
        "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand", "AWS_LAMBDA_LOG_GROUP_NAME": "/aws/lambda/cakes-dev-place",
        "AWS_XRAY_CONTEXT_MISSING": "LOG_ERROR", "LAMBDA_TASK_ROOT": task, "LAMBDA_RUNTIME_DIR": "/var/runtime",
        "LANG": "en_US.UTF-8", "TZ": ":UTC", "PATH": "/usr/local/bin:/usr/bin/:/bin:/opt/bin",
        "LD_LIBRARY_PATH":
            f"/lib64:/usr/lib64:/var/runtime:/var/runtime/lib:{task}:{task}/lib:/opt/lib"}
    assert {name: environment.get(name) for name in documented} == documented
    varying = {"AWS_LAMBDA_RUNTIME_API", "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_XRAY_DAEMON_ADDRESS"}
    assert varying <= set(environment)
    assert not {"AWS_EXECUTION_ENV", "_X_AMZN_TRACE_ID"} & set(environment)


@pytest.mark.parametrize("event, error", [
    ({"error": "Oven.Cold"}, "Oven.Cold"), ({"exit": 3}, "Runtime.ExitError"), ({"sleep": 5}, "Sandbox.Timedout")])
def test_an_error_is_told_and_the_next_invocation_works_again(program, event, error):
    async def work(pool):
        return await pool.invoke(event), await pool.invoke({"a": 2})

    failed, after = with_pool(program, work, size=1)
    assert failed.error == error and after.succeeded


def test_a_value_that_looks_a_little_like_an_error_is_none(program):
    answer = with_pool(program, lambda pool: pool.invoke({"echo": {"errorType": "x", "statusCode": 200}}))
    assert answer.succeeded and json.loads(answer.payload)["statusCode"] == 200


def test_a_warm_function_is_the_same_process(program):
    async def work(pool):
        return [json.loads((await pool.invoke({})).payload)["pid"] for _ in range(3)]

    assert len(set(with_pool(program, work))) == 1


def test_simultaneous_events_run_side_by_side_up_to_the_limit_and_then_queue(program):
    async def work(pool):
        return await asyncio.gather(*(pool.invoke({"sleep": 0.3}) for _ in range(6)))

    answers = with_pool(program, work, size=3)
    assert all(answer.succeeded for answer in answers)
    assert len({json.loads(answer.payload)["pid"] for answer in answers}) == 3


def test_a_killed_runtime_fails_its_invocation_and_starts_again(program):
    async def work(pool):
        first = json.loads((await pool.invoke({})).payload)["pid"]
        call = asyncio.create_task(pool.invoke({"sleep": 1.5}))
        deadline = time.monotonic() + 5
        while program.log.read_text().count("invoked") < 2 and time.monotonic() < deadline:
            await asyncio.sleep(0.01)
        assert pool.kill_runtimes() == 1
        return first, await call, await pool.invoke({})

    first, killed, after = with_pool(program, work, size=1)
    assert killed.error == "Runtime.ExitError"
    assert after.succeeded and json.loads(after.payload)["pid"] != first


def test_an_event_larger_than_six_megabytes_does_not_reach_the_function(program):
    with pytest.raises(Throttled):
        with_pool(program, lambda pool: pool.invoke({"a": "x" * (6 * 1024 * 1024)}))


def test_an_answer_may_be_as_large_as_lambda_takes_and_not_larger(program):
    def answers(count):
        # Longer as the program writes it than in the event: three bytes a number.
        return with_pool(program, lambda pool: pool.invoke({"echo": [0] * count}))

    largest = answers(6_291_556 // 3)
    assert largest.succeeded and len(largest.payload) == 6_291_555
    assert answers(6_291_556 // 3 + 1).error == "Function.ResponseSizeTooLarge"
