//! `bindings.http`: calls an HTTP service.

use std::collections::BTreeMap;
use std::time::Duration;

use dapr_client::{Body, Headers};

use super::{BindingError, Invocation, Outcome};
use crate::app::{BufferedResponse, HttpClient, OutgoingRequest};
use crate::resources::{Properties, is_truthy};

pub(super) const OPERATIONS: &[&str] = &[
    "create", "get", "head", "post", "put", "patch", "delete", "options", "trace",
];

/// The default content type of Go.
const JSON: &str = "application/json; charset=utf-8";

/// The maximum number of redirects.
const MOST_REDIRECTIONS: usize = 10;

/// Properties that the embedded sidecar does not support.
const UNSUPPORTED: &[&str] = &["MTLSRootCA", "MTLSClientCert", "MTLSClientKey"];

/// A service at a URL.
pub(super) struct HttpBinding {
    client: HttpClient,
    url: String,
    /// Whether a response other than 2xx is an error.
    strict: bool,
    timeout: Option<Duration>,
    /// A header that is sent with each request.
    token: Option<(String, String)>,
    /// The maximum size of a response.
    max_response_size: Option<usize>,
    /// The reason why the service cannot be called.
    unserved: Option<String>,
}

impl HttpBinding {
    pub(super) fn new(properties: &Properties, client: HttpClient) -> Result<Self, String> {
        let property = |name: &str| properties.get(name).filter(|value| !value.is_empty());
        for name in UNSUPPORTED {
            check_certificate(name, property(name).unwrap_or_default())?;
        }
        let url = property("url").unwrap_or_default();
        let unserved = match UNSUPPORTED.iter().find(|name| property(name).is_some()) {
            Some(name) => Some(format!(
                "the property `{name}` is not supported: the embedded sidecar has no TLS; remove the property"
            )),
            None if !url.starts_with("http://") => Some(format!(
                "the property `url` is `{url}`; use an address that begins with http:// (the embedded sidecar has no TLS)"
            )),
            None => None,
        };
        let timeout = properties.duration(&["responseTimeout"])?;
        // Zero and negative values mean no limit.
        let timeout = timeout.and_then(|nanoseconds| u64::try_from(nanoseconds).ok());
        let timeout = timeout.filter(|nanoseconds| *nanoseconds > 0);
        let token = property("securityTokenHeader").zip(property("securityToken"));
        Ok(Self {
            client,
            url: url.to_owned(),
            strict: property("errorIfNot2XX").is_none_or(is_truthy),
            timeout: timeout.map(Duration::from_nanos),
            unserved,
            token: token.map(|(name, value)| (name.to_owned(), value.to_owned())),
            max_response_size: size(properties.get("maxResponseBodySize").unwrap_or("100Mi"))?,
        })
    }

    pub(super) fn unserved(&self) -> Option<&str> {
        self.unserved.as_deref()
    }

    pub(super) async fn invoke(&self, invocation: &Invocation) -> Result<Outcome, BindingError> {
        if let Some(reason) = self.unserved() {
            return Err(reason.to_owned().into());
        }
        let call = self.follow(invocation);
        let response = match self.timeout {
            None => call.await?,
            Some(timeout) => tokio::time::timeout(timeout, call)
                .await
                .unwrap_or_else(|_| {
                    let (method, url) = (go_method(invocation), self.target(invocation));
                    Err(format!("{method} \"{url}\": context deadline exceeded"))
                })?,
        };
        let status = response.status;
        let mut metadata = BTreeMap::new();
        for (name, value) in response.headers.iter() {
            let value = String::from_utf8_lossy(value);
            let resolve_location: &mut String = metadata.entry(canonical(name)).or_default();
            if !resolve_location.is_empty() {
                resolve_location.push_str(", ");
            }
            resolve_location.push_str(&value);
        }
        metadata.insert("statusCode".to_owned(), status.to_string());
        let line = format!("{status} {}", reason(&response));
        metadata.insert("status".to_owned(), line.trim_end().to_owned());
        let entry = invocation
            .metadata
            .get("errorIfNot2XX")
            .filter(|text| !text.is_empty());
        let strict = entry.map_or(self.strict, |text| is_truthy(text));
        if strict && !(200..300).contains(&status) {
            return Err(BindingError {
                text: format!("received status code {status}"),
                metadata,
            });
        }
        let max_response_size = self.max_response_size.unwrap_or(usize::MAX);
        let data = response.body[..response.body.len().min(max_response_size)].to_vec();
        Ok(Outcome { data, metadata })
    }

    /// Sends the request and follows redirects. The error messages are Go's.
    async fn follow(&self, invocation: &Invocation) -> Result<BufferedResponse, String> {
        let mut method = method(invocation);
        let mut url = self.target(invocation);
        let mut body = has_body(method).then(|| invocation.data.clone());
        let mut referer: Option<String> = None;
        for _ in 0..MOST_REDIRECTIONS {
            let (base, target) = split(&url)?;
            let mut headers = self.headers(invocation, body.is_some());
            if let Some(referer) = &referer {
                headers.set("referer", referer);
            }
            let request = OutgoingRequest {
                method: method.to_owned(),
                target: target.to_owned(),
                headers,
                body: body.clone().map_or_else(Body::empty, Body::from),
            };
            let response = self
                .client
                .send(base, request)
                .await
                .map_err(|error| error.to_string())?;
            let response = response.read().await.map_err(|error| error.to_string())?;
            let status = response.status;
            let location = response
                .headers
                .get("location")
                .map(String::from_utf8_lossy)
                .map(|location| location.into_owned());
            let Some(location) = location.filter(|_| matches!(status, 301 | 302 | 303 | 307 | 308))
            else {
                return Ok(response);
            };
            if status < 307 && method != "HEAD" {
                method = "GET";
                body = None;
            }
            let next = resolve_location(&url, &location)?;
            referer = Some(std::mem::replace(&mut url, next));
        }
        let (method, url) = (go_method(invocation), url);
        Err(format!(
            "{method} \"{url}\": stopped after {MOST_REDIRECTIONS} redirects"
        ))
    }

