//! Lowers the successful responses of an operation: their types, and how they are decoded.

use super::scope::Scope;
use super::types::Type;
use super::usage::successes;
use super::{Lowering, docs, names};
use crate::description::{Operation, Response, Shape, Status};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{
    Arm, ArmResult, Choice, ChoiceVariant, Imports, Outcome, ResponseField, ResponseStruct,
    SomeVariant,
};

/// The `ResponseBody` of an operation that passes on the response of another application.
pub(super) const PASSED_ON: &str = "PassedOn";

/// The outcome of an operation.
pub(super) struct Responses {
    pub(super) output: String,
    pub(super) outcome: Outcome,
    pub(super) arms: Vec<Arm>,
    /// A variant of the runtime's `ResponseBody`.
    pub(super) response_body: &'static str,
    pub(super) imports: Imports,
}

/// The content of one response.
enum Content {
    Nothing,
    /// A body without headers, and how it is extracted from the response.
    Taken {
        rust_type: String,
        result: ArmResult,
        payload: bool,
    },
    Headers(ResponseStruct),
}

/// A body: its type, the expression that extracts it from the response, and whether it is bytes.
struct Taken {
    rust_type: String,
    value: String,
    payload: bool,
}

impl<'a> Lowering<'a> {
    pub(super) fn responses(&mut self, operation: &'a Operation) -> Option<Responses> {
        let mut imports = Imports::default();
        let default = operation
            .responses
            .iter()
            .find(|(status, _)| status.value == Status::Default);
        let default = default.and_then(|(_, response)| self.description.resolve(response));
        if default.is_some_and(|response| response.passthrough.is_some()) {
            imports.add("dapr_client_runtime", "Reply");
            return Some(Responses {
                output: "Reply".to_owned(),
                outcome: Outcome::Plain,
                arms: Vec::new(),
                response_body: PASSED_ON,
                imports,
            });
        }
        let found: Vec<_> = successes(self.description, &operation.responses).collect();
        let statuses = operation
            .responses
            .iter()
            .filter_map(|(status, _)| match status.value {
                Status::Code(code @ 100..=399) => Some(code),
                _ => None,
            });
        let statuses: Vec<u16> = statuses.collect();
        let name = names::camel(&operation.id.value);
        let (output, outcome, arms) = match found.as_slice() {
            [] => {
                let message = format!("`{}` has no response that is a success", operation.id.value);
                self.report(Diagnostic::new(
                    Code::NoSuccess,
                    operation.id.span,
                    message,
                    "expected a status from 200 to 299",
                ));
                return None;
            }
            [only] => self.one(only, statuses[0], &name, &mut imports)?,
            several => self.several(operation, several, &statuses, &name, &mut imports)?,
        };
        Some(Responses {
            output,
            outcome,
            arms,
            response_body: if found.iter().any(|response| response.streamed) {
                "Streamed"
            } else {
                "Buffered"
            },
            imports,
        })
    }

    fn one(
        &mut self,
        response: &'a Response,
        status: u16,
        name: &str,
        imports: &mut Imports,
    ) -> Option<(String, Outcome, Vec<Arm>)> {
        Some(match self.content(response, name, imports)? {
            Content::Nothing => (
                "()".to_owned(),
                Outcome::Plain,
                vec![Arm {
                    status,
                    result: ArmResult::Value("()".to_owned()),
                }],
            ),
            Content::Taken {
                rust_type, result, ..
            } => (rust_type, Outcome::Plain, vec![Arm { status, result }]),
            Content::Headers(response_struct) => {
                let arm = Arm {
                    status,
                    result: construct(&response_struct, None),
                };
                (name.to_owned(), Outcome::Struct(response_struct), vec![arm])
            }
        })
    }

