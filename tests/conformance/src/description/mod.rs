//! The description as the kit needs it: operations, callbacks, and a schema for each value.

mod schema;

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, Result, anyhow};
use serde_json::{Value, json};

pub(crate) use schema::Schema;

/// All operations and callbacks by ID.
#[derive(Debug)]
pub(crate) struct Description {
    pub(crate) operations: BTreeMap<String, Operation>,
    /// Requests of the sidecar to the application; the path is that of the application.
    pub(crate) callbacks: BTreeMap<String, Operation>,
    /// The targets of schema references.
    pub(crate) components: Value,
}

/// An operation, an alternative path of one, or a callback.
#[derive(Debug)]
pub(crate) struct Operation {
    /// The building block, which is the file name.
    pub(crate) block: String,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) alias_of: Option<String>,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) body: Option<Body>,
    pub(crate) responses: BTreeMap<String, Response>,
}

/// A parameter or a response header.
#[derive(Debug)]
pub(crate) struct Parameter {
    pub(crate) name: String,
    /// `path`, `query` or `header`.
    pub(crate) place: String,
    pub(crate) required: bool,
    pub(crate) slashes: bool,
    /// A wildcard: matches all names with this prefix.
    pub(crate) prefix: Option<String>,
    pub(crate) schema: Schema,
    pub(crate) example: Option<Value>,
}

/// The body of a request or response.
#[derive(Debug)]
pub(crate) struct Body {
    pub(crate) media_type: String,
    pub(crate) required: bool,
    /// `None` if the body may be any bytes.
    pub(crate) schema: Option<Schema>,
    pub(crate) example: Option<Value>,
}

/// A response of an operation.
#[derive(Debug)]
pub(crate) struct Response {
    pub(crate) body: Option<Body>,
    pub(crate) passthrough: bool,
    pub(crate) errors: Vec<String>,
    pub(crate) headers: Vec<Parameter>,
}

impl Description {
    pub(crate) fn load(root: &Path) -> Result<Self> {
        let document = dapr_codegen::bundle(root).map_err(|failure| anyhow!("{failure}"))?;
        let mut components = document.get("components").cloned().unwrap_or_default();
        schema::close(&mut components);
        let reader = Reader {
            document: &document,
            components: &components,
        };
        Ok(Self {
            operations: reader.section("paths")?,
            callbacks: reader.section("webhooks")?,
            components,
        })
    }

    /// The operations without alternative paths.
    pub(crate) fn own(&self) -> impl Iterator<Item = (&String, &Operation)> {
        self.operations
            .iter()
            .filter(|(_, operation)| operation.alias_of.is_none())
    }
}

impl Operation {
    /// The response for a status.
    pub(crate) fn response(&self, status: u16) -> Option<(&str, &Response)> {
        let exact = self.responses.get_key_value(&status.to_string());
        exact
            .or_else(|| self.responses.get_key_value("default"))
            .map(|(status, response)| (status.as_str(), response))
    }

    /// The parameter that describes a query parameter or header.
    pub(crate) fn parameter(&self, place: &str, name: &str) -> Option<&Parameter> {
        let here = || self.parameters.iter().filter(|it| it.place == place);
        // An exact name takes precedence over a prefix.
        let own = here().find(|it| it.prefix.is_none() && it.is_named(name));
        own.or_else(|| here().find(|it| it.is_named(name)))
    }
}

impl Parameter {
    /// Whether the name matches exactly or by prefix.
    pub(crate) fn is_named(&self, name: &str) -> bool {
        match &self.prefix {
            Some(prefix) if self.place == "header" => name
                .to_ascii_lowercase()
                .starts_with(&prefix.to_ascii_lowercase()),
            Some(prefix) => name.starts_with(prefix),
            None if self.place == "header" => name.eq_ignore_ascii_case(&self.name),
            None => name == self.name,
        }
    }

    /// Validates a value. An entry of a map is validated against the schema of its values.
    pub(crate) fn check(&self, value: &str) -> Result<(), String> {
        match &self.prefix {
            Some(_) => self.schema.check(&json!({ "entry": value })),
            None => self.schema.check_text(value),
        }
    }
}

