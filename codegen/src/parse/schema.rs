//! Schemas.

use super::Parser;
use super::fields::Fields;
use crate::description::{
    Integer, Notation, Object, Offered, Property, Schema, Section, Shape, Text,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::yaml::{Node, Value};

/// The accepted values of `type`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Type {
    Boolean,
    Integer,
    Number,
    String,
    Array,
    Object,
    Null,
}

const TYPES: [(&str, Type); 7] = [
    ("boolean", Type::Boolean),
    ("integer", Type::Integer),
    ("number", Type::Number),
    ("string", Type::String),
    ("array", Type::Array),
    ("object", Type::Object),
    ("null", Type::Null),
];

pub(super) const INTEGERS: [(&str, Integer); 4] = [
    ("int32", Integer::Int32),
    ("int64", Integer::Int64),
    ("uint32", Integer::Uint32),
    ("uint64", Integer::Uint64),
];

/// The interpretation of a string by its format.
#[derive(Clone, Copy)]
enum StringFormat {
    Text(Text),
    Integer(Integer),
    Duration(Notation),
}

/// The interpretation of a string by `x-dapr-duration`.
const DURATIONS: [(&str, StringFormat); 5] = [
    ("seconds", StringFormat::Duration(Notation::Seconds)),
    ("go", StringFormat::Duration(Notation::Go)),
    ("protobuf", StringFormat::Duration(Notation::Protobuf)),
    ("moment", StringFormat::Text(Text::Moment)),
    ("period", StringFormat::Text(Text::Period)),
];

const STRING_FORMATS: [(&str, StringFormat); 6] = [
    ("date-time", StringFormat::Text(Text::DateTime)),
    ("password", StringFormat::Text(Text::Password)),
    ("int32", StringFormat::Integer(Integer::Int32)),
    ("int64", StringFormat::Integer(Integer::Int64)),
    ("uint32", StringFormat::Integer(Integer::Uint32)),
    ("uint64", StringFormat::Integer(Integer::Uint64)),
];

impl From<StringFormat> for Shape {
    fn from(format: StringFormat) -> Self {
        match format {
            StringFormat::Text(text) => Self::String(text),
            StringFormat::Integer(integer) => Self::IntegerText(integer),
            StringFormat::Duration(notation) => Self::Duration(notation),
        }
    }
}