    fn several(
        &mut self,
        operation: &'a Operation,
        responses: &[&'a Response],
        statuses: &[u16],
        name: &str,
        imports: &mut Imports,
    ) -> Option<(String, Outcome, Vec<Arm>)> {
        let mut choice = Choice {
            name: name.to_owned(),
            docs: vec![format!(
                "The outcome of [`{0}`](crate::DaprClient::{0}).",
                names::snake(&operation.id.value)
            )],
            variants: Vec::new(),
            responses: Vec::new(),
            some: None,
        };
        let mut arms = Vec::new();
        let mut with_content = Vec::new();
        let mut single = None;
        for (response, status) in responses.iter().zip(statuses) {
            let variant = self.outcome_name(response)?;
            if choice.variants.iter().any(|other| other.name == variant) {
                let message = format!("two outcomes would be named `{variant}`");
                self.report(Diagnostic::new(
                    Code::SameOutcome,
                    response.span,
                    message,
                    "named again here",
                ));
            }
            let (rust_type, result) =
                match self.content(response, &format!("{name}{variant}"), imports)? {
                    Content::Nothing => (None, ArmResult::Value(format!("{name}::{variant}"))),
                    Content::Taken {
                        rust_type,
                        result,
                        payload,
                    } => {
                        let value = match result {
                            ArmResult::Value(value) => value,
                            ArmResult::Result(result) => format!("{result}?"),
                            ArmResult::Struct { .. } => return None,
                        };
                        let reach = payload.then(|| "found".to_owned());
                        single = self.single_value(response);
                        with_content.push((variant.clone(), rust_type.clone(), reach));
                        (
                            Some(rust_type),
                            ArmResult::Value(format!("{name}::{variant}({value})")),
                        )
                    }
                    Content::Headers(response_struct) => {
                        let reach = response_struct.payload.then(|| "found.body".to_owned());
                        with_content.push((variant.clone(), response_struct.name.clone(), reach));
                        let result =
                            construct(&response_struct, Some(format!("{name}::{variant}")));
                        let rust_type = response_struct.name.clone();
                        choice.responses.push(response_struct);
                        (Some(rust_type), result)
                    }
                };
            let docs = docs::docs(&response.description.value);
            choice.variants.push(ChoiceVariant {
                name: variant,
                docs,
                rust_type,
            });
            arms.push(Arm {
                status: *status,
                result,
            });
        }
        if let [(variant, rust_type, payload)] = with_content.as_slice() {
            if payload.is_some() {
                imports.add("serde::de", "DeserializeOwned");
            }
            choice.some = Some(SomeVariant {
                variant: variant.clone(),
                accessor: names::snake(variant),
                rust_type: rust_type.clone(),
                single,
                payload: payload.clone(),
            });
        }
        Some((name.to_owned(), Outcome::Enum(choice), arms))
    }

    /// Returns the type of the values of a map that usually has a single entry.
    fn single_value(&mut self, response: &'a Response) -> Option<String> {
        let schema = response.content.as_ref()?.schema.as_ref()?;
        match self.type_of(schema)? {
            Type::Map(values) if schema.offered.single.is_some() => Some(values.rust()),
            _ => None,
        }
    }

    fn outcome_name(&mut self, response: &Response) -> Option<String> {
        let Some(outcome) = &response.outcome else {
            let message = "an operation with several successful responses requires a name for each";
            let diagnostic = Diagnostic::new(
                Code::MissingOutcome,
                response.span,
                message,
                "`x-dapr-outcome` is required here",
            );
            self.report(diagnostic);
            return None;
        };
        if names::camel(&outcome.value) != outcome.value || !names::is_identifier(&outcome.value) {
            let message = format!("`{}` is not the name of a variant", outcome.value);
            let help = format!("write `{}`", names::camel(&outcome.value));
            self.report(
                Diagnostic::new(
                    Code::NotUpperCamelCase,
                    outcome.span,
                    message,
                    "expected upper camel case",
                )
                .help(help),
            );
        }
        Some(outcome.value.clone())
    }

    fn content(
        &mut self,
        response: &'a Response,
        name: &str,
        imports: &mut Imports,
    ) -> Option<Content> {
        let body = self.body_of(response, imports)?;
        if response.headers.is_empty() {
            return Some(match body {
                None => Content::Nothing,
                Some(Taken {
                    rust_type,
                    value,
                    payload,
                }) => {
                    let result = if payload {
                        ArmResult::Value(value)
                    } else {
                        ArmResult::Result(value)
                    };
                    Content::Taken {
                        rust_type,
                        result,
                        payload,
                    }
                }
            });
        }
        let mut fields = Vec::new();
        let mut scope = Scope::default();
        scope.reserve("body");
        for (header_name, header) in &response.headers {
            fields.extend(self.header_field(header_name, header, imports, &mut scope));
        }
        let payload = body.as_ref().is_some_and(|body| body.payload);
        if payload {
            imports.add("serde::de", "DeserializeOwned");
        }
        if let Some(Taken {
            rust_type,
            value,
            payload,
        }) = body
        {
            let value = if payload { value } else { format!("{value}?") };
            let docs = docs::docs("The body.");
            fields.push(ResponseField {
                name: "body".to_owned(),
                docs,
                rust_type,
                value,
            });
        }
        let docs = docs::docs(&response.description.value);
        Some(Content::Headers(ResponseStruct {
            name: name.to_owned(),
            docs,
            fields,
            payload,
        }))
    }

    /// Returns the type and the expression of a body, and whether it is bytes.
    fn body_of(&mut self, response: &'a Response, imports: &mut Imports) -> Option<Option<Taken>> {
        let Some(content) = &response.content else {
            return Some(None);
        };
        if response.streamed {
            imports.add("dapr_client_runtime", "Body");
            return Some(Some(Taken {
                rust_type: "Body".to_owned(),
                value: "Ok(response.into_body())".to_owned(),
                payload: false,
            }));
        }
        let schema = match (&*content.media_type.value, &content.schema) {
            ("application/json", Some(schema)) if matches!(schema.shape, Shape::Nothing) => {
                return Some(None);
            }
            ("application/json", Some(schema)) if !matches!(schema.shape, Shape::Any) => schema,
            _ => {
                imports.add("dapr_client_runtime", "Payload");
                let (rust_type, value) =
                    ("Payload".to_owned(), "response.into_payload()".to_owned());
                return Some(Some(Taken {
                    rust_type,
                    value,
                    payload: true,
                }));
            }
        };
        let body_type = self.type_of(schema)?;
        body_type.import(imports, &self.module);
        Some(Some(Taken {
            rust_type: body_type.rust(),
            value: "response.json()".to_owned(),
            payload: false,
        }))
    }
}

fn construct(response_struct: &ResponseStruct, variant: Option<String>) -> ArmResult {
    let fields = response_struct
        .fields
        .iter()
        .map(|field| (field.name.clone(), field.value.clone()))
        .collect();
    ArmResult::Struct {
        name: response_struct.name.clone(),
        fields,
        variant,
    }
}
