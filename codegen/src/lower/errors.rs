//! Error codes.

use super::enumerations::imports;
use super::{Lowering, docs, names};
use crate::description::{Operation, Refusal, Response, Rule, Shape, Status};
use crate::diagnostic::{Code, Diagnostic, similar};
use crate::model::{DeclaredError, Docs, Enumeration};

/// The schema that lists all codes.
const LIST: &str = "ErrorCode";

impl<'a> Lowering<'a> {
    /// Returns the open enum of all codes, and checks every code that a status declares.
    pub(super) fn error_codes(&mut self) -> Enumeration {
        let schemas = self
            .description
            .documents
            .iter()
            .flat_map(|document| &document.components.schemas);
        let list = schemas.into_iter().find(|schema| schema.name.value == LIST);
        let described = list.and_then(|schema| match &schema.value.shape {
            Shape::Enumeration(enumeration) => Some((schema, enumeration)),
            _ => None,
        });
        self.check_codes(described.map(|(_, enumeration)| enumeration));
        let mut error_code = Enumeration {
            name: LIST.to_owned(),
            file: "error_code".to_owned(),
            docs: Docs::new(),
            open: true,
            number: None,
            variants: Vec::new(),
            imports: imports(false),
        };
        if let Some((schema, enumeration)) = described {
            error_code.docs = docs::docs(
                &self
                    .description_of(&schema.name, &schema.value)
                    .unwrap_or_default(),
            );
            error_code.variants = self.variants(enumeration, names::error_code);
            error_code.variants.sort_by(|a, b| a.name.cmp(&b.name));
        }
        error_code
    }

    fn check_codes(&mut self, list: Option<&crate::description::Enumeration>) {
        let listed_codes: Vec<_> = list
            .iter()
            .flat_map(|list| &list.values)
            .map(|value| value.value.value.as_str())
            .collect();
        let documents = &self.description.documents;
        let components = documents
            .iter()
            .flat_map(|document| &document.components.responses)
            .map(|named| &named.value);
        let operations = documents.iter().flat_map(|document| &document.operations);
        let inline_responses = operations
            .flat_map(|operation| &operation.responses)
            .filter_map(|(_, response)| match response {
                crate::description::OrReference::Inline(response) => Some(response),
                crate::description::OrReference::Reference(_) => None,
            });
        for case in components
            .chain(inline_responses)
            .flat_map(|response| &response.errors)
        {
            let code = &case.code.value;
            if listed_codes.contains(&code.as_str()) {
                continue;
            }
            let message = format!("the error code `{code}` is not in the schema `{LIST}`");
            let help = match similar(code, listed_codes.iter().copied()) {
                Some(code) => format!("did you mean `{code}`?"),
                None => format!("add it to the schema `{LIST}`, with a description"),
            };
            self.report(
                Diagnostic::new(Code::UnlistedError, case.code.span, message, "unknown code")
                    .help(help),
            );
        }
    }

    /// Returns the statuses of an operation that are errors.
    pub(super) fn declared_errors(&mut self, operation: &'a Operation) -> Vec<DeclaredError> {
        let mut errors = Vec::new();
        for (status, response) in self.error_responses(operation) {
            if let Status::Code(status) = status {
                let codes = response
                    .errors
                    .iter()
                    .map(|case| case.code.value.clone())
                    .collect();
                errors.push(DeclaredError { status, codes });
            }
        }
        errors
    }

    /// Returns the `# Errors` section of the documentation.
    pub(super) fn error_docs(&mut self, operation: &'a Operation) -> Docs {
        let mut lines = vec!["# Errors".to_owned(), String::new()];
        for parameter in operation
            .parameters
            .iter()
            .filter_map(|p| self.description.resolve(p))
        {
            let name = names::snake(&parameter.rename.as_ref().unwrap_or(&parameter.name).value);
            let same_reason =
                |one: &Refusal, other: &Refusal| one.because.value == other.because.value;
            for refusals in parameter.refused.chunk_by(same_reason) {
                let because = refusals[0].because.value.trim_end();
                let rules: Vec<_> = refusals
                    .iter()
                    .map(|refusal| words(&refusal.rule))
                    .collect();
                lines.extend(docs::item(&format!(
                    "Fails without sending the request if `{name}` {}: {because}.",
                    alternatives(&rules)
                )));
            }
        }
        for (status, response) in self.error_responses(operation) {
            let (status, with) = match status {
                Status::Code(code) => (code.to_string(), ""),
                Status::Default => ("Any other status".to_owned(), " with"),
            };
            if response.errors.is_empty() {
                lines.extend(docs::item(&format!(
                    "{status}: {}",
                    response.description.value
                )));
            }
            for case in &response.errors {
                lines.extend(docs::item(&format!(
                    "{status}{with} `{}`: {}",
                    case.code.value, case.when.value
                )));
            }
        }
        if lines.len() == 2 {
            return Docs::new();
        }
        lines
    }

    pub(super) fn error_responses(&self, operation: &'a Operation) -> Vec<(Status, &'a Response)> {
        let mut errors: Vec<_> = operation
            .responses
            .iter()
            .filter_map(|(status, response)| {
                Some((status.value, self.description.resolve(response)?))
            })
            .filter(|(status, response)| {
                response.passthrough.is_none() && !matches!(status, Status::Code(100..=399))
            })
            .collect();
        errors.sort_by_key(|(status, _)| *status);
        errors
    }
}

/// Joins alternatives as in a sentence: `a, b or c`.
fn alternatives(words: &[String]) -> String {
    match words {
        [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        _ => words.concat(),
    }
}

fn words(rule: &Rule) -> String {
    match rule {
        Rule::StartingWith(text) if text == " " => "begins with a space".to_owned(),
        Rule::EndingWith(text) if text == " " => "ends with a space".to_owned(),
        Rule::Equal(text) => format!("is `{text}`"),
        Rule::Containing(text) => format!("contains `{text}`"),
        Rule::StartingWith(text) => format!("begins with `{text}`"),
        Rule::EndingWith(text) => format!("ends with `{text}`"),
        Rule::ControlCharacters => "contains a control character".to_owned(),
    }
}
