//! The application half of a callback: the request that it reads, the outcome that it writes.

use super::super::{Lowering, docs, names};
use super::RUNTIME;
use crate::description::{Operation, Response, Shape, Status, Text};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Docs, Handled, HandledField, HandledVariant, Imports, Struct};

impl<'a> Lowering<'a> {
    /// Returns the application half of a callback, and the type of its body if that type has no
    /// name.
    pub(super) fn handled(&mut self, described: &'a Operation) -> (Handled, Option<Struct>) {
        let mut imports = Imports::default();
        let id = names::camel(&described.id.value);
        let request = self.request(described, &mut imports);
        for name in [
            "Parts",
            "RawRequest",
            "RawResponse",
            "RequestHead",
            "Callback",
        ] {
            imports.add(RUNTIME, name);
        }
        let variants = described
            .responses
            .iter()
            .filter_map(|(status, response)| {
                let response = self.description.resolve(response)?;
                self.variant(status.value, response, &mut imports)
            })
            .collect();
        let handled = Handled {
            request: format!("{id}Request"),
            fields: request.fields,
            outcome: format!("{id}Outcome"),
            variants,
            free_path: described.path.value == "/{route}",
            imports,
            id,
        };
        (handled, request.body)
    }

    fn variant(
        &mut self,
        status: Status,
        response: &'a Response,
        imports: &mut Imports,
    ) -> Option<HandledVariant> {
        let (Status::Code(status), Some(outcome)) = (status, &response.outcome) else {
            let message = "a response of a callback needs a status and an `x-dapr-outcome`";
            self.report(Diagnostic::new(
                Code::MissingOutcome,
                response.span,
                message,
                "this response",
            ));
            return None;
        };
        let mut fields = Vec::new();
        let mut value = format!("RawResponse::new({status})");
        for (name, header) in &response.headers {
            let header = self.description.resolve(header)?;
            let field = names::snake(&header.rename.as_ref().unwrap_or(name).value);
            value.push_str(&format!(
                ".optional_header({:?}, {field}.as_ref())",
                name.value
            ));
            fields.push(HandledField {
                name: field,
                docs: docs::docs(&header.description.value),
                rust_type: "Option<String>".to_owned(),
            });
        }
        if let Some(content) = &response.content {
            let body = match &content.schema {
                None => {
                    imports.add("dapr_client_runtime", "Body");
                    imports.add("dapr_client_runtime", "Headers");
                    value.push_str(".with_headers(&headers).body(body)");
                    fields.push(HandledField {
                        name: "headers".to_owned(),
                        docs: Docs::from([
                            "Additional headers, including `content-type`.".to_owned()
                        ]),
                        rust_type: "Headers".to_owned(),
                    });
                    "Body".to_owned()
                }
                Some(schema) if matches!(schema.shape, Shape::String(Text::Plain)) => {
                    let text =
                        ".header(\"content-type\", \"text/plain; charset=utf-8\").body(body)";
                    value.push_str(text);
                    "String".to_owned()
                }
                Some(schema) => {
                    let body_type = self.type_of(schema)?;
                    body_type.import(imports, "");
                    value.push_str(".protobuf_json(&body)");
                    body_type.rust()
                }
            };
            fields.push(HandledField {
                name: "body".to_owned(),
                docs: Docs::from(["The body of the response.".to_owned()]),
                rust_type: body,
            });
        }
        Some(HandledVariant {
            name: names::camel(&outcome.value),
            docs: docs::docs(&response.description.value),
            fields,
            value,
        })
    }
}
