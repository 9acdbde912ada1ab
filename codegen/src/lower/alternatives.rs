//! Objects with exactly one member, distinguished by the name of that member.

use super::types::Type;
use super::usage::Used;
use super::{Lowering, docs, names};
use crate::description::{Property, Schema, Shape};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Alternative, Alternatives, Imports};
use crate::source::Spanned;

impl<'a> Lowering<'a> {
    pub(super) fn alternatives(
        &mut self,
        name: &'a Spanned<String>,
        schema: &'a Schema,
        properties: &'a [Property],
        used: Used,
    ) -> Option<Alternatives> {
        let mut imports = Imports::default();
        for import in [
            "DecodeError",
            "FromJson",
            "JsonValue",
            "JsonWriter",
            "ToJson",
        ] {
            imports.add("dapr_client_runtime", import);
        }
        if used.in_responses {
            imports.add("dapr_client_runtime", "Json");
        }
        let members = properties
            .iter()
            .filter_map(|property| self.alternative(property, &mut imports))
            .collect();
        Some(Alternatives {
            name: names::camel(&name.value),
            file: self.file(&names::snake(&name.value), "type"),
            docs: docs::docs(&self.description_of(name, schema)?),
            members,
            open: used.in_responses,
            imports,
        })
    }

    fn alternative(
        &mut self,
        property: &'a Property,
        imports: &mut Imports,
    ) -> Option<Alternative> {
        let docs = self.property_docs(property);
        let rust_type = match property.schema.shape {
            Shape::Nothing => None,
            _ => {
                let variant_type = self.type_of(&property.schema)?;
                if !matches!(
                    variant_type,
                    Type::Struct(_) | Type::Boolean | Type::Integer(_) | Type::Number
                ) {
                    let message = "each alternative of an object with exactly one of its properties must be an object, a number or a boolean";
                    let label = "not supported here";
                    self.report(Diagnostic::new(
                        Code::AlternativeOfOtherKind,
                        property.schema.span,
                        message,
                        label,
                    ));
                }
                variant_type.import(imports, &self.module);
                Some(variant_type.rust())
            }
        };
        Some(Alternative {
            wire: property.name.value.clone(),
            variant: variant(property),
            docs,
            rust_type,
        })
    }
}

/// Returns the name of the variant for this member.
pub(super) fn variant(property: &Property) -> String {
    names::camel(
        &property
            .schema
            .rename
            .as_ref()
            .unwrap_or(&property.name)
            .value,
    )
}
