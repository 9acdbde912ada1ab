//! Cryptographic primitives, with keys that the program never sees.
//!
//! Here the program chooses algorithms and nonces, which is easy to get wrong. To encrypt data,
//! use the operations of `crypto.rs`.

use dapr_client::DaprClient;
use dapr_client::subtle_crypto::{EncryptionAlgorithm, SignatureAlgorithm};

use crate::check::{Failure, expect};

const VAULT: &str = "vault";

/// A 256-bit key and a signing key pair in `examples/components/keys`.
const KEY: &str = "holocron.json";
const PAIR: &str = "signet.json";

pub(crate) async fn encrypt(dapr: &DaprClient) -> Result<String, Failure> {
    let algorithm = || EncryptionAlgorithm::A256gcm;
    // A nonce must never be reused with the same key. Only an example may use a fixed one.
    let nonce = "twelve bytes";
    let encrypted = dapr
        .subtle_encrypt_alpha1(VAULT, KEY, algorithm(), "the plans")
        .nonce(nonce)
        .await?;
    let ciphertext = encrypted.ciphertext.ok_or("there is no ciphertext")?;
    let tag = encrypted.tag.ok_or("there is no tag")?;

    let decrypted = dapr
        .subtle_decrypt_alpha1(VAULT, KEY, algorithm(), ciphertext.clone())
        .nonce(nonce)
        .tag(tag)
        .await?;
    let plaintext = decrypted.plaintext.ok_or("there is no plaintext")?;
    expect("the plaintext", &*plaintext, b"the plans")?;
    Ok(format!(
        "{} bytes encrypted and decrypted",
        ciphertext.len()
    ))
}

pub(crate) async fn wrap_key(dapr: &DaprClient) -> Result<String, Failure> {
    // A key for one purpose, stored wrapped by the key in the vault.
    let own = [7; 16];
    let algorithm = || EncryptionAlgorithm::A256kw;
    let wrapped = dapr
        .subtle_wrap_key_alpha1(VAULT, KEY, algorithm(), own.to_vec())
        .await?
        .wrapped_key;
    let call = dapr.subtle_unwrap_key_alpha1(VAULT, KEY, algorithm(), wrapped.clone());
    let unwrapped = call.await?.plaintext_key;
    expect("the key", &*unwrapped, &own[..])?;
    Ok(format!(
        "{} bytes wrapped into {}",
        own.len(),
        wrapped.len()
    ))
}

pub(crate) async fn sign(dapr: &DaprClient) -> Result<String, Failure> {
    let algorithm = || SignatureAlgorithm::EdDsa;
    let call = dapr.subtle_sign_alpha1(VAULT, PAIR, algorithm(), "attack at dawn");
    let signature = call.await?.signature;
    let verify = |message: &'static str| {
        let signature = signature.clone();
        dapr.subtle_verify_alpha1(VAULT, PAIR, algorithm(), message, signature)
    };
    let right = verify("attack at dawn").await?.valid;
    expect("whether the signature is valid", right, true)?;
    let wrong = verify("attack at dusk").await?.valid;
    expect("whether it is valid for other data", wrong, false)?;
    Ok("valid for what was signed, and for nothing else".into())
}

pub(crate) async fn get_key(dapr: &DaprClient) -> Result<String, Failure> {
    // The public key, for verifying signatures without a sidecar.
    let key = dapr.subtle_get_key_alpha1(VAULT, PAIR).await?;
    let pem = key.public_key.ok_or("there is no key")?;
    let first = pem.lines().next().unwrap_or_default();
    expect("the first line", first, "-----BEGIN PUBLIC KEY-----")?;
    Ok(format!("a public key in {} lines", pem.lines().count()))
}
