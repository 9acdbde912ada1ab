//! The target of an invocation.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use dapr_client::Headers;

use crate::go::path::{clean, decode_parameter};

const APP_ID: &str = "dapr-app-id";

/// An application or an external URL, and the method to call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    pub(crate) id: String,
    /// Without a leading slash.
    pub(crate) method: String,
}

/// Finds the target in one of three places: a header, the user of basic authorization, or the path. Removes
/// the header, which is not forwarded.
pub(crate) fn find_target(path: &str, headers: &mut Headers) -> Option<Target> {
    let whole_path = || clean(path).trim_start_matches('/').to_owned();
    let text = |headers: &Headers, name: &str| {
        headers
            .get(name)
            .map(|value| String::from_utf8_lossy(value).into_owned())
            .unwrap_or_default()
    };
    let id = text(headers, APP_ID);
    if !id.is_empty() {
        headers.remove(APP_ID);
        return Some(Target {
            id,
            method: whole_path(),
        });
    }
    if let Some(id) = basic(&text(headers, "authorization")) {
        return (!id.is_empty()).then(|| Target {
            id,
            method: whole_path(),
        });
    }
    in_path(path)
}

/// The password of the user `dapr-app-id`.
fn basic(authorization: &str) -> Option<String> {
    let decoded = STANDARD
        .decode(authorization.strip_prefix("Basic ")?)
        .ok()?;
    let decoded = String::from_utf8_lossy(&decoded).into_owned();
    let (user, id) = decoded.split_once(':')?;
    (user.eq_ignore_ascii_case(APP_ID) && !id.contains(':')).then(|| id.to_owned())
}

/// The path is not cleaned, because an app ID may itself be a URL.
fn in_path(path: &str) -> Option<Target> {
    let rest = after(after(path, "v1.0")?, "invoke")?.trim_start_matches('/');
    let (id, method) = rest
        .split_once("/method/")
        .filter(|(id, _)| !id.is_empty())?;
    let method = Some(clean(method))
        .filter(|method| method != ".")
        .unwrap_or_default();
    // Decoded once more; an undecodable ID is used unchanged.
    let id = decode_parameter(id)
        .filter(|id| !id.is_empty())
        .unwrap_or_else(|| id.to_owned());
    Some(Target { id, method })
}

/// Returns the rest of a path after `segment`, or `None` if the path begins with another segment.
fn after<'a>(path: &'a str, segment: &str) -> Option<&'a str> {
    let rest = path.trim_start_matches('/').strip_prefix(segment)?;
    (rest.is_empty() || rest.starts_with('/')).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, sent: &[(&str, &str)]) -> Option<(String, String)> {
        let mut headers = Headers::new();
        for (name, value) in sent {
            headers.append(name, value);
        }
        let target = find_target(path, &mut headers)?;
        assert!(headers.get(APP_ID).is_none());
        Some((target.id, target.method))
    }

    fn target(id: &str, method: &str) -> Option<(String, String)> {
        Some((id.to_owned(), method.to_owned()))
    }

    #[test]
    fn targets_are_found_in_the_path() {
        assert_eq!(
            found("/v1.0/invoke/app/method/a/b", &[]),
            target("app", "a/b")
        );
        assert_eq!(
            found("//v1.0//invoke//app/method//a/../b/", &[]),
            target("app", "/b")
        );
        assert_eq!(found("/v1.0/invoke/app/method/", &[]), target("app", ""));
        assert_eq!(
            found("/v1.0/invoke/http://host:1/method/x", &[]),
            target("http://host:1", "x")
        );
        assert_eq!(
            found("/v1.0/invoke/a+b%41/method/x", &[]),
            target("a bA", "x")
        );
        assert_eq!(
            found("/v1.0/invoke/100%/method/x", &[]),
            target("100%", "x")
        );
    }

    #[test]
    fn a_missing_target_is_not_found() {
        for path in [
            "/",
            "/orders",
            "/v1.0/invoke/app",
            "/v1.0/invoke/app/method",
            "/v1.0/invoke//method/x",
            "/v1.0/invoker/a/method/x",
        ] {
            assert_eq!(found(path, &[]), None, "{path}");
        }
    }

    #[test]
    fn targets_are_found_in_the_header() {
        assert_eq!(
            found("/a//b/", &[("Dapr-App-Id", "app")]),
            target("app", "a/b")
        );
        assert_eq!(
            found("/v1.0/invoke/x/method/y", &[("dapr-app-id", "app")]),
            target("app", "v1.0/invoke/x/method/y")
        );
    }

    #[test]
    fn targets_are_found_in_basic_authorization() {
        let authorization = format!("Basic {}", STANDARD.encode("Dapr-App-Id:app"));
        assert_eq!(
            found("/a", &[("authorization", &authorization)]),
            target("app", "a")
        );
        let other = format!("Basic {}", STANDARD.encode("somebody:app"));
        assert_eq!(found("/a", &[("authorization", &other)]), None);
    }
}
