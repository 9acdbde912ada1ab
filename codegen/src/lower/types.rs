//! Converts schemas to Rust types.

use super::Lowering;
use super::names;
use crate::description::{Integer, Notation, Schema, Shape, Text};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Argument, Imports, Presence};

/// A type, with only the details that printing needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Type {
    String,
    Boolean,
    Integer(Integer),
    Number,
    Json,
    DateTime,
    Secret,
    IntegerText(Integer),
    Bytes,
    Duration(Notation),
    Moment,
    Period,
    Enumeration(Named),
    Struct(Named),
    List(Box<Type>),
    Map(Box<Type>),
}

/// The runtime's type that accepts a text or an `Option` of one.
pub(super) const OPTIONAL: &str = "OptionalText";

/// The documentation of an argument of that type.
pub(super) const OPTIONAL_DOCS: &str = "Also accepts an `Option`. `None` omits the value.";

/// A type defined in the generated crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) module: String,
    pub(crate) name: String,
}

/// The type of an argument, and the expression of its value.
pub(crate) struct Conversion {
    pub(crate) rust_type: String,
    /// The expression that converts the argument to the value.
    pub(crate) value: String,
}

impl<'a> Lowering<'a> {
    /// Returns the type of a schema that is not the top level of a body.
    pub(super) fn type_of(&mut self, schema: &'a Schema) -> Option<Type> {
        Some(match &schema.shape {
            Shape::Any => Type::Json,
            Shape::Boolean => Type::Boolean,
            Shape::Integer(integer) => Type::Integer(*integer),
            Shape::Number => Type::Number,
            Shape::String(Text::Plain) => Type::String,
            Shape::String(Text::DateTime) => Type::DateTime,
            Shape::String(Text::Password) => Type::Secret,
            Shape::String(Text::Base64) => Type::Bytes,
            Shape::String(Text::Moment) => Type::Moment,
            Shape::String(Text::Period) => Type::Period,
            Shape::IntegerText(integer) => Type::IntegerText(*integer),
            Shape::Duration(notation) => Type::Duration(*notation),
            Shape::Array(items) => Type::List(Box::new(self.type_of(items)?)),
            Shape::Object(object)
                if object.properties.is_empty() || object.additional.is_some() =>
            {
                let values = object.additional.as_deref()?;
                Type::Map(Box::new(self.type_of(values)?))
            }
            Shape::Reference(reference) => {
                let target = self.description.find::<Schema>(reference)?;
                let module = names::snake(&self.description.document(reference.file)?.module);
                let named = Named {
                    module,
                    name: names::camel(&target.name.value),
                };
                match &target.value.shape {
                    Shape::Enumeration(_) => Type::Enumeration(named),
                    Shape::Object(object) if object.additional.is_none() => Type::Struct(named),
                    Shape::Union(_) | Shape::Alternatives(_) => Type::Struct(named),
                    _ => self.type_of(&target.value)?,
                }
            }
            Shape::Nothing => {
                let message = "an empty object is supported only as a response body, or as an alternative of an object with exactly one of its properties";
                self.report(Diagnostic::new(
                    Code::EmptyObject,
                    schema.span,
                    message,
                    "described here",
                ));
                return None;
            }
            Shape::Object(_)
            | Shape::Enumeration(_)
            | Shape::Union(_)
            | Shape::Alternatives(_)
            | Shape::Const(_) => {
                let message = "an inline schema of this kind is not supported: it requires a name";
                let help = "move it to `components/schemas` and refer to it with `$ref`";
                self.report(
                    Diagnostic::new(Code::InlineSchema, schema.span, message, "inline schema")
                        .help(help),
                );
                return None;
            }
        })
    }
}

impl Type {
    /// Returns the type of a field.
    pub(crate) fn rust(&self) -> String {
        match self {
            Self::String => "String".to_owned(),
            Self::Boolean => "bool".to_owned(),
            Self::Integer(integer) | Self::IntegerText(integer) => {
                integer_type(*integer).to_owned()
            }
            Self::Bytes => "Bytes".to_owned(),
            Self::Number => "f64".to_owned(),
            Self::Json => "Json".to_owned(),
            Self::DateTime => "SystemTime".to_owned(),
            Self::Secret => "SecretString".to_owned(),
            Self::Duration(_) => "Duration".to_owned(),
            Self::Moment => "Moment".to_owned(),
            Self::Period => "Period".to_owned(),
            Self::Enumeration(named) | Self::Struct(named) => named.name.clone(),
            Self::List(item) => format!("Vec<{}>", item.rust()),
            Self::Map(value) => format!("BTreeMap<String, {}>", value.rust()),
        }
    }

    /// Adds the imports of a field of this type. `module` is the module of the importing file.
    pub(crate) fn import(&self, imports: &mut Imports, module: &str) {
        match self {
            Self::Json | Self::Secret | Self::Bytes | Self::Moment | Self::Period => {
                imports.add("dapr_client_runtime", &self.rust())
            }
            Self::DateTime => imports.add("std::time", "SystemTime"),
            Self::Duration(_) => imports.add("std::time", "Duration"),
            Self::Enumeration(named) | Self::Struct(named) if named.module == module => {
                imports.add("super", &named.name)
            }
            Self::Enumeration(named) | Self::Struct(named) => {
                imports.add(&format!("crate::{}", named.module), &named.name)
            }
            Self::List(item) => item.import(imports, module),
            Self::Map(value) => {
                imports.add("std::collections", "BTreeMap");
                value.import(imports, module);
            }
            Self::String
            | Self::Boolean
            | Self::Integer(_)
            | Self::IntegerText(_)
            | Self::Number => {}
        }
    }

