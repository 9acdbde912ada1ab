//! A request, as a sidecar reads it.

use super::super::scope::Scope;
use super::super::types::Type;
use super::super::{Lowering, docs, names};
use super::RUNTIME;
use crate::description::{Location, Operation, Parameter, Schema, Shape};
use crate::model::{Docs, Imports, ServedField, Struct};

/// A request and the type of its body.
pub(super) struct Request {
    pub(super) fields: Vec<ServedField>,
    pub(super) body: Option<Struct>,
}

impl<'a> Lowering<'a> {
    pub(super) fn request(&mut self, operation: &'a Operation, imports: &mut Imports) -> Request {
        let mut scope = Scope::default();
        ["head", "body"].iter().for_each(|name| scope.reserve(name));
        let parameters: Vec<_> = operation
            .parameters
            .iter()
            .filter_map(|parameter| self.description.resolve(parameter))
            .collect();
        let mut fields = Vec::new();
        for parameter in self.path_parameters(operation, &parameters) {
            fields.extend(self.request_field(parameter, &mut scope, imports));
        }
        for parameter in parameters {
            if parameter.location.value != Location::Path {
                fields.extend(self.request_field(parameter, &mut scope, imports));
            }
        }
        let (field, body) = self.request_body(operation, imports);
        fields.push(field);
        fields.push(ServedField {
            name: "head".to_owned(),
            docs: vec!["The method, path, query and headers, as received.".to_owned()],
            rust_type: "RequestHead".to_owned(),
            value: "parts.head()".to_owned(),
        });
        Request { fields, body }
    }

    /// Returns the field of a parameter. Returns `None` for a parameter with an empty prefix,
    /// because its entries are in `head`.
    fn request_field(
        &mut self,
        parameter: &'a Parameter,
        scope: &mut Scope,
        imports: &mut Imports,
    ) -> Option<ServedField> {
        let location = parameter.location.value;
        let prefix = parameter.prefix.as_ref().map(|prefix| &prefix.value);
        if prefix.is_some_and(String::is_empty) {
            return None;
        }
        let source = parameter.rename.as_ref().unwrap_or(&parameter.name);
        let name = self.claim(names::snake(&source.value), source, scope);
        let wire = &parameter.name.value;
        let parameter_type = self.type_of(&parameter.schema)?;
        let (rust_type, value) = match (location, prefix, &parameter_type) {
            (Location::Path, ..) => ("String".to_owned(), "parts.path()".to_owned()),
            (Location::Query, Some(prefix), _) => {
                (map(imports), format!("parts.query_map({prefix:?})"))
            }
            (Location::Header, Some(prefix), _) => {
                (map(imports), format!("parts.header_map({prefix:?})"))
            }
            (Location::Query, None, Type::List(_)) => (
                "Vec<String>".to_owned(),
                format!("parts.query_list({wire:?})"),
            ),
            (_, None, Type::String) => {
                let method = word(location);
                (
                    "Option<String>".to_owned(),
                    format!("parts.{method}({wire:?})"),
                )
            }
            (_, None, other) => {
                imports.add(RUNTIME, "Given");
                let value_type = match other.in_json() {
                    Some(json) if !matches!(other, Type::IntegerText(_)) => {
                        imports.add("dapr_client_runtime", json);
                        json.to_owned()
                    }
                    _ => {
                        other.import(imports, "");
                        other.rust()
                    }
                };
                let method = word(location);
                let value = format!("parts.given_{method}({wire:?})");
                (format!("Option<Given<{value_type}>>"), value)
            }
        };
        Some(ServedField {
            name,
            docs: docs::docs(&parameter.description.value),
            rust_type,
            value,
        })
    }

    /// Returns the field of the body: arbitrary bytes, unless the description declares JSON.
    fn request_body(
        &mut self,
        operation: &'a Operation,
        imports: &mut Imports,
    ) -> (ServedField, Option<Struct>) {
        let mut body_struct = None;
        let described = operation.body.as_ref();
        let schema = described.and_then(|body| body.content.schema.as_ref());
        let json =
            schema.and_then(|schema| self.json_of(operation, schema, &mut body_struct, imports));
        let docs = match described {
            Some(body) => docs::docs(&body.description.value),
            None => Docs::from([
                "The body, as received. The operation does not define a body.".to_owned(),
            ]),
        };
        let (rust_type, value) = match json {
            Some(json) => {
                imports.add(RUNTIME, "JsonBody");
                (format!("JsonBody<{json}>"), "parts.json_body()".to_owned())
            }
            None => {
                imports.add("dapr_client_runtime", "Body");
                ("Body".to_owned(), "parts.body()".to_owned())
            }
        };
        let field = ServedField {
            name: "body".to_owned(),
            docs,
            rust_type,
            value,
        };
        (field, body_struct)
    }

    /// Returns the type of a JSON body. If the type has no name, its struct is stored in `body_struct`.
    pub(super) fn json_of(
        &mut self,
        operation: &'a Operation,
        schema: &'a Schema,
        body_struct: &mut Option<Struct>,
        imports: &mut Imports,
    ) -> Option<String> {
        if let Shape::Object(object) = &schema.shape
            && object.additional.is_none()
        {
            let body = self.body_struct(operation, object);
            imports.join(&body.imports);
            let name = body.name.clone();
            *body_struct = Some(body);
            return Some(name);
        }
        let body_type = self.type_of(schema)?;
        body_type.import(imports, "");
        Some(body_type.rust())
    }
}

fn map(imports: &mut Imports) -> String {
    imports.add("std::collections", "BTreeMap");
    "BTreeMap<String, String>".to_owned()
}

fn word(location: Location) -> &'static str {
    match location {
        Location::Header => "header",
        Location::Query | Location::Path => "query",
    }
}
