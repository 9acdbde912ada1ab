//! Errors, as a sidecar writes them.

use std::collections::BTreeMap;

use super::super::{Lowering, docs, names};
use super::RUNTIME;
use crate::description::{Operation, Response, Status};
use crate::model::{Docs, Imports, ServedError};

impl<'a> Lowering<'a> {
    /// Returns a variant for each status and code. Plain-text errors have no variant: they are
    /// returned before the operation is reached.
    pub(super) fn served_errors(
        &mut self,
        operation: &'a Operation,
        imports: &mut Imports,
    ) -> Vec<ServedError> {
        let responses = self.error_responses(operation);
        let mut statuses: BTreeMap<&str, usize> = BTreeMap::new();
        for case in responses.iter().flat_map(|(_, response)| &response.errors) {
            *statuses.entry(&case.code.value).or_default() += 1;
        }
        let mut errors = Vec::new();
        for (status, response) in &responses {
            for case in &response.errors {
                let code = &case.code.value;
                let several = statuses.get(code.as_str()).is_some_and(|count| *count > 1);
                let suffix = match status {
                    Status::Code(status) if several => status.to_string(),
                    Status::Code(_) => String::new(),
                    Status::Default => "Other".to_owned(),
                };
                let name = format!("{}{suffix}", names::error_code(code));
                errors.push(coded(name, *status, code, &case.when.value));
            }
            errors.extend(self.without_code(*status, response, imports));
        }
        if errors
            .iter()
            .any(|error| error.payload.contains("ErrorResponse"))
        {
            imports.add(RUNTIME, "ErrorResponse");
        }
        errors
    }

    /// Returns the variant for errors of a response other than those with a described code.
    fn without_code(
        &self,
        status: Status,
        response: &'a Response,
        imports: &mut Imports,
    ) -> Option<ServedError> {
        let content = response.content.as_ref()?;
        if content.media_type.value != "application/json" {
            return None;
        }
        match status {
            Status::Default if response.errors.is_empty() => Some(ServedError {
                name: "Other".to_owned(),
                docs: documented(
                    "Any other status, with any code",
                    &response.description.value,
                ),
                payload: "u16, String, ErrorResponse".to_owned(),
                pattern: "status, code, error".to_owned(),
                value: "RawResponse::error(status, &code, error)".to_owned(),
            }),
            Status::Code(code) if self.has_own_shape(response) => {
                imports.add("dapr_client_runtime", "Json");
                let lead = format!("{code} with a body that is not an `ErrorResponse`");
                Some(ServedError {
                    name: format!("Other{code}"),
                    docs: documented(&lead, &response.description.value),
                    payload: "Json".to_owned(),
                    pattern: "body".to_owned(),
                    value: format!("RawResponse::new({code}).error_json(&body)"),
                })
            }
            _ => None,
        }
    }

    /// Reports whether the body of an error does not have the common shape of errors.
    fn has_own_shape(&self, response: &'a Response) -> bool {
        let schema = response
            .content
            .as_ref()
            .and_then(|content| content.schema.as_ref());
        let resolved = schema.and_then(|schema| self.description.schema(schema));
        resolved.is_some_and(|schema| schema.error_body)
    }
}

fn coded(name: String, status: Status, code: &str, when: &str) -> ServedError {
    let (lead, payload, pattern, status_argument) = match status {
        Status::Code(status) => (
            format!("{status} `{code}`"),
            "ErrorResponse",
            "error",
            status.to_string(),
        ),
        Status::Default => (
            format!("Any other status with `{code}`"),
            "u16, ErrorResponse",
            "status, error",
            "status".to_owned(),
        ),
    };
    ServedError {
        name,
        docs: documented(&lead, when),
        payload: payload.to_owned(),
        pattern: pattern.to_owned(),
        value: format!("RawResponse::error({status_argument}, {code:?}, error)"),
    }
}

fn documented(lead: &str, text: &str) -> Docs {
    docs::docs(&format!("{lead}: {text}"))
}
