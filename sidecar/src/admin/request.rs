//! Requests: path and query parameters, and the members of a JSON body.

use std::time::Duration;

use bytes::Bytes;
use dapr_client::server::OperationId;
use serde_json::{Map, Value};

use super::response::AdminError;
use crate::timing::parse_go_duration;

/// A routed request.
#[derive(Debug, Default)]
pub(super) struct AdminRequest {
    /// The decoded path parameters, in the order of the path.
    pub(super) parameters: Vec<String>,
    pub(super) query: Query,
    pub(super) body: Bytes,
}

impl AdminRequest {
    /// The path parameter at `index`.
    pub(super) fn parameter(&self, index: usize) -> &str {
        self.parameters.get(index).map_or("", String::as_str)
    }

    /// The members of the body, which must be a JSON object.
    pub(super) fn members(&self) -> Result<Members, AdminError> {
        Members::read(&self.body)
    }

    /// Refuses a body of an operation that has none. An empty object is accepted.
    pub(super) fn without_body(&self) -> Result<(), AdminError> {
        if self.body.is_empty() {
            return Ok(());
        }
        self.members()?.finish()
    }
}

/// The query parameters of a request that were not read yet.
#[derive(Debug, Default)]
pub(super) struct Query {
    pub(super) pairs: Vec<(String, String)>,
    known: Vec<&'static str>,
}

impl Query {
    pub(super) fn new(pairs: Vec<(String, String)>) -> Self {
        Self {
            pairs,
            known: Vec::new(),
        }
    }

    /// Takes the value of a parameter. The last one wins.
    pub(super) fn take(&mut self, name: &'static str) -> Option<String> {
        self.known.push(name);
        let value = self.pairs.iter().rev().find(|(key, _)| key == name);
        let value = value.map(|(_, value)| value.clone());
        self.pairs.retain(|(key, _)| key != name);
        value
    }

    /// Takes a count, such as `last=50`.
    pub(super) fn take_count(&mut self, name: &'static str) -> Result<Option<usize>, AdminError> {
        let Some(text) = self.take(name) else {
            return Ok(None);
        };
        let count = text.parse().map_err(|_| {
            AdminError::invalid(format!(
                "the query parameter `{name}` is `{text}`; use a number, such as 50"
            ))
        })?;
        Ok(Some(count))
    }

    /// Refuses all parameters that were not taken.
    pub(super) fn finish(&self) -> Result<(), AdminError> {
        let names = self.pairs.iter().map(|(name, _)| name.as_str());
        refuse_unknown("query parameter", names, &self.known)
    }
}

/// The members of a JSON object that were not read yet.
#[derive(Debug)]
pub(super) struct Members {
    members: Map<String, Value>,
    known: Vec<&'static str>,
}

impl Members {
    fn read(body: &[u8]) -> Result<Self, AdminError> {
        let value: Value = serde_json::from_slice(body).map_err(|error| {
            AdminError::invalid(format!(
                "the body is not valid JSON ({error}); send an object, such as {{\"by\": \"1h30m\"}}"
            ))
        })?;
        match value {
            Value::Object(members) => Ok(Self {
                members,
                known: Vec::new(),
            }),
            other => Err(AdminError::invalid(format!(
                "the body is `{other}`; send a JSON object"
            ))),
        }
    }

    pub(super) fn of_object(name: &str, value: Value) -> Result<Self, AdminError> {
        match value {
            Value::Object(members) => Ok(Self {
                members,
                known: Vec::new(),
            }),
            other => Err(bad_value(name, &other, "an object")),
        }
    }

    /// Takes a member. `None` if it is missing.
    pub(super) fn take(&mut self, name: &'static str) -> Option<Value> {
        self.known.push(name);
        self.members.remove(name)
    }

    /// Takes a member that is required.
    pub(super) fn require(
        &mut self,
        name: &'static str,
        expected: &str,
    ) -> Result<Value, AdminError> {
        self.take(name).ok_or_else(|| {
            AdminError::invalid(format!("the member `{name}` is missing; set {expected}"))
        })
    }

    /// Takes a string. `None` if it is missing.
    pub(super) fn take_text(&mut self, name: &'static str) -> Result<Option<String>, AdminError> {
        match self.take(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(other) => Err(bad_value(name, &other, "a string")),
        }
    }

    /// Refuses all members that were not taken.
    pub(super) fn finish(&self) -> Result<(), AdminError> {
        let names = self.members.keys().map(String::as_str);
        refuse_unknown("member", names, &self.known)
    }
}

fn refuse_unknown<'n>(
    kind: &str,
    unknown: impl Iterator<Item = &'n str>,
    known: &[&str],
) -> Result<(), AdminError> {
    let unknown: Vec<String> = unknown.map(|name| format!("`{name}`")).collect();
    if unknown.is_empty() {
        return Ok(());
    }
    let unknown = unknown.join(", ");
    let known: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
    Err(AdminError::invalid(match known.as_slice() {
        [] => format!("unknown {kind} {unknown}: this operation has none; remove it"),
        known => format!("unknown {kind} {unknown}; use {}", known.join(", ")),
    }))
}

/// The error for a member with a wrong value.
pub(super) fn bad_value(name: &str, value: &Value, expected: &str) -> AdminError {
    AdminError::invalid(format!("`{name}` is `{value}`; it must be {expected}"))
}

/// Reads a duration: a text such as `1h30m`, or a number of seconds.
pub(super) fn duration(name: &str, value: &Value) -> Result<Duration, AdminError> {
    let duration = match value {
        Value::Number(seconds) => seconds
            .as_f64()
            .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok()),
        Value::String(text) => parse_go_duration(text)
            .ok()
            .and_then(|nanoseconds| u64::try_from(nanoseconds).ok())
            .map(Duration::from_nanos),
        _ => None,
    };
    let expected =
        "a duration that is not negative, such as \"1h30m\" or \"500ms\", or a number of seconds";
    duration.ok_or_else(|| bad_value(name, value, expected))
}

/// Returns the operation with this ID, such as `getState`.
pub(super) fn operation(name: &str, id: &str) -> Result<OperationId, AdminError> {
    let known = OperationId::ALL.iter().copied();
    let found = known
        .clone()
        .find(|operation| operation_id(*operation) == id);
    found.ok_or_else(|| {
        let ids: Vec<String> = known.map(operation_id).collect();
        AdminError::invalid(format!(
            "`{name}` is `{id}`, which is not the ID of an operation of Dapr; use one of {}",
            ids.join(", ")
        ))
    })
}

/// Returns the ID of an operation in the description of Dapr's API, such as `getState`.
pub(super) fn operation_id(operation: OperationId) -> String {
    let mut id = String::new();
    let mut starts_word = false;
    for character in operation.as_str().chars() {
        match character {
            '_' => starts_word = true,
            other if std::mem::take(&mut starts_word) => id.push(other.to_ascii_uppercase()),
            other => id.push(other),
        }
    }
    id
}
