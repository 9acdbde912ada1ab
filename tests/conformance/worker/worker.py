"""Runs workflows for the conformance kit. The argument is the gRPC port of the sidecar.

Events control the workflows, so that a scenario decides when they wait, complete or fail.
"""

import sys
import threading
import time

from dapr.ext.workflow import DaprWorkflowContext, WorkflowActivityContext, WorkflowRuntime

runtime = WorkflowRuntime(host="127.0.0.1", port=sys.argv[1])


@runtime.workflow(name="heist")
def heist(context: DaprWorkflowContext, plan: dict | None):
    """Waits for the event `signal`, and passes its data to the activity `steal`."""
    context.set_custom_status("waiting for the signal")
    target = yield context.wait_for_external_event("signal")
    loot = yield context.call_activity(steal, input=target)
    return {"plan": plan, "loot": loot}


@runtime.activity(name="steal")
def steal(_context: WorkflowActivityContext, target: str | None):
    """Returns its input. Fails if the input is `reactor`."""
    if target == "reactor":
        raise ValueError("the reactor is too heavy")
    return target


@runtime.workflow(name="fleet")
def fleet(context: DaprWorkflowContext, _plan: dict | None):
    """Starts a child workflow `heist`, whose ID ends with `-scout`, and waits until it completes."""
    loot = yield context.call_child_workflow(heist, instance_id=f"{context.instance_id}-scout")
    return loot


@runtime.workflow(name="armada")
def armada(context: DaprWorkflowContext, _plan: dict | None):
    """Starts a child workflow `fleet` without input, whose ID ends with `-fleet`, and waits until it completes."""
    loot = yield context.call_child_workflow(fleet, instance_id=f"{context.instance_id}-fleet")
    return loot


@runtime.workflow(name="sleeper")
def sleeper(_context: DaprWorkflowContext, _plan: dict | None):
    """Blocks for three seconds before its first response, so that the instance has no details yet."""
    time.sleep(3)
    return "awake"


runtime.start()  # Returns once the sidecar has accepted the worker.
print("the worker is connected", flush=True)
threading.Event().wait()
