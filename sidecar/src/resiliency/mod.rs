//! Resiliency policies: retries, timeouts and circuit breakers.
//!
//! ```text
//! settings  what `Resiliency` resources say; `codes` are the statuses after which something is tried again
//! all       the policies of one sidecar, found by what they are for
//! policy    carries something out under a policy
//! waits     how long to wait before the next attempt
//! breaker   a circuit breaker
//! ```
//!
//! All times use the clock of the sidecar.

mod breaker;
mod codes;
mod policy;
mod registry;
mod retry;
mod settings;
#[cfg(test)]
mod tests;

pub(crate) use self::policy::{Failing, Policy, Stopped};
pub(crate) use self::registry::{ComponentClass, Resiliency};
pub(crate) use self::settings::{Settings, Spec};
