//! A sidecar that serves nothing.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::Body;
use dapr_client::server::crypto::{
    CryptoApi, DecryptAlpha1Error, DecryptAlpha1Request, EncryptAlpha1Error, EncryptAlpha1Request,
};

use crate::dispatch::{Refusing, refused};

impl CryptoApi for Refusing {
    async fn decrypt_alpha1(&self, _: DecryptAlpha1Request) -> Result<Body, DecryptAlpha1Error> {
        Err(refused("decrypt_alpha1").into())
    }

    async fn encrypt_alpha1(&self, _: EncryptAlpha1Request) -> Result<Body, EncryptAlpha1Error> {
        Err(refused("encrypt_alpha1").into())
    }
}
