"""Measures calls of the official Dapr SDK for Python. Prints samples as `dapr-bench` does."""

import json
import time

from dapr.clients import DaprClient

WARM_UP = 300
CALLS = 100
VALUE = json.dumps("twenty bytes of data")
BODY = b"x" * 1024


def get_state(client):
    found = client.get_state("statestore", "key")
    assert found.data == VALUE.encode(), found.data


def invoke(client):
    reply = client.invoke_method("bench", "echo", BODY, http_verb="POST")
    assert len(reply.data) == len(BODY), len(reply.data)


CASES = {
    "save_state": lambda client: client.save_state("statestore", "key", VALUE),
    "get_state": get_state,
    "publish": lambda client: client.publish_event(
        "pubsub", "orders", VALUE, data_content_type="application/json"
    ),
    "invoke, 1 KB": invoke,
}

with DaprClient() as client:
    for name, call in CASES.items():
        samples = []
        for number in range(WARM_UP + CALLS):
            started = time.perf_counter_ns()
            call(client)
            if number >= WARM_UP:
                samples.append((time.perf_counter_ns() - started) / 1e3)
        line = {
            "case": name,
            "client": "Python SDK",
            "unit": "microseconds",
            "samples": samples,
        }
        print(json.dumps(line))
