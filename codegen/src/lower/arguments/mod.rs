//! Lowers parameters and bodies of requests to arguments and setters.

mod entries;
mod method;
mod path;
mod refuse;
mod trace;

use super::scope::Scope;
use super::types::{OPTIONAL, OPTIONAL_DOCS, Type};
use super::{Lowering, docs, names};
use crate::description::{Location, Operation, OtherMethods, Parameter};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Argument, Docs, Imports, Refusals, Setter, Statement};
use crate::source::Span;

/// All inputs of one operation.
#[derive(Default)]
pub(super) struct Inputs {
    pub(super) refusals: Vec<Refusals>,
    pub(super) arguments: Vec<Argument>,
    pub(super) begin: Vec<Statement>,
    pub(super) setters: Vec<Setter>,
    pub(super) imports: Imports,
    pub(super) scope: Scope,
    /// Whether the call can be part of a trace.
    pub(super) traced: bool,
}

/// Names that are reserved in every call.
const TAKEN: [&str; 3] = ["timeout", "poll", "call"];

impl<'a> Lowering<'a> {
    pub(super) fn inputs(&mut self, operation: &'a Operation) -> Inputs {
        let mut inputs = Inputs::default();
        TAKEN.iter().for_each(|name| inputs.scope.reserve(name));
        let parameters: Vec<_> = operation
            .parameters
            .iter()
            .filter_map(|parameter| self.description.resolve(parameter))
            .collect();
        inputs.traced = self.traced(operation, &parameters);
        if inputs.traced {
            trace::NAMES
                .iter()
                .for_each(|name| inputs.scope.reserve(name));
        }
        self.path_arguments(operation, &parameters, &mut inputs);
        for parameter in parameters
            .iter()
            .filter(|p| p.location.value != Location::Path && p.required)
        {
            self.parameter(parameter, &mut inputs);
        }
        if operation.other_methods == OtherMethods::Any {
            method::any(&mut inputs);
        }
        let traced = inputs.traced;
        for parameter in parameters
            .iter()
            .filter(|p| p.location.value != Location::Path && !p.required)
            .filter(|p| !traced || !trace::is_trace_header(p))
        {
            self.parameter(parameter, &mut inputs);
        }
        if let Some(body) = &operation.body {
            self.body(body, &mut inputs);
        }
        inputs
    }

    /// Returns the Rust name of a parameter and claims it.
    fn parameter_name(&mut self, parameter: &Parameter, inputs: &mut Inputs) -> String {
        let source = parameter.rename.as_ref().unwrap_or(&parameter.name);
        self.claim(names::snake(&source.value), source, &mut inputs.scope)
    }

    /// Reports whether the parameter is a list in the query. It is then repeated for each item.
    fn is_list(&mut self, parameter: &'a Parameter) -> bool {
        parameter.location.value == Location::Query
            && !parameter.required
            && self.type_of(&parameter.schema) == Some(Type::List(Box::new(Type::String)))
    }

    fn text_argument(
        &mut self,
        parameter: &'a Parameter,
        name: &str,
        imports: &mut Imports,
    ) -> Option<super::types::Conversion> {
        let parameter_type = self.type_of(&parameter.schema)?;
        let conversion = parameter_type.text_conversion(name, imports, &self.module);
        if conversion.is_none() {
            let message = format!(
                "the parameter `{}` has a type that cannot be sent as text",
                parameter.name.value
            );
            self.report(Diagnostic::new(
                Code::TypeNotText,
                parameter.schema.span,
                message,
                "expected text, a number, a boolean or an enumeration",
            ));
        }
        conversion
    }

    /// Lowers a query or header parameter.
    fn parameter(&mut self, parameter: &'a Parameter, inputs: &mut Inputs) {
        let name = self.parameter_name(parameter, inputs);
        let docs = docs::docs(&parameter.description.value);
        if let Some(prefix) = &parameter.prefix {
            self.entries(parameter, &prefix.value, name, docs, inputs);
            return;
        }
        let wire = parameter.name.value.clone();
        if self.is_list(parameter) {
            let items = Argument::new(&name, "impl IntoIterator<Item = impl AsRef<str>>");
            inputs.setters.push(Setter {
                docs,
                deprecated: parameter.deprecated,
                arguments: vec![items],
                statements: vec![Statement::QueryItems {
                    name: wire,
                    value: name.clone(),
                }],
                name,
            });
            return;
        }
        if let Some(key) = parameter.schema.offered.optional {
            self.optional_header(parameter, key, name, docs, inputs);
            return;
        }
        let Some(conversion) = self.text_argument(parameter, &name, &mut inputs.imports) else {
            return;
        };
        let argument = conversion.argument(&name);
        let refuse = self.refuse(parameter, &conversion.value, inputs);
        let statement = match parameter.location.value {
            Location::Header => Statement::Header {
                name: wire,
                value: conversion.value,
            },
            Location::Query | Location::Path => Statement::Query {
                name: wire,
                value: conversion.value,
            },
        };
        if parameter.required {
            inputs.arguments.push(argument);
            inputs.begin.extend(refuse);
            inputs.begin.push(statement);
        } else {
            inputs.setters.push(Setter {
                name,
                docs,
                deprecated: parameter.deprecated,
                arguments: vec![argument],
                statements: refuse.into_iter().chain([statement]).collect(),
            });
        }
    }

    /// Lowers a header that can also be given as an `Option`.
    fn optional_header(
        &mut self,
        parameter: &'a Parameter,
        key: Span,
        name: String,
        docs: Docs,
        inputs: &mut Inputs,
    ) {
        let location = parameter.location.value;
        if location != Location::Header || parameter.required || !parameter.refused.is_empty() {
            let message =
                "`x-dapr-optional` is supported only on optional headers without `x-dapr-refused`";
            self.report(Diagnostic::new(
                Code::OptionalNotAHeader,
                key,
                message,
                "not supported here",
            ));
            return;
        }
        inputs.imports.add("dapr_client_runtime", OPTIONAL);
        let mut docs = docs;
        docs::section(&mut docs, [OPTIONAL_DOCS.to_owned()]);
        inputs.setters.push(Setter {
            docs,
            deprecated: parameter.deprecated,
            arguments: vec![Argument::new(&name, format!("impl Into<{OPTIONAL}>"))],
            statements: vec![Statement::OptionalHeader {
                name: parameter.name.value.clone(),
                value: format!("Into::<{OPTIONAL}>::into({name}).into_option()"),
            }],
            name,
        });
    }
}
