//! Finds the present and absent members of objects.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// A member of an object that a schema describes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Member {
    /// The component, or the location of an unnamed schema.
    pub(crate) owner: String,
    pub(crate) name: String,
    pub(crate) required: bool,
}

/// A member, and whether a value has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) member: Member,
    pub(crate) is_there: bool,
    /// A JSON pointer to the object.
    pub(crate) at: String,
}

/// All members of all objects that a schema reaches.
pub(crate) fn declared(components: &Value, schema: &Value, owner: &str) -> Vec<Member> {
    let mut walk = Declared {
        components,
        seen: BTreeSet::new(),
        members: Vec::new(),
    };
    walk.schema(schema, owner);
    walk.members
}

/// The members of a valid value, present and absent.
pub(crate) fn found(components: &Value, schema: &Value, owner: &str, value: &Value) -> Vec<Found> {
    let mut walk = Walk {
        components,
        found: Vec::new(),
    };
    walk.value(schema, owner, value, "");
    walk.found
}

/// The value without a member.
pub(crate) fn without(value: &Value, found: &Found) -> Value {
    let mut value = value.clone();
    if let Some(Value::Object(object)) = value.pointer_mut(&found.at) {
        object.remove(&found.member.name);
    }
    value
}

struct Declared<'a> {
    components: &'a Value,
    seen: BTreeSet<String>,
    members: Vec<Member>,
}

impl Declared<'_> {
    fn schema(&mut self, schema: &Value, owner: &str) {
        let (schema, name) = resolve(self.components, schema);
        if let Some(name) = &name
            && !self.seen.insert(name.clone())
        {
            return;
        }
        let owner = name.as_deref().unwrap_or(owner);
        for (name, property) in properties(schema).into_iter().flatten() {
            self.members.push(member(schema, owner, name));
            self.schema(property, &format!("{owner}/{name}"));
        }
        for key in ["items", "additionalProperties"] {
            if let Some(inner) = schema.get(key) {
                self.schema(inner, owner);
            }
        }
        for variant in variants(schema) {
            self.schema(variant, owner);
        }
    }
}

struct Walk<'a> {
    components: &'a Value,
    found: Vec<Found>,
}

impl Walk<'_> {
    fn value(&mut self, schema: &Value, owner: &str, value: &Value, at: &str) {
        let (schema, name) = resolve(self.components, schema);
        let owner = name.as_deref().unwrap_or(owner);
        match value {
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    if let Some(inner) = schema.get("items") {
                        self.value(inner, owner, item, &format!("{at}/{index}"));
                    }
                }
            }
            Value::Object(object) => self.object(schema, owner, object, at),
            _ => {}
        }
        for variant in variants(schema) {
            if self.is_meant(variant, value) {
                self.value(variant, owner, value, at);
            }
        }
    }

    fn object(&mut self, schema: &Value, owner: &str, object: &Map<String, Value>, at: &str) {
        let none = Map::new();
        let properties = properties(schema).unwrap_or(&none);
        for (name, property) in properties {
            let inner = object.get(name);
            self.found.push(Found {
                member: member(schema, owner, name),
                is_there: inner.is_some(),
                at: at.to_owned(),
            });
            if let Some(inner) = inner {
                let at = format!("{at}/{}", escaped(name));
                self.value(property, &format!("{owner}/{name}"), inner, &at);
            }
        }
        if let Some(additional) = schema.get("additionalProperties") {
            for (name, inner) in object {
                if !properties.contains_key(name) {
                    self.value(additional, owner, inner, &format!("{at}/{}", escaped(name)));
                }
            }
        }
    }

    /// A variant is identified by the members with constant values.
    fn is_meant(&self, variant: &Value, value: &Value) -> bool {
        let (variant, _) = resolve(self.components, variant);
        let mut constants = properties(variant)
            .into_iter()
            .flatten()
            .filter_map(|(name, property)| Some((name, property.get("const")?)));
        constants.all(|(name, constant)| value.get(name) == Some(constant))
    }
}

/// The target of a reference, and its name.
fn resolve<'v>(components: &'v Value, schema: &'v Value) -> (&'v Value, Option<String>) {
    let target = schema.get("$ref").and_then(Value::as_str);
    let name = target.and_then(|target| target.rsplit('/').next());
    match name.and_then(|name| Some((components.get("schemas")?.get(name)?, name))) {
        Some((found, name)) => (found, Some(name.to_owned())),
        None => (schema, None),
    }
}

fn properties(schema: &Value) -> Option<&Map<String, Value>> {
    schema.get("properties").and_then(Value::as_object)
}

fn variants(schema: &Value) -> impl Iterator<Item = &Value> {
    let lists = ["oneOf", "anyOf"].into_iter();
    lists
        .filter_map(|key| schema.get(key).and_then(Value::as_array))
        .flatten()
}

fn member(schema: &Value, owner: &str, name: &str) -> Member {
    let required = schema.get("required").and_then(Value::as_array);
    Member {
        owner: owner.to_owned(),
        name: name.to_owned(),
        required: required.is_some_and(|names| names.iter().any(|it| it == name)),
    }
}

fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn components() -> Value {
        json!({"schemas": {
            "Step": {"oneOf": [{"$ref": "#/components/schemas/Go"}, {"$ref": "#/components/schemas/Stop"}]},
            "Go": {"properties": {"kind": {"const": "go"}, "far": {}}, "required": ["kind"]},
            "Stop": {"properties": {"kind": {"const": "stop"}}},
        }})
    }

    fn schema() -> Value {
        json!({"properties": {"steps": {"items": {"$ref": "#/components/schemas/Step"}}}})
    }

    #[test]
    fn a_member_belongs_to_its_component() {
        let members = declared(&components(), &schema(), "body");
        let names: Vec<_> = members
            .iter()
            .map(|it| format!("{} {} {}", it.owner, it.name, it.required))
            .collect();
        let expected = [
            "body steps false",
            "Go far false",
            "Go kind true",
            "Stop kind false",
        ];
        assert_eq!(
            BTreeSet::from_iter(names),
            expected.map(String::from).into()
        );
    }

    #[test]
    fn a_value_has_the_members_of_its_variant() {
        let value = json!({"steps": [{"kind": "go"}]});
        let found = found(&components(), &schema(), "body", &value);
        let names: Vec<_> = found
            .iter()
            .map(|it| format!("{} {} {}", it.member.owner, it.member.name, it.is_there))
            .collect();
        let expected = ["body steps true", "Go far false", "Go kind true"];
        assert_eq!(
            BTreeSet::from_iter(names),
            expected.map(String::from).into()
        );
        let kind = found.iter().find(|it| it.member.name == "kind");
        let without = kind.map(|kind| without(&value, kind));
        assert_eq!(without, Some(json!({"steps": [{}]})));
    }
}
