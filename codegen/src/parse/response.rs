//! Responses and their content.

use super::Parser;
use crate::description::{Content, ErrorCase, Response, Section, Shape};
use crate::diagnostic::{Code, Diagnostic, similar};
use crate::source::{Span, Spanned};
use crate::yaml::{Node, Value};

/// The media types of bodies. Dapr uses no others; `*/*` is any.
const MEDIA_TYPES: [&str; 5] = [
    "*/*",
    "application/cloudevents+json",
    "application/json",
    "application/octet-stream",
    "text/plain",
];

impl Parser<'_> {
    pub(super) fn response(&mut self, node: &Node, owner: Span) -> Option<Response> {
        let mut fields = self.fields(node, owner)?;
        let description = self.required_text(&mut fields, "description");
        let headers = fields
            .optional("headers")
            .and_then(|node| self.entries(node))
            .unwrap_or_default();
        let headers = headers.iter().filter_map(|entry| {
            let header = self.or_reference(entry.value, Section::Headers, |parser| {
                parser.header(entry.value, entry.key.span)
            });
            Some((entry.key.clone(), header?))
        });
        let headers = headers.collect();
        let content = fields
            .optional("content")
            .and_then(|node| self.content(node));
        let outcome = self.optional_text(&mut fields, "x-dapr-outcome");
        let errors = fields
            .optional("x-dapr-errors")
            .map(|node| self.errors(node))
            .unwrap_or_default();
        let streamed = self.flag(&mut fields, "x-dapr-streamed");
        let protobuf_json = self.flag(&mut fields, "x-dapr-protobuf-json");
        let passthrough = self.flag_position(&mut fields, "x-dapr-passthrough");
        self.finish(fields);
        self.check_error_body(&errors, content.as_ref(), owner);
        Some(Response {
            span: owner,
            description: description?,
            headers,
            content,
            outcome,
            errors,
            passthrough,
            protobuf_json,
            streamed,
        })
    }

    /// Checks that error codes have a body that contains them.
    fn check_error_body(&mut self, errors: &[ErrorCase], content: Option<&Content>, owner: Span) {
        let has_object = content.is_some_and(|content| {
            let schema = content.schema.as_ref().map(|schema| &schema.shape);
            content.media_type.value == "application/json"
                && matches!(schema, Some(Shape::Reference(_) | Shape::Object(_)))
        });
        if let (Some(first), false) = (errors.first(), has_object) {
            let message =
                "a response with error codes needs a JSON body with the schema of the error";
            let diagnostic =
                Diagnostic::new(Code::ErrorWithoutBody, owner, message, "no such body here");
            self.report(diagnostic.and(first.code.span, "an error code"));
        }
    }

    fn errors(&mut self, node: &Node) -> Vec<ErrorCase> {
        let entries = self.entries(node).unwrap_or_default();
        let errors = entries.iter().filter_map(|entry| {
            let when = self.text(entry.value)?;
            Some(ErrorCase {
                code: entry.key.clone(),
                when,
            })
        });
        errors.collect()
    }

    /// Returns any value with its position.
    pub(super) fn example(&mut self, node: &Node) -> Spanned<serde_json::Value> {
        Spanned {
            value: self.json(node),
            span: self.span(node),
        }
    }

    /// Returns any value as JSON. A key that JSON cannot have is an error.
    pub(super) fn json(&mut self, node: &Node) -> serde_json::Value {
        self.check_keys(node);
        node.to_json()
    }

    fn check_keys(&mut self, node: &Node) {
        match &node.value {
            Value::Sequence(items) => items.iter().for_each(|item| self.check_keys(item)),
            Value::Mapping(_) => {
                let entries = self.entries(node).unwrap_or_default();
                entries
                    .iter()
                    .for_each(|entry| self.check_keys(entry.value));
            }
            _ => {}
        }
    }

    /// Parses `content`, which has exactly one media type.
    pub(super) fn content(&mut self, node: &Node) -> Option<Content> {
        let entries = self.entries(node)?;
        let [entry] = entries.as_slice() else {
            let label = format!("there are {}", entries.len());
            self.report(Diagnostic::new(
                Code::MediaTypes,
                self.span(node),
                "expected exactly one media type",
                label,
            ));
            return None;
        };
        self.check_media_type(&entry.key);
        let mut fields = self.fields(entry.value, entry.key.span)?;
        let schema = fields
            .optional("schema")
            .map(|node| self.schema(node, self.span(node)));
        let example = fields.optional("example").map(|node| self.example(node));
        self.finish(fields);
        let schema = match schema {
            Some(schema) => Some(schema?),
            None => None,
        };
        Some(Content {
            media_type: entry.key.clone(),
            schema,
            example,
        })
    }

    fn check_media_type(&mut self, media_type: &Spanned<String>) {
        let name = &media_type.value;
        if MEDIA_TYPES.contains(&name.as_str()) {
            return;
        }
        let message = format!("the media type `{name}` is not supported");
        let help = match similar(name, MEDIA_TYPES) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("supported: {}", MEDIA_TYPES.join(", ")),
        };
        let label = "unknown media type";
        let diagnostic = Diagnostic::new(Code::UnknownMediaType, media_type.span, message, label);
        self.report(diagnostic.help(help));
    }
}