    fn target(&self, invocation: &Invocation) -> String {
        match invocation
            .metadata
            .get("path")
            .filter(|path| !path.is_empty())
        {
            Some(path) => {
                format!(
                    "{}/{}",
                    self.url.trim_end_matches('/'),
                    path.trim_start_matches('/')
                )
            }
            None => self.url.clone(),
        }
    }

    /// Metadata entries that start with a capital letter become headers.
    fn headers(&self, invocation: &Invocation, has_body: bool) -> Headers {
        let mut headers = Headers::new();
        if has_body {
            headers.set("content-type", JSON);
        }
        headers.set("accept", JSON);
        if let Some((name, value)) = &self.token {
            headers.set(name, value);
        }
        for (name, value) in &invocation.metadata {
            if name.starts_with(|first: char| first.is_ascii_uppercase()) {
                headers.set(name, value);
            }
        }
        for name in ["traceparent", "tracestate", "baggage"] {
            if let Some(value) = invocation
                .metadata
                .get(name)
                .filter(|value| !value.is_empty())
            {
                headers.set(name, value);
            }
        }
        headers
    }
}

impl std::fmt::Debug for HttpBinding {
    /// Omits the token, which is a secret.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("HttpBinding")
            .field("url", &self.url)
            .finish_non_exhaustive()
    }
}

fn method(invocation: &Invocation) -> &'static str {
    match invocation.operation.as_str() {
        "get" => "GET",
        "head" => "HEAD",
        "put" => "PUT",
        "patch" => "PATCH",
        "delete" => "DELETE",
        "options" => "OPTIONS",
        "trace" => "TRACE",
        // `create` is the original name of this operation.
        _ => "POST",
    }
}

/// The reason phrase as the service sent it, possibly empty.
fn reason(response: &BufferedResponse) -> &str {
    let usual = || {
        let status = http::StatusCode::from_u16(response.status).ok()?;
        status.canonical_reason()
    };
    let written = response.reason.as_deref();
    written.or_else(usual).unwrap_or_default()
}

/// The method name in Go's error messages.
fn go_method(invocation: &Invocation) -> String {
    let (first, rest) = method(invocation).split_at(1);
    format!("{first}{}", rest.to_lowercase())
}

fn has_body(method: &str) -> bool {
    matches!(method, "POST" | "PUT" | "PATCH")
}

/// Splits a URL before its path.
fn split(url: &str) -> Result<(&str, &str), String> {
    let Some(rest) = url.strip_prefix("http://") else {
        return Err(format!(
            "the address {url} does not begin with http://, and the embedded sidecar has no TLS"
        ));
    };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    Ok(url.split_at("http://".len() + end))
}

/// Resolves the location of a redirect from `url`.
fn resolve_location(url: &str, location: &str) -> Result<String, String> {
    if location.contains("://") {
        return Ok(location.to_owned());
    }
    let (base, target) = split(url)?;
    if location.starts_with('/') {
        return Ok(format!("{base}{location}"));
    }
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let folder = path.rfind('/').map_or("/", |end| &path[..=end]);
    Ok(format!("{base}{folder}{location}"))
}

/// A header name in Go's canonical form: `Content-Type`.
fn canonical(name: &str) -> String {
    let part = |part: &str| {
        let mut letters = part.chars();
        let first = letters.next().map(|first| first.to_ascii_uppercase());
        first
            .into_iter()
            .chain(letters.map(|letter| letter.to_ascii_lowercase()))
            .collect()
    };
    let parts: Vec<String> = name.split('-').map(part).collect();
    parts.join("-")
}

/// Validates a certificate like daprd at startup: it must be PEM data or an existing file.
fn check_certificate(name: &str, value: &str) -> Result<(), String> {
    let is_pem = value.contains("-----BEGIN");
    if name != "MTLSRootCA" || value.is_empty() || is_pem || std::path::Path::new(value).exists() {
        return Ok(());
    }
    Err(format!(
        "the property `{name}` is neither a certificate in PEM nor the path of a file"
    ))
}

/// Parses a size such as `100Mi`. Zero and negative values mean no limit.
fn size(text: &str) -> Result<Option<usize>, String> {
    let (digits, unit) = match text.find(|letter: char| letter.is_ascii_alphabetic()) {
        Some(at) => text.split_at(at),
        None => (text, ""),
    };
    let unit: Option<i64> = match unit {
        "" => Some(1),
        "k" => Some(1_000),
        "M" => Some(1_000_000),
        "G" => Some(1_000_000_000),
        "Ki" => Some(1 << 10),
        "Mi" => Some(1 << 20),
        "Gi" => Some(1 << 30),
        _ => None,
    };
    let bytes = digits
        .parse()
        .ok()
        .zip(unit)
        .and_then(|(number, unit): (i64, _)| number.checked_mul(unit));
    match bytes {
        Some(bytes) => Ok(usize::try_from(bytes).ok().filter(|bytes| *bytes > 0)),
        None => Err(format!(
            "the property `maxResponseBodySize` is `{text}`, which is not a size such as `100Mi`"
        )),
    }
}

#[cfg(test)]
mod tests;
