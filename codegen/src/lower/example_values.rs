//! Values in examples as expressions.

use base64::Engine as _;
use serde_json::Value as Json;

use super::expression::{Call, Chain, Expression};
use super::extensions;
use super::string_samples::PLACEHOLDER;
use super::types::{Named, Type};
use super::{Lowering, alternatives, example_times, names};
use crate::description::{Part, Property, Schema, Shape};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Imports;
use crate::source::Spanned;

impl<'a> Lowering<'a> {
    pub(super) fn value_of_schema(
        &mut self,
        schema: &'a Schema,
        example: &Spanned<Json>,
        imports: &mut Imports,
    ) -> Option<Expression> {
        let schema_type = self.type_of(schema)?;
        self.value(&schema_type, example.part(), imports)
    }

    /// Returns a value of the description as an expression.
    pub(super) fn value(
        &mut self,
        value_type: &Type,
        example: Part<'_>,
        imports: &mut Imports,
    ) -> Option<Expression> {
        let text = match (value_type, example.value) {
            (Type::Bytes, Json::String(text)) if text == PLACEHOLDER => {
                format!("{text:?}.to_owned()")
            }
            (Type::String | Type::Secret, Json::String(text)) => format!("{text:?}"),
            (Type::Boolean, Json::Bool(value)) => value.to_string(),
            (Type::Integer(_) | Type::Number, Json::Number(number)) => number.to_string(),
            (Type::Json, Json::String(text)) => format!("{text:?}"),
            (Type::Json, value @ (Json::Bool(_) | Json::Number(_))) => value.to_string(),
            (Type::Json, value) => {
                imports.add("serde_json", "json");
                return Some(Expression::Json(value.clone()));
            }
            (Type::Duration(notation), value) => {
                let text = value.as_str().map_or(value.to_string(), str::to_owned);
                let value = example_times::duration(&text, *notation);
                return self.time(value, &value_type.in_words(), example, imports);
            }
            (Type::Moment, Json::String(text)) => {
                let value = example_times::moment(text);
                return self.time(value, &value_type.in_words(), example, imports);
            }
            (Type::Period, Json::String(text)) => {
                let value = example_times::period(text);
                return self.time(value, &value_type.in_words(), example, imports);
            }
            (Type::IntegerText(_), Json::String(text)) => {
                let number = text.parse::<i128>().ok().map(|number| number.to_string());
                return self.or_misfit(
                    number.map(Expression::Atom),
                    &value_type.in_words(),
                    example,
                );
            }
            (Type::Bytes, Json::String(text)) => {
                let bytes = base64::engine::general_purpose::STANDARD.decode(text).ok();
                let bytes = bytes.map(|bytes| format!("&b\"{}\"[..]", bytes.escape_ascii()));
                return self.or_misfit(
                    bytes.map(Expression::Atom),
                    &value_type.in_words(),
                    example,
                );
            }
            (Type::List(item), Json::Array(_)) => {
                let items = example.items().into_iter();
                let items: Option<Vec<_>> = items
                    .map(|value| self.value(item, value, imports))
                    .collect();
                return items.map(Expression::List);
            }
            (Type::Enumeration(named) | Type::Struct(named), _) => {
                imports.add(&format!("dapr_client::{}", named.module), &named.name);
                return self.named_value(named, example, imports);
            }
            _ => return self.or_misfit(None, &value_type.in_words(), example),
        };
        Some(Expression::Atom(text))
    }

    fn time(
        &mut self,
        value: Option<String>,
        expected: &str,
        example: Part<'_>,
        imports: &mut Imports,
    ) -> Option<Expression> {
        let paths = [
            ("std::time", "Duration"),
            ("dapr_client", "Moment"),
            ("dapr_client", "Period"),
        ];
        for (path, name) in paths {
            if value
                .as_ref()
                .is_some_and(|text| text.contains(&format!("{name}::")))
            {
                imports.add(path, name);
            }
        }
        self.or_misfit(value.map(Expression::Atom), expected, example)
    }

    fn or_misfit(
        &mut self,
        value: Option<Expression>,
        expected: &str,
        example: Part<'_>,
    ) -> Option<Expression> {
        if value.is_none() {
            let found: String = example.value.to_string().chars().take(60).collect();
            let message = format!(
                "the example does not fit the schema: expected {expected}, found `{found}`"
            );
            self.report(Diagnostic::new(
                Code::ExampleMisfit,
                example.span,
                message,
                format!("expected {expected}"),
            ));
        }
        value
    }

