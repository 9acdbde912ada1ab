//! Policies of resiliency: what is tried again, how long it may take, and when it is not tried any more.
//!
//! ```text
//! settings  what `Resiliency` resources say; `codes` are the statuses after which something is tried again
//! all       the policies of one sidecar, found by what they are for
//! policy    carries something out under a policy
//! waits     how long to wait before the next attempt
//! breaker   a circuit breaker
//! ```
//!
//! All times go by the clock of the sidecar.

mod all;
mod breaker;
mod codes;
mod policy;
mod settings;
#[cfg(test)]
mod tests;
mod waits;

pub(crate) use self::all::{Resiliency, Sort};
pub(crate) use self::policy::{Failing, Policy, Stopped};
pub(crate) use self::settings::{Settings, Spec};
