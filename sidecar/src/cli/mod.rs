//! The command line: the flags of `dapr run` and of daprd.

mod child;
mod configuration;
mod flags;
mod handle;
mod logger;
mod network;
mod options;
mod run;
mod run_file;
mod signals;
mod wait;
mod working_folder;

pub(crate) use self::flags::parse;
pub(crate) use self::run::run;
