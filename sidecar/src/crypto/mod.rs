//! Keys, algorithms, and the encryption scheme `dapr.io/enc/v1`.
//!
//! ```text
//! scheme/          messages of any size: header, segments
//!   │
//! component.rs     finds keys, checks their permitted use, uses them
//!   │
//! symmetric.rs  asymmetric.rs  signature.rs   the algorithms
//!   │
//! source.rs  key/  key sources and key formats
//! ```

mod asymmetric;
mod cbc_hmac;
mod component;
mod error;
mod key;
pub(crate) mod scheme;
mod signature;
mod source;
mod symmetric;
#[cfg(test)]
mod tests;

pub(crate) use self::component::{CipherParams, Ciphertext, CryptoComponent, read_key};
pub(crate) use self::key::Key;
