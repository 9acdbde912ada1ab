//! Resiliency policies: retries, timeouts and circuit breakers.
//!
//! ```text
//! settings  the contents of `Resiliency` resources; `codes` are status codes that are retried
//! registry  the policies of one sidecar, by target
//! policy    runs work under a policy
//! retry     waits between retries
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
#[cfg(feature = "cel")]
mod tests;

pub(crate) use self::policy::{Failing, Policy, Stopped};
pub(crate) use self::registry::{ComponentClass, Resiliency};
pub(crate) use self::settings::{Settings, Spec};
