#!/usr/bin/env python3
"""A function for tests, which does as its event says. It speaks Lambda's Runtime API."""

import base64
import json
import os
import sys
import time
import urllib.request

api = f"http://{os.environ['AWS_LAMBDA_RUNTIME_API']}/2018-06-01/runtime/invocation"


def post(path, content):
    urllib.request.urlopen(urllib.request.Request(f"{api}/{path}", data=json.dumps(content).encode())).close()


def failures(records):
    """Takes what came with a batch, and names the items whose text says that they fail."""
    for record in records:
        item = record.get("messageId") or record["kinesis"]["sequenceNumber"]
        text = record.get("body") or base64.b64decode(record["kinesis"]["data"]).decode()
        print("took", text, file=sys.stderr, flush=True)
        if "fail" in text:
            yield {"itemIdentifier": item}


while True:
    with urllib.request.urlopen(f"{api}/next") as answer:
        event, id = json.loads(answer.read()), answer.headers["Lambda-Runtime-Aws-Request-Id"]
        trace = answer.headers.get("Lambda-Runtime-Trace-Id")
    print("invoked", id, file=sys.stderr, flush=True)
    if "exit" in event:
        os._exit(event["exit"])
    time.sleep(event.get("sleep", 0))
    if "error" in event:
        post(f"{id}/error", {"errorType": event["error"], "errorMessage": "it went wrong"})
    elif "Records" in event:
        post(f"{id}/response", {"batchItemFailures": list(failures(event["Records"]))})
    elif "echo" in event:
        post(f"{id}/response", event["echo"])
    else:
        post(f"{id}/response", {
            "event": event, "pid": os.getpid(), "folder": os.getcwd(), "trace": trace, "environment": dict(os.environ)})
