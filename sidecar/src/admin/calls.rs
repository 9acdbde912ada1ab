//! Recorded calls.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::content::content;
use super::request::{AdminRequest, operation, operation_id};
use super::response::{AdminError, AdminResponse};
use crate::core::Core;
use crate::recorder::RecordedCall;

pub(super) fn list(core: &Core, mut request: AdminRequest) -> Result<AdminResponse, AdminError> {
    let id = request.query.take("operation");
    let last = request.query.take_count("last")?;
    request.query.finish()?;
    let operation = id.map(|id| operation("operation", &id)).transpose()?;
    let calls = core
        .recorder
        .last_calls(operation, last.unwrap_or(usize::MAX));
    let calls: Vec<Value> = calls.iter().map(show).collect();
    Ok(AdminResponse::json(&json!({ "calls": calls })))
}

pub(super) fn clear(core: &Core) -> AdminResponse {
    core.recorder.clear();
    AdminResponse::no_content()
}

fn show(call: &RecordedCall) -> Value {
    let mut headers: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, value) in call.headers.iter() {
        let value = String::from_utf8_lossy(value).into_owned();
        headers
            .entry(name.to_ascii_lowercase())
            .or_default()
            .push(value);
    }
    let mut shown = json!({
        "operation": operation_id(call.operation),
        "method": call.method,
        "path": call.path,
        "headers": headers,
        "body": content(&call.body),
    });
    if let Some(query) = &call.query {
        shown["query"] = json!(query);
    }
    if let Some(status) = call.status {
        shown["status"] = json!(status);
    }
    shown
}
