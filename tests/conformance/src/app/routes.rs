//! Maps the application's paths to callbacks; written by hand, not derived from the description.

/// Not part of a callback: `world.yaml` uses it to make an application unhealthy.
pub(crate) const UNWELL: &str = "?unwell";

/// Returns the callback of a request; `None` for an invocation of the application's own method.
pub(crate) fn callback(method: &str, path: &str) -> Option<&'static str> {
    let path = path.split('?').next().unwrap_or_default();
    let parts: Vec<_> = path.split('/').skip(1).collect();
    Some(match (method, parts.as_slice()) {
        ("GET", ["dapr", "config"]) => "getActorConfig",
        ("GET", ["dapr", "subscribe"]) => "getSubscriptions",
        ("GET", ["healthz"]) => "probeAppHealth",
        ("OPTIONS", [_]) => "probeInputBinding",
        ("POST", ["ticker" | "limper"]) => "deliverBindingEvent",
        ("POST", ["events", ..]) => "deliverEvent",
        ("POST", ["crates", ..]) => "deliverBulkEvents",
        ("POST", ["configuration", _, _, ..]) => "deliverConfigurationUpdate",
        ("POST", ["job", _]) => "triggerJob",
        ("PUT", ["actors", _, _, "method", "remind", _]) => "remindActor",
        ("PUT", ["actors", _, _, "method", "timer", _]) => "fireActorTimer",
        ("PUT", ["actors", _, _, "method", ..]) => "callActorMethod",
        ("DELETE", ["actors", _, _]) => "deactivateActor",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_mapped_to_callbacks() {
        let all = [
            ("GET", "/dapr/config", Some("getActorConfig")),
            ("PUT", "/actors/a/b/method/remind/c", Some("remindActor")),
            ("PUT", "/actors/a/b/method/c?d=e", Some("callActorMethod")),
            ("POST", "/actors/a/b/method/c", None),
            ("POST", "/status/200", None),
        ];
        for (method, path, expected) in all {
            assert_eq!(callback(method, path), expected, "{method} {path}");
        }
    }
}
