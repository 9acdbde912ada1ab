//! The keys of a run file, and their flags.

/// The type of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Number,
    Boolean,
}

use Kind::{Boolean, Number, Text};

/// Keys of `common` and of an app, each with one flag.
pub(super) const SHARED: [(&str, &str, Kind); 15] = [
    ("apiListenAddresses", "dapr-listen-addresses", Text),
    ("appHealthCheckPath", "app-health-check-path", Text),
    (
        "appHealthProbeInterval",
        "app-health-probe-interval",
        Number,
    ),
    ("appHealthProbeTimeout", "app-health-probe-timeout", Number),
    ("appHealthThreshold", "app-health-threshold", Number),
    ("appMaxConcurrency", "app-max-concurrency", Number),
    ("appProtocol", "app-protocol", Text),
    ("appSSL", "app-ssl", Boolean),
    ("enableApiLogging", "enable-api-logging", Boolean),
    ("enableAppHealthCheck", "enable-app-health-check", Boolean),
    ("enableProfiling", "enable-profiling", Boolean),
    ("logLevel", "log-level", Text),
    ("maxBodySize", "max-body-size", Text),
    ("readBufferSize", "read-buffer-size", Text),
    ("runtimePath", "runtime-path", Text),
];

/// Keys of an app only, each with one flag.
pub(super) const OWN: [(&str, &str, Kind); 10] = [
    ("adminPort", "admin-port", Number),
    ("appChannelAddress", "app-channel-address", Text),
    ("appID", "app-id", Text),
    ("appPort", "app-port", Number),
    ("daprGRPCPort", "dapr-grpc-port", Number),
    ("daprHTTPPort", "dapr-http-port", Number),
    ("daprInternalGRPCPort", "dapr-internal-grpc-port", Number),
    ("metricsPort", "metrics-port", Number),
    ("profilePort", "profile-port", Number),
    ("unixDomainSocket", "unix-domain-socket", Text),
];

/// Keys for which a missing value differs from an empty one.
pub(super) const ADDRESSES: [(&str, &str); 2] = [
    ("placementHostAddress", "placement-host-address"),
    ("schedulerHostAddress", "scheduler-host-address"),
];

/// Other keys of `common` and of an app.
const SHARED_OTHERS: [&str; 6] = [
    "appLogDestination",
    "configFilePath",
    "daprdLogDestination",
    "env",
    "resourcesPath",
    "resourcesPaths",
];

/// Other keys of an app. Those about containers are for Kubernetes.
const OWN_OTHERS: [&str; 5] = [
    "appDirPath",
    "command",
    "containerImage",
    "containerImagePullPolicy",
    "createService",
];

/// All keys of `common`.
pub(super) fn of_common() -> Vec<&'static str> {
    let shared = SHARED.iter().map(|(key, ..)| *key);
    let addresses = ADDRESSES.iter().map(|(key, _)| *key);
    shared.chain(addresses).chain(SHARED_OTHERS).collect()
}

/// All keys of an app.
pub(super) fn of_app() -> Vec<&'static str> {
    let app_keys = OWN.iter().map(|(key, ..)| *key).chain(OWN_OTHERS);
    of_common().into_iter().chain(app_keys).collect()
}

/// Returns the key that was probably meant.
pub(super) fn similar(key: &str, keys: &[&'static str]) -> Option<&'static str> {
    let plain = |key: &str| key.to_lowercase().replace(['-', '_'], "");
    let plain_key = plain(key);
    keys.iter().copied().find(|other| {
        let other = plain(other);
        other == plain_key
            || (plain_key.len() > 4
                && (other.starts_with(&plain_key) || plain_key.starts_with(&other)))
    })
}
