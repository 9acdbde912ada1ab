//! Injected failures.

use dapr_client::server::go_duration;
use serde_json::{Value, json};

use super::request::{AdminRequest, Members, bad_value, duration, operation, operation_id};
use super::response::{AdminError, AdminResponse};
use crate::core::Core;
use crate::injected_failure::{InjectedFailure, PlannedFailure};

/// The members that select the kind of failure. A request has exactly one.
const KINDS: [&str; 5] = [
    "error",
    "delay",
    "closeConnection",
    "dropResponse",
    "truncateResponseAfter",
];

pub(super) fn list(core: &Core) -> AdminResponse {
    let pending: Vec<Value> = core.failures.pending().iter().map(show).collect();
    AdminResponse::json(&json!({ "failures": pending }))
}

pub(super) fn add(core: &Core, request: &AdminRequest) -> Result<AdminResponse, AdminError> {
    let planned = read(request.members()?)?;
    let shown = show(&planned);
    core.failures.add(planned);
    let mut response = AdminResponse::json(&shown);
    response.status = 201;
    Ok(response)
}

pub(super) fn clear(core: &Core) -> AdminResponse {
    core.failures.clear();
    AdminResponse::no_content()
}

fn read(mut members: Members) -> Result<PlannedFailure, AdminError> {
    let id = members.require("operation", "the ID of an operation, such as \"getState\"")?;
    let Value::String(id) = id else {
        return Err(bad_value(
            "operation",
            &id,
            "a string, such as \"getState\"",
        ));
    };
    let times = members.take("times");
    let mut kinds = Vec::new();
    for kind in KINDS {
        kinds.extend(members.take(kind).map(|value| (kind, value)));
    }
    members.finish()?;
    let names = KINDS.map(|kind| format!("`{kind}`")).join(", ");
    let kind = match kinds.len() {
        1 => kinds.remove(0),
        0 => {
            let message = format!("the kind of failure is missing; set one of {names}");
            return Err(AdminError::invalid(message));
        }
        _ => {
            let given: Vec<String> = kinds.iter().map(|(kind, _)| format!("`{kind}`")).collect();
            let message = format!(
                "{} are set, but a failure has one kind; set only one of {names}",
                given.join(" and ")
            );
            return Err(AdminError::invalid(message));
        }
    };
    Ok(PlannedFailure {
        operation: operation("operation", &id)?,
        times: read_times(times)?,
        failure: read_kind(kind)?,
    })
}

/// The number of requests. `None` for all.
fn read_times(times: Option<Value>) -> Result<Option<usize>, AdminError> {
    let Some(times) = times else {
        return Ok(Some(1));
    };
    if times == "always" {
        return Ok(None);
    }
    let count = times.as_u64().and_then(|count| usize::try_from(count).ok());
    match count.filter(|count| *count > 0) {
        Some(count) => Ok(Some(count)),
        None => Err(bad_value(
            "times",
            &times,
            "a positive integer or \"always\"",
        )),
    }
}

fn read_kind((kind, value): (&str, Value)) -> Result<InjectedFailure, AdminError> {
    let is_true = |failure| match value {
        Value::Bool(true) => Ok(failure),
        _ => Err(bad_value(kind, &value, "`true`")),
    };
    match kind {
        "error" => read_error(Members::of_object(kind, value)?),
        "delay" => Ok(InjectedFailure::Delay(duration(kind, &value)?)),
        "closeConnection" => is_true(InjectedFailure::Close),
        "dropResponse" => is_true(InjectedFailure::DropResponse),
        _ => {
            let bytes = value.as_u64().and_then(|bytes| usize::try_from(bytes).ok());
            let bytes = bytes.ok_or_else(|| bad_value(kind, &value, "a number of bytes"))?;
            Ok(InjectedFailure::Truncate(bytes))
        }
    }
}

fn read_error(mut members: Members) -> Result<InjectedFailure, AdminError> {
    let status = members.require("status", "the status of the response, such as 503")?;
    let code = members.take_text("code")?;
    let message = members.take_text("message")?;
    members.finish()?;
    let number = status
        .as_u64()
        .and_then(|status| u16::try_from(status).ok());
    let number = number.filter(|number| (200..=599).contains(number));
    let number =
        number.ok_or_else(|| bad_value("status", &status, "an integer from 200 to 599"))?;
    Ok(InjectedFailure::error(number, code, message))
}

fn show(planned: &PlannedFailure) -> Value {
    let times = planned.times.map_or(json!("always"), |times| json!(times));
    let (kind, value) = match &planned.failure {
        InjectedFailure::Error {
            status,
            code,
            message,
        } => (
            "error",
            json!({ "status": status, "code": code, "message": message }),
        ),
        InjectedFailure::Delay(delay) => ("delay", json!(go_duration(*delay))),
        InjectedFailure::Close => ("closeConnection", json!(true)),
        InjectedFailure::DropResponse => ("dropResponse", json!(true)),
        InjectedFailure::Truncate(bytes) => ("truncateResponseAfter", json!(bytes)),
    };
    json!({ "operation": operation_id(planned.operation), "times": times, kind: value })
}
