//! Details of structured errors.

use dapr_client::Json;

use crate::json::Value;

/// `ErrorInfo` with Dapr's domain. `None` metadata is `null`.
pub(super) fn error_info(reason: &str, metadata: Option<&[(&str, &str)]>) -> Json {
    error_info_of("dapr.io", reason, metadata)
}

/// `ErrorInfo` with another domain.
pub(super) fn error_info_of(domain: &str, reason: &str, metadata: Option<&[(&str, &str)]>) -> Json {
    let metadata = metadata.map_or(Value::Null, |facts| {
        let facts = facts
            .iter()
            .map(|(name, value)| ((*name).to_owned(), Value::text(*value)));
        Value::Object(facts.collect())
    });
    detail(
        "ErrorInfo",
        [
            ("domain", Value::text(domain)),
            ("metadata", metadata),
            ("reason", Value::text(reason)),
        ],
    )
}

/// `ResourceInfo`: the type of resource, such as `state`, and the name of the component.
pub(super) fn resource_info(resource_type: &str, name: &str) -> Json {
    detail(
        "ResourceInfo",
        [
            ("description", Value::text("")),
            ("owner", Value::text("")),
            ("resource_name", Value::text(name)),
            ("resource_type", Value::text(resource_type)),
        ],
    )
}

/// `Help`: a link to documentation.
pub(super) fn help(url: &str, description: &str) -> Json {
    let link = [("description", description), ("url", url)];
    let link = link.map(|(name, text)| (name.to_owned(), Value::text(text)));
    let links = Value::Array(vec![Value::Object(link.to_vec())]);
    detail("Help", [("links", links)])
}

/// `BadRequest`: the invalid field. An empty field is omitted.
pub(super) fn bad_request(field: &str, description: &str) -> Json {
    let mut violation = vec![("description".to_owned(), Value::text(description))];
    if !field.is_empty() {
        violation.insert(0, ("field".to_owned(), Value::text(field)));
    }
    // The members of a violation have a fixed order: field, then description.
    let violation = Value::Object(violation).to_raw_string();
    let text = format!(
        "{{\"@type\":\"type.googleapis.com/google.rpc.BadRequest\",\"field_violations\":[{violation}]}}"
    );
    Json::from_text(&text).unwrap_or_default()
}

/// Members are sorted.
fn detail<const N: usize>(name: &str, members: [(&str, Value); N]) -> Json {
    let name = Value::text(format!("type.googleapis.com/google.rpc.{name}"));
    let members = members
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value));
    let detail = std::iter::once(("@type".to_owned(), name))
        .chain(members)
        .collect();
    Json::from_text(&Value::Object(detail).to_go_string()).unwrap_or_default()
}
