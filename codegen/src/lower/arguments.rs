//! What a caller gives: parameters and bodies, as arguments and setters.

use super::scope::Scope;
use super::types::{OPTIONAL, OPTIONAL_DOCS, Type};
use super::{Lowering, docs, names};
use crate::description::{Location, Operation, OtherMethods, Parameter, Rule};
use crate::diagnostic::{Diagnostic, similar};
use crate::model::{Argument, Docs, Imports, Refusals, Setter, Statement};
use crate::source::Spanned;

/// Everything that a caller can give to one operation.
#[derive(Default)]
pub(super) struct Inputs {
    pub(super) refusals: Vec<Refusals>,
    pub(super) arguments: Vec<Argument>,
    pub(super) begin: Vec<Statement>,
    pub(super) setters: Vec<Setter>,
    pub(super) imports: Imports,
    pub(super) scope: Scope,
}

/// Names that every call has for purposes of its own.
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
        for parameter in self.path_parameters(operation, parameters) {
            self.path_argument(parameter, inputs);
        }
    }

    /// The parameters of the path in its order. The path and they must fit each other.
    pub(super) fn path_parameters(
        &mut self,
        operation: &Operation,
        parameters: &[&'a Parameter],
    ) -> Vec<&'a Parameter> {
        let path = &operation.path;
        let in_path = parameters
            .iter()
            .filter(|p| p.location.value == Location::Path);
        let in_path: Vec<_> = in_path.copied().collect();
        let parts = path.value.split('{').skip(1);
        let names = parts.filter_map(|part| part.split_once('}'));
        let names: Vec<_> = names.map(|(name, _)| name).collect();
        for parameter in &in_path {
            self.check_in_path(parameter, path, &names);
        }
        let mut found = Vec::new();
        for name in names {
            let parameter = in_path
                .iter()
                .find(|parameter| parameter.name.value == name);
            found.extend(parameter.copied());
            if parameter.is_none() {
                let id = &operation.id;
                let message = format!("`{{{name}}}` has no path parameter in `{}`", id.value);
                let help = format!("add a parameter with `name: {name}` and `in: path`");
                let diagnostic = Diagnostic::new(path.span, message, "in this path");
                self.fault(diagnostic.and(id.span, "this operation").help(help));
            }
        }
        found
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
        let mut diagnostic = Diagnostic::new(parameter.name.span, message, "not in the path")
            .and(path.span, "the path");
        if let Some(meant) = similar(name, names.iter().copied()) {
            diagnostic = diagnostic.help(format!("did you mean `{meant}`?"));
        }
        self.fault(diagnostic);
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
        let name = self.parameter_name(parameter, inputs);
        let Some(given) = self.text_argument(parameter, &name, &mut inputs.imports) else {
            return;
        };
        inputs.arguments.push(given.argument(&name));
        let refuse = self.refuse(parameter, &given.value, inputs);
        inputs.begin.extend(refuse);
        inputs.begin.push(match parameter.slashes {
            true => Statement::PathSegments { value: given.value },
            false => Statement::Path { value: given.value },
        });
    }

    /// The name of a parameter in Rust, taken from now on.
    fn parameter_name(&mut self, parameter: &Parameter, inputs: &mut Inputs) -> String {
        let source = parameter.rename.as_ref().unwrap_or(&parameter.name);
        self.claim(names::snake(&source.value), source, &mut inputs.scope)
    }

    /// A list in the query: the parameter comes once for each item.
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

    /// The check of a value that some of the values would not pass.
    fn refuse(
        &mut self,
        parameter: &Parameter,
        value: &str,
        inputs: &mut Inputs,
    ) -> Option<Statement> {
        if parameter.refused.is_empty() {
            return None;
        }
        inputs.imports.add("dapr_client_runtime", "Refusal");
        let source = &parameter.rename.as_ref().unwrap_or(&parameter.name).value;
        let constant = format!("REFUSED_{}", names::snake(source).to_uppercase());
        let rules = parameter.refused.iter().map(|refusal| {
            let because = &refusal.because.value.trim_end();
            match &refusal.rule {
                Rule::Equal(text) => format!("Refusal::equal({text:?}, {because:?})"),
                Rule::Containing(text) => format!("Refusal::containing({text:?}, {because:?})"),
                Rule::StartingWith(text) => {
                    format!("Refusal::starting_with({text:?}, {because:?})")
                }
                Rule::EndingWith(text) => format!("Refusal::ending_with({text:?}, {because:?})"),
                Rule::ControlCharacters => format!("Refusal::control_characters({because:?})"),
            }
        });
        inputs.refusals.push(Refusals {
            constant: constant.clone(),
            rules: rules.collect(),
        });
        let parameter = parameter.name.value.clone();
        Some(Statement::Refuse {
            parameter,
            value: value.to_owned(),
            constant,
        })
    }

    /// A parameter in the query or in a header.
    fn parameter(&mut self, parameter: &'a Parameter, inputs: &mut Inputs) {
        let name = self.parameter_name(parameter, inputs);
        let docs = docs::docs(&parameter.description.value);
        if let Some(prefix) = &parameter.prefix {
            self.entries(parameter, &prefix.value, name, docs, inputs);
            return;
        }
        let wire = parameter.name.value.clone();
        if self.is_list(parameter) {
            let rust_type = "impl IntoIterator<Item = impl AsRef<str>>".to_owned();
            let arguments = vec![Argument {
                name: name.clone(),
                rust_type,
            }];
            let statements = vec![Statement::QueryItems {
                name: wire,
                value: name.clone(),
            }];
            let deprecated = parameter.deprecated;
            inputs.setters.push(Setter {
                name,
                docs,
                deprecated,
                arguments,
                statements,
            });
            return;
        }
        if parameter.schema.offered.optional {
            self.optional_header(parameter, name, docs, inputs);
            return;
        }
        let Some(given) = self.text_argument(parameter, &name, &mut inputs.imports) else {
            return;
        };
        let argument = given.argument(&name);
        let refuse = self.refuse(parameter, &given.value, inputs);
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
            inputs.begin.extend(refuse);
            inputs.begin.push(statement);
        } else {
            let deprecated = parameter.deprecated;
            inputs.setters.push(Setter {
                name,
                docs,
                deprecated,
                arguments: vec![argument],
                statements: refuse.into_iter().chain([statement]).collect(),
            });
        }
    }

    /// A header that can be given as an `Option`, too.
    fn optional_header(
        &mut self,
        parameter: &'a Parameter,
        name: String,
        docs: Docs,
        inputs: &mut Inputs,
    ) {
        let location = parameter.location.value;
        if location != Location::Header || parameter.required || !parameter.refused.is_empty() {
            let message = "only a header that need not be there can be given as an `Option`";
            let label = "`x-dapr-optional` stands here";
            self.fault(Diagnostic::new(parameter.schema.span, message, label));
            return;
        }
        inputs.imports.add("dapr_client_runtime", OPTIONAL);
        let mut docs = docs;
        docs::section(&mut docs, [OPTIONAL_DOCS.to_owned()]);
        inputs.setters.push(Setter {
            docs,
            deprecated: parameter.deprecated,
            arguments: vec![Argument {
                name: name.clone(),
                rust_type: format!("impl Into<{OPTIONAL}>"),
            }],
            statements: vec![Statement::OptionalHeader {
                name: parameter.name.value.clone(),
                value: format!("Into::<{OPTIONAL}>::into({name}).into_option()"),
            }],
            name,
        });
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
        // Names of headers are the same in upper and in lower case.
        let refused_value = match header {
            true => format!("&{key_name}.as_ref().to_ascii_lowercase()"),
            false => format!("{key_name}.as_ref()"),
        };
        let refuse = self.refuse(parameter, &refused_value, inputs);
        let arguments = vec![text(key_name), text("value")];
        inputs.setters.push(Setter {
            name,
            docs,
            deprecated: parameter.deprecated,
            arguments,
            statements: refuse.into_iter().chain([statement]).collect(),
        });
        for known in self.known_keys(&parameter.schema) {
            let name = self.claim(known.name, known.source, &mut inputs.scope);
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
                statements: vec![statement],
            });
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
            statements: vec![Statement::Method {
                value: format!("{upper:?}"),
            }],
        });
        inputs.scope.reserve(name);
    }
    inputs.setters.push(Setter {
        name: "http_method".to_owned(),
        docs: vec!["Calls with the HTTP method of this name, in upper case.".to_owned()],
        deprecated: false,
        arguments: vec![Argument {
            name: "method".to_owned(),
            rust_type: "impl AsRef<str>".to_owned(),
        }],
        statements: vec![Statement::Method {
            value: "method.as_ref()".to_owned(),
        }],
    });
    inputs.scope.reserve("http_method");
}
