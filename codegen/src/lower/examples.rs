//! Generates Rust examples for the documentation from the examples of the description.

use serde_json::Value as Json;

use super::expression::{Call, Chain, Expression};
use super::members::Member;
use super::responses::{PASSED_ON, Responses};
use super::types::Type;
use super::{Lowering, names};
use crate::description::{
    Location, Operation, OrReference, OtherMethods, Parameter, Part, Schema, Shape,
};
use crate::diagnostic::{Code, Diagnostic, similar};
use crate::model::{Docs, Imports, Outcome, Presence};
use crate::source::Spanned;

impl<'a> Lowering<'a> {
    /// Returns the `# Example` section of an operation: a complete call with values of the
    /// description.
    pub(super) fn example(&mut self, operation: &'a Operation, responses: &Responses) -> Docs {
        let mut imports = Imports::default();
        let call = self.example_call(operation, &mut imports);
        let mut lines = vec![
            "# Example".to_owned(),
            String::new(),
            "```no_run".to_owned(),
        ];
        if let Outcome::Enum(choice) = &responses.outcome {
            imports.add(&format!("dapr_client::{}", self.module), &choice.name);
        }
        for (path, names) in &imports.0 {
            let names: Vec<_> = names.iter().map(String::as_str).collect();
            match names.as_slice() {
                [only] => lines.push(format!("use {path}::{only};")),
                several => lines.push(format!("use {path}::{{{}}};", several.join(", "))),
            }
        }
        lines.push(
            "# async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {"
                .to_owned(),
        );
        lines.extend(result(call, responses));
        lines.extend(["# Ok(())", "# }", "```"].map(str::to_owned));
        lines
    }

    pub(super) fn example_call(
        &mut self,
        operation: &'a Operation,
        imports: &mut Imports,
    ) -> Expression {
        let mut arguments = Vec::new();
        let mut links = Vec::new();
        let resolved = operation.parameters.iter().filter_map(|parameter| {
            let is_local = match parameter {
                OrReference::Inline(_) => true,
                OrReference::Reference(reference) => self.module_of(reference.file) == self.module,
            };
            Some((self.description.resolve(parameter)?, is_local))
        });
        let resolved: Vec<_> = resolved.collect();
        for name in operation
            .path
            .value
            .split('{')
            .skip(1)
            .filter_map(|part| Some(part.split_once('}')?.0))
        {
            let parameter = resolved
                .iter()
                .find(|(p, _)| p.location.value == Location::Path && p.name.value == name);
            if let Some((parameter, _)) = parameter {
                arguments.push(self.parameter_value(parameter, imports));
            }
        }
        for (parameter, is_local) in resolved
            .iter()
            .filter(|(p, _)| p.location.value != Location::Path)
        {
            if parameter.required {
                arguments.push(self.parameter_value(parameter, imports));
            } else if let (true, Some(example)) = (*is_local, &parameter.example) {
                self.parameter_links(parameter, example, &mut links, imports);
            }
        }
        if operation.other_methods == OtherMethods::Any {
            links.insert(0, Call::new("put", Vec::new()));
        }
        self.body_values(operation, &mut arguments, &mut links, imports);
        let mut calls = vec![Call::new(
            format!("dapr.{}", names::snake(&operation.id.value)),
            arguments,
        )];
        calls.extend(links);
        Expression::Chain(Chain { calls })
    }

    pub(super) fn module_of(&self, file: usize) -> String {
        self.description
            .document(file)
            .map(|document| names::snake(&document.module))
            .unwrap_or_default()
    }

    fn parameter_value(&mut self, parameter: &'a Parameter, imports: &mut Imports) -> Expression {
        let Some(example) = &parameter.example else {
            let message = format!("the parameter `{}` has no `example`", parameter.name.value);
            self.report(Diagnostic::new(
                Code::MissingExample,
                parameter.name.span,
                message,
                "`example` is required here",
            ));
            return Expression::atom("");
        };
        self.value_of_schema(&parameter.schema, example, imports)
            .unwrap_or(Expression::atom(""))
    }

    /// Adds the calls that set an optional parameter to this value.
    pub(super) fn parameter_links(
        &mut self,
        parameter: &'a Parameter,
        example: &Spanned<Json>,
        links: &mut Vec<Call>,
        imports: &mut Imports,
    ) {
        let name = names::snake(&parameter.rename.as_ref().unwrap_or(&parameter.name).value);
        match &example.value {
            Json::Object(_) => {
                self.entry_links(&name, &parameter.schema, example.part(), links, imports)
            }
            _ => {
                let value = self.value_of_schema(&parameter.schema, example, imports);
                links.push(Call::new(name, value.into_iter().collect()));
            }
        }
    }

    fn body_values(
        &mut self,
        operation: &'a Operation,
        arguments: &mut Vec<Expression>,
        links: &mut Vec<Call>,
        imports: &mut Imports,
    ) {
        let Some(body) = &operation.body else { return };
        let Some(schema) = &body.content.schema else {
            match body.required {
                true => arguments.push(Expression::atom("\"some bytes\"")),
                false => links.push(raw_body(body.content.example.as_ref(), imports)),
            }
            return;
        };
        let Some(example) = &body.content.example else {
            let message = "a JSON body needs an `example`";
            self.report(Diagnostic::new(
                Code::MissingExample,
                body.content.media_type.span,
                message,
                "`example` is required here",
            ));
            return;
        };
        self.json_values(schema, example, arguments, links, imports);
    }

