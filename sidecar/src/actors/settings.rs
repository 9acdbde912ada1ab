//! Settings per actor type.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::app::{ActorSettings, AppConfig};
use crate::timing::parse_go_duration;

/// The default idle timeout.
const IDLE: Duration = Duration::from_secs(60 * 60);
/// The default maximum depth of reentrant calls.
const DEEPEST: u32 = 32;

/// The actor types that an application hosts.
#[derive(Clone, Debug, Default)]
pub(crate) struct HostedTypes(BTreeMap<String, Settings>);

/// The settings of an actor type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Settings {
    pub(super) idle: Duration,
    /// The maximum depth of reentrant calls. `None` if reentrancy is disabled.
    pub(super) reentrant: Option<u32>,
}

impl HostedTypes {
    /// Reads the types from the application's configuration.
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

    /// The names of the types, sorted.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

impl Settings {
    /// Settings that a type omits are inherited from the general settings.
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
