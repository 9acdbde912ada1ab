//! One of several objects.

use super::structs::tag;
use super::usage::Used;
use super::{Lowering, docs, names};
use crate::description::{Schema, Shape};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Imports, Union, UnionMember};
use crate::source::Spanned;

impl<'a> Lowering<'a> {
    pub(super) fn union(
        &mut self,
        name: &'a Spanned<String>,
        schema: &'a Schema,
        members: &'a [Schema],
        used: Used,
    ) -> Option<Union> {
        if used.in_responses {
            let message = format!("the union `{}` is used in a response", name.value);
            self.report(Diagnostic::new(
                Code::UnionInResponse,
                name.span,
                message,
                "unions are supported only in requests",
            ));
        }
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
        let tag = self.tag_name(members);
        let members = members
            .iter()
            .filter_map(|member| self.union_member(member, &mut imports))
            .collect();
        Some(Union {
            name: names::camel(&name.value),
            file: self.file(&names::snake(&name.value), "type"),
            docs: docs::docs(&self.description_of(name, schema)?),
            tag,
            members,
            imports,
        })
    }

    /// Returns the property that distinguishes the members. It must be the same one in each
    /// member.
    fn tag_name(&mut self, members: &'a [Schema]) -> String {
        let mut names = Vec::new();
        for member in members {
            let target = self.description.schema(member);
            let found = target.and_then(|target| match &target.shape {
                Shape::Object(object) => object.properties.iter().find_map(tag),
                _ => None,
            });
            let Some((name, value)) = found else {
                continue;
            };
            if names.iter().any(|(first, _)| *first != name) {
                let message = "all members of a union must have a `const` for the same property";
                self.report(Diagnostic::new(
                    Code::UnionTags,
                    value.span,
                    message,
                    "a different property",
                ));
            }
            names.push((name, value));
        }
        names
            .first()
            .map(|(name, _)| (*name).to_owned())
            .unwrap_or_default()
    }

    fn union_member(&mut self, member: &'a Schema, imports: &mut Imports) -> Option<UnionMember> {
        let member_type = self.type_of(member)?;
        let target = self.description.schema(member)?;
        let (Shape::Object(object), Some(value)) = (&target.shape, tag_value(target)) else {
            let message = "a member of a union needs a property with a `const`";
            self.report(Diagnostic::new(
                Code::UnionWithoutConstant,
                member.span,
                message,
                "no property distinguishes this member",
            ));
            return None;
        };
        member_type.import(imports, &self.module);
        let mut arguments = Vec::new();
        for field in self
            .members_without_diagnostics(object)
            .iter()
            .filter(|field| field.positional)
        {
            let conversion = field
                .member_type
                .conversion(&field.name, imports, &self.module);
            arguments.push(conversion.argument(&field.name));
        }
        let description = target
            .description
            .as_ref()
            .map(|text| text.value.clone())
            .unwrap_or_default();
        Some(UnionMember {
            tag: value.to_owned(),
            variant: names::camel(value),
            function: names::snake(value),
            arguments,
            docs: docs::docs(&description),
            rust_type: member_type.rust(),
        })
    }
}

/// Returns the text that distinguishes this member of a union.
pub(super) fn tag_value(member: &Schema) -> Option<&str> {
    match &member.shape {
        Shape::Object(object) => object
            .properties
            .iter()
            .find_map(tag)
            .map(|(_, value)| value.value.as_str()),
        _ => None,
    }
}
