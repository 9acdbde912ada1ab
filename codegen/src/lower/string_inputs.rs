//! The strings that a caller passes to an operation: for each, a call with a variable in its place.
//!
//! A call is printed like an example in which the string is [`PLACEHOLDER`]; the literal is then
//! replaced by the variable.

use serde_json::{Value as Json, json};

use super::expression::{Call, Chain, Expression};
use super::string_samples::{Held, PLACEHOLDER};
use super::{Lowering, names};
use crate::description::{Location, Operation, OtherMethods, Parameter};
use crate::model::{Imports, StringInput};
use crate::source::Spanned;

/// What one call sets. Everything else is as short as the operation allows.
#[derive(Default)]
struct Setting<'a> {
    parameter: Option<(&'a Parameter, Json)>,
    body: Option<Json>,
    /// A method that is called at the end.
    link: Option<Call>,
    /// The required body of arbitrary bytes.
    bytes: Option<Expression>,
}

impl<'a> Lowering<'a> {
    pub(super) fn string_inputs(
        &mut self,
        operation: &'a Operation,
        imports: &mut Imports,
    ) -> Vec<StringInput> {
        let mut inputs = Vec::new();
        let parameters = operation.parameters.iter();
        let parameters: Vec<_> = parameters
            .filter_map(|parameter| self.description.resolve(parameter))
            .collect();
        for parameter in parameters {
            for (name, place, example) in self.parameter_strings(operation, parameter) {
                let setting = Setting {
                    parameter: Some((parameter, example)),
                    ..Setting::default()
                };
                let call = self.call_with(operation, setting, imports);
                inputs.push(StringInput { name, place, call });
            }
        }
        if operation.other_methods == OtherMethods::Any {
            let link = chained("http_method", "value");
            let call = self.call_with(operation, link, imports);
            let (name, place) = ("http_method".to_owned(), "Place::Method".to_owned());
            inputs.push(StringInput { name, place, call });
        }
        self.body_strings(operation, &mut inputs, imports);
        inputs
    }

    /// Returns the strings of one parameter: their names, their places, and the examples with the
    /// placeholder.
    fn parameter_strings(
        &mut self,
        operation: &Operation,
        parameter: &'a Parameter,
    ) -> Vec<(String, String, Json)> {
        let name = &parameter.name.value;
        if let Some(prefix) = &parameter.prefix {
            return self.entry_strings(parameter, &prefix.value);
        }
        let place = match parameter.location.value {
            Location::Path => place_in_path(operation, parameter),
            Location::Query => format!("Place::Query({name:?})"),
            Location::Header => format!("Place::Header({name:?})"),
        };
        self.string_samples(&parameter.schema, 0)
            .into_iter()
            .map(|sample| (name.clone(), place.clone(), sample.json))
            .collect()
    }

    /// Returns the strings of a parameter whose entries are sent separately: the name of an entry,
    /// and each value.
    fn entry_strings(
        &mut self,
        parameter: &'a Parameter,
        prefix: &str,
    ) -> Vec<(String, String, Json)> {
        let header = parameter.location.value == Location::Header;
        let in_place = |kind: &str, name: &str| match header {
            true => format!("Place::Header{kind}({name:?})"),
            false => format!("Place::Query{kind}({name:?})"),
        };
        let all = match prefix {
            "" => &parameter.name.value,
            prefix => prefix,
        };
        self.string_samples(&parameter.schema, 0)
            .into_iter()
            .map(|sample| match sample.held {
                Held::Name => (all.to_owned(), in_place("Name", prefix), sample.json),
                Held::Value | Held::Base64 => {
                    let name = format!("{prefix}{}", sample.pointer.trim_start_matches('/'));
                    (name.clone(), in_place("", &name), sample.json)
                }
            })
            .collect()
    }

