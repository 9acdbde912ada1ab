//! Named strings and named integers.

use super::scope::Scope;
use super::types::integer_type;
use super::usage::Used;
use super::{Lowering, docs, names};
use crate::description::{Enumeration as Described, Schema};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Enumeration, EnumerationVariant, Imports};
use crate::source::Spanned;

impl<'a> Lowering<'a> {
    pub(super) fn enumeration(
        &mut self,
        name: &Spanned<String>,
        schema: &Schema,
        described: &Described,
        used: Used,
    ) -> Option<Enumeration> {
        if used.in_responses && !described.open {
            let message = format!(
                "the enumeration `{}` is used in a response, but is not open",
                name.value
            );
            let help = "write `anyOf` with a last `type: string`: a later release may add a value";
            self.report(
                Diagnostic::new(
                    Code::ClosedEnumeration,
                    name.span,
                    message,
                    "a closed enumeration",
                )
                .help(help),
            );
        }
        if used.in_requests && described.numbers.is_some() {
            let message = format!(
                "the enumeration of integers `{}` is used in a request",
                name.value
            );
            let help = "enumerations of integers are supported only in responses";
            self.report(
                Diagnostic::new(
                    Code::IntegersInRequest,
                    name.span,
                    message,
                    "used in a request",
                )
                .help(help),
            );
        }
        let variants = self.variants(described, names::camel);
        Some(Enumeration {
            name: names::camel(&name.value),
            file: self.file(&names::snake(&name.value), "type"),
            docs: docs::docs(&self.description_of(name, schema)?),
            open: described.open,
            number: described
                .numbers
                .map(|integer| integer_type(integer).to_owned()),
            variants,
            imports: imports(described.numbers.is_some()),
        })
    }

    pub(super) fn variants(
        &mut self,
        described: &Described,
        name_of: fn(&str) -> String,
    ) -> Vec<EnumerationVariant> {
        let mut scope = Scope::default();
        let mut variants = Vec::new();
        for value in &described.values {
            let source = value.rename.as_ref().unwrap_or(&value.value);
            let name = self.claim(name_of(&source.value), source, &mut scope);
            let docs = docs::docs(&value.description.value);
            variants.push(EnumerationVariant {
                name,
                value: value.value.value.clone(),
                docs,
            });
        }
        variants
    }

    /// Returns the description that every component must have.
    pub(super) fn description_of(
        &mut self,
        name: &Spanned<String>,
        schema: &Schema,
    ) -> Option<String> {
        if let Some(description) = &schema.description {
            return Some(description.value.clone());
        }
        let message = format!("`{}` has no `description`", name.value);
        self.report(Diagnostic::new(
            Code::MissingDescription,
            name.span,
            message,
            "`description` is required here",
        ));
        None
    }
}

/// Returns the imports of an enumeration's file. The macros that define string enumerations need
/// no imports.
pub(super) fn imports(of_numbers: bool) -> Imports {
    let mut imports = Imports::default();
    if of_numbers {
        for name in [
            "DecodeError",
            "FromJson",
            "JsonValue",
            "JsonWriter",
            "ToJson",
        ] {
            imports.add("dapr_client_runtime", name);
        }
    }
    imports
}
