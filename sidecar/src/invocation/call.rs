//! Service invocation.

use dapr_client::{Body, Headers};

use super::{Target, forwarded};
use crate::app::{App, AppError, IncomingResponse, OutgoingRequest};
use crate::core::Core;
use crate::go::path::clean;

/// An invocation of a method.
#[derive(Debug)]
pub(crate) struct Invocation {
    pub(crate) target: Target,
    /// The HTTP method, as received.
    pub(crate) verb: String,
    pub(crate) query: Option<String>,
    pub(crate) headers: Headers,
    pub(crate) body: Body,
}

/// A response and its origin.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) response: IncomingResponse,
    /// Whether the response comes directly over HTTP, not through another sidecar or gRPC.
    pub(crate) is_direct: bool,
}

/// Why an invocation failed: the text that daprd writes after `err: `.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// The access control policy of the called application denies it.
    Denied(String),
    /// The error of a gRPC application cannot be written as JSON.
    Malformed(String),
    /// Any other error.
    Other(String),
}

impl From<String> for Failure {
    fn from(text: String) -> Self {
        Self::Other(text)
    }
}

impl Core {
    /// Invokes a method of an application or of an external service.
    pub(crate) async fn invoke(&self, invocation: Invocation) -> Result<Reply, Failure> {
        let Invocation {
            target: Target { id, method },
            verb,
            query,
            headers,
            body,
        } = invocation;
        let method = normalized(&method)?;
        let request = OutgoingRequest {
            method: verb_of(&verb),
            target: address(&method, query.as_deref()),
            headers,
            body,
        };
        if id.starts_with("http://") || id.starts_with("https://") {
            let request = for_http(request);
            return self.invoke_external(&id, request, self.app_token()).await;
        }
        let mut parts = id.split('.');
        let (name, namespace) = match (parts.next().unwrap_or_default(), parts.next(), parts.next())
        {
            ("", None, _) => return Err("app id is empty".to_owned().into()),
            (name, namespace, None) => (name, namespace.unwrap_or(&self.namespace)),
            _ => return Err(format!("invalid app id {id}").into()),
        };
        if let Some(endpoint) = self.endpoints.iter().find(|endpoint| endpoint.name == name) {
            let mut request = for_http(request);
            for (header, value) in &endpoint.headers {
                request.headers.set(header, value);
            }
            return self
                .invoke_external(&endpoint.base_url, request, None)
                .await;
        }
        if name == self.app_id && namespace == self.namespace {
            let no_app = "cannot invoke local endpoint: app channel not initialized";
            let app = self.app.as_ref().ok_or_else(|| no_app.to_owned())?;
            return Ok(Reply {
                response: send(app, &method, request).await?,
                is_direct: !app.speaks_grpc(),
            });
        }
        self.invoke_remote(name, &method, request).await
    }

    fn app_token(&self) -> Option<&str> {
        self.app.as_ref().and_then(App::token)
    }

    async fn invoke_external(
        &self,
        base: &str,
        mut request: OutgoingRequest,
        token: Option<&str>,
    ) -> Result<Reply, Failure> {
        if let Some(token) = token {
            request.headers.set("dapr-api-token", token);
        }
        if base.starts_with("https://") {
            return Err(format!("the embedded sidecar has no TLS: {base}").into());
        }
        let response = self.client.send(base.trim_end_matches('/'), request).await;
        Ok(Reply {
            response: response.map_err(app_error)?,
            is_direct: true,
        })
    }

    /// Invokes a method through the sidecar of another application.
    async fn invoke_remote(
        &self,
        name: &str,
        method: &str,
        mut request: OutgoingRequest,
    ) -> Result<Reply, Failure> {
        let headers = &mut request.headers;
        headers.append("x-forwarded-for", "127.0.0.1");
        headers.append("x-forwarded-host", "localhost");
        headers.append("forwarded", "for=127.0.0.1;by=127.0.0.1;host=localhost");
        headers.set("dapr-caller-app-id", &self.app_id);
        headers.set("dapr-caller-namespace", &self.namespace);
        headers.set("dapr-callee-app-id", name);
        let response = match self.network.find(name) {
            Some(other) => other.receive(method, request).await?,
            None => self.invoke_peer(name, for_http(request)).await?,
        };
        Ok(Reply {
            response,
            is_direct: false,
        })
    }

