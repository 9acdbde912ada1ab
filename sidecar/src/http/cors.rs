//! CORS. Disabled unless origins are allowed.

use dapr_client::Headers;
use dapr_client::server::RawResponse;

/// The CORS headers of a response.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Cors {
    /// No CORS headers.
    Off,
    /// A preflight request, and the headers of its response.
    Preflight(Vec<(&'static str, String)>),
    /// A normal request, and the headers to add to its response.
    Headers(Vec<(&'static str, String)>),
}

impl Cors {
    /// `allowed` is a comma-separated list of origins, or `*`.
    pub(crate) fn of(allowed: &str, method: &str, headers: &Headers) -> Self {
        if allowed.is_empty() {
            return Self::Off;
        }
        let text = |name: &str| {
            headers
                .get(name)
                .map(|value| String::from_utf8_lossy(value).into_owned())
                .unwrap_or_default()
        };
        let (origin, requested) = (text("origin"), text("access-control-request-method"));
        let preflight = method == "OPTIONS" && !requested.is_empty();
        let headers = headers_for(
            allowed,
            &origin,
            if preflight { &requested } else { method },
            preflight,
            &text("access-control-request-headers"),
        );
        if preflight {
            Self::Preflight(headers)
        } else {
            Self::Headers(headers)
        }
    }

    pub(crate) fn write(&self, response: &mut RawResponse) {
        let (Self::Preflight(headers) | Self::Headers(headers)) = self else {
            return;
        };
        for (name, value) in headers {
            response.headers.append(name, value);
        }
    }
}

fn headers_for(
    allowed: &str,
    origin: &str,
    method: &str,
    preflight: bool,
    requested_headers: &str,
) -> Vec<(&'static str, String)> {
    let mut headers = vec![("Vary", "Origin".to_owned())];
    if preflight {
        headers.push(("Vary", "Access-Control-Request-Method".to_owned()));
        headers.push(("Vary", "Access-Control-Request-Headers".to_owned()));
    }
    let all = allowed == "*";
    let is_allowed = all || allowed.split(',').any(|one| matches(one.trim(), origin));
    let methods = ["HEAD", "GET", "POST", "PUT", "PATCH", "DELETE"];
    // An OPTIONS request without a preflight header is not a preflight request.
    if origin.is_empty() || !is_allowed || !(methods.contains(&method) || method == "OPTIONS") {
        return headers;
    }
    headers.push((
        "Access-Control-Allow-Origin",
        if all {
            "*".to_owned()
        } else {
            origin.to_owned()
        },
    ));
    if preflight {
        headers.push(("Access-Control-Allow-Methods", method.to_uppercase()));
        if !requested_headers.is_empty() {
            headers.push(("Access-Control-Allow-Headers", requested_headers.to_owned()));
        }
    }
    headers
}

/// An allowed origin may contain one `*`.
fn matches(allowed: &str, origin: &str) -> bool {
    let (allowed, origin) = (allowed.to_lowercase(), origin.to_lowercase());
    match allowed.split_once('*') {
        None => allowed == origin,
        Some((before, after)) => {
            origin.len() >= before.len() + after.len()
                && origin.starts_with(before)
                && origin.ends_with(after)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cors(allowed: &str, method: &str, origin: &str) -> Cors {
        let mut headers = Headers::new();
        headers.append("Origin", origin);
        if method == "OPTIONS" {
            headers.append("Access-Control-Request-Method", "PUT");
        }
        Cors::of(allowed, method, &headers)
    }

    fn allowed_origin(cors: &Cors) -> Option<&str> {
        let (Cors::Preflight(headers) | Cors::Headers(headers)) = cors else {
            return None;
        };
        headers
            .iter()
            .find(|(name, _)| *name == "Access-Control-Allow-Origin")
            .map(|(_, value)| value.as_str())
    }

    #[test]
    fn no_headers_are_added_unless_configured() {
        assert_eq!(cors("", "GET", "http://a.example"), Cors::Off);
    }

    #[test]
    fn origins_are_compared() {
        assert_eq!(
            allowed_origin(&cors("*", "GET", "http://a.example")),
            Some("*")
        );
        let some = "http://a.example, http://*.b.example";
        assert_eq!(
            allowed_origin(&cors(some, "GET", "http://a.example")),
            Some("http://a.example")
        );
        assert_eq!(
            allowed_origin(&cors(some, "GET", "http://x.b.example")),
            Some("http://x.b.example")
        );
        assert_eq!(allowed_origin(&cors(some, "GET", "http://c.example")), None);
    }

    #[test]
    fn a_preflight_request_is_answered_directly() {
        let cors = cors("*", "OPTIONS", "http://a.example");
        assert!(
            matches!(&cors, Cors::Preflight(headers) if headers.contains(&("Access-Control-Allow-Methods", "PUT".to_owned()))),
            "{cors:?}"
        );
    }
}
