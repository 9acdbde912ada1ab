//! `components`: the parts that are referred to.

use super::Parser;
use super::fields::{Entry, Fields};
use crate::description::{Components, Named};
use crate::yaml::Node;

impl Parser<'_> {
    pub(super) fn components(&mut self, node: &Node) -> Components {
        let Some(mut fields) = self.fields(node, self.span(node)) else { return Components::default() };
        let components = Components {
            schemas: self.section(&mut fields, "schemas", |parser, entry| parser.schema(entry.value, entry.key.span)),
            parameters: self.section(&mut fields, "parameters", |parser, entry| parser.parameter(entry.value, entry.key.span)),
            headers: self.section(&mut fields, "headers", |parser, entry| parser.header(entry.value, entry.key.span)),
            responses: self.section(&mut fields, "responses", |parser, entry| parser.response(entry.value, entry.key.span)),
        };
        self.finish(fields);
        components
    }

    fn section<T>(
        &mut self,
        fields: &mut Fields<'_>,
        key: &'static str,
        read: impl Fn(&mut Self, &Entry<'_>) -> Option<T>,
    ) -> Vec<Named<T>> {
        let entries = fields.optional(key).and_then(|node| self.entries(node)).unwrap_or_default();
        let named = entries.iter().filter_map(|entry| {
            let value = read(self, entry)?;
            Some(Named { name: entry.key.clone(), value })
        });
        named.collect()
    }
}
