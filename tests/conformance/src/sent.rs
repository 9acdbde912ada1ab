//! Checks that each part of a successful request is described.

use crate::description::{Description, Operation};
use crate::evidence::{Named, Shown, Speaker};
use crate::http::Request;
use crate::scenario::{Scenario, Step};

/// Checks an accepted request against the description.
pub(crate) fn check(
    description: &Description,
    id: &str,
    operation: &Operation,
    (scenario, step): (&Scenario, &Step),
    request: &Request,
) -> Result<Shown, String> {
    for (name, value) in scenario.parameters.iter().chain(&step.parameters) {
        if operation.parameter("path", name).is_some() {
            described(operation, "path", name, value)?;
        }
    }
    let mut sent = Vec::new();
    for (place, pairs) in [("query", &request.query), ("header", &request.headers)] {
        for (name, value) in pairs {
            let is_usual = place == "header" && name.eq_ignore_ascii_case("content-type");
            if !is_usual || operation.parameter(place, name).is_some() {
                described(operation, place, name, value)?;
                sent.push(Named { place, name });
            }
        }
    }
    let mut shown = Speaker::Ourselves.parameters(id, operation, &sent);
    if let Some(body) = &operation.body {
        let bytes = request.body.as_deref().unwrap_or_default();
        if let (Some(schema), true) = (&body.schema, step.body.is_some()) {
            let value = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
            schema.check(&value).map_err(|why| {
                format!("the request succeeds, but its body does not match the description: {why}")
            })?;
        }
        shown.extend(Speaker::Ourselves.body(&description.components, id, body, bytes));
    }
    Ok(shown)
}

fn described(operation: &Operation, place: &str, name: &str, value: &str) -> Result<(), String> {
    let parameter = operation
        .parameter(place, name)
        .ok_or_else(|| format!("the description has no {place} parameter {name}"))?;
    parameter.check(value).map_err(|why| {
        format!("the {place} parameter {name}: {value} does not match the description: {why}")
    })
}
