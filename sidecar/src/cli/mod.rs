//! The command line: the flags of `dapr run` and of daprd.

mod child;
mod flags;
mod quantity;
mod run;

pub(crate) use self::flags::Arguments;
pub(crate) use self::run::run;
