//! Lowers path parameters to arguments, in the order of the path.

use super::super::Lowering;
use super::Inputs;
use crate::description::{Location, Operation, Parameter};
use crate::diagnostic::{Code, Diagnostic, similar};
use crate::model::Statement;
use crate::source::Spanned;

impl<'a> Lowering<'a> {
    /// Adds the path parameters, in the order of the path.
    pub(super) fn path_arguments(
        &mut self,
        operation: &Operation,
        parameters: &[&'a Parameter],
        inputs: &mut Inputs,
    ) {
        for parameter in self.path_parameters(operation, parameters) {
            self.path_argument(parameter, inputs);
        }
    }

    /// Returns the path parameters in the order of the path. The path and the parameters must
    /// match.
    pub(in crate::lower) fn path_parameters(
        &mut self,
        operation: &Operation,
        parameters: &[&'a Parameter],
    ) -> Vec<&'a Parameter> {
        let path = &operation.path;
        let in_path = parameters
            .iter()
            .filter(|p| p.location.value == Location::Path);
        let in_path: Vec<_> = in_path.copied().collect();
        let names = names(&path.value);
        for parameter in &in_path {
            self.check_in_path(parameter, path, &names);
            self.check_required(parameter);
        }
        for path in std::iter::once(path).chain(&operation.alias_paths) {
            self.check_described(operation, path, &in_path);
        }
        let parameters = names.iter().filter_map(|name| {
            let mut in_path = in_path.iter();
            in_path.find(|parameter| parameter.name.value == *name)
        });
        parameters.copied().collect()
    }

    /// Checks that each name in a path has a parameter.
    fn check_described(
        &mut self,
        operation: &Operation,
        path: &Spanned<String>,
        in_path: &[&Parameter],
    ) {
        for name in names(&path.value) {
            if in_path.iter().any(|it| it.name.value == name) {
                continue;
            }
            let id = &operation.id;
            let message = format!("`{{{name}}}` has no path parameter in `{}`", id.value);
            let help = format!("add a parameter with `name: {name}` and `in: path`");
            let diagnostic = Diagnostic::new(
                Code::PathWithoutParameter,
                path.span,
                message,
                "in this path",
            );
            self.report(diagnostic.and(id.span, "this operation").help(help));
        }
    }

    fn check_in_path(&mut self, parameter: &Parameter, path: &Spanned<String>, names: &[&str]) {
        let name = &parameter.name.value;
        if names.contains(&name.as_str()) {
            return;
        }
        let message = format!(
            "the path parameter `{name}` is not in the path `{}`",
            path.value
        );
        let mut diagnostic = Diagnostic::new(
            Code::ParameterNotInPath,
            parameter.name.span,
            message,
            "not in the path",
        )
        .and(path.span, "the path");
        if let Some(meant) = similar(name, names.iter().copied()) {
            diagnostic = diagnostic.help(format!("did you mean `{meant}`?"));
        }
        self.report(diagnostic);
    }

    fn check_required(&mut self, parameter: &Parameter) {
        if !parameter.required {
            let message = format!(
                "the path parameter `{}` must be required",
                parameter.name.value
            );
            self.report(Diagnostic::new(
                Code::PathParameterOptional,
                parameter.name.span,
                message,
                "write `required: true`",
            ));
        }
    }

    fn path_argument(&mut self, parameter: &'a Parameter, inputs: &mut Inputs) {
        let name = self.parameter_name(parameter, inputs);
        let Some(conversion) = self.text_argument(parameter, &name, &mut inputs.imports) else {
            return;
        };
        inputs.arguments.push(conversion.argument(&name));
        let refuse = self.refuse(parameter, &conversion.value, inputs);
        inputs.begin.extend(refuse);
        inputs.begin.push(match parameter.slashes {
            true => Statement::PathSegments {
                value: conversion.value,
            },
            false => Statement::Path {
                value: conversion.value,
            },
        });
    }
}

/// Returns the names in braces in a path.
fn names(path: &str) -> Vec<&str> {
    let parts = path.split('{').skip(1);
    let names = parts.filter_map(|part| part.split_once('}'));
    names.map(|(name, _)| name).collect()
}
