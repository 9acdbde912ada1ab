//! Child processes that never outlive the process that started them.
//!
//! Every child and its descendants form a [`Group`]: a process group on Unix, a job object on
//! Windows. The group is stopped as a whole: when the value is dropped, when a signal arrives
//! ([`stop_all_on_signals`]), and when this process is killed (see `unix/guard.rs` and
//! `windows.rs`).

mod group;
mod quoted;
mod run;
#[cfg_attr(unix, path = "unix/mod.rs")]
#[cfg_attr(windows, path = "windows.rs")]
mod system;

pub use group::Group;
pub use quoted::run_quoted;
pub(crate) use run::create;
pub use run::{capture, describe, last_lines, run, run_logged};
pub(crate) use system::is_root;
pub use system::stop_all_on_signals;
