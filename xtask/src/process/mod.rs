//! Child processes that never outlive whoever started them.
//!
//! Every child is the leader of a process group of its own ([`Group`]), which
//! is stopped as a whole: when the value is dropped, when a signal arrives
//! ([`stop_all_on_signals`]), and, whatever else happens to this process, by a
//! small guard beside it (see `guard.rs`).

mod group;
mod guard;
mod quoted;
mod run;
mod signals;

pub use group::Group;
pub use quoted::run_quoted;
pub(crate) use run::create;
pub use run::{capture, describe, last_lines, run, run_logged};
pub use signals::stop_all_on_signals;
