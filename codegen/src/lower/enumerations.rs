//! Named strings.

use std::collections::BTreeMap;

use super::usage::Used;
use super::{Lowering, docs, names};
use crate::description::{Enumeration as Described, Schema};
use crate::diagnostic::Diagnostic;
use crate::model::{Enumeration, EnumerationVariant};
use crate::source::{Span, Spanned};

impl<'a> Lowering<'a> {
    pub(super) fn enumeration(
        &mut self,
        name: &Spanned<String>,
        schema: &Schema,
        described: &Described,
        used: Used,
    ) -> Option<Enumeration> {
        if used.in_answers && !described.open {
            let message = format!(
                "the enumeration `{}` comes in an answer and is not open",
                name.value
            );
            let help = "write `anyOf` with a last `type: string`: a later release may add a value";
            self.fault(Diagnostic::new(name.span, message, "a closed set").help(help));
        }
        let variants = self.variants(described, names::camel);
        Some(Enumeration {
            name: names::camel(&name.value),
            file: names::snake(&name.value),
            docs: docs::docs(&self.description_of(name, schema)?),
            open: described.open,
            variants,
            encoded: used.in_requests,
            decoded: used.in_answers,
        })
    }

    pub(super) fn variants(
        &mut self,
        described: &Described,
        name_of: fn(&str) -> String,
    ) -> Vec<EnumerationVariant> {
        let mut taken: BTreeMap<String, Span> = BTreeMap::new();
        let mut variants = Vec::new();
        for value in &described.values {
            let source = value.rename.as_ref().unwrap_or(&value.value);
            let name = name_of(&source.value);
            if !names::is_identifier(&name) {
                let message = format!("`{}` cannot be made a name in Rust", source.value);
                let diagnostic =
                    Diagnostic::new(source.span, message, "expected letters and digits");
                self.fault(diagnostic.help("give it a name by `x-dapr-name`"));
            }
            if let Some(first) = taken.insert(name.clone(), source.span) {
                let message = format!("two values would be named `{name}`");
                let diagnostic = Diagnostic::new(source.span, message, "named again here")
                    .and(first, "first named here");
                self.fault(diagnostic.help("give one of them another name by `x-dapr-name`"));
            }
            let docs = docs::docs(&value.description.value);
            variants.push(EnumerationVariant {
                name,
                value: value.value.value.clone(),
                docs,
            });
        }
        variants
    }

    /// The description that every component must have.
    pub(super) fn description_of(
        &mut self,
        name: &Spanned<String>,
        schema: &Schema,
    ) -> Option<String> {
        if let Some(description) = &schema.description {
            return Some(description.value.clone());
        }
        let message = format!("`{}` has no `description`", name.value);
        self.fault(Diagnostic::new(
            name.span,
            message,
            "`description` is required here",
        ));
        None
    }
}
