//! Objects that become structs.

use serde_json::Value as Json;

use super::extensions;
use super::members::{Member, Reader};
use super::scope::Scope;
use super::types::{OPTIONAL, OPTIONAL_DOCS, Type, text_function};
use super::usage::Used;
use super::{Lowering, docs, names};
use crate::description::{Notation, Object, Property, Schema, Shape, Text};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Argument, Constructor, Docs, FieldSetter, Imports, Presence, Struct};
use crate::source::Spanned;

/// A map key that has its own setter.
pub(super) struct KnownKey<'a> {
    pub(super) name: String,
    pub(super) key: &'a str,
    pub(super) key_type: Type,
    pub(super) docs: Docs,
    pub(super) source: &'a Spanned<String>,
}

impl<'a> Lowering<'a> {
    pub(super) fn structure(
        &mut self,
        name: &'a Spanned<String>,
        schema: &'a Schema,
        object: &'a Object,
        used: Used,
    ) -> Option<Struct> {
        let members = self.members(object);
        let mut imports = Imports::default();
        for member in &members {
            member.member_type.import(&mut imports, &self.module);
            if let Some(json) = member.member_type.in_json() {
                imports.add("dapr_client_runtime", json);
            }
        }
        if object.open {
            imports.add("std::collections", "BTreeMap");
            imports.add("dapr_client_runtime", "Json");
        }
        let tags = object.properties.iter().filter_map(tag);
        let tags: Vec<_> = tags
            .map(|(name, value)| (name.to_owned(), value.value.clone()))
            .collect();
        let constructor = used
            .in_requests
            .then(|| self.constructor(&members, object.open, &mut imports));
        let mut setters = if used.in_requests {
            self.field_setters(&members, &mut imports)
        } else {
            Vec::new()
        };
        if object.open && used.in_requests {
            imports.add("serde", "Serialize");
            setters.push(extensions::setter());
        }
        let json = members
            .iter()
            .find(|member| member.property.schema.offered.json.is_some())
            .filter(|member| member.presence == Presence::Optional)
            .map(|member| member.name.clone());
        if json.is_some() {
            imports.add("dapr_client_runtime", "Error");
            imports.add("serde::de", "DeserializeOwned");
        }
        let reader = match used.in_responses {
            true => Reader::Client,
            false => Reader::Sidecar,
        };
        let default = constructor
            .as_ref()
            .is_some_and(|constructor| constructor.default);
        let derives = if default {
            "Clone, Debug, Default, PartialEq"
        } else {
            "Clone, Debug, PartialEq"
        };
        Some(Struct {
            name: names::camel(&name.value),
            file: self.file(&names::snake(&name.value), "type"),
            docs: docs::docs(&self.description_of(name, schema)?),
            derives: derives.to_owned(),
            fields: members
                .iter()
                .map(|member| member.field(reader))
                .chain(object.open.then(extensions::field))
                .collect(),
            tags,
            constructor,
            setters,
            json,
            of_server: false,
            secret: self.holds_secret(schema, 0),
            imports,
        })
    }

