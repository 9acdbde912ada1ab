//! How the actors of a type are treated.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::app::{ActorSettings, AppConfig};
use crate::timing::parse_go_duration;

/// An actor that nobody has called for this long is deactivated, unless something else is said.
const IDLE: Duration = Duration::from_secs(60 * 60);
/// How deep calls within calls may go, unless something else is said.
const DEEPEST: u32 = 32;

/// The types that an application hosts.
#[derive(Clone, Debug, Default)]
pub(crate) struct HostedTypes(BTreeMap<String, Settings>);

/// How the actors of a type are treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Settings {
    pub(super) idle: Duration,
    /// How deep calls within calls may go, if there may be any.
    pub(super) reentrant: Option<u32>,
}

impl HostedTypes {
    /// The types that an application has named.
    pub(crate) fn new(config: &AppConfig) -> Self {
        let settings = |actor_type: &String| {
            let settings = Settings::new(config.settings_of(actor_type), &config.settings);
            (actor_type.clone(), settings)
        };
        Self(
            config
                .entities
                .iter()
                .filter(|name| !name.is_empty())
                .map(settings)
                .collect(),
        )
    }

    pub(super) fn get(&self, actor_type: &str) -> Option<Settings> {
        self.0.get(actor_type).copied()
    }

    /// The types, sorted.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

impl Settings {
    /// What a type does not say for itself is what is said for all.
    fn new(own: &ActorSettings, general: &ActorSettings) -> Self {
        let idle = [&own.actor_idle_timeout, &general.actor_idle_timeout]
            .into_iter()
            .find_map(|text| parse_go_duration(text).ok())
            .filter(|nanoseconds| *nanoseconds > 0);
        Self {
            idle: idle.map_or(IDLE, |nanoseconds| {
                Duration::from_nanos(nanoseconds.unsigned_abs())
            }),
            reentrant: own
                .reentrancy
                .enabled
                .then(|| match own.reentrancy.max_stack_depth {
                    None => DEEPEST,
                    Some(depth) => u32::try_from(depth).unwrap_or(0),
                }),
        }
    }
}
