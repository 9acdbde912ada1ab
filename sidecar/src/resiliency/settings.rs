//! The contents of `Resiliency` resources.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use serde::Deserialize;

use super::breaker::{Template, Trip};
use super::codes::Codes;
use super::retry::{Backoff, Retry};
use crate::timing::parse_go_duration;

/// The policies of all resources, and their targets.
#[derive(Clone, Debug, Default)]
pub(crate) struct Settings {
    pub(super) timeouts: BTreeMap<String, Duration>,
    pub(super) retries: BTreeMap<String, Arc<Retry>>,
    pub(super) breakers: BTreeMap<String, Template>,
    pub(super) apps: BTreeMap<String, Names>,
    pub(super) actors: BTreeMap<String, ActorNames>,
    pub(super) components: BTreeMap<String, ComponentNames>,
}

/// The names of a target's policies; empty means none.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Names {
    pub(super) timeout: String,
    pub(super) retry: String,
    pub(super) circuit_breaker: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "ActorTarget")]
pub(super) struct ActorNames {
    pub(super) names: Names,
    /// Whether a circuit breaker is per actor (`id`) or per actor type (`type`).
    pub(super) circuit_breaker_scope: String,
}

/// [`ActorNames`] as written in a resource: one flat mapping.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct ActorTarget {
    timeout: String,
    retry: String,
    circuit_breaker: String,
    circuit_breaker_scope: String,
}