    /// Handles an invocation from another sidecar.
    pub(super) async fn receive(
        &self,
        method: &str,
        request: OutgoingRequest,
    ) -> Result<IncomingResponse, Failure> {
        if self.configuration.denies_callers {
            let verb = &request.method;
            return Err(Failure::Denied(format!(
                "rpc error: code = PermissionDenied desc = access control policy has denied access to id:  operation: {method} verb: {verb}"
            )));
        }
        let no_app = "rpc error: code = Internal desc = app channel is not initialized";
        let app = self.app.as_ref().ok_or_else(|| no_app.to_owned())?;
        let response = send(app, method, request).await;
        response.map_err(|failure| match failure {
            Failure::Other(text) if text != TOO_LARGE => Failure::Other(format!(
                "rpc error: code = Internal desc = error invoking app channel: {text}"
            )),
            failure => failure,
        })
    }
}

/// daprd's error for an application without a sidecar.
pub(super) const NO_HOST: &str = "no host found with the given ID";
const TOO_LARGE: &str = "stream too large";

async fn send(
    app: &App,
    method: &str,
    request: OutgoingRequest,
) -> Result<IncomingResponse, Failure> {
    #[cfg(feature = "grpc")]
    if let Some(grpc) = app.grpc() {
        return grpc.invoke(method, request).await.map_err(app_error);
    }
    app.send(for_http(request)).await.map_err(app_error)
}

/// Replaces the original headers with those that are forwarded over HTTP.
fn for_http(mut request: OutgoingRequest) -> OutgoingRequest {
    let length = request.headers.get("content-length").map(<[u8]>::to_vec);
    request.headers = forwarded(&request.headers);
    if let Some(length) = length.filter(|_| !request.body.is_empty()) {
        request.headers.set("content-length", length);
    }
    request
}

pub(super) fn app_error(error: AppError) -> Failure {
    match error {
        AppError::Unreadable(reason) => Failure::Malformed(reason),
        other => Failure::Other(other.to_string()),
    }
}

/// The verbs that Dapr defines; any other becomes POST.
fn verb_of(verb: &str) -> String {
    let verb = verb.to_uppercase();
    let supported_methods = [
        "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH",
    ];
    if supported_methods.contains(&verb.as_str()) {
        verb
    } else {
        "POST".to_owned()
    }
}

fn address(method: &str, query: Option<&str>) -> String {
    let path = if method.starts_with('/') {
        method.to_owned()
    } else {
        format!("/{method}")
    };
    match query.filter(|query| !query.is_empty()) {
        Some(query) => format!("{path}?{query}"),
        None => path,
    }
}

/// Normalizes the method path. Fails if it contains characters that end a path.
fn normalized(method: &str) -> Result<String, String> {
    let invalid_method = |what: &str| {
        Err(format!(
            "rpc error: code = InvalidArgument desc = invalid method: method contains {what}: {}",
            quoted(method)
        ))
    };
    if method.contains(['#', '?', '\0']) {
        return invalid_method("forbidden character");
    }
    if let Some(at) = method.bytes().position(|byte| byte < 0x20 || byte == 0x7f) {
        return invalid_method(&format!("control character at position {at}"));
    }
    let mut cleaned = clean(method);
    while let Some(rest) = cleaned.strip_prefix("../") {
        cleaned = rest.to_owned();
    }
    Ok(if matches!(cleaned.as_str(), ".." | ".") {
        String::new()
    } else {
        cleaned
    })
}

/// Quotes a text like Go's `%q`.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            '\u{7}' => quoted.push_str("\\a"),
            '\u{8}' => quoted.push_str("\\b"),
            '\u{c}' => quoted.push_str("\\f"),
            '\u{b}' => quoted.push_str("\\v"),
            control if control.is_ascii_control() => {
                quoted.push_str(&format!("\\x{:02x}", u32::from(control)))
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn methods_are_normalized() {
        for (method, tidy) in [
            ("a/../b", "b"),
            ("../../a", "a"),
            ("..", ""),
            ("", ""),
            ("a b/ü", "a b/ü"),
            ("/a", "/a"),
        ] {
            assert_eq!(normalized(method).as_deref(), Ok(tidy), "{method}");
        }
    }

    #[test]
    fn characters_that_end_a_path_are_refused() {
        assert_eq!(
            normalized("a?b").unwrap_err(),
            "rpc error: code = InvalidArgument desc = invalid method: method contains forbidden character: \"a?b\""
        );
        assert!(
            normalized("a\u{1}")
                .unwrap_err()
                .ends_with("control character at position 1: \"a\\x01\"")
        );
    }

    #[test]
    fn an_unknown_method_becomes_post() {
        assert_eq!(
            (verb_of("put").as_str(), verb_of("FOO").as_str()),
            ("PUT", "POST")
        );
    }
}
