//! Routing: finds the operation of a request.

use dapr_client::server::{OperationId, ROUTES, RoutePath, Segment};

use crate::go::path::{clean, decode_parameter};
use crate::resources::ApiAccess;

/// The result of routing.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Matched {
    /// An operation, with its path parameters.
    Operation(OperationId, Vec<String>),
    /// Service invocation: any path that is not an operation.
    Invocation,
    /// No route, because service invocation is disabled. Contains the methods that the path allows.
    Nothing { other_methods: Vec<&'static str> },
    /// The name of a path parameter with an invalid percent escape.
    BadEscape(&'static str),
}

/// Finds the operation for a method and an escaped path, among those that the configuration allows.
pub(crate) fn find(access: &ApiAccess, method: &str, path: &str) -> Matched {
    let cleaned = clean(path);
    let segments: Vec<&str> = cleaned.split('/').skip(1).collect();
    let mut best: Option<(OperationId, &'static RoutePath)> = None;
    let mut other_methods = Vec::new();
    for route in ROUTES
        .iter()
        .filter(|route| route.operation != OperationId::InvokeMethod)
    {
        for path in route.paths {
            if !fits(path.segments, &segments) || !access.serves(route.group, path.version) {
                continue;
            }
            if !route.methods.contain(method) {
                if let dapr_client::server::Methods::Listed(methods) = route.methods {
                    other_methods.extend(methods);
                }
            } else if best.is_none_or(|(_, known)| ranks(path.segments).lt(ranks(known.segments))) {
                best = Some((route.operation, path));
            }
        }
    }
    match best {
        Some((operation, path)) => match parameters(path.segments, &segments) {
            Ok(parameters) => Matched::Operation(operation, parameters),
            Err(name) => Matched::BadEscape(name),
        },
        None if access.serves("invoke", "v1") => Matched::Invocation,
        None => Matched::Nothing { other_methods },
    }
}

/// Whether a path matches the pattern of a route. A parameter is never empty: cleaning removes empty
/// segments.
fn fits(pattern: &[Segment], segments: &[&str]) -> bool {
    match pattern {
        [] => segments.is_empty(),
        [Segment::Rest(_), ..] => segments.first().is_some_and(|first| !first.is_empty()),
        [Segment::Text(text), pattern @ ..] => segments
            .split_first()
            .is_some_and(|(first, rest)| first == text && fits(pattern, rest)),
        [Segment::Parameter(_), pattern @ ..] => segments
            .split_first()
            .is_some_and(|(first, rest)| !first.is_empty() && fits(pattern, rest)),
    }
}

/// A key to compare two matching patterns: at the first difference, a literal precedes a parameter, and a
/// parameter precedes a wildcard.
fn ranks(pattern: &[Segment]) -> impl Iterator<Item = u8> {
    pattern.iter().map(|segment| match segment {
        Segment::Text(_) => 0,
        Segment::Parameter(_) => 1,
        Segment::Rest(_) => 2,
    })
}

fn parameters(pattern: &[Segment], segments: &[&str]) -> Result<Vec<String>, &'static str> {
    let mut found = Vec::new();
    for (index, segment) in pattern.iter().enumerate() {
        let (name, text) = match segment {
            Segment::Text(_) => continue,
            Segment::Parameter(name) => (*name, segments[index].to_owned()),
            Segment::Rest(name) => (*name, segments[index..].join("/")),
        };
        found.push(decode_parameter(&text).ok_or(name)?);
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(method: &str, path: &str) -> Matched {
        find(&ApiAccess::default(), method, path)
    }

    fn operation(operation: OperationId, parameters: &[&str]) -> Matched {
        Matched::Operation(
            operation,
            parameters.iter().map(|text| (*text).to_owned()).collect(),
        )
    }

    #[test]
    fn an_operation_is_matched_with_its_parameters() {
        assert_eq!(
            found("GET", "/v1.0/state/store/a%2Fb+c"),
            operation(OperationId::GetState, &["store", "a/b c"])
        );
        assert_eq!(
            found("PUT", "//v1.0/./state/store/"),
            operation(OperationId::SaveState, &["store"])
        );
        assert_eq!(
            found("GET", "/v1.0/state/store/%2E%2E"),
            operation(OperationId::GetState, &["store", ".."])
        );
    }

    #[test]
    fn literal_segments_win_over_parameters_if_the_method_matches() {
        assert_eq!(
            found("POST", "/v1.0/state/store/bulk"),
            operation(OperationId::GetBulkState, &["store"])
        );
        assert_eq!(
            found("GET", "/v1.0/state/store/bulk"),
            operation(OperationId::GetState, &["store", "bulk"])
        );
        assert_eq!(
            found("GET", "/v1.0/secrets/vault/bulk"),
            operation(OperationId::GetBulkSecret, &["vault"])
        );
    }

    #[test]
    fn a_topic_can_contain_slashes() {
        assert_eq!(
            found("POST", "/v1.0/publish/net/a/b/"),
            operation(OperationId::PublishEvent, &["net", "a/b"])
        );
        assert_eq!(
            found("POST", "/v1.0/publish/bulk/net/a/b"),
            operation(OperationId::BulkPublishEvent, &["net", "a/b"])
        );
        assert_eq!(
            found("POST", "/v1.0/publish/bulk/x"),
            operation(OperationId::PublishEvent, &["bulk", "x"])
        );
        assert_eq!(found("POST", "/v1.0/publish/net"), Matched::Invocation);
    }

    #[test]
    fn older_paths_match_the_same_operations() {
        let pause = |version: &str| found("POST", &format!("/{version}/workflows/dapr/1/pause"));
        assert_eq!(pause("v1.0-beta1"), pause("v1.0"));
        assert_eq!(
            pause("v1.0-alpha1"),
            operation(OperationId::PauseWorkflow, &["dapr", "1"])
        );
    }

    #[test]
    fn unknown_paths_are_service_invocations() {
        for (method, path) in [
            ("DELETE", "/v1.0/metadata"),
            ("HEAD", "/v1.0/healthz"),
            ("get", "/v1.0/healthz"),
            ("GET", "/orders"),
            ("GET", "/"),
            ("POST", "/v1.0/invoke/app/method/x"),
        ] {
            assert_eq!(found(method, path), Matched::Invocation, "{method} {path}");
        }
    }

    #[test]
    fn a_bad_escape_names_its_parameter() {
        assert_eq!(
            found("GET", "/v1.0/state/store/%zz"),
            Matched::BadEscape("key")
        );
    }

    /// Each path of each operation is found under each of its methods.
    #[test]
    fn every_route_is_matched() {
        for route in ROUTES
            .iter()
            .filter(|route| route.operation != OperationId::InvokeMethod)
        {
            let dapr_client::server::Methods::Listed(methods) = route.methods else {
                panic!("{}", route.name)
            };
            for (method, path) in methods
                .iter()
                .flat_map(|method| route.paths.iter().map(move |path| (method, path)))
            {
                let sent: Vec<&str> = path
                    .segments
                    .iter()
                    .map(|segment| match segment {
                        Segment::Text(text) => text,
                        Segment::Parameter(_) | Segment::Rest(_) => "x",
                    })
                    .collect();
                let matched = found(method, &format!("/{}", sent.join("/")));
                assert!(
                    matches!(matched, Matched::Operation(operation, _) if operation == route.operation),
                    "{method} {}: {matched:?}",
                    path.template
                );
            }
        }
    }
}
