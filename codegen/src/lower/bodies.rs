//! Lowers request bodies to arguments and setters.

use super::arguments::Inputs;
use super::members::Member;
use super::types::Type;
use super::{Lowering, docs};
use crate::description::{Content, RequestBody, Schema, Shape};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Argument, Presence, Setter, Statement};
use crate::source::Spanned;

impl<'a> Lowering<'a> {
    pub(super) fn body(&mut self, body: &'a RequestBody, inputs: &mut Inputs) {
        let Content {
            media_type, schema, ..
        } = &body.content;
        match (media_type.value.as_str(), schema) {
            ("application/json", Some(schema)) => self.json_body(body, schema, inputs),
            ("application/json", None) => {
                let message = "a JSON body needs a `schema`";
                self.report(Diagnostic::new(
                    Code::BodyWithoutSchema,
                    media_type.span,
                    message,
                    "`schema` is required here",
                ));
            }
            _ => self.raw_body(body, inputs),
        }
    }

    fn json_body(&mut self, body: &'a RequestBody, schema: &'a Schema, inputs: &mut Inputs) {
        let Some(target) = self.description.schema(schema) else {
            return;
        };
        match &target.shape {
            Shape::Object(object) if object.additional.is_none() => {
                inputs.begin.push(Statement::JsonObject);
                for member in self.members(object) {
                    self.body_field(member, inputs);
                }
            }
            Shape::Array(_) | Shape::Any => {
                let name = if matches!(target.shape, Shape::Any) {
                    "body"
                } else {
                    "items"
                };
                let name = self.body_name(name, body, inputs);
                let Some(body_type) = self.type_of(schema) else {
                    return;
                };
                let conversion = body_type.conversion(&name, &mut inputs.imports, &self.module);
                inputs.arguments.push(conversion.argument(&name));
                inputs.begin.push(Statement::Let {
                    name: format!("{name}: {}", body_type.rust()),
                    value: conversion.value,
                });
                inputs.begin.push(Statement::Json {
                    value: format!("&{name}"),
                });
            }
            _ => {
                let message =
                    "a JSON body must be an object with properties, a list, or any JSON value";
                self.report(Diagnostic::new(
                    Code::BodyOfOtherKind,
                    schema.span,
                    message,
                    "not supported here",
                ));
            }
        }
    }

    /// Claims and returns the name of an input that has no name in the body.
    fn body_name(&mut self, name: &str, body: &RequestBody, inputs: &mut Inputs) -> String {
        let source = Spanned {
            value: name.to_owned(),
            span: body.span,
        };
        self.claim(name.to_owned(), &source, &mut inputs.scope)
    }

    /// Lowers a property of a body to an argument or a setter.
    fn body_field(&mut self, member: Member<'a>, inputs: &mut Inputs) {
        let Member {
            name,
            property,
            docs,
            member_type,
            presence,
            positional,
        } = member;
        let name = self.claim(name, &property.name, &mut inputs.scope);
        let wire = property.name.value.clone();
        if presence == Presence::Map {
            let (value_argument, value) = match &member_type {
                Type::Map(values) if **values != Type::String => {
                    let conversion = values.conversion("value", &mut inputs.imports, &self.module);
                    (
                        conversion.argument("value"),
                        format!("&{}", conversion.value),
                    )
                }
                _ => (Argument::text("value"), "value.as_ref()".to_owned()),
            };
            let key = "key.as_ref()".to_owned();
            let deprecated = property.schema.deprecated;
            let arguments = vec![Argument::text("key"), value_argument];
            let statement = Statement::JsonEntry {
                name: wire,
                key,
                value,
            };
            inputs.setters.push(Setter {
                name,
                docs,
                deprecated,
                arguments,
                statements: vec![statement],
            });
            return;
        }
        let conversion = member_type.conversion(&name, &mut inputs.imports, &self.module);
        let argument = conversion.argument(&name);
        let value = match &member_type {
            Type::String => format!("{name}.as_ref()"),
            Type::Bytes | Type::Secret | Type::Moment | Type::Period => {
                format!("&Into::<{}>::into({name})", member_type.rust())
            }
            Type::List(_) => format!(
                "&{}",
                conversion
                    .value
                    .replace("collect()", &format!("collect::<{}>()", member_type.rust()))
            ),
            _ => match member_type.in_json() {
                Some(json) => {
                    inputs.imports.add("dapr_client_runtime", json);
                    format!("&{json}({})", conversion.value)
                }
                None => format!("&{}", conversion.value),
            },
        };
        let argument = match member_type {
            Type::String => Argument::text(&name),
            _ => argument,
        };
        let statement = Statement::JsonField { name: wire, value };
        if positional {
            inputs.arguments.push(argument);
            inputs.begin.push(statement);
        } else {
            let deprecated = property.schema.deprecated;
            inputs.setters.push(Setter {
                name,
                docs,
                deprecated,
                arguments: vec![argument],
                statements: vec![statement],
            });
        }
    }

    /// Lowers a body of arbitrary bytes: an argument if it is required, otherwise three setters.
    fn raw_body(&mut self, body: &RequestBody, inputs: &mut Inputs) {
        let description = docs::docs(&body.description.value);
        inputs.imports.add("dapr_client_runtime", "Body");
        let name = self.body_name("body", body, inputs);
        let bytes = Argument::new(&name, "impl Into<Body>");
        if body.required {
            let media_type = &body.content.media_type.value;
            if media_type != "*/*" {
                let (name, value) = ("content-type".to_owned(), format!("{media_type:?}"));
                inputs.begin.push(Statement::Header { name, value });
            }
            inputs.arguments.push(bytes);
            inputs.begin.push(Statement::Body { value: name });
            return;
        }
        inputs.imports.add("serde", "Serialize");
        let mut setter = |name: &str, lead: &str, argument: Argument, statement: Statement| {
            let mut lines = docs::docs(lead);
            docs::section(&mut lines, description.clone());
            inputs.setters.push(Setter {
                name: name.to_owned(),
                docs: lines,
                deprecated: false,
                arguments: vec![argument],
                statements: vec![statement],
            });
        };
        let lead = "Sets the body to bytes or a stream of bytes. Does not set the content type.";
        setter(
            "body",
            lead,
            bytes,
            Statement::Body {
                value: "body".to_owned(),
            },
        );
        let lead = "Sets the body to a value as JSON, and the content type to `application/json`.";
        setter(
            "json",
            lead,
            Argument::new("value", "&(impl Serialize + ?Sized)"),
            Statement::JsonBody {
                value: "value".to_owned(),
            },
        );
        let lead = "Sets the body to text, and the content type to `text/plain; charset=utf-8`.";
        setter(
            "text",
            lead,
            Argument::new("text", "impl Into<String>"),
            Statement::TextBody {
                value: "text.into()".to_owned(),
            },
        );
        for name in ["json", "text"] {
            self.body_name(name, body, inputs);
        }
    }
}
