//! Generates requests: valid ones, and ones with one or two defects.

use anyhow::{Context as _, Result, bail};
use fastrand::Rng;
use serde_json::Value;

use super::Differential;
use super::json;
use super::vocabulary::Vocabulary;
use crate::description::{Description, Operation, Parameter};
use crate::http::encode;

const METHODS: &[&str] = &[
    "GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "FOO",
];
const VERSIONS: &[&str] = &["v1.0", "v1.0-alpha1", "v1.0-beta1", "v1.0-alpha2", "v2.0"];

/// A request for both sides. `${etag}` is replaced by an ETag that the side returned.
#[derive(Debug, Clone, Default)]
pub(super) struct Planned {
    pub(super) operation: String,
    pub(super) sidecar: String,
    pub(super) method: String,
    /// The path and query.
    pub(super) target: String,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Option<Vec<u8>>,
    /// Lists in the response are unordered.
    pub(super) unordered: bool,
}

/// The parts of a request.
struct Draft {
    planned: Planned,
    /// The encoded path segments.
    path: Vec<String>,
    query: Vec<(String, String)>,
    json: Option<Value>,
}

/// A generator of requests, deterministic for a seed.
pub(super) struct Generator<'a> {
    vocabulary: &'a Vocabulary,
    operations: Vec<(&'a String, &'a Operation)>,
    sidecars: Vec<&'a String>,
    random: Rng,
}

impl<'a> Generator<'a> {
    pub(super) fn new(
        description: &'a Description,
        vocabulary: &'a Vocabulary,
        options: &Differential,
    ) -> Result<Self> {
        let operations: Vec<_> = description
            .operations
            .iter()
            .filter(|(id, operation)| {
                let name = operation.alias_of.as_ref().unwrap_or(id);
                let only = options.only.as_ref();
                only.is_none_or(|only| only == name) && !vocabulary.skipped.contains_key(name)
            })
            .collect();
        if operations.is_empty() {
            let only = options.only.as_deref().unwrap_or_default();
            bail!("the operation {only} is never sent; see `skipped` in differential.yaml");
        }
        let sidecars = vocabulary.sidecars.iter();
        let sidecars: Vec<_> = sidecars
            .flat_map(|(name, weight)| std::iter::repeat_n(name, *weight))
            .collect();
        sidecars
            .first()
            .context("no sidecar has a weight above 0 in differential.yaml")?;
        Ok(Self {
            vocabulary,
            operations,
            sidecars,
            random: Rng::with_seed(options.seed),
        })
    }

    /// Generates the next request.
    pub(super) fn next(&mut self) -> Planned {
        let (id, operation) = self.choose();
        let id = operation.alias_of.as_ref().unwrap_or(id);
        let mut draft = self.good(id, operation);
        let mutations = [0, 0, 1, 1, 2][self.random.usize(..5)];
        for _ in 0..mutations {
            self.spoil(operation, &mut draft);
        }
        draft.finish()
    }

    /// Chooses an operation, or less often an alternative path.
    fn choose(&mut self) -> (&'a String, &'a Operation) {
        loop {
            let (id, operation) = self.operations[self.random.usize(..self.operations.len())];
            let own = operation.alias_of.as_ref().unwrap_or(id);
            let rare = self.vocabulary.rare.get(own).copied().unwrap_or(1);
            let alias = if operation.alias_of.is_some() { 4 } else { 1 };
            if self.random.usize(..rare * alias) == 0 {
                return (id, operation);
            }
        }
    }

    fn good(&mut self, id: &str, operation: &Operation) -> Draft {
        let mut planned = Planned {
            operation: id.to_owned(),
            sidecar: self.sidecars[self.random.usize(..self.sidecars.len())].clone(),
            method: operation.method.clone(),
            unordered: self.vocabulary.unordered.iter().any(|it| it == id),
            ..Planned::default()
        };
        if planned.sidecar == "token" && self.random.u8(..4) > 0 {
            let token = ("dapr-api-token".to_owned(), "sesame".to_owned());
            planned.headers.push(token);
        }
        let mut path: Vec<_> = operation
            .path
            .split('/')
            .skip(1)
            .map(str::to_owned)
            .collect();
        let mut query = Vec::new();
        for parameter in &operation.parameters {
            let name = &parameter.name;
            if !parameter.required && self.random.u8(..4) > 0 || parameter.prefix.is_some() {
                continue;
            }
            let Some(value) = self.value(id, name, parameter) else {
                continue;
            };
            match parameter.place.as_str() {
                "path" => put(&mut path, name, &value, parameter),
                "query" => query.push((name.clone(), value)),
                _ => planned.headers.push((name.clone(), value)),
            }
        }
        let bodies = self.vocabulary.bodies(id);
        let json = match self.random.usize(..=bodies.len()) {
            0 => operation.body.as_ref().and_then(|it| it.example.clone()),
            other => Some(bodies[other - 1].clone()),
        };
        Draft {
            planned,
            path,
            query,
            json: json.filter(|_| takes_body(operation)),
        }
    }