impl Parser<'_> {
    pub(super) fn schema(&mut self, node: &Node, owner: Span) -> Option<Schema> {
        let mut fields = self.fields(node, owner)?;
        let description = self.optional_text(&mut fields, "description");
        let example = fields.optional("example").map(|node| self.json(node));
        let error_body = self.flag(&mut fields, "x-dapr-error-body");
        let deprecated = self.flag(&mut fields, "deprecated");
        let argument = self.flag(&mut fields, "x-dapr-argument");
        let offered = Offered {
            optional: self.flag_position(&mut fields, "x-dapr-optional"),
            single: self.flag_position(&mut fields, "x-dapr-single"),
            json: self.flag_position(&mut fields, "x-dapr-json"),
        };
        let rename = self.optional_text(&mut fields, "x-dapr-name");
        if let Some(title) = fields.optional("title") {
            self.text(title);
        }
        let default = fields.optional("default").map(|node| self.json(node));
        let mut nullable = false;
        let shape = self.shape(&mut fields, &mut nullable);
        self.finish(fields);
        let shape = shape?;
        self.check_offered(offered, &shape);
        Some(Schema {
            span: owner,
            shape,
            nullable,
            description,
            deprecated,
            example,
            default,
            argument,
            offered,
            error_body,
            rename,
        })
    }

    /// Checks that each convenience is used on a value of the kind that it supports.
    fn check_offered(&mut self, offered: Offered, shape: &Shape) {
        let text = matches!(shape, Shape::String(Text::Plain));
        let map = matches!(shape, Shape::Object(object)
            if object.properties.is_empty() && object.additional.is_some());
        let any = matches!(shape, Shape::Any);
        let checks = [
            (offered.optional, text, "x-dapr-optional", "a plain string"),
            (
                offered.single,
                map,
                "x-dapr-single",
                "a map without known keys",
            ),
            (
                offered.json,
                any,
                "x-dapr-json",
                "any JSON, without a `type`",
            ),
        ];
        for (position, supported, key, wanted) in checks {
            if let (Some(span), false) = (position, supported) {
                let message = format!("`{key}` is for {wanted}");
                self.report(Diagnostic::new(
                    Code::ConvenienceOfOtherKind,
                    span,
                    message,
                    "not supported here",
                ));
            }
        }
    }

    fn shape(&mut self, fields: &mut Fields<'_>, nullable: &mut bool) -> Option<Shape> {
        if let Some(target) = fields.optional("$ref") {
            let target = self.text(target)?;
            return self
                .reference(&target, Section::Schemas)
                .map(Shape::Reference);
        }
        if let Some(values) = fields.optional("anyOf") {
            self.string_type(fields);
            return self.open_enumeration(values);
        }
        if let Some(values) = fields.optional("oneOf") {
            if is_union(values) {
                let members = self
                    .list(values)
                    .iter()
                    .map(|member| self.schema(member, self.span(member)));
                return members.collect::<Option<_>>().map(Shape::Union);
            }
            self.string_type(fields);
            return self.closed_enumeration(values);
        }
        if let Some(value) = fields.optional("const") {
            self.string_type(fields);
            return self.text(value).map(Shape::Const);
        }
        let Some(node) = fields.optional("type") else {
            return Some(Shape::Any);
        };
        match self.type_name(node, nullable)? {
            Type::Boolean => Some(Shape::Boolean),
            Type::Integer => self.integer(fields, node),
            Type::Number => {
                let format = fields.optional("format");
                format.and_then(|node| self.word(node, &[("double", ())]));
                Some(Shape::Number)
            }
            Type::String => self.string(fields),
            Type::Array => {
                let items = fields.required("items")?;
                Some(Shape::Array(Box::new(
                    self.schema(items, self.span(items))?,
                )))
            }
            Type::Object => self.object(fields),
            Type::Null => {
                self.report(Diagnostic::new(
                    Code::NullAlone,
                    self.span(node),
                    "`null` alone is not a useful type",
                    "name another type",
                ));
                None
            }
        }
    }

    /// Accepts `type: string` next to an enumeration or a constant.
    fn string_type(&mut self, fields: &mut Fields<'_>) {
        if let Some(node) = fields.optional("type") {
            self.word(node, &[("string", ())]);
        }
    }

    fn type_name(&mut self, node: &Node, nullable: &mut bool) -> Option<Type> {
        let Value::Sequence(items) = &node.value else {
            return self.word(node, &TYPES);
        };
        let types: Vec<_> = items
            .iter()
            .filter_map(|item| self.word(item, &TYPES))
            .collect();
        *nullable = types.contains(&Type::Null);
        let others: Vec<_> = types.iter().filter(|name| **name != Type::Null).collect();
        let [only] = others.as_slice() else {
            self.report(Diagnostic::new(
                Code::SeveralTypes,
                self.span(node),
                "expected one type, or one type and `null`",
                "this list",
            ));
            return None;
        };
        Some(**only)
    }

    fn integer(&mut self, fields: &mut Fields<'_>, owner: &Node) -> Option<Shape> {
        fields.optional("minimum");
        fields.optional("maximum");
        if let Some(node) = fields.optional("x-dapr-duration") {
            fields.optional("format");
            let counted = [
                ("seconds", Notation::SecondsNumber),
                ("milliseconds", Notation::MillisecondsNumber),
            ];
            return self.word(node, &counted).map(Shape::Duration);
        }
        let Some(format) = fields.optional("format") else {
            let help = "int32, int64, uint32 or uint64: it determines the Rust type";
            self.report(
                Diagnostic::new(
                    Code::IntegerWithoutFormat,
                    self.span(owner),
                    "an integer needs a `format`",
                    "which range?",
                )
                .help(help),
            );
            return None;
        };
        self.word(format, &INTEGERS).map(Shape::Integer)
    }

    fn string(&mut self, fields: &mut Fields<'_>) -> Option<Shape> {
        fields.optional("minLength");
        fields.optional("maxLength");
        if let Some(node) = fields.optional("x-dapr-duration") {
            return self.word(node, &DURATIONS).map(Shape::from);
        }
        if let Some(node) = fields.optional("contentEncoding") {
            return self
                .word(node, &[("base64", Text::Base64)])
                .map(Shape::String);
        }
        let Some(format) = fields.optional("format") else {
            return Some(Shape::String(Text::Plain));
        };
        self.word(format, &STRING_FORMATS).map(Shape::from)
    }

    fn object(&mut self, fields: &mut Fields<'_>) -> Option<Shape> {
        let mut open = false;
        let additional = match fields.optional("additionalProperties") {
            Some(node) if matches!(node.value, Value::Bool(false)) => {
                if fields.optional("properties").is_some() {
                    let message = "`additionalProperties: false` is not supported on an object with properties: a later release may add some";
                    let span = self.span(node);
                    self.report(Diagnostic::new(
                        Code::ClosedObject,
                        span,
                        message,
                        "supported only on an empty object",
                    ));
                }
                return Some(Shape::Nothing);
            }
            Some(node) if matches!(node.value, Value::Bool(true)) => {
                open = true;
                None
            }
            Some(node) => Some(Box::new(self.schema(node, self.span(node))?)),
            None => None,
        };
        let alternatives = self.are_alternatives(fields);
        let names = fields
            .optional("required")
            .map(|node| self.list(node))
            .unwrap_or_default();
        let required: Vec<_> = names.iter().filter_map(|name| self.text(name)).collect();
        let entries = fields
            .optional("properties")
            .and_then(|node| self.entries(node))
            .unwrap_or_default();
        for name in &required {
            if !entries.iter().any(|entry| entry.key.value == name.value) {
                let message = format!("the required property `{}` is not described", name.value);
                self.report(Diagnostic::new(
                    Code::RequiredNotDescribed,
                    name.span,
                    message,
                    "not in `properties`",
                ));
            }
        }
        let properties = entries.iter().filter_map(|entry| {
            let schema = self.schema(entry.value, entry.key.span)?;
            let required = required.iter().any(|name| name.value == entry.key.value);
            Some(Property {
                name: entry.key.clone(),
                required,
                schema,
            })
        });
        let properties: Vec<_> = properties.collect();
        if let Some(span) = alternatives {
            if properties.is_empty() || additional.is_some() || open || !required.is_empty() {
                let message = "an object with exactly one of its properties requires `properties`, and excludes `required` and `additionalProperties`";
                self.report(Diagnostic::new(
                    Code::AlternativesKeys,
                    span,
                    message,
                    "exactly one property is required here",
                ));
            }
            return Some(Shape::Alternatives(properties));
        }
        if properties.is_empty() && additional.is_none() {
            return Some(Shape::Any);
        }
        Some(Shape::Object(Object {
            properties,
            additional,
            open,
        }))
    }
}

impl Parser<'_> {
    /// Returns the position of the declaration that an object has exactly one of its properties.
    /// Returns `None` if there is no such declaration.
    fn are_alternatives(&mut self, fields: &mut Fields<'_>) -> Option<Span> {
        let least = fields.optional("minProperties");
        let most = fields.optional("maxProperties");
        let span = self.span(least.or(most)?);
        if ![least, most]
            .iter()
            .all(|node| node.is_some_and(|node| node.to_json() == 1))
        {
            let message =
                "`minProperties` and `maxProperties` are accepted together only, and both 1";
            let help =
                "write both for an object with exactly one of its properties, or none of them";
            self.report(
                Diagnostic::new(Code::PropertyCount, span, message, "not supported here")
                    .help(help),
            );
        }
        Some(span)
    }
}

/// Reports whether `oneOf` describes a union of objects: its first member is then a reference.
fn is_union(node: &Node) -> bool {
    let Value::Sequence(items) = &node.value else {
        return false;
    };
    let Some(Value::Mapping(entries)) = items.first().map(|item| &item.value) else {
        return false;
    };
    entries
        .iter()
        .any(|(key, _)| key.key_text().as_deref() == Some("$ref"))
}
