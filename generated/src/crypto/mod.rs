//! Encrypting and decrypting data with keys in a component.
//!
//! Encrypts and decrypts data. The keys remain in a component, such as a key vault or a
//! local directory. The application refers to them by name.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

mod data_encryption_cipher;
pub(crate) mod decrypt_alpha1;
pub(crate) mod encrypt_alpha1;
mod key_wrap_algorithm;

pub use data_encryption_cipher::DataEncryptionCipher;
pub use decrypt_alpha1::DecryptAlpha1Call;
pub use encrypt_alpha1::EncryptAlpha1Call;
pub use key_wrap_algorithm::KeyWrapAlgorithm;
