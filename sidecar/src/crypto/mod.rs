//! Keys, algorithms and the scheme `dapr.io/enc/v1`.
//!
//! ```text
//! scheme/          messages of any size: header, segments
//!   │
//! component.rs     find a key, see whether it may, use it
//!   │
//! symmetric.rs  asymmetric.rs  signature.rs   the algorithms
//!   │
//! source.rs  key/  where keys are, and how they are written
//! ```

mod asymmetric;
mod cbc_hmac;
mod component;
mod fault;
mod key;
pub(crate) mod scheme;
mod signature;
mod source;
mod symmetric;
#[cfg(test)]
mod tests;

pub(crate) use self::component::{CryptoComponent, Sealed, With, read_key};
pub(crate) use self::key::Key;
