//! What a caller gives: parameters and bodies, as arguments and setters.

use std::collections::BTreeMap;

use super::structs::Member;
use super::types::Type;
use super::{Lowering, docs, names};
use crate::description::{
    Content, Location, Operation, OtherMethods, Parameter, RequestBody, Schema, Shape,
};
use crate::diagnostic::{Diagnostic, similar};
use crate::model::{Argument, Docs, Imports, Presence, Setter, Statement};
use crate::source::Span;

/// Everything that a caller can give to one operation.
#[derive(Default)]
pub(super) struct Inputs {
    pub(super) arguments: Vec<Argument>,
    pub(super) begin: Vec<Statement>,
    pub(super) setters: Vec<Setter>,
    pub(super) imports: Imports,
    /// Names in use, with the place that each comes from.
    taken: BTreeMap<String, Option<Span>>,
}

/// Names that every call has for purposes of its own.
const TAKEN: [&str; 3] = ["timeout", "poll", "call"];

impl<'a> Lowering<'a> {
    pub(super) fn inputs(&mut self, operation: &'a Operation) -> Inputs {
        let mut inputs = Inputs::default();
        inputs
            .taken
            .extend(TAKEN.map(|name| (name.to_owned(), None)));
        let parameters: Vec<_> = operation
            .parameters
            .iter()
            .filter_map(|parameter| self.description.resolve(parameter))
            .collect();
        self.path_arguments(operation, &parameters, &mut inputs);
        for parameter in parameters
            .iter()
            .filter(|p| p.location.value != Location::Path && p.required)
        {
            self.parameter(parameter, &mut inputs);
        }
        if operation.other_methods == OtherMethods::Any {
            any_method(&mut inputs);
        }
        for parameter in parameters
            .iter()
            .filter(|p| p.location.value != Location::Path && !p.required)
        {
            self.parameter(parameter, &mut inputs);
        }
        if let Some(body) = &operation.body {
            self.body(body, &mut inputs);
        }
        inputs
    }

