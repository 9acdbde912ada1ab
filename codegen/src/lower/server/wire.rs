//! The server half of the wire tests.

use super::super::wire::{literal, pairs, text};
use super::super::{Lowering, names};
use crate::description::{Location, Operation, Parameter};
use crate::model::{Served, Wire, WireBody, WireResponse};

impl<'a> Lowering<'a> {
    /// Adds the checks of the server half to the wire tests of an operation.
    pub(in super::super) fn served_wire(
        &mut self,
        operation: &'a Operation,
        served: &Served,
        wire: &mut Wire,
    ) {
        wire.server_names.push(served.request.clone());
        for response in &mut wire.responses {
            response.written = written(served, response);
        }
        if wire
            .responses
            .iter()
            .any(|response| response.written.is_some())
        {
            wire.server_names.push(served.error.clone());
        }
        for parameter in self.example_parameters(operation) {
            wire.served.extend(request_assertions(parameter, served));
        }
        let json = served
            .fields
            .iter()
            .any(|field| field.rust_type.starts_with("JsonBody"));
        wire.served.extend(match &wire.body {
            WireBody::Json(body) if json => Some(format!(
                "crate::received::assert_json(request.body, {body});"
            )),
            WireBody::Text(body) if !json => Some(format!(
                "crate::received::assert_bytes(request.body, {body});"
            )),
            WireBody::None if !json => {
                Some("crate::received::assert_bytes(request.body, \"\");".to_owned())
            }
            _ => None,
        });
    }
}

/// Returns the error that is written as this response.
fn written(served: &Served, response: &WireResponse) -> Option<String> {
    let code = response.code.as_ref()?;
    let fixed = format!("RawResponse::error({}, {code:?}, error)", response.status);
    let open = format!("RawResponse::error(status, {code:?}, error)");
    let error = served.errors.iter().find(|error| error.value == fixed);
    let error = error.or_else(|| served.errors.iter().find(|error| error.value == open))?;
    let status = match error.value == open {
        true => format!("{}, ", response.status),
        false => String::new(),
    };
    Some(format!(
        "{}::{}({status}\"a message\".into())",
        served.error, error.name
    ))
}

/// Returns the assertions on a field of the request.
fn request_assertions(parameter: &Parameter, served: &Served) -> Vec<String> {
    let source = parameter.rename.as_ref().unwrap_or(&parameter.name);
    let name = names::snake(&source.value);
    let field = served.fields.iter().find(|field| field.name == name);
    let (Some(field), Some(example)) = (field, &parameter.example) else {
        return Vec::new();
    };
    let given = pairs(parameter, &example.value);
    let value = literal(&text(&example.value));
    match (parameter.location.value, &parameter.prefix) {
        (Location::Path, _) => vec![format!("assert_eq!(request.{name}, {value});")],
        (_, Some(prefix)) => {
            let entries = given.iter().map(|(key, value)| {
                let key = key.strip_prefix(&prefix.value).unwrap_or(key);
                format!("assert_eq!(request.{name}[{key:?}], {});", literal(value))
            });
            entries.collect()
        }
        _ if field.rust_type == "Vec<String>" => {
            let items: Vec<_> = given.iter().map(|(_, value)| value).collect();
            vec![format!("assert_eq!(request.{name}, {items:?});")]
        }
        _ if field.rust_type == "Option<String>" => {
            vec![format!(
                "assert_eq!(request.{name}.as_deref(), Some({value}));"
            )]
        }
        _ => vec![format!(
            "crate::received::assert_parameter(&request.{name}, {value});"
        )],
    }
}
