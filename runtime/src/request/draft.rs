//! Request under construction.
//!
//! Nothing here is generic: the calls of all operations share this code.

use std::borrow::Cow;
use std::time::Duration;

use super::encode;
use super::limits::{LONGEST, Longest, MOST_HEADERS};
use super::members::{self, Member, Members};
use crate::error::shorten;
use crate::{Body, Error, Headers, JsonWriter, Operation};

/// Room for the arguments in the path, so that it is rarely moved.
const USUAL_ARGUMENTS: usize = 64;

/// The methods that a sidecar passes on. It replaces any other method with POST.
const METHODS: [&str; 8] = [
    "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE",
];

/// Headers that would break the framing of the request, or that the client sets itself.
const RESERVED: [&str; 11] = [
    "connection",
    "content-length",
    "dapr-api-token",
    "expect",
    "host",
    "keep-alive",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

#[derive(Default)]
pub(crate) struct Draft {
    method: &'static str,
    path: String,
    /// The rest of the path template.
    template: &'static str,
    longest: Longest,
    /// Encoded names and values.
    query: Vec<(String, String)>,
    headers: Headers,
    body: DraftBody,
    members: Members,
    /// The default content type of the body.
    content_type: Option<&'static str>,
    timeout: Option<Duration>,
    /// The problem with the first invalid argument.
    error: Option<String>,
}

#[derive(Default)]
enum DraftBody {
    #[default]
    None,
    Whole(Body),
    /// An object built from the `members`.
    Object,
}

/// A complete request.
pub(crate) struct Ready {
    pub(crate) method: &'static str,
    /// Path and query.
    pub(crate) target: String,
    /// Length of the path.
    pub(crate) path_length: usize,
    pub(crate) headers: Headers,
    pub(crate) body: Body,
    pub(crate) timeout: Option<Duration>,
}

impl Draft {
    pub(crate) fn new(operation: &'static Operation) -> Self {
        Draft {
            method: operation.method,
            path: String::with_capacity(operation.path.len() + USUAL_ARGUMENTS),
            template: operation.path,
            ..Draft::default()
        }
    }

    /// Stores the reason why the call cannot be sent, unless there is one already.
    pub(crate) fn refuse(&mut self, error: String) {
        self.error.get_or_insert(error);
    }

    pub(crate) fn method(&mut self, method: &str) {
        match METHODS.into_iter().find(|known| *known == method) {
            Some(known) => self.method = known,
            None => self.refuse(format!(
                "`http_method` is {:?}, but daprd forwards only {} unchanged",
                shorten(method, 40),
                METHODS.join(", ")
            )),
        }
    }

    pub(crate) fn path(&mut self, value: &str) {
        self.fill(value, false);
    }

    pub(crate) fn path_segments(&mut self, value: &str) {
        self.fill(value, true);
    }

    /// Fills the next parameter of the template.
    fn fill(&mut self, value: &str, slashes: bool) {
        let parts = self.template.split_once('{').and_then(|(literal, rest)| {
            let (name, rest) = rest.split_once('}')?;
            Some((literal, name, rest))
        });
        let Some((literal, name, rest)) = parts else {
            return self.refuse("there are more arguments than path parameters".into());
        };
        self.template = rest;
        self.path.push_str(literal);
        let start = self.path.len();
        let filled = match slashes {
            true if rest.is_empty() || !matches!(value, "" | "/") => {
                encode::segments(value, &mut self.path)
            }
            _ => encode::segment(value, &mut self.path),
        };
        if let Err(problem) = filled {
            self.refuse(format!("the path parameter `{name}` {problem}"));
        }
        self.longest.record(name, self.path.len() - start);
    }

    pub(crate) fn query(&mut self, prefix: &str, key: &str, value: &str, replace: bool) {
        if key.is_empty() {
            let parameter = if prefix.is_empty() { "query" } else { prefix };
            return self.refuse(format!("a query parameter `{parameter}` has an empty name"));
        }
        let mut pair = (String::new(), String::new());
        encode::percent(prefix, &mut pair.0);
        encode::percent(key, &mut pair.0);
        encode::percent(value, &mut pair.1);
        let same = self
            .query
            .iter_mut()
            .find(|(name, _)| replace && *name == pair.0);
        match same {
            Some(earlier) => *earlier = pair,
            None => self.query.push(pair),
        }
    }

    /// Sets a query parameter of the operation. daprd treats an empty value as not set.
    pub(crate) fn named_query(&mut self, name: &str, value: &str) {
        match value {
            "" => self.refuse_empty("query parameter", name),
            _ => self.query("", name, value, true),
        }
    }

    /// Sets a header of the operation. daprd treats an empty value as not set.
    pub(crate) fn named_header(&mut self, name: &str, value: &str) {
        match value {
            "" => self.refuse_empty("header", name),
            _ => self.header("", name, value, true),
        }
    }

    fn refuse_empty(&mut self, what: &str, name: &str) {
        self.refuse(format!(
            "the {what} `{name}` is empty, which the sidecar reads as not set; give a value or omit it"
        ));
    }

    pub(crate) fn header(&mut self, prefix: &str, key: &str, value: &str, replace: bool) {
        let name = if prefix.is_empty() {
            Cow::Borrowed(key)
        } else {
            Cow::Owned(format!("{prefix}{key}"))
        };
        let parameter = if prefix.is_empty() { "header" } else { prefix };
        if key.is_empty() || !encode::is_token(&name) {
            let name = shorten(&name, 100);
            return self.refuse(format!(
                "a `{parameter}` has the name {name:?}, which is not the name of a header"
            ));
        }
        if name.len() > LONGEST {
            return self.refuse(format!(
                "the name of a `{parameter}` has {} characters, more than {LONGEST}",
                name.len()
            ));
        }
        if self.headers.len() >= MOST_HEADERS {
            return self.refuse(format!(
                "the call has more than {MOST_HEADERS} headers; `{name}` cannot be added"
            ));
        }
        if RESERVED
            .iter()
            .any(|reserved| name.eq_ignore_ascii_case(reserved))
        {
            return self.refuse(format!("the `header` `{name}` cannot be set on a call"));
        }
        if let Err(problem) = encode::header_value(value.as_bytes()) {
            return self.refuse(format!("the value of the header `{name}` {problem}"));
        }
        if replace {
            self.headers.set(&name, value);
        } else {
            self.headers.append(&name, value);
        }
    }

    /// Adds a header of the client, unless the call sets it.
    pub(crate) fn default_header(&mut self, name: &str, value: &str) {
        if self.headers.get(name).is_none() {
            self.header("", name, value, false);
        }
    }

    pub(crate) fn body(&mut self, body: Body, content_type: Option<&'static str>) {
        self.body = DraftBody::Whole(body);
        self.content_type = content_type;
    }

    pub(crate) fn json(&mut self, writer: JsonWriter) {
        match writer.finish() {
            Ok(text) => self.body(text.into(), Some("application/json")),
            Err(problem) => self.refuse(format!("the body cannot be written as JSON: {problem}")),
        }
    }

    /// Returns the members of the body. Turns the body into an object if it is not one.
    pub(crate) fn object(&mut self) -> &mut Members {
        self.content_type = Some("application/json");
        if !matches!(self.body, DraftBody::Object) {
            self.body = DraftBody::Object;
            self.members.clear();
        }
        &mut self.members
    }

    pub(crate) fn json_field(&mut self, name: &'static str, writer: JsonWriter) {
        match writer.finish() {
            Ok(text) => members::set(self.object(), name, Member::Json(text)),
            Err(problem) => {
                self.refuse(format!("`{name}` cannot be written as JSON: {problem}"));
            }
        }
    }

    pub(crate) fn json_entry(&mut self, name: &'static str, key: &str, writer: JsonWriter) {
        match writer.finish() {
            Ok(text) => members::set_entry(self.object(), name, key, text),
            Err(problem) => self.refuse(format!(
                "`{name}.{key}` cannot be written as JSON: {problem}"
            )),
        }
    }

    pub(crate) fn timeout(&mut self, timeout: Duration) {
        self.timeout = Some(timeout);
    }

    /// Returns the complete request, or the reason why it cannot be sent.
    pub(crate) fn finish(mut self) -> Result<Ready, Error> {
        if let (None, Some((_, rest))) = (&self.error, self.template.split_once('{')) {
            let name = rest.split('}').next().unwrap_or_default();
            self.refuse(format!("the path parameter `{name}` is missing"));
        }
        let mut target = self.path;
        target.push_str(self.template);
        let path_length = target.len();
        for (index, (name, value)) in self.query.iter().enumerate() {
            target.push(if index == 0 { '?' } else { '&' });
            target.push_str(name);
            target.push('=');
            target.push_str(value);
        }
        if target.len() > LONGEST && self.error.is_none() {
            self.error = Some(self.longest.too_long(target.len(), &self.query));
        }
        if let Some(error) = self.error {
            return Err(Error::invalid_argument(error));
        }
        let body = match self.body {
            DraftBody::None => Body::empty(),
            DraftBody::Whole(body) => body,
            DraftBody::Object => members::write(&self.members),
        };
        if let Some(content_type) = self.content_type {
            if self.headers.get("content-type").is_none() {
                self.headers.append("content-type", content_type);
            }
        }
        let Draft {
            method,
            headers,
            timeout,
            ..
        } = self;
        Ok(Ready {
            method,
            target,
            path_length,
            headers,
            body,
            timeout,
        })
    }
}
