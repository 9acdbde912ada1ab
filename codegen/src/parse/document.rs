//! A whole file.

use super::Parser;
use super::fields::Entry;
use crate::description::{Components, Document, Operation};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Spanned;
use crate::yaml::Node;

const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

struct Info {
    summary: Spanned<String>,
    version: Spanned<String>,
    description: Spanned<String>,
}

impl Parser<'_> {
    pub(super) fn document(&mut self, root: &Node, module: String) -> Option<Document> {
        let mut fields = self.fields(root, self.span(root))?;
        if let Some(version) = self.required_text(&mut fields, "openapi")
            && !version.value.starts_with("3.1.")
        {
            let message = format!("OpenAPI `{}` is not supported", version.value);
            self.report(Diagnostic::new(
                Code::OpenApiVersion,
                version.span,
                message,
                "expected 3.1.x",
            ));
        }
        let info = fields.required("info").and_then(|node| self.info(node));
        if let Some(servers) = fields.optional("servers") {
            self.list(servers)
                .iter()
                .for_each(|server| self.server(server));
        }
        if let Some(tags) = fields.optional("tags") {
            self.list(tags).iter().for_each(|tag| self.tag(tag));
        }
        // Used only by the bundle: the client sends its token with every request.
        fields.optional("security");
        let operations = fields
            .optional("paths")
            .map(|node| self.paths(node))
            .unwrap_or_default();
        let callbacks = fields
            .optional("webhooks")
            .map(|node| self.webhooks(node))
            .unwrap_or_default();
        let components = match fields.optional("components") {
            Some(node) => self.components(node),
            None => Components::default(),
        };
        self.finish(fields);
        let Info {
            summary,
            version,
            description,
        } = info?;
        Some(Document {
            file: self.file,
            module,
            summary,
            version,
            description,
            operations,
            callbacks,
            components,
        })
    }

    fn info(&mut self, node: &Node) -> Option<Info> {
        let mut fields = self.fields(node, self.span(node))?;
        self.required_text(&mut fields, "title");
        let version = self.required_text(&mut fields, "version");
        let description = self.required_text(&mut fields, "description");
        let summary = self.required_text(&mut fields, "summary");
        if let Some(license) = fields.optional("license") {
            self.license(license);
        }
        self.finish(fields);
        Some(Info {
            summary: summary?,
            version: version?,
            description: description?,
        })
    }

    fn license(&mut self, node: &Node) -> Option<()> {
        let mut fields = self.fields(node, self.span(node))?;
        self.required_text(&mut fields, "name");
        self.optional_text(&mut fields, "identifier");
        self.finish(fields);
        Some(())
    }

    fn tag(&mut self, node: &Node) {
        let Some(mut fields) = self.fields(node, self.span(node)) else {
            return;
        };
        self.required_text(&mut fields, "name");
        self.required_text(&mut fields, "description");
        self.finish(fields);
    }

    fn server(&mut self, node: &Node) {
        let Some(mut fields) = self.fields(node, self.span(node)) else {
            return;
        };
        self.required_text(&mut fields, "url");
        self.required_text(&mut fields, "description");
        let variables = fields
            .optional("variables")
            .and_then(|node| self.entries(node));
        for variable in variables.unwrap_or_default() {
            let Some(mut fields) = self.fields(variable.value, variable.key.span) else {
                continue;
            };
            self.required_text(&mut fields, "default");
            self.required_text(&mut fields, "description");
            self.finish(fields);
        }
        self.finish(fields);
    }

    fn paths(&mut self, node: &Node) -> Vec<Operation> {
        let mut operations = Vec::new();
        for path in self.entries(node).unwrap_or_default() {
            if !path.key.value.starts_with('/') {
                let message = format!("the path `{}` does not begin with `/`", path.key.value);
                self.report(Diagnostic::new(
                    Code::PathWithoutSlash,
                    path.key.span,
                    message,
                    "expected `/`",
                ));
            }
            self.methods(&path, |parser, entry| {
                operations.extend(parser.operation(&path.key, &entry.key, entry.value));
            });
        }
        operations
    }

    fn webhooks(&mut self, node: &Node) -> Vec<Operation> {
        let mut callbacks = Vec::new();
        for name in self.entries(node).unwrap_or_default() {
            self.methods(&name, |parser, entry| {
                let callback = parser.callback(&entry.key, entry.value);
                if let Some(callback) = &callback {
                    parser.check_webhook(&name.key, &callback.id);
                }
                callbacks.extend(callback);
            });
        }
        callbacks
    }

    /// Checks that a webhook is named like its operation.
    fn check_webhook(&mut self, name: &Spanned<String>, id: &Spanned<String>) {
        if name.value == id.value {
            return;
        }
        let message = format!(
            "the webhook `{}` is not named like its operation",
            name.value
        );
        let label = format!("`{}` is expected here", id.value);
        let diagnostic = Diagnostic::new(Code::WebhookName, name.span, message, label);
        self.report(diagnostic.and(id.span, "the operation"));
    }

    /// Parses the methods of one path or webhook.
    fn methods(&mut self, item: &Entry<'_>, mut read: impl FnMut(&mut Self, &Entry<'_>)) {
        let Some(mut fields) = self.fields(item.value, item.key.span) else {
            return;
        };
        for method in METHODS {
            if let Some(entry) = fields.entry(method) {
                read(self, &entry);
            }
        }
        self.finish(fields);
    }
}