    /// Adds the arguments and chained calls that set a JSON body to this value.
    pub(super) fn json_values(
        &mut self,
        schema: &'a Schema,
        example: &Spanned<Json>,
        arguments: &mut Vec<Expression>,
        links: &mut Vec<Call>,
        imports: &mut Imports,
    ) {
        let Some(target) = self.description.schema(schema) else {
            return;
        };
        match (&target.shape, &example.value) {
            (Shape::Object(object), Json::Object(_)) if object.additional.is_none() => {
                let example = example.part();
                self.check_unknown(
                    object.properties.iter().map(|p| p.name.value.as_str()),
                    example,
                );
                for member in self.members_without_diagnostics(object) {
                    self.member_value(&member, example, arguments, links, imports);
                }
            }
            _ => arguments.extend(self.value_of_schema(schema, example, imports)),
        }
    }

    /// Returns the members of an object without adding diagnostics again.
    pub(super) fn members_without_diagnostics(
        &mut self,
        object: &'a crate::description::Object,
    ) -> Vec<Member<'a>> {
        let reported = self.diagnostics.len();
        let members = self.members(object);
        self.diagnostics.truncate(reported);
        members
    }

    pub(super) fn check_unknown<'b>(
        &mut self,
        property_names: impl Iterator<Item = &'b str>,
        example: Part<'_>,
    ) {
        let property_names: Vec<_> = property_names.collect();
        for entry in example.entries() {
            let key = entry.key;
            if property_names.contains(&key) {
                continue;
            }
            let message =
                format!("the example has a property `{key}` that the schema does not have");
            let label = "unknown property";
            let mut diagnostic =
                Diagnostic::new(Code::ExampleProperty, entry.key_span, message, label);
            if let Some(name) = similar(key, property_names.iter().copied()) {
                diagnostic = diagnostic.help(format!("did you mean `{name}`?"));
            }
            self.report(diagnostic);
        }
    }

    /// Adds an argument or a chained call for one property of an object.
    pub(super) fn member_value(
        &mut self,
        member: &Member<'a>,
        example: Part<'_>,
        arguments: &mut Vec<Expression>,
        links: &mut Vec<Call>,
        imports: &mut Imports,
    ) {
        let Some(value) = example.get(&member.property.name.value) else {
            if member.positional {
                let message = format!(
                    "the example has no value for `{}`",
                    member.property.name.value
                );
                let label = format!("`{}` is required here", member.property.name.value);
                self.report(Diagnostic::new(
                    Code::ExampleWithoutValue,
                    example.span,
                    message,
                    label,
                ));
            }
            return;
        };
        if let (Type::Map(_), Presence::Map, Json::Object(_)) =
            (&member.member_type, member.presence, value.value)
        {
            let schema = &member.property.schema;
            self.entry_links(&member.name, schema, value, links, imports);
            return;
        }
        let Some(value) = self.value(&member.member_type, value, imports) else {
            return;
        };
        match member.positional {
            true => arguments.push(value),
            false => links.push(Call::new(member.name.clone(), vec![value])),
        }
    }
}

/// Returns the call that sets a body of arbitrary bytes: JSON if the example is JSON, otherwise
/// text.
fn raw_body(example: Option<&Spanned<Json>>, imports: &mut Imports) -> Call {
    match example.map(|example| &example.value) {
        Some(value @ (Json::Object(_) | Json::Array(_))) => {
            imports.add("serde_json", "json");
            let value = Expression::Json(value.clone());
            Call::new("json", vec![Expression::Reference(Box::new(value))])
        }
        Some(Json::String(text)) => Call::new("text", vec![Expression::Atom(format!("{text:?}"))]),
        _ => Call::new("text", vec![Expression::atom("\"some text\"")]),
    }
}

/// Returns the lines of the call and of the code that uses its result.
fn result(call: Expression, responses: &Responses) -> Docs {
    match &responses.outcome {
        Outcome::Enum(choice) => {
            let mut lines = call.statement("let outcome = ", ".await?;");
            lines.push("match outcome {".to_owned());
            for variant in &choice.variants {
                let name = names::snake(&variant.name);
                lines.push(match &variant.rust_type {
                    Some(_) => format!(
                        "    {}::{}({name}) => println!(\"{{{name}:?}}\"),",
                        choice.name, variant.name
                    ),
                    None => format!(
                        "    {}::{} => println!(\"{name}\"),",
                        choice.name, variant.name
                    ),
                });
            }
            lines.push("}".to_owned());
            lines
        }
        Outcome::Plain if responses.output == "()" => call.statement("", ".await?;"),
        Outcome::Plain if responses.response_body == PASSED_ON => {
            let mut lines = call.statement("let reply = ", ".await?;");
            lines.push("println!(\"{} {}\", reply.status(), reply.text().await?);".to_owned());
            lines
        }
        Outcome::Plain if responses.output == "Body" => {
            let mut lines = call.statement("let mut response = ", ".await?;");
            let read = [
                "// Or all of it at once: `response.bytes().await?`.",
                "while let Some(chunk) = response.chunk().await? {",
                "    println!(\"{} bytes\", chunk.len());",
                "}",
            ];
            lines.extend(read.map(str::to_owned));
            lines
        }
        Outcome::Plain | Outcome::Struct(_) => {
            let mut lines = call.statement("let response = ", ".await?;");
            lines.push("println!(\"{response:?}\");".to_owned());
            lines
        }
    }
}
