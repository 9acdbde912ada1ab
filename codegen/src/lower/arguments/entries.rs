//! A parameter that stands for several: one for each entry, with a common prefix.

use super::super::Lowering;
use super::super::types::Type;
use super::Inputs;
use crate::description::{Location, Parameter};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Argument, Docs, Setter, Statement};

impl<'a> Lowering<'a> {
    /// Lowers a parameter whose entries are separate parameters with a common prefix.
    pub(super) fn entries(
        &mut self,
        parameter: &'a Parameter,
        prefix: &str,
        name: String,
        docs: Docs,
        inputs: &mut Inputs,
    ) {
        if self.type_of(&parameter.schema) != Some(Type::Map(Box::new(Type::String))) {
            let message = "a parameter with `x-dapr-prefix` must be an object of strings";
            self.report(Diagnostic::new(
                Code::PrefixWithoutMap,
                parameter.schema.span,
                message,
                "expected `additionalProperties: {type: string}`",
            ));
            return;
        }
        let header = parameter.location.value == Location::Header;
        let key_name = if header { "name" } else { "key" };
        let (key, value) = (format!("{key_name}.as_ref()"), "value.as_ref()".to_owned());
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
        // Header names are case-insensitive.
        let refused_value = match header {
            true => format!("&{key_name}.as_ref().to_ascii_lowercase()"),
            false => format!("{key_name}.as_ref()"),
        };
        let refuse = self.refuse(parameter, &refused_value, inputs);
        let arguments = vec![Argument::text(key_name), Argument::text("value")];
        inputs.setters.push(Setter {
            name,
            docs,
            deprecated: parameter.deprecated,
            arguments,
            statements: refuse.into_iter().chain([statement]).collect(),
        });
        self.known_entries(parameter, prefix, inputs);
    }

    /// Adds setters for the entries that the description names.
    fn known_entries(&mut self, parameter: &'a Parameter, prefix: &str, inputs: &mut Inputs) {
        for known in self.known_keys(&parameter.schema) {
            let name = self.claim(known.name, known.source, &mut inputs.scope);
            let Some(conversion) =
                known
                    .key_type
                    .text_conversion(&name, &mut inputs.imports, &self.module)
            else {
                continue;
            };
            let (key, prefix) = (format!("{:?}", known.key), prefix.to_owned());
            let arguments = vec![conversion.argument(&name)];
            let statement = match parameter.location.value == Location::Header {
                true => Statement::HeaderEntry {
                    prefix,
                    key,
                    value: conversion.value,
                },
                false => Statement::QueryEntry {
                    prefix,
                    key,
                    value: conversion.value,
                },
            };
            inputs.setters.push(Setter {
                name,
                docs: known.docs,
                deprecated: false,
                arguments,
                statements: vec![statement],
            });
        }
    }
}