    fn named_value(
        &mut self,
        named: &Named,
        example: Part<'_>,
        imports: &mut Imports,
    ) -> Option<Expression> {
        let document = self
            .description
            .documents
            .iter()
            .find(|document| names::snake(&document.module) == named.module)?;
        let component = document
            .components
            .schemas
            .iter()
            .find(|schema| names::camel(&schema.name.value) == named.name)?;
        match (&component.value.shape, example.value) {
            (Shape::Enumeration(_), Json::String(text)) if text == PLACEHOLDER => {
                Some(Expression::Atom(format!("{}::from({text:?})", named.name)))
            }
            (Shape::Enumeration(enumeration), Json::String(text)) => {
                let value = enumeration
                    .values
                    .iter()
                    .find(|value| value.value.value == *text);
                let source =
                    value.map(|value| &value.rename.as_ref().unwrap_or(&value.value).value);
                let variant = source.map(|source| {
                    Expression::Atom(format!("{}::{}", named.name, names::camel(source)))
                });
                let expected = format!("one of the values of `{}`", named.name);
                self.or_misfit(variant, &expected, example)
            }
            (Shape::Object(object), Json::Object(values)) => {
                if !object.open {
                    let known = object.properties.iter().map(|p| p.name.value.as_str());
                    self.check_unknown(known, example);
                }
                let (mut arguments, mut links) = (Vec::new(), Vec::new());
                for member in self.members_without_diagnostics(object) {
                    self.member_value(&member, example, &mut arguments, &mut links, imports);
                }
                if object.open {
                    links.extend(extensions::examples(object, values));
                }
                let mut calls = vec![Call::new(format!("{}::new", named.name), arguments)];
                calls.extend(links);
                Some(Expression::Chain(Chain { calls }))
            }
            (Shape::Alternatives(properties), _) => {
                self.alternative_value(properties, &named.name, example, imports)
            }
            (Shape::Union(members), Json::Object(values)) => {
                let fits = |member: &&'a Schema| {
                    let Some(Shape::Object(object)) =
                        self.description.schema(member).map(|schema| &schema.shape)
                    else {
                        return false;
                    };
                    let mut tags = object.properties.iter().filter_map(super::structs::tag);
                    tags.all(|(name, value)| {
                        values.get(name).and_then(Json::as_str) == Some(&value.value)
                    })
                };
                let member = members.iter().find(fits);
                let value = member
                    .and_then(|member| self.union_value(member, &named.name, example, imports));
                let expected = format!("one of the members of `{}`", named.name);
                self.or_misfit(value, &expected, example)
            }
            _ => self.or_misfit(None, &format!("a `{}`", named.name), example),
        }
    }

    /// Returns the expression for an object that has exactly one member.
    fn alternative_value(
        &mut self,
        properties: &'a [Property],
        name: &str,
        example: Part<'_>,
        imports: &mut Imports,
    ) -> Option<Expression> {
        let alternative = match example.entries().as_slice() {
            [member] => {
                let mut properties = properties.iter();
                let property = properties.find(|property| property.name.value == member.key);
                property.map(|property| (property, member.value))
            }
            _ => None,
        };
        let Some((property, content)) = alternative else {
            let names = properties
                .iter()
                .map(|property| format!("`{}`", property.name.value));
            let names = names.collect::<Vec<_>>().join(", ");
            let expected = format!("an object with exactly one of {names}");
            return self.or_misfit(None, &expected, example);
        };
        let variant = format!("{name}::{}", alternatives::variant(property));
        if matches!(property.schema.shape, Shape::Nothing) {
            return Some(Expression::Atom(variant));
        }
        let held_type = self.type_of(&property.schema)?;
        let content = self.value(&held_type, content, imports)?;
        let calls = vec![Call::new(variant, vec![content])];
        Some(Expression::Chain(Chain { calls }))
    }

    /// Returns a member of a union. Uses the union's own function if that is sufficient.
    fn union_value(
        &mut self,
        member: &'a Schema,
        union: &str,
        example: Part<'_>,
        imports: &mut Imports,
    ) -> Option<Expression> {
        let Type::Struct(named) = self.type_of(member)? else {
            return None;
        };
        let function = super::unions::tag_value(self.description.schema(member)?)?;
        let Expression::Chain(mut chain) = self.named_value(&named, example, imports)? else {
            return None;
        };
        if let [only] = chain.calls.as_mut_slice() {
            only.name = format!("{union}::{}", names::snake(function));
        } else {
            imports.add(&format!("dapr_client::{}", named.module), &named.name);
            chain.calls.push(Call::new("into", Vec::new()));
        }
        Some(Expression::Chain(chain))
    }
}
