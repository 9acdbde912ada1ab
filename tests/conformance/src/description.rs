//! The description as the kit needs it: operations, and a validator for each answer.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, Result, anyhow};
use jsonschema::Validator;
use serde_json::{Map, Value, json};

/// All operations by their ids.
#[derive(Debug)]
pub(crate) struct Description {
    pub(crate) operations: BTreeMap<String, Operation>,
}

/// An operation, or another way to one.
#[derive(Debug)]
pub(crate) struct Operation {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) alias_of: Option<String>,
    pub(crate) parameters: Vec<Value>,
    pub(crate) body_example: Option<Value>,
    /// For a body of JSON.
    pub(crate) body: Option<Validator>,
    pub(crate) responses: BTreeMap<String, Response>,
}

/// A status of an operation.
#[derive(Debug)]
pub(crate) struct Response {
    pub(crate) media_type: Option<String>,
    /// Of JSON, unless the bytes may be anything.
    pub(crate) schema: Option<Validator>,
    pub(crate) passthrough: bool,
    pub(crate) errors: Vec<String>,
    /// Those with a name of their own.
    pub(crate) headers: Vec<String>,
}

impl Description {
    pub(crate) fn load(root: &Path) -> Result<Self> {
        let mut document = dapr_codegen::bundle(root).map_err(|failure| anyhow!("{failure}"))?;
        let mut operations = BTreeMap::new();
        let paths = document
            .get("paths")
            .cloned()
            .context("the description has no paths")?;
        if let Some(components) = document.get_mut("components") {
            close(components);
        }
        let components = document.get("components").cloned().unwrap_or_default();
        for (path, item) in paths.as_object().into_iter().flatten() {
            for (method, operation) in item.as_object().into_iter().flatten() {
                let reader = Reader {
                    document: &document,
                    components: &components,
                };
                let id = text(operation, "operationId").context("an operation has no id")?;
                let context = || format!("read the description of {id}");
                let read = reader
                    .operation(method, path, operation)
                    .with_context(context)?;
                operations.insert(id, read);
            }
        }
        Ok(Self { operations })
    }

    /// The operations that are not just another way.
    pub(crate) fn own(&self) -> impl Iterator<Item = (&String, &Operation)> {
        self.operations
            .iter()
            .filter(|(_, operation)| operation.alias_of.is_none())
    }
}

impl Operation {
    /// What the description says about a status.
    pub(crate) fn response(&self, status: u16) -> Option<(&str, &Response)> {
        let exact = self.responses.get_key_value(&status.to_string());
        exact
            .or_else(|| self.responses.get_key_value("default"))
            .map(|(status, response)| (status.as_str(), response))
    }

    /// Whether a query parameter or a header has a place in the description.
    pub(crate) fn accepts(&self, place: &str, name: &str) -> bool {
        let mut parameters = self
            .parameters
            .iter()
            .filter(|parameter| parameter["in"] == place);
        parameters.any(|parameter| match text(parameter, "x-dapr-prefix") {
            Some(prefix) => name.starts_with(&prefix),
            None => match place {
                "header" => text(parameter, "name").is_some_and(|it| it.eq_ignore_ascii_case(name)),
                _ => text(parameter, "name").is_some_and(|it| it == name),
            },
        })
    }
}

struct Reader<'a> {
    document: &'a Value,
    components: &'a Value,
}

impl Reader<'_> {
    fn operation(&self, method: &str, path: &str, operation: &Value) -> Result<Operation> {
        let list = operation.get("parameters").and_then(Value::as_array);
        let parameters = list
            .into_iter()
            .flatten()
            .map(|it| self.resolve(it).cloned())
            .collect::<Result<_>>()?;
        let mut responses = BTreeMap::new();
        for (status, response) in operation
            .get("responses")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
        {
            responses.insert(status.clone(), self.response(self.resolve(response)?)?);
        }
        let json_body = operation.pointer("/requestBody/content/application~1json");
        let any_body = operation.pointer("/requestBody/content/*~1*");
        Ok(Operation {
            method: method.to_uppercase(),
            path: path.to_owned(),
            alias_of: text(operation, "x-dapr-alias-of"),
            parameters,
            body_example: json_body
                .or(any_body)
                .and_then(|body| body.get("example"))
                .cloned(),
            body: json_body
                .and_then(|body| body.get("schema"))
                .map(|schema| self.validator(schema))
                .transpose()?,
            responses,
        })
    }

    fn response(&self, response: &Value) -> Result<Response> {
        let content = response
            .get("content")
            .and_then(Value::as_object)
            .and_then(|content| content.iter().next());
        let schema = content.and_then(|(_, content)| content.get("schema"));
        let schema = schema.filter(|schema| **schema != json!({}));
        let is_json = content.is_some_and(|(media, _)| media == "application/json");
        let keys = |key: &str| {
            response
                .get(key)
                .and_then(Value::as_object)
                .cloned()
                .unwrap_or_default()
        };
        let headers = keys("headers");
        let headers = headers
            .iter()
            .filter(|(_, header)| header.get("x-dapr-prefix").is_none());
        Ok(Response {
            media_type: content.map(|(media, _)| media.clone()),
            schema: schema
                .filter(|_| is_json)
                .map(|schema| self.validator(schema))
                .transpose()?,
            passthrough: response.get("x-dapr-passthrough") == Some(&json!(true)),
            errors: keys("x-dapr-errors").keys().cloned().collect(),
            headers: headers.map(|(name, _)| name.clone()).collect(),
        })
    }

    fn validator(&self, schema: &Value) -> Result<Validator> {
        let mut schema = schema.clone();
        close(&mut schema);
        let mut root = Map::from_iter([("components".to_owned(), self.components.clone())]);
        root.insert("allOf".to_owned(), json!([schema]));
        jsonschema::draft202012::new(&Value::Object(root)).map_err(|error| anyhow!("{error}"))
    }

    fn resolve<'v>(&'v self, value: &'v Value) -> Result<&'v Value> {
        match value.get("$ref").and_then(Value::as_str) {
            None => Ok(value),
            Some(target) => self
                .document
                .pointer(target.trim_start_matches('#'))
                .with_context(|| format!("there is no {target}")),
        }
    }
}

/// An object has no members but those described: others would be a hole in the description.
fn close(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(close),
        Value::Object(entries) => {
            entries
                .iter_mut()
                .filter(|(key, _)| *key != "example")
                .for_each(|(_, value)| close(value));
            let is_object = entries.get("type") == Some(&json!("object"))
                && entries.get("properties").is_some_and(Value::is_object);
            if is_object && !entries.contains_key("additionalProperties") {
                entries.insert("additionalProperties".to_owned(), json!(false));
            }
        }
        _ => {}
    }
}

fn text(value: &Value, key: &str) -> Option<String> {
    value.get(key).and_then(Value::as_str).map(str::to_owned)
}
