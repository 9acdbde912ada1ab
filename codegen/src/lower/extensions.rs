//! Members of an open object that are not in the description.

use serde_json::Value as Json;

use super::expression::{Call, Expression};
use crate::description::Object;
use crate::model::{Argument, Docs, Field, FieldSetter};

/// The field that stores them.
pub(super) const NAME: &str = "extensions";

/// The method that sets one of them.
pub(super) const SETTER: &str = "extension";

pub(super) fn field() -> Field {
    Field {
        name: NAME.to_owned(),
        docs: docs("Additional members, by name."),
        rust_type: "BTreeMap<String, Json>".to_owned(),
        wire: "rest".to_owned(),
    }
}

pub(super) fn setter() -> FieldSetter {
    FieldSetter {
        name: SETTER.to_owned(),
        docs: docs("Sets an additional member."),
        arguments: vec![
            Argument::new("key", "impl Into<String>"),
            Argument::new("value", "impl Serialize"),
        ],
        statement: format!("self.{NAME}.insert(key.into(), Json::new(&value))"),
    }
}

/// Returns the calls of the setter in an example.
pub(super) fn examples(object: &Object, values: &serde_json::Map<String, Json>) -> Vec<Call> {
    let is_known = |name: &String| object.properties.iter().any(|p| p.name.value == *name);
    let others = values.iter().filter(|(name, _)| !is_known(name));
    let call = |(name, value): (&String, &Json)| {
        let name = Expression::Atom(format!("{name:?}"));
        Call::new(SETTER, vec![name, Expression::Json(value.clone())])
    };
    others.map(call).collect()
}

fn docs(line: &str) -> Docs {
    vec![line.to_owned()]
}
