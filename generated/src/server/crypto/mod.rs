//! Encrypting and decrypting data with keys in a component.
//!
//! Encrypts and decrypts data. The keys remain in a component, such as a key vault or a
//! local directory. The application refers to them by name.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

mod decrypt_alpha1;
mod encrypt_alpha1;

pub use decrypt_alpha1::{DECRYPT_ALPHA1, DecryptAlpha1Error, DecryptAlpha1Request};
pub use encrypt_alpha1::{ENCRYPT_ALPHA1, EncryptAlpha1Error, EncryptAlpha1Request};

use std::future::Future;

use dapr_client_runtime::Body;

/// What a sidecar does for each operation of this building block.
pub trait CryptoApi: Send + Sync {
    /// `PUT /v1.0-alpha1/crypto/{name}/decrypt`
    fn decrypt_alpha1(
        &self,
        request: DecryptAlpha1Request,
    ) -> impl Future<Output = Result<Body, DecryptAlpha1Error>> + Send;

    /// `PUT /v1.0-alpha1/crypto/{name}/encrypt`
    fn encrypt_alpha1(
        &self,
        request: EncryptAlpha1Request,
    ) -> impl Future<Output = Result<Body, EncryptAlpha1Error>> + Send;
}
