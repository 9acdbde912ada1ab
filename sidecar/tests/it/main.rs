//! The sidecar from outside: the generated client, and raw HTTP where the client is too polite.

mod events;
mod faults;
mod invocation;
mod life;
mod raw;
mod surface;
