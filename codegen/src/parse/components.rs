//! `components`: the definitions that a `$ref` can refer to.

use super::Parser;
use super::fields::{Entry, Fields};
use crate::description::{Components, Named, Section};
use crate::yaml::Node;

impl Parser<'_> {
    pub(super) fn components(&mut self, node: &Node) -> Components {
        let Some(mut fields) = self.fields(node, self.span(node)) else {
            return Components::default();
        };
        // Used only by the bundle.
        fields.optional("securitySchemes");
        let mut names = Vec::new();
        let mut components = Components {
            names: Vec::new(),
            schemas: self.section(
                &mut fields,
                Section::Schemas,
                &mut names,
                |parser, entry| parser.schema(entry.value, entry.key.span),
            ),
            parameters: self.section(
                &mut fields,
                Section::Parameters,
                &mut names,
                |parser, entry| parser.parameter(entry.value, entry.key.span),
            ),
            headers: self.section(
                &mut fields,
                Section::Headers,
                &mut names,
                |parser, entry| parser.header(entry.value, entry.key.span),
            ),
            responses: self.section(
                &mut fields,
                Section::Responses,
                &mut names,
                |parser, entry| parser.response(entry.value, entry.key.span),
            ),
        };
        self.finish(fields);
        components.names = names;
        components
    }

    fn section<T>(
        &mut self,
        fields: &mut Fields<'_>,
        section: Section,
        names: &mut Vec<(Section, String)>,
        read: impl Fn(&mut Self, &Entry<'_>) -> Option<T>,
    ) -> Vec<Named<T>> {
        let entries = fields
            .optional(section.key())
            .and_then(|node| self.entries(node))
            .unwrap_or_default();
        names.extend(
            entries
                .iter()
                .map(|entry| (section, entry.key.value.clone())),
        );
        let components = entries.iter().filter_map(|entry| {
            let value = read(self, entry)?;
            Some(Named {
                name: entry.key.clone(),
                value,
            })
        });
        components.collect()
    }
}
