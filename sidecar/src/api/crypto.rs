//! The cryptography API for messages of any size.

use dapr_client::Body;
use dapr_client::server::ErrorResponse;
use dapr_client::server::crypto::{
    CryptoApi, DecryptAlpha1Error, DecryptAlpha1Request, EncryptAlpha1Error, EncryptAlpha1Request,
};
use futures_util::TryStreamExt as _;

use super::body;
use crate::core::Core;
use crate::crypto::CryptoComponent;
use crate::crypto::scheme::{self, Encryption, SchemeError};
use crate::resources::is_truthy;

impl CryptoApi for Core {
    async fn encrypt_alpha1(
        &self,
        request: EncryptAlpha1Request,
    ) -> Result<Body, EncryptAlpha1Error> {
        let component = self.crypto(&request.component_name)?;
        let required = |value: Option<&str>, header: &str| match value {
            Some(value) if !value.is_empty() => Ok(value.to_owned()),
            _ => {
                let message = format!("invalid request: missing header '{header}'");
                Err(EncryptAlpha1Error::BadRequest(message.into()))
            }
        };
        let algorithm = request.key_wrap_algorithm.as_ref();
        let cipher = request.data_encryption_cipher.as_ref();
        let omit = request.omit_decryption_key_name.as_ref();
        let options = Encryption {
            key: required(request.key_name.as_deref(), "dapr-key-name")?,
            algorithm: required(
                algorithm.map(|value| value.text()),
                "dapr-key-wrap-algorithm",
            )?,
            cipher: cipher
                .map(|value| value.text().to_owned())
                .filter(|name| !name.is_empty()),
            omit_key: omit.is_some_and(|value| is_truthy(value.text())),
            decryption_key: request.decryption_key_name,
        };
        let message = request.body.map_err(|error| body::error_text(&error));
        let sealed = scheme::encrypt(component, &options, message).await;
        sealed.map(Body::from).map_err(|error| match error {
            SchemeError::Begin(error) => EncryptAlpha1Error::Crypto(failed(&error)),
            SchemeError::Stream(error) => EncryptAlpha1Error::Error(error.into()),
        })
    }

    async fn decrypt_alpha1(
        &self,
        request: DecryptAlpha1Request,
    ) -> Result<Body, DecryptAlpha1Error> {
        let component = self.crypto(&request.component_name)?;
        let key = request.key_name.unwrap_or_default();
        let message = request.body.map_err(|error| body::error_text(&error));
        let opened = scheme::decrypt(component, &key, message).await;
        opened.map(Body::from).map_err(|error| match error {
            SchemeError::Begin(error) => DecryptAlpha1Error::Crypto(failed(&error)),
            SchemeError::Stream(error) => DecryptAlpha1Error::Error(error.into()),
        })
    }
}

/// The error if a component cannot perform the operation.
pub(super) fn failed(reason: &str) -> ErrorResponse {
    format!("failed to perform operation: {reason}").into()
}

/// Why the component was not found.
pub(super) enum NoCrypto {
    NotConfigured(ErrorResponse),
    NotFound(ErrorResponse),
}

impl Core {
    pub(super) fn crypto(&self, name: &str) -> Result<&CryptoComponent, NoCrypto> {
        if self.stores.cryptos.is_empty() {
            let message = "crypto providers not configured";
            return Err(NoCrypto::NotConfigured(message.into()));
        }
        let missing = || NoCrypto::NotFound(format!("crypto provider {name} not found").into());
        self.stores.cryptos.get(name).ok_or_else(missing)
    }
}

/// Converts `NoCrypto` into the error type of an operation.
macro_rules! no_crypto {
    ($($error:ty),*) => {
        $(impl From<$crate::api::crypto::NoCrypto> for $error {
            fn from(problem: $crate::api::crypto::NoCrypto) -> Self {
                match problem {
                    $crate::api::crypto::NoCrypto::NotConfigured(error) => {
                        Self::CryptoProvidersNotConfigured(error)
                    }
                    $crate::api::crypto::NoCrypto::NotFound(error) => {
                        Self::CryptoProviderNotFound(error)
                    }
                }
            }
        })*
    };
}
pub(super) use no_crypto;

no_crypto!(EncryptAlpha1Error, DecryptAlpha1Error);
