//! Headers of responses.

use super::Lowering;
use super::docs;
use super::names;
use super::scope::Scope;
use super::types::Type;
use crate::description::{OrReference, Schema, Shape, Text};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Docs, Imports, ResponseField};
use crate::source::Spanned;

impl<'a> Lowering<'a> {
    pub(super) fn header_field(
        &mut self,
        name: &'a Spanned<String>,
        header: &'a OrReference<crate::description::Header>,
        imports: &mut Imports,
        scope: &mut Scope,
    ) -> Option<ResponseField> {
        let header = self.description.resolve(header)?;
        let source = header.rename.as_ref().unwrap_or(name);
        let field = self.claim(names::snake(&source.value), source, scope);
        let docs: Docs = docs::docs(&header.description.value);
        let header_type = self.type_of(&header.schema)?;
        header_type.import(imports, &self.module);
        if let Some(prefix) = &header.prefix {
            self.map_of_strings(&header.schema);
            let value = format!("response.headers_with_prefix({:?})", prefix.value);
            return Some(ResponseField {
                name: field,
                docs,
                rust_type: header_type.rust(),
                value,
            });
        }
        if !is_header_type(&header_type) {
            let message = format!(
                "the header `{}` has a type that headers do not support",
                name.value
            );
            self.report(Diagnostic::new(
                Code::TypeNotText,
                header.schema.span,
                message,
                "expected text, a number, a boolean or a time",
            ));
        }
        let (rust_type, method) = match header.required {
            true => (header_type.rust(), "required_header"),
            false => (format!("Option<{}>", header_type.rust()), "header"),
        };
        Some(ResponseField {
            name: field,
            docs,
            rust_type,
            value: format!("response.{method}({:?})?", name.value),
        })
    }

    fn map_of_strings(&mut self, schema: &'a Schema) {
        let strings = matches!(&schema.shape, Shape::Object(object)
            if object.additional.as_deref().is_some_and(|values| matches!(values.shape, Shape::String(Text::Plain))));
        if !strings {
            let message = "a header with `x-dapr-prefix` must be an object of strings";
            self.report(Diagnostic::new(
                Code::PrefixWithoutMap,
                schema.span,
                message,
                "expected `additionalProperties: {type: string}`",
            ));
        }
    }
}

fn is_header_type(header_type: &Type) -> bool {
    matches!(
        header_type,
        Type::String | Type::Boolean | Type::Integer(_) | Type::Number | Type::DateTime
    )
}