impl From<ActorTarget> for ActorNames {
    fn from(target: ActorTarget) -> Self {
        Self {
            names: Names {
                timeout: target.timeout,
                retry: target.retry,
                circuit_breaker: target.circuit_breaker,
            },
            circuit_breaker_scope: target.circuit_breaker_scope,
        }
    }
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ComponentNames {
    pub(super) inbound: Names,
    pub(super) outbound: Names,
}

/// The `spec` of a resource.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Spec {
    policies: Policies,
    targets: Targets,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Policies {
    timeouts: BTreeMap<String, String>,
    retries: BTreeMap<String, RetrySpec>,
    circuit_breakers: BTreeMap<String, BreakerSpec>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct RetrySpec {
    policy: String,
    duration: String,
    max_interval: String,
    max_retries: Option<i64>,
    matching: Matching,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Matching {
    #[serde(rename = "httpStatusCodes")]
    http: String,
    #[serde(rename = "gRPCStatusCodes")]
    grpc: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct BreakerSpec {
    max_requests: u32,
    interval: String,
    timeout: String,
    trip: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Targets {
    apps: BTreeMap<String, Names>,
    actors: BTreeMap<String, ActorNames>,
    components: BTreeMap<String, ComponentNames>,
}

/// The built-in retry policies of daprd. If overridden, they retry at least three times.
/// `PROTECTED` cannot be overridden.
const BUILT_IN: [&str; 4] = [
    "DaprBuiltInServiceRetries",
    "DaprBuiltInActorRetries",
    "DaprBuiltInActorReminderRetries",
    "DaprBuiltInInitializationRetries",
];
const PROTECTED: &str = "DaprBuiltInActorNotFoundRetries";

impl Settings {
    /// Adds the spec of a resource. Later policies and targets replace earlier ones with the same name. The
    /// error names the invalid part.
    pub(crate) fn add(&mut self, spec: Spec) -> Result<(), String> {
        for (name, value) in spec.policies.timeouts {
            let timeout = duration(&value, Duration::ZERO)
                .map_err(|error| format!("the timeout `{name}`: {error}"))?;
            self.timeouts.insert(name, timeout);
        }
        for (name, retry) in spec.policies.retries {
            let mut read = retry
                .read()
                .map_err(|error| format!("the retry policy `{name}`: {error}"))?;
            if name == PROTECTED {
                continue;
            }
            if BUILT_IN.contains(&name.as_str()) {
                read.max_retries = Some(read.max_retries.unwrap_or_default().max(3));
            }
            self.retries.insert(name, Arc::new(read));
        }
        for (name, breaker) in spec.policies.circuit_breakers {
            let template = breaker
                .read()
                .map_err(|error| format!("the circuit breaker `{name}`: {error}"))?;
            self.breakers.insert(name, template);
        }
        for (actor_type, names) in &spec.targets.actors {
            if names.names.circuit_breaker.is_empty() {
                continue;
            }
            match names.circuit_breaker_scope.as_str() {
                "type" | "id" | "both" => {}
                scope => {
                    return Err(format!(
                        "the actor target `{actor_type}`: `circuitBreakerScope` is `{scope}`; a circuit breaker needs \
                         `type`, `id` or `both`"
                    ));
                }
            }
        }
        self.apps.extend(spec.targets.apps);
        self.actors.extend(spec.targets.actors);
        self.components.extend(spec.targets.components);
        Ok(())
    }

    /// The policies that targets name but no resource defines. They have no effect, as in daprd.
    pub(crate) fn undefined(&self) -> Vec<String> {
        let components = self.components.iter().flat_map(|(name, names)| {
            [
                (format!("the component `{name}` (inbound)"), &names.inbound),
                (
                    format!("the component `{name}` (outbound)"),
                    &names.outbound,
                ),
            ]
        });
        let apps = self.apps.iter();
        let apps = apps.map(|(name, names)| (format!("the application `{name}`"), names));
        let actors = self.actors.iter();
        let actors = actors.map(|(name, names)| (format!("the actors `{name}`"), &names.names));
        let mut undefined = Vec::new();
        for (target, names) in apps.chain(actors).chain(components) {
            for (kind, name, is_there) in [
                (
                    "timeout",
                    &names.timeout,
                    self.timeouts.contains_key(&names.timeout),
                ),
                (
                    "retry policy",
                    &names.retry,
                    self.retries.contains_key(&names.retry),
                ),
                (
                    "circuit breaker",
                    &names.circuit_breaker,
                    self.breakers.contains_key(&names.circuit_breaker),
                ),
            ] {
                if !name.is_empty() && !is_there && !is_built_in(name) {
                    undefined.push(format!(
                        "{target} uses the {kind} `{name}`, which no Resiliency resource defines"
                    ));
                }
            }
        }
        undefined
    }
}

fn is_built_in(name: &str) -> bool {
    name == PROTECTED || BUILT_IN.contains(&name)
}

impl RetrySpec {
    fn read(&self) -> Result<Retry, String> {
        let wait = duration(&self.duration, Duration::from_secs(5))
            .map_err(|error| format!("`duration`: {error}"))?;
        let longest = duration(&self.max_interval, Duration::from_secs(60))
            .map_err(|error| format!("`maxInterval`: {error}"))?;
        Ok(Retry {
            pace: match self.policy.to_lowercase().as_str() {
                "" | "constant" => Backoff::Constant(wait),
                "exponential" => Backoff::Growing(longest),
                other => {
                    return Err(format!(
                        "`policy` is `{other}`; give `constant` or `exponential`"
                    ));
                }
            },
            // Negative values mean unlimited.
            max_retries: u64::try_from(self.max_retries.unwrap_or(-1)).ok(),
            codes: Codes::new(&self.matching.http, &self.matching.grpc)?,
        })
    }
}

impl BreakerSpec {
    fn read(&self) -> Result<Template, String> {
        let minute = Duration::from_secs(60);
        let timeout =
            duration(&self.timeout, minute).map_err(|error| format!("`timeout`: {error}"))?;
        Ok(Template {
            max_requests: u64::from(self.max_requests.max(1)),
            interval: duration(&self.interval, Duration::ZERO)
                .map_err(|error| format!("`interval`: {error}"))?,
            timeout: if timeout.is_zero() { minute } else { timeout },
            trip: Arc::new(Trip::new(&self.trip).map_err(|error| format!("`trip`: {error}"))?),
        })
    }
}

/// Parses a Go duration such as `1m30s`, or a number of milliseconds.
fn duration(text: &str, default: Duration) -> Result<Duration, String> {
    if text.is_empty() {
        return Ok(default);
    }
    if let Ok(milliseconds) = text.parse::<i64>() {
        return Ok(Duration::from_millis(
            u64::try_from(milliseconds).unwrap_or_default(),
        ));
    }
    let nanoseconds = parse_go_duration(text)
        .map_err(|error| format!("`{text}` is not a duration such as `5s`: {error}"))?;
    Ok(Duration::from_nanos(
        u64::try_from(nanoseconds).unwrap_or_default(),
    ))
}