    /// Path parameters, in the order of the path.
    fn path_arguments(
        &mut self,
        operation: &Operation,
        parameters: &[&'a Parameter],
        inputs: &mut Inputs,
    ) {
        let path = &operation.path;
        let in_path: Vec<_> = parameters
            .iter()
            .filter(|p| p.location.value == Location::Path)
            .collect();
        let placeholders: Vec<_> = path
            .value
            .split('{')
            .skip(1)
            .filter_map(|part| part.split_once('}'))
            .map(|(name, _)| name)
            .collect();
        for parameter in &in_path {
            if !placeholders.contains(&parameter.name.value.as_str()) {
                let name = &parameter.name.value;
                let message = format!(
                    "the path parameter `{name}` is not in the path `{}`",
                    path.value
                );
                let mut diagnostic =
                    Diagnostic::new(parameter.name.span, message, "not in the path")
                        .and(path.span, "the path");
                if let Some(meant) = similar(name, placeholders.iter().copied()) {
                    diagnostic = diagnostic.help(format!("did you mean `{meant}`?"));
                }
                self.fault(diagnostic);
            }
        }
        for placeholder in placeholders {
            let Some(parameter) = in_path
                .iter()
                .find(|parameter| parameter.name.value == placeholder)
            else {
                let message = format!(
                    "`{{{placeholder}}}` has no path parameter in `{}`",
                    operation.id.value
                );
                let help = format!("add a parameter with `name: {placeholder}` and `in: path`");
                let id = operation.id.span;
                self.fault(
                    Diagnostic::new(path.span, message, "in this path")
                        .and(id, "this operation")
                        .help(help),
                );
                continue;
            };
            self.path_argument(parameter, inputs);
        }
    }

    fn path_argument(&mut self, parameter: &'a Parameter, inputs: &mut Inputs) {
        if !parameter.required {
            let message = format!(
                "the path parameter `{}` must be required",
                parameter.name.value
            );
            self.fault(Diagnostic::new(
                parameter.name.span,
                message,
                "write `required: true`",
            ));
        }
        let name = self.claim(parameter, inputs);
        let Some(given) = self.text_argument(parameter, &name, &mut inputs.imports) else {
            return;
        };
        inputs.arguments.push(given.argument(&name));
        inputs.begin.push(match parameter.slashes {
            true => Statement::PathSegments { value: given.value },
            false => Statement::Path { value: given.value },
        });
    }

    /// The name of a parameter in Rust, taken from now on.
    fn claim(&mut self, parameter: &Parameter, inputs: &mut Inputs) -> String {
        let source = parameter.rename.as_ref().unwrap_or(&parameter.name);
        self.claim_name(&source.value, source.span, inputs)
    }

    fn claim_name(&mut self, source: &str, span: Span, inputs: &mut Inputs) -> String {
        let name = names::snake(source);
        if !names::is_identifier(&name) {
            let message = format!("`{source}` cannot be made a name in Rust");
            let diagnostic = Diagnostic::new(span, message, "expected letters and digits");
            self.fault(diagnostic.help("give it a name by `x-dapr-name`"));
        }
        if let Some(first) = inputs.taken.insert(name.clone(), Some(span)) {
            let message = format!("the name `{name}` is taken in this operation");
            let mut diagnostic = Diagnostic::new(span, message, "taken");
            if let Some(first) = first {
                diagnostic = diagnostic.and(first, "first used here");
            }
            self.fault(diagnostic.help("give it another name by `x-dapr-name`"));
        }
        name
    }

    fn text_argument(
        &mut self,
        parameter: &'a Parameter,
        name: &str,
        imports: &mut Imports,
    ) -> Option<super::types::Given> {
        let parameter_type = self.type_of(&parameter.schema)?;
        let given = parameter_type.given_as_text(name, imports, &self.module);
        if given.is_none() {
            let message = format!(
                "the parameter `{}` has a type that cannot be sent as text",
                parameter.name.value
            );
            self.fault(Diagnostic::new(
                parameter.schema.span,
                message,
                "expected text, a number, a boolean or an enumeration",
            ));
        }
        given
    }

    /// A parameter in the query or in a header.
    fn parameter(&mut self, parameter: &'a Parameter, inputs: &mut Inputs) {
        let name = self.claim(parameter, inputs);
        let docs = docs::docs(&parameter.description.value);
        if let Some(prefix) = &parameter.prefix {
            self.entries(parameter, &prefix.value, name, docs, inputs);
            return;
        }
        let Some(given) = self.text_argument(parameter, &name, &mut inputs.imports) else {
            return;
        };
        let argument = given.argument(&name);
        let wire = parameter.name.value.clone();
        let statement = match parameter.location.value {
            Location::Header => Statement::Header {
                name: wire,
                value: given.value,
            },
            Location::Query | Location::Path => Statement::Query {
                name: wire,
                value: given.value,
            },
        };
        if parameter.required {
            inputs.arguments.push(argument);
            inputs.begin.push(statement);
        } else {
            let deprecated = parameter.deprecated;
            inputs.setters.push(Setter {
                name,
                docs,
                deprecated,
                arguments: vec![argument],
                statement,
            });
        }
    }

    /// A parameter whose entries are parameters of their own, with a common prefix.
    fn entries(
        &mut self,
        parameter: &'a Parameter,
        prefix: &str,
        name: String,
        docs: Docs,
        inputs: &mut Inputs,
    ) {
        if self.type_of(&parameter.schema) != Some(Type::Map(Box::new(Type::String))) {
            let message = "a parameter with `x-dapr-prefix` must be an object of strings";
            self.fault(Diagnostic::new(
                parameter.schema.span,
                message,
                "expected `additionalProperties: {type: string}`",
            ));
            return;
        }
        let header = parameter.location.value == Location::Header;
        let key_name = if header { "name" } else { "key" };
        let (key, value) = (format!("{key_name}.as_ref()"), "value.as_ref()".to_owned());
        let text = |name: &str| Argument {
            name: name.to_owned(),
            rust_type: "impl AsRef<str>".to_owned(),
        };
        let statement = match (parameter.location.value, parameter.repeatable) {
            (Location::Header, true) => Statement::AppendHeader { key, value },
            (Location::Header, false) => Statement::HeaderEntry {
                prefix: prefix.to_owned(),
                key,
                value,
            },
            (_, true) => Statement::AppendQuery { key, value },
            (_, false) => Statement::QueryEntry {
                prefix: prefix.to_owned(),
                key,
                value,
            },
        };
        let arguments = vec![text(key_name), text("value")];
        inputs.setters.push(Setter {
            name,
            docs,
            deprecated: parameter.deprecated,
            arguments,
            statement,
        });
        for known in self.known_keys(&parameter.schema) {
            let name = self.claim_name(&known.name, known.span, inputs);
            let Some(given) =
                known
                    .key_type
                    .given_as_text(&name, &mut inputs.imports, &self.module)
            else {
                continue;
            };
            let (key, prefix) = (format!("{:?}", known.key), prefix.to_owned());
            let arguments = vec![given.argument(&name)];
            let statement = match header {
                true => Statement::HeaderEntry {
                    prefix,
                    key,
                    value: given.value,
                },
                false => Statement::QueryEntry {
                    prefix,
                    key,
                    value: given.value,
                },
            };
            inputs.setters.push(Setter {
                name,
                docs: known.docs,
                deprecated: false,
                arguments,
                statement,
            });
        }
    }

    fn body(&mut self, body: &'a RequestBody, inputs: &mut Inputs) {
        let Content {
            media_type, schema, ..
        } = &body.content;
        match (media_type.value.as_str(), schema) {
            ("application/json", Some(schema)) => self.json_body(body, schema, inputs),
            ("application/json", None) => {
                let message = "a JSON body needs a `schema`";
                self.fault(Diagnostic::new(
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
                let name = self.claim_name(name, body.span, inputs);
                let Some(body_type) = self.type_of(schema) else {
                    return;
                };
                let given = body_type.given(&name, &mut inputs.imports, &self.module);
                inputs.arguments.push(given.argument(&name));
                inputs.begin.push(Statement::Let {
                    name: format!("{name}: {}", body_type.rust()),
                    value: given.value,
                });
                inputs.begin.push(Statement::Json {
                    value: format!("&{name}"),
                });
            }
            _ => {
                let message =
                    "a JSON body must be an object with properties, a list, or anything at all";
                self.fault(Diagnostic::new(schema.span, message, "something else"));
            }
        }
    }

    /// A property of a body becomes an argument or a setter.
    fn body_field(&mut self, member: Member<'a>, inputs: &mut Inputs) {
        let Member {
            name,
            property,
            docs,
            member_type,
            presence,
            positional,
        } = member;
        let name = self.claim_name(&name, property.name.span, inputs);
        let wire = property.name.value.clone();
        if presence == Presence::Map {
            if member_type != Type::Map(Box::new(Type::String)) {
                let message = "a map at the top of a body must be one of strings";
                let help = "give the body a name of its own, or make the map required";
                self.fault(Diagnostic::new(property.name.span, message, "another map").help(help));
            }
            let text = |name: &str| Argument {
                name: name.to_owned(),
                rust_type: "impl AsRef<str>".to_owned(),
            };
            let (key, value) = ("key.as_ref()".to_owned(), "value.as_ref()".to_owned());
            let deprecated = property.schema.deprecated;
            let arguments = vec![text("key"), text("value")];
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
                statement,
            });
            return;
        }
        let given = member_type.given(&name, &mut inputs.imports, &self.module);
        let argument = given.argument(&name);
        let value = match &member_type {
            Type::String => format!("{name}.as_ref()"),
            Type::List(_) => format!(
                "&{}",
                given
                    .value
                    .replace("collect()", &format!("collect::<{}>()", member_type.rust()))
            ),
            _ => format!("&{}", given.value),
        };
        let argument = match member_type {
            Type::String => Argument {
                name: name.clone(),
                rust_type: "impl AsRef<str>".to_owned(),
            },
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
                statement,
            });
        }
    }

    /// A body of any bytes: an argument where there must be one, else three ways to set it.
    fn raw_body(&mut self, body: &RequestBody, inputs: &mut Inputs) {
        let description = docs::docs(&body.description.value);
        inputs.imports.add("dapr_client_runtime", "Body");
        let argument = |name: &str, rust_type: &str| Argument {
            name: name.to_owned(),
            rust_type: rust_type.to_owned(),
        };
        let name = self.claim_name("body", body.span, inputs);
        let bytes = argument(&name, "impl Into<Body>");
        if body.required {
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
                statement,
            });
        };
        let lead = "Sends bytes, or a stream of them. The content type is not set.";
        setter(
            "body",
            lead,
            bytes,
            Statement::Body {
                value: "body".to_owned(),
            },
        );
        let lead = "Sends a value as JSON, with the content type `application/json`.";
        setter(
            "json",
            lead,
            argument("value", "&(impl Serialize + ?Sized)"),
            Statement::JsonBody {
                value: "value".to_owned(),
            },
        );
        let lead = "Sends text, with the content type `text/plain; charset=utf-8`.";
        setter(
            "text",
            lead,
            argument("text", "impl Into<String>"),
            Statement::TextBody {
                value: "text.into()".to_owned(),
            },
        );
        for name in ["json", "text"] {
            self.claim_name(name, body.span, inputs);
        }
    }
}

/// Setters for an operation that takes any HTTP method.
fn any_method(inputs: &mut Inputs) {
    let methods = ["get", "post", "put", "delete", "patch", "head", "options"];
    for name in methods {
        let upper = name.to_uppercase();
        inputs.setters.push(Setter {
            name: name.to_owned(),
            docs: vec![format!("Calls with the method `{upper}`.")],
            deprecated: false,
            arguments: Vec::new(),
            statement: Statement::Method {
                value: format!("{upper:?}"),
            },
        });
        inputs.taken.insert(name.to_owned(), None);
    }
    inputs.setters.push(Setter {
        name: "http_method".to_owned(),
        docs: vec![
            "Calls with any HTTP method, in the upper or lower case that it is given in."
                .to_owned(),
        ],
        deprecated: false,
        arguments: vec![Argument {
            name: "method".to_owned(),
            rust_type: "impl AsRef<str>".to_owned(),
        }],
        statement: Statement::Method {
            value: "method.as_ref()".to_owned(),
        },
    });
    inputs.taken.insert("http_method".to_owned(), None);
}