    /// Returns the runtime's type that replaces this one in JSON, if they differ.
    pub(crate) fn in_json(&self) -> Option<&'static str> {
        match self {
            Self::IntegerText(_) => Some("IntegerText"),
            Self::Duration(Notation::Seconds) => Some("WholeSeconds"),
            Self::Duration(Notation::SecondsNumber) => Some("SecondsNumber"),
            Self::Duration(Notation::MillisecondsNumber) => Some("MillisecondsNumber"),
            Self::Duration(Notation::Go) => Some("GoDuration"),
            Self::Duration(Notation::Protobuf) => Some("ProtobufDuration"),
            _ => None,
        }
    }

    /// Describes the JSON form of a value of this type.
    pub(crate) fn in_words(&self) -> String {
        let words = match self {
            Self::String | Self::Secret => "a string",
            Self::Boolean => "a boolean",
            Self::Integer(_) => "an integer",
            Self::Number => "a number",
            Self::Json => "any JSON value",
            Self::DateTime => "a time such as `2026-01-31T12:00:00Z`",
            Self::IntegerText(_) => "an integer in a string",
            Self::Bytes => "base64 in a string",
            Self::Duration(_) => "a duration",
            Self::Moment => "a time or a duration",
            Self::Period => "a duration or a repetition",
            Self::List(_) => "a list",
            Self::Map(_) => "an object",
            Self::Enumeration(named) | Self::Struct(named) => return format!("a `{}`", named.name),
        };
        words.to_owned()
    }

    /// Reports whether an absent value can be replaced by a default.
    pub(crate) fn has_default(&self) -> bool {
        !matches!(
            self,
            Self::DateTime | Self::Secret | Self::Enumeration(_) | Self::Struct(_)
        )
    }

    /// Returns the presence of an optional collection. An empty collection is equivalent to an
    /// absent one.
    pub(crate) fn collection(&self) -> Option<Presence> {
        match self {
            Self::List(_) => Some(Presence::List),
            Self::Map(_) => Some(Presence::Map),
            _ => None,
        }
    }

    /// Returns an argument that is converted to a value of this type.
    pub(crate) fn conversion(&self, name: &str, imports: &mut Imports, module: &str) -> Conversion {
        let (rust_type, value) = match self {
            Self::String => ("impl Into<String>".to_owned(), format!("{name}.into()")),
            Self::Secret | Self::Bytes | Self::Moment | Self::Period => (
                format!("impl Into<{}>", self.rust()),
                format!("{name}.into()"),
            ),
            Self::Json => {
                imports.add("serde", "Serialize");
                ("impl Serialize".to_owned(), format!("Json::new(&{name})"))
            }
            Self::List(item) if **item == Self::String => (
                "impl IntoIterator<Item = impl Into<String>>".to_owned(),
                format!("{name}.into_iter().map(Into::into).collect()"),
            ),
            Self::List(item) => (
                format!("impl IntoIterator<Item = {}>", item.rust()),
                format!("{name}.into_iter().collect()"),
            ),
            _ => (self.rust(), name.to_owned()),
        };
        if *self != Self::String {
            self.import(imports, module);
        }
        Conversion { rust_type, value }
    }

    /// Returns an argument that is converted to text on the wire: in a path, a query or a header.
    pub(crate) fn text_conversion(
        &self,
        name: &str,
        imports: &mut Imports,
        module: &str,
    ) -> Option<Conversion> {
        let (rust_type, value) = match self {
            Self::String => ("impl AsRef<str>".to_owned(), format!("{name}.as_ref()")),
            Self::Enumeration(_) => (self.rust(), format!("{name}.as_str()")),
            Self::Boolean | Self::Integer(_) | Self::IntegerText(_) | Self::Number => {
                (self.rust(), format!("&{name}.to_string()"))
            }
            Self::Duration(notation) => {
                let function = text_function(*notation);
                imports.add("dapr_client_runtime", function);
                (self.rust(), format!("&{function}({name})"))
            }
            _ => return None,
        };
        self.import(imports, module);
        Some(Conversion { rust_type, value })
    }
}

pub(super) fn integer_type(integer: Integer) -> &'static str {
    match integer {
        Integer::Int32 => "i32",
        Integer::Int64 => "i64",
        Integer::Uint32 => "u32",
        Integer::Uint64 => "u64",
    }
}

/// Returns the runtime function that formats a duration in this notation.
pub(crate) fn text_function(notation: Notation) -> &'static str {
    match notation {
        Notation::Seconds | Notation::SecondsNumber => "whole_seconds",
        Notation::MillisecondsNumber => "whole_milliseconds",
        Notation::Go => "go_duration",
        Notation::Protobuf => "protobuf_duration",
    }
}

impl Conversion {
    pub(crate) fn argument(&self, name: &str) -> Argument {
        Argument::new(name, &self.rust_type)
    }
}
