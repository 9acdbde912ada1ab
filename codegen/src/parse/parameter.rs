//! Parameters of requests, and headers of responses.

use super::Parser;
use super::fields::Fields;
use crate::description::{Header, Location, Parameter};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::yaml::Node;

const LOCATIONS: [(&str, Location); 3] = [
    ("path", Location::Path),
    ("query", Location::Query),
    ("header", Location::Header),
];

impl Parser<'_> {
    pub(super) fn parameter(&mut self, node: &Node, owner: Span) -> Option<Parameter> {
        let mut fields = self.fields(node, owner)?;
        let name = fields.required("name").and_then(|node| self.text(node));
        let location_node = fields.required("in");
        let location = location_node.and_then(|node| {
            let value = self.word(node, &LOCATIONS)?;
            Some(crate::source::Spanned {
                value,
                span: self.span(node),
            })
        });
        let required = fields
            .optional("required")
            .and_then(|node| self.boolean(node))
            .unwrap_or(false);
        let description = fields
            .required("description")
            .and_then(|node| self.text(node));
        let schema = fields
            .required("schema")
            .and_then(|node| self.schema(node, self.span(node)));
        let example = fields.optional("example").map(|node| self.example(node));
        let deprecated = fields
            .optional("deprecated")
            .and_then(|node| self.boolean(node))
            .unwrap_or(false);
        let slashes = fields
            .optional("x-dapr-slashes")
            .and_then(|node| self.boolean(node))
            .unwrap_or(false);
        let prefix = fields
            .optional("x-dapr-prefix")
            .and_then(|node| self.text_or_empty(node));
        let repeatable = fields
            .optional("x-dapr-repeatable")
            .and_then(|node| self.boolean(node))
            .unwrap_or(false);
        let rename = fields
            .optional("x-dapr-name")
            .and_then(|node| self.text(node));
        self.style(&mut fields, prefix.is_some());
        self.finish(fields);
        Some(Parameter {
            name: name?,
            location: location?,
            required,
            description: description?,
            schema: schema?,
            example,
            deprecated,
            slashes,
            prefix,
            repeatable,
            rename,
        })
    }

    /// `style` and `explode` say to other readers of OpenAPI what `x-dapr-prefix` says here.
    fn style(&mut self, fields: &mut Fields<'_>, prefixed: bool) {
        let style = fields.optional("style");
        let explode = fields.optional("explode");
        if let Some(node) = style {
            self.word(node, &[("form", ()), ("simple", ())]);
        }
        if let Some(node) = explode {
            self.boolean(node);
        }
        if let (Some(node), false) = (style.or(explode), prefixed) {
            let message = "`style` and `explode` are accepted only beside `x-dapr-prefix`";
            self.fault(Diagnostic::new(
                self.span(node),
                message,
                "not accepted here",
            ));
        }
    }

    pub(super) fn header(&mut self, node: &Node, owner: Span) -> Option<Header> {
        let mut fields = self.fields(node, owner)?;
        let description = fields
            .required("description")
            .and_then(|node| self.text(node));
        let required = fields
            .optional("required")
            .and_then(|node| self.boolean(node))
            .unwrap_or(false);
        let schema = fields
            .required("schema")
            .and_then(|node| self.schema(node, self.span(node)));
        fields.optional("example");
        let prefix = fields
            .optional("x-dapr-prefix")
            .and_then(|node| self.text_or_empty(node));
        let rename = fields
            .optional("x-dapr-name")
            .and_then(|node| self.text(node));
        self.style(&mut fields, prefix.is_some());
        self.finish(fields);
        Some(Header {
            description: description?,
            required,
            schema: schema?,
            prefix,
            rename,
        })
    }
}
