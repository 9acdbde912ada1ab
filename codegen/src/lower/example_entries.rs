//! Entries of a map in examples.

use serde_json::Value as Json;

use super::Lowering;
use super::expression::{Call, Expression};
use crate::description::{Part, Schema, Shape};
use crate::model::Imports;

impl<'a> Lowering<'a> {
    /// Adds the calls that set the entries of a map.
    pub(super) fn entry_links(
        &mut self,
        name: &str,
        schema: &'a Schema,
        example: Part<'_>,
        links: &mut Vec<Call>,
        imports: &mut Imports,
    ) {
        let known = self.known_keys(schema);
        for entry in example.entries() {
            match known.iter().find(|known| known.key == entry.key) {
                Some(known) => {
                    let value = self.value(&known.key_type.clone(), entry.value, imports);
                    links.push(Call::new(known.name.clone(), value.into_iter().collect()));
                }
                None => {
                    let mut arguments = vec![Expression::Atom(format!("{:?}", entry.key))];
                    arguments.extend(self.entry_value(schema, entry.value, imports));
                    links.push(Call::new(name, arguments));
                }
            }
        }
    }

    /// Returns the value of one entry of a map.
    fn entry_value(
        &mut self,
        schema: &'a Schema,
        value: Part<'_>,
        imports: &mut Imports,
    ) -> Option<Expression> {
        if let Json::String(text) = value.value {
            return Some(Expression::Atom(format!("{text:?}")));
        }
        let target = self.description.schema(schema)?;
        let Shape::Object(object) = &target.shape else {
            return None;
        };
        let value_type = self.type_of(object.additional.as_deref()?)?;
        self.value(&value_type, value, imports)
    }
}
