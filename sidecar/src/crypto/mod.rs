//! Keys, algorithms, and the encryption scheme `dapr.io/enc/v1`.
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