    /// Returns the properties of an object, except constants, each with its type and its name.
    pub(super) fn members(&mut self, object: &'a Object) -> Vec<Member<'a>> {
        let mut members = Vec::new();
        let mut scope = Scope::default();
        if object.open {
            scope.reserve(extensions::NAME);
            scope.reserve(extensions::SETTER);
        }
        for property in object
            .properties
            .iter()
            .filter(|property| tag(property).is_none())
        {
            let source = property.schema.rename.as_ref().unwrap_or(&property.name);
            let name = self.claim(names::snake(&source.value), source, &mut scope);
            let docs = self.property_docs(property);
            let Some(member_type) = self.type_of(&property.schema) else {
                continue;
            };
            let schema = &property.schema;
            let presence = match member_type.collection() {
                Some(collection) if !property.required => collection,
                _ if member_type == Type::Boolean && schema.default == Some(Json::Bool(false)) => {
                    Presence::Flag
                }
                _ if property.required && !schema.nullable => Presence::Required,
                _ => Presence::Optional,
            };
            let positional = schema.argument || presence == Presence::Required;
            members.push(Member {
                name,
                property,
                docs,
                member_type,
                presence,
                positional,
            });
        }
        members
    }

    pub(super) fn property_docs(&mut self, property: &'a Property) -> Docs {
        let own_description = property.schema.description.as_ref();
        let resolved_description = self
            .description
            .schema(&property.schema)
            .and_then(|schema| schema.description.as_ref());
        if let Some(description) = own_description.or(resolved_description) {
            return docs::docs(&description.value);
        }
        let message = format!(
            "the property `{}` has no `description`",
            property.name.value
        );
        self.report(Diagnostic::new(
            Code::MissingDescription,
            property.name.span,
            message,
            "`description` is required here",
        ));
        Docs::new()
    }

    /// Reports whether a schema contains a password. References can be cyclic, so the depth is
    /// limited.
    pub(super) fn holds_secret(&self, schema: &Schema, depth: usize) -> bool {
        let holds_nested = |schema: &Schema| self.holds_secret(schema, depth + 1);
        match &schema.shape {
            _ if depth > 16 => false,
            Shape::String(Text::Password) => true,
            Shape::Array(items) => holds_nested(items),
            Shape::Alternatives(properties) => properties
                .iter()
                .any(|property| holds_nested(&property.schema)),
            Shape::Object(object) => {
                object
                    .properties
                    .iter()
                    .any(|property| holds_nested(&property.schema))
                    || object.additional.as_deref().is_some_and(holds_nested)
            }
            Shape::Reference(_) => self.description.schema(schema).is_some_and(holds_nested),
            _ => false,
        }
    }

    /// Returns the keys of a map that the description names.
    pub(super) fn known_keys(&mut self, schema: &'a Schema) -> Vec<KnownKey<'a>> {
        let Some(Shape::Object(object)) =
            self.description.schema(schema).map(|schema| &schema.shape)
        else {
            return Vec::new();
        };
        let mut keys = Vec::new();
        for property in object
            .properties
            .iter()
            .filter(|_| object.additional.is_some())
        {
            let source = property.schema.rename.as_ref().unwrap_or(&property.name);
            let mut docs = self.property_docs(property);
            let Some(key_type) = self.type_of(&property.schema) else {
                continue;
            };
            if key_type == Type::Duration(Notation::Seconds) {
                let unit = "Sent in whole seconds. Fractions of a second are rounded up.";
                docs::section(&mut docs, [unit.to_owned()]);
            }
            keys.push(KnownKey {
                name: names::snake(&source.value),
                key: &property.name.value,
                key_type,
                docs,
                source,
            });
        }
        keys
    }

    fn constructor(
        &mut self,
        members: &[Member<'a>],
        open: bool,
        imports: &mut Imports,
    ) -> Constructor {
        let mut arguments = Vec::new();
        let mut fields = Vec::new();
        for member in members {
            let value = if member.positional {
                let conversion = member
                    .member_type
                    .conversion(&member.name, imports, &self.module);
                arguments.push(conversion.argument(&member.name));
                match member.presence {
                    Presence::Optional => format!("Some({})", conversion.value),
                    _ => conversion.value,
                }
            } else {
                let empty = match member.presence {
                    Presence::Flag => "false",
                    Presence::List => "Vec::new()",
                    Presence::Map => "BTreeMap::new()",
                    _ => "None",
                };
                empty.to_owned()
            };
            fields.push(match value == member.name {
                true => value,
                false => format!("{}: {value}", member.name),
            });
        }
        if open {
            fields.push(format!("{}: BTreeMap::new()", extensions::NAME));
        }
        Constructor {
            default: arguments.is_empty(),
            arguments,
            fields,
        }
    }

    fn field_setters(&mut self, members: &[Member<'a>], imports: &mut Imports) -> Vec<FieldSetter> {
        let mut setters = Vec::new();
        let mut scope = Scope::default();
        for member in members.iter().filter(|member| !member.positional) {
            let name = &member.name;
            scope.reserve(name);
            let (arguments, statement) = match &member.member_type {
                Type::Map(values) => {
                    let conversion = values.conversion("value", imports, &self.module);
                    let key = Argument {
                        name: "key".to_owned(),
                        rust_type: "impl Into<String>".to_owned(),
                    };
                    (
                        vec![key, conversion.argument("value")],
                        format!("self.{name}.insert(key.into(), {})", conversion.value),
                    )
                }
                Type::String if member.property.schema.offered.optional.is_some() => {
                    imports.add("dapr_client_runtime", OPTIONAL);
                    let argument = Argument {
                        name: name.clone(),
                        rust_type: format!("impl Into<{OPTIONAL}>"),
                    };
                    let value = format!("Into::<{OPTIONAL}>::into({name}).into_option()");
                    (vec![argument], format!("self.{name} = {value}"))
                }
                member_type => {
                    let conversion = member_type.conversion(name, imports, &self.module);
                    let value = match member.presence {
                        Presence::Optional => format!("Some({})", conversion.value),
                        _ => conversion.value.clone(),
                    };
                    (
                        vec![conversion.argument(name)],
                        format!("self.{name} = {value}"),
                    )
                }
            };
            let mut docs = member.docs.clone();
            if member.property.schema.offered.optional.is_some() {
                docs::section(&mut docs, [OPTIONAL_DOCS.to_owned()]);
            }
            setters.push(FieldSetter {
                name: name.clone(),
                docs,
                arguments,
                statement,
            });
        }
        for member in members
            .iter()
            .filter(|member| matches!(member.member_type, Type::Map(_)))
        {
            for known in self.known_keys(&member.property.schema) {
                self.claim(known.name.clone(), known.source, &mut scope);
                setters.extend(self.known_key_setter(&member.name, &known, imports));
            }
        }
        setters
    }

    fn known_key_setter(
        &mut self,
        field: &str,
        known: &KnownKey<'a>,
        imports: &mut Imports,
    ) -> Option<FieldSetter> {
        let (argument, value) = match &known.key_type {
            Type::Duration(notation) => {
                let function = text_function(*notation);
                imports.add("dapr_client_runtime", function);
                known.key_type.import(imports, &self.module);
                (known.key_type.rust(), format!("{function}({})", known.name))
            }
            Type::String => (
                "impl Into<String>".to_owned(),
                format!("{}.into()", known.name),
            ),
            Type::Boolean | Type::Integer(_) => {
                (known.key_type.rust(), format!("{}.to_string()", known.name))
            }
            _ => {
                let message =
                    "a known key of a map must be text, a number, a boolean or a duration";
                self.report(Diagnostic::new(
                    Code::TypeNotText,
                    known.source.span,
                    message,
                    "not supported here",
                ));
                return None;
            }
        };
        Some(FieldSetter {
            name: known.name.clone(),
            docs: known.docs.clone(),
            arguments: vec![Argument::new(&known.name, argument)],
            statement: format!("self.{field}.insert({:?}.to_owned(), {value})", known.key),
        })
    }
}

/// Returns the constant that distinguishes a member of a union.
pub(super) fn tag(property: &Property) -> Option<(&str, &Spanned<String>)> {
    match &property.schema.shape {
        Shape::Const(value) => Some((&property.name.value, value)),
        _ => None,
    }
}