    fn body_strings(
        &mut self,
        operation: &'a Operation,
        inputs: &mut Vec<StringInput>,
        imports: &mut Imports,
    ) {
        let Some(body) = &operation.body else { return };
        let Some(schema) = &body.content.schema else {
            let settings = match body.required {
                true => vec![(
                    "Place::Body",
                    Setting {
                        bytes: Some(Expression::atom("value.to_owned()")),
                        ..Setting::default()
                    },
                )],
                false => vec![
                    ("Place::Body", chained("body", "value.to_owned()")),
                    ("Place::Body", chained("text", "value")),
                    ("Place::Json(\"\")", chained("json", "value")),
                ],
            };
            for (place, setting) in settings {
                let (name, place) = ("body".to_owned(), place.to_owned());
                let call = self.call_with(operation, setting, imports);
                inputs.push(StringInput { name, place, call });
            }
            return;
        };
        for sample in self.string_samples(schema, 0) {
            let place = match sample.held {
                Held::Value => format!("Place::Json({:?})", sample.pointer),
                Held::Name => format!("Place::JsonName({:?})", sample.pointer),
                Held::Base64 => format!("Place::Base64({:?})", sample.pointer),
            };
            let setting = Setting {
                body: Some(sample.json),
                ..Setting::default()
            };
            let call = self.call_with(operation, setting, imports);
            let name = format!("body{}", sample.pointer);
            inputs.push(StringInput { name, place, call });
        }
    }

    /// Returns the lines of a call with this setting.
    fn call_with(
        &mut self,
        operation: &'a Operation,
        setting: Setting<'a>,
        imports: &mut Imports,
    ) -> Vec<String> {
        let (mut arguments, mut links) = (Vec::new(), Vec::new());
        let parameters = operation.parameters.iter();
        let parameters: Vec<_> = parameters
            .filter_map(|parameter| self.description.resolve(parameter))
            .collect();
        let in_path = self.path_parameters(operation, &parameters);
        let others = parameters
            .into_iter()
            .filter(|parameter| parameter.location.value != Location::Path);
        for parameter in in_path.into_iter().chain(others) {
            let set = match &setting.parameter {
                Some((set, example)) if std::ptr::eq(*set, parameter) => Some(example.clone()),
                _ if parameter.required => Some(self.shortest(&parameter.schema, 0)),
                _ => None,
            };
            let Some(value) = set else { continue };
            let example = Spanned {
                value,
                span: parameter.name.span,
            };
            if parameter.required {
                arguments.extend(self.value_of_schema(&parameter.schema, &example, imports));
            } else {
                self.parameter_links(parameter, &example, &mut links, imports);
            }
        }
        if let Some(body) = &operation.body {
            match &body.content.schema {
                Some(schema) => {
                    let value = setting.body.unwrap_or_else(|| self.shortest(schema, 0));
                    let example = Spanned {
                        value,
                        span: body.span,
                    };
                    self.json_values(schema, &example, &mut arguments, &mut links, imports);
                }
                None if body.required => {
                    arguments.push(setting.bytes.unwrap_or(Expression::atom("\"some bytes\"")));
                }
                None => {}
            }
        }
        links.extend(setting.link);
        let method = format!("dapr.{}", names::snake(&operation.id.value));
        let mut calls = vec![Call::new(method, arguments)];
        calls.extend(links);
        let text = Expression::Chain(Chain { calls }).to_string();
        let text = text.replace(&json!(PLACEHOLDER).to_string(), "value");
        text.lines().map(str::to_owned).collect()
    }
}

/// Returns the place of a path parameter: the number of segments before it and, if it can have
/// several, after it.
fn place_in_path(operation: &Operation, parameter: &Parameter) -> String {
    let wanted = format!("{{{}}}", parameter.name.value);
    let (before, after) = operation.path.value.split_once(&wanted).unwrap_or_default();
    let [before, after] = [before, after].map(|text| text.matches('/').count());
    match parameter.slashes {
        true => format!("Place::PathSegments({before}, {after})"),
        false => format!("Place::Path({before})"),
    }
}

fn chained<'a>(method: &str, value: &str) -> Setting<'a> {
    Setting {
        link: Some(Call::new(method, vec![Expression::atom(value)])),
        ..Setting::default()
    }
}