    fn value(&mut self, id: &str, name: &str, parameter: &Parameter) -> Option<String> {
        let values = self.vocabulary.values(id, name);
        if !values.is_empty() {
            return Some(values[self.random.usize(..values.len())].clone());
        }
        match parameter.example.as_ref()? {
            Value::String(text) => Some(text.clone()),
            other => Some(other.to_string()),
        }
    }

    /// Adds a defect.
    fn spoil(&mut self, operation: &Operation, draft: &mut Draft) {
        let planned = &mut draft.planned;
        match self.random.u8(..16) {
            0 => planned.method = self.one_of(METHODS).to_owned(),
            1 => draft.path[0] = self.one_of(VERSIONS).to_owned(),
            2 | 3 => {
                let at = self.random.usize(1..draft.path.len().max(2));
                let odd = self.odd();
                if let Some(segment) = draft.path.get_mut(at) {
                    *segment = match self.random.bool() {
                        true => encode(&odd),
                        false => odd.replace(
                            [' ', '\n', '"', '<', '>', '\\', '`', '{', '}', '?', '#'],
                            "+",
                        ),
                    };
                }
            }
            4 => match self.random.u8(..4) {
                0 => draft.path.push(String::new()),
                1 => draft
                    .path
                    .insert(self.random.usize(..draft.path.len()), String::new()),
                2 => draft.path.push("more".to_owned()),
                _ => drop(draft.path.pop()),
            },
            5 | 6 => {
                let extra = &self.vocabulary.extra_query;
                draft
                    .query
                    .push(extra[self.random.usize(..extra.len())].clone());
            }
            7 => {
                let declared: Vec<_> = operation.parameters.iter().collect();
                if let Some(parameter) = self.random.choice(declared) {
                    let name = parameter.name.clone();
                    let odd = self.odd();
                    match parameter.place.as_str() {
                        "query" => draft.query.push((name, odd)),
                        "header" => draft.planned.headers.push((name, header_text(&odd))),
                        _ => {}
                    }
                }
            }
            8 => {
                let extra = &self.vocabulary.extra_headers;
                planned
                    .headers
                    .push(extra[self.random.usize(..extra.len())].clone());
            }
            9 => {
                let types = &self.vocabulary.content_types;
                let value = types[self.random.usize(..types.len())].clone();
                planned.headers.retain(|(name, _)| name != "Content-Type");
                planned.headers.push(("Content-Type".to_owned(), value));
            }
            10 => planned.body = Some(json::garbage(&mut self.random)),
            _ => match &mut draft.json {
                Some(body) => json::change(body, &mut self.random),
                None => planned.body = Some(json::garbage(&mut self.random)),
            },
        }
    }

    fn odd(&mut self) -> String {
        self.vocabulary.odd[self.random.usize(..self.vocabulary.odd.len())].clone()
    }

    fn one_of<'t>(&mut self, all: &[&'t str]) -> &'t str {
        all[self.random.usize(..all.len())]
    }
}

impl Draft {
    fn finish(self) -> Planned {
        let mut planned = self.planned;
        planned.target = format!("/{}", self.path.join("/"));
        for (index, (name, value)) in self.query.iter().enumerate() {
            planned.target.push(if index == 0 { '?' } else { '&' });
            let pair = format!("{}={}", encode(name), encode(value));
            planned.target.push_str(&pair);
        }
        if let (None, Some(body)) = (&planned.body, &self.json) {
            planned.body = Some(body.to_string().into_bytes());
        }
        // daprd crashes if it delivers an event whose `traceid` is not a string.
        let event = planned
            .headers
            .iter()
            .any(|(_, value)| value.contains("cloudevents"));
        if event {
            planned.body = planned.body.filter(|body| !contains(body, b"traceid"));
        }
        planned
    }
}

fn contains(body: &[u8], part: &[u8]) -> bool {
    body.windows(part.len()).any(|window| window == part)
}

fn takes_body(operation: &Operation) -> bool {
    !matches!(operation.method.as_str(), "GET" | "HEAD" | "DELETE")
}

fn put(path: &mut [String], name: &str, value: &str, parameter: &Parameter) {
    let encoded = match parameter.slashes {
        true => value.split('/').map(encode).collect::<Vec<_>>().join("/"),
        false => encode(value),
    };
    for segment in path.iter_mut().filter(|it| **it == format!("{{{name}}}")) {
        segment.clone_from(&encoded);
    }
}

/// Removes characters that are invalid in headers.
fn header_text(text: &str) -> String {
    text.chars()
        .filter(|it| it.is_ascii() && !it.is_ascii_control())
        .collect()
}