struct Reader<'a> {
    document: &'a Value,
    components: &'a Value,
}

impl Reader<'_> {
    fn section(&self, name: &str) -> Result<BTreeMap<String, Operation>> {
        let mut operations = BTreeMap::new();
        let items = self.document.get(name).and_then(Value::as_object);
        for (path, item) in items.into_iter().flatten() {
            for (method, operation) in item.as_object().into_iter().flatten() {
                let id =
                    text(operation, "operationId").context("an operation has no operationId")?;
                let path = text(operation, "x-dapr-app-path").unwrap_or_else(|| path.clone());
                let read = self
                    .operation(method, path, operation)
                    .with_context(|| format!("read the description of {id}"))?;
                operations.insert(id, read);
            }
        }
        Ok(operations)
    }

    fn operation(&self, method: &str, path: String, operation: &Value) -> Result<Operation> {
        let list = operation.get("parameters").and_then(Value::as_array);
        let parameters = list.into_iter().flatten().map(|it| {
            let it = self.resolve(it)?;
            let name = text(it, "name").context("a parameter has no name")?;
            self.parameter(&name, &text(it, "in").unwrap_or_default(), it)
        });
        let mut responses = BTreeMap::new();
        let declared = operation.get("responses").and_then(Value::as_object);
        for (status, response) in declared.into_iter().flatten() {
            responses.insert(status.clone(), self.response(self.resolve(response)?)?);
        }
        let body = operation.get("requestBody");
        Ok(Operation {
            block: operation
                .pointer("/tags/0")
                .and_then(Value::as_str)
                .context("the operation has no tag")?
                .to_owned(),
            method: method.to_uppercase(),
            path,
            alias_of: text(operation, "x-dapr-alias-of"),
            parameters: parameters.collect::<Result<_>>()?,
            body: body.map_or(Ok(None), |body| self.body(body))?,
            responses,
        })
    }

    fn parameter(&self, name: &str, place: &str, value: &Value) -> Result<Parameter> {
        let schema = value
            .get("schema")
            .with_context(|| format!("{name} has no schema"))?;
        let example = value.get("example").or_else(|| schema.get("example"));
        Ok(Parameter {
            name: name.to_owned(),
            place: place.to_owned(),
            required: value.get("required") == Some(&json!(true)),
            slashes: value.get("x-dapr-slashes") == Some(&json!(true)),
            prefix: text(value, "x-dapr-prefix"),
            schema: Schema::new(schema, self.components)?,
            example: example.cloned(),
        })
    }

    /// Parses `content` with its single media type.
    fn body(&self, value: &Value) -> Result<Option<Body>> {
        let content = value.get("content").and_then(Value::as_object);
        let Some((media_type, content)) = content.and_then(|content| content.iter().next()) else {
            return Ok(None);
        };
        let schema = content.get("schema").filter(|it| **it != json!({}));
        Ok(Some(Body {
            media_type: media_type.clone(),
            required: value.get("required") == Some(&json!(true)),
            schema: schema
                .map(|schema| Schema::new(schema, self.components))
                .transpose()?,
            example: content.get("example").cloned(),
        }))
    }

    fn response(&self, response: &Value) -> Result<Response> {
        let entries = |key: &str| {
            let found = response.get(key).and_then(Value::as_object);
            found.into_iter().flatten()
        };
        let headers =
            entries("headers").map(|(name, it)| self.parameter(name, "header", self.resolve(it)?));
        Ok(Response {
            body: self.body(response)?,
            passthrough: response.get("x-dapr-passthrough") == Some(&json!(true)),
            errors: entries("x-dapr-errors")
                .map(|(code, _)| code.clone())
                .collect(),
            headers: headers.collect::<Result<_>>()?,
        })
    }

    fn resolve<'v>(&'v self, value: &'v Value) -> Result<&'v Value> {
        match value.get("$ref").and_then(Value::as_str) {
            None => Ok(value),
            Some(target) => self
                .document
                .pointer(target.trim_start_matches('#'))
                .with_context(|| format!("the description has no {target}")),
        }
    }
}

fn text(value: &Value, key: &str) -> Option<String> {
    value.get(key).and_then(Value::as_str).map(str::to_owned)
}
