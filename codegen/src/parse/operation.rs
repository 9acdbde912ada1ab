//! Operations and references.

use super::Parser;
use super::fields::Fields;
use crate::description::{
    Operation, OrReference, OtherMethods, Reference, RequestBody, Section, Stability, Status,
};
use crate::diagnostic::{Code, Diagnostic, similar};
use crate::source::{Span, Spanned};
use crate::yaml::{Node, Value};

const STABILITY: [(&str, Stability); 3] = [
    ("stable", Stability::Stable),
    ("beta", Stability::Beta),
    ("alpha", Stability::Alpha),
];

impl Parser<'_> {
    pub(super) fn operation(
        &mut self,
        path: &Spanned<String>,
        method: &Spanned<String>,
        node: &Node,
    ) -> Option<Operation> {
        let fields = self.fields(node, method.span)?;
        self.operation_fields(fields, Some(path.clone()), method)
    }

    /// Parses a callback of the sidecar. Its path is a separate key.
    pub(super) fn callback(&mut self, method: &Spanned<String>, node: &Node) -> Option<Operation> {
        let mut fields = self.fields(node, method.span)?;
        let path = self.required_text(&mut fields, "x-dapr-app-path");
        fields
            .required("x-dapr-callback")
            .and_then(|node| self.boolean(node));
        self.operation_fields(fields, path, method)
    }

    fn operation_fields(
        &mut self,
        mut fields: Fields<'_>,
        path: Option<Spanned<String>>,
        method: &Spanned<String>,
    ) -> Option<Operation> {
        let security = fields.optional("security");
        let without_token = security.is_some_and(|node| self.list(node).is_empty());
        let id = self.required_text(&mut fields, "operationId");
        if let Some(tags) = fields.required("tags") {
            for tag in self.list(tags) {
                self.text(tag);
            }
        }
        let summary = self.required_text(&mut fields, "summary");
        let description = self.required_text(&mut fields, "description");
        let registered_as = self.required_text(&mut fields, "x-dapr-operation");
        let stability = fields
            .required("x-dapr-stability")
            .and_then(|node| self.word(node, &STABILITY));
        let deprecated = self.flag(&mut fields, "deprecated");
        let other_methods = fields
            .optional("x-dapr-methods")
            .map(|node| self.other_methods(node));
        let alias_paths = fields
            .optional("x-dapr-alias-paths")
            .map(|node| self.texts(node))
            .unwrap_or_default();
        let ready_probe = self.flag_position(&mut fields, "x-dapr-ready-probe");
        let parameters = fields
            .optional("parameters")
            .map(|node| self.parameters(node))
            .unwrap_or_default();
        let body = fields
            .entry("requestBody")
            .and_then(|entry| self.request_body(entry.value, entry.key.span));
        let responses = fields
            .required("responses")
            .map(|node| self.responses(node))
            .unwrap_or_default();
        self.finish(fields);
        Some(Operation {
            method: method.clone(),
            path: path?,
            id: id?,
            summary: summary?,
            description: description?,
            registered_as: registered_as?,
            stability: stability?,
            deprecated,
            other_methods: other_methods.unwrap_or(OtherMethods::Listed(Vec::new())),
            alias_paths,
            ready_probe,
            without_token,
            parameters,
            body,
            responses,
        })
    }

    fn texts(&mut self, node: &Node) -> Vec<Spanned<String>> {
        self.list(node)
            .iter()
            .filter_map(|item| self.text(item))
            .collect()
    }

    fn other_methods(&mut self, node: &Node) -> OtherMethods {
        if matches!(&node.value, Value::String(text) if text == "any") {
            return OtherMethods::Any;
        }
        const METHODS: [(&str, &str); 5] = [
            ("get", "GET"),
            ("put", "PUT"),
            ("post", "POST"),
            ("delete", "DELETE"),
            ("patch", "PATCH"),
        ];
        let methods = self
            .list(node)
            .iter()
            .filter_map(|item| self.word(item, &METHODS));
        OtherMethods::Listed(methods.map(str::to_owned).collect())
    }

    fn parameters(&mut self, node: &Node) -> Vec<OrReference<crate::description::Parameter>> {
        let items = self.list(node).iter();
        let parameters = items.filter_map(|item| {
            self.or_reference(item, Section::Parameters, |parser| {
                parser.parameter(item, parser.span(item))
            })
        });
        parameters.collect()
    }

    fn request_body(&mut self, node: &Node, owner: Span) -> Option<RequestBody> {
        let mut fields = self.fields(node, owner)?;
        let description = self.required_text(&mut fields, "description");
        let required = self.flag(&mut fields, "required");
        let content = fields
            .required("content")
            .and_then(|node| self.content(node));
        self.finish(fields);
        if !required && content.as_ref().is_some_and(|it| it.schema.is_some()) {
            let message = "a body with a schema must be required";
            let label = "`required: true` is expected here";
            self.report(Diagnostic::new(Code::OptionalBody, owner, message, label));
        }
        Some(RequestBody {
            span: owner,
            description: description?,
            required,
            content: content?,
        })
    }

    fn responses(
        &mut self,
        node: &Node,
    ) -> Vec<(Spanned<Status>, OrReference<crate::description::Response>)> {
        let mut responses = Vec::new();
        for entry in self.entries(node).unwrap_or_default() {
            let status = match entry.key.value.parse() {
                Ok(code @ 100..=599) => Some(Status::Code(code)),
                _ if entry.key.value == "default" => Some(Status::Default),
                _ => {
                    let message = format!("`{}` is not a status", entry.key.value);
                    let label = "expected a status from 100 to 599, or `default`";
                    self.report(Diagnostic::new(
                        Code::NotAStatus,
                        entry.key.span,
                        message,
                        label,
                    ));
                    None
                }
            };
            let response = self.or_reference(entry.value, Section::Responses, |parser| {
                parser.response(entry.value, entry.key.span)
            });
            if let (Some(value), Some(response)) = (status, response) {
                responses.push((
                    Spanned {
                        value,
                        span: entry.key.span,
                    },
                    response,
                ));
            }
        }
        responses
    }

    /// Parses a `$ref` into a section of the components. Otherwise calls `read` with the node.
    pub(super) fn or_reference<T>(
        &mut self,
        node: &Node,
        section: Section,
        read: impl FnOnce(&mut Self) -> Option<T>,
    ) -> Option<OrReference<T>> {
        if let Value::Mapping(entries) = &node.value
            && entries
                .iter()
                .any(|(key, _)| key.key_text().as_deref() == Some("$ref"))
        {
            let mut fields = self.fields(node, self.span(node))?;
            let target = self.optional_text(&mut fields, "$ref");
            self.finish(fields);
            return self
                .reference(&target?, section)
                .map(OrReference::Reference);
        }
        read(self).map(OrReference::Inline)
    }

    /// Parses the target of a `$ref`: `FILE#/components/SECTION/NAME`.
    pub(super) fn reference(
        &mut self,
        target: &Spanned<String>,
        section: Section,
    ) -> Option<Reference> {
        let (file_name, pointer) = target.value.split_once('#').unwrap_or((&target.value, ""));
        let file = match file_name {
            "" => Some(self.file),
            name => self.sources.find(name),
        };
        let Some(file) = file else {
            let message = format!("there is no file `{file_name}` in the description");
            let help = match similar(file_name, self.sources.names()) {
                Some(name) => format!("did you mean `{name}`?"),
                None => format!(
                    "available files: {}",
                    self.sources.names().collect::<Vec<_>>().join(", ")
                ),
            };
            self.report(
                Diagnostic::new(Code::MissingFile, target.span, message, "missing file").help(help),
            );
            return None;
        };
        let required_prefix = format!("/components/{}/", section.key());
        let Some(name) = pointer
            .strip_prefix(&required_prefix)
            .filter(|name| !name.is_empty() && !name.contains('/'))
        else {
            let found = Section::ALL
                .iter()
                .find(|s| pointer.starts_with(&format!("/components/{}/", s.key())));
            let label = match found {
                Some(section) => format!("refers to `components/{}`", section.key()),
                None => "does not refer to this section".to_owned(),
            };
            let message =
                format!("a reference at this place must end with `#{required_prefix}NAME`");
            self.report(Diagnostic::new(
                Code::ReferenceTarget,
                target.span,
                message,
                label,
            ));
            return None;
        };
        let reference = Reference {
            file,
            section,
            name: name.to_owned(),
            span: target.span,
        };
        self.references.push(reference.clone());
        Some(reference)
    }
}
