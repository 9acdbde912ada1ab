//! Subtle cryptography, compared with published test vectors.

use anyhow::{Context as _, ensure};
use dapr_client::subtle_crypto::{EncryptionAlgorithm, KeyFormat, SignatureAlgorithm};
use dapr_client::{Bytes, ErrorCode};
use serde_json::Value;

use super::check::{contains, fails_with, same};
use super::crypto::VAULT;
use super::{Case, Outcome, World};

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case::new("subtle: encrypting and decrypting", encrypting),
        Case::new("subtle: tampered data", tampered),
        Case::new("subtle: signing and verifying, as in RFC 8032", eddsa),
        Case::new("subtle: signing and verifying with a curve of NIST", es256),
        Case::new("subtle: wrapping and unwrapping, as in RFC 3394", wrapping),
        Case::new("subtle: the public half of a key", public_key),
        Case::new("subtle: a component or key that does not exist", unknown),
    ]
}

fn hex(text: &str) -> anyhow::Result<Bytes> {
    let starts = (0..text.len()).step_by(2);
    let bytes: Result<Vec<u8>, _> = starts
        .map(|at| u8::from_str_radix(&text[at..at + 2], 16))
        .collect();
    Ok(bytes?.into())
}

async fn encrypting(world: World) -> Outcome {
    let (dapr, key) = (&world.dapr, "aes256");
    for plaintext in ["", "grün", "exactly sixteen."] {
        let algorithm = || EncryptionAlgorithm::A256gcm;
        let call = dapr.subtle_encrypt_alpha1(VAULT, key, algorithm(), plaintext);
        let encrypted = call.nonce("twelve bytes").associated_data("rebels").await?;
        let tag = encrypted.tag.context("there is no tag")?;
        same("the length of the tag", tag.len(), 16)?;
        let ciphertext = encrypted.ciphertext.unwrap_or_default();
        same("the length", ciphertext.len(), plaintext.len())?;
        let call = dapr.subtle_decrypt_alpha1(VAULT, key, algorithm(), ciphertext);
        let call = call
            .nonce("twelve bytes")
            .associated_data("rebels")
            .tag(tag);
        let decrypted = call.await?.plaintext.unwrap_or_default();
        same("the text", &decrypted[..], plaintext.as_bytes())?;
    }
    // FIPS 197, C.3, in CBC mode with an all-zero nonce: the first block equals plain AES.
    let block = hex("00112233445566778899aabbccddeeff")?;
    let algorithm = EncryptionAlgorithm::A256cbc;
    let call = dapr
        .subtle_encrypt_alpha1(VAULT, key, algorithm, block)
        .nonce(vec![0; 16]);
    let encrypted = call.await?.ciphertext.context("there is no text")?;
    same(
        "the first block",
        &encrypted[..16],
        &hex("8ea2b7ca516745bfeafc49904b496089")?[..],
    )
}

async fn tampered(world: World) -> Outcome {
    let (dapr, key) = (&world.dapr, "aes256");
    let algorithm = || EncryptionAlgorithm::A256gcm;
    let call = dapr.subtle_encrypt_alpha1(VAULT, key, algorithm(), "plans");
    let encrypted = call.nonce("twelve bytes").associated_data("rebels").await?;
    let ciphertext = encrypted.ciphertext.context("there is no text")?;
    let tag = encrypted.tag.context("there is no tag")?;
    let call = || dapr.subtle_decrypt_alpha1(VAULT, key, algorithm(), ciphertext.clone());
    let call = || call().nonce("twelve bytes").tag(tag.clone());
    let empire = call().associated_data("empire");
    fails_with("the data", empire.await, 500, ErrorCode::Crypto)?;
    let call = call().associated_data("rebels").tag(vec![0; 16]);
    fails_with("the tag", call.await, 500, ErrorCode::Crypto)?;
    Ok(())
}

async fn eddsa(world: World) -> Outcome {
    let (dapr, key) = (&world.dapr, "ed25519.pem");
    let algorithm = || SignatureAlgorithm::EdDsa;
    let message = || vec![0x72];
    let signed = dapr
        .subtle_sign_alpha1(VAULT, key, algorithm(), message())
        .await?;
    let expected = hex(concat!(
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da",
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    ))?;
    same("the signature", &signed.signature[..], &expected[..])?;
    let verify = |digest: Vec<u8>, signature: Bytes| {
        dapr.subtle_verify_alpha1(VAULT, key, algorithm(), digest, signature)
    };
    same(
        "valid",
        verify(message(), expected.clone()).await?.valid,
        true,
    )?;
    same("valid", verify(vec![0x73], expected).await?.valid, false)
}

async fn es256(world: World) -> Outcome {
    let (dapr, key) = (&world.dapr, "p256.pem");
    let algorithm = || SignatureAlgorithm::Es256;
    let digest = || vec![0xAB; 32];
    let signed = dapr
        .subtle_sign_alpha1(VAULT, key, algorithm(), digest())
        .await?;
    let signature = signed.signature;
    let call = dapr.subtle_verify_alpha1(VAULT, key, algorithm(), digest(), signature.clone());
    same("valid", call.await?.valid, true)?;
    let call = dapr.subtle_verify_alpha1(VAULT, key, algorithm(), vec![1; 32], signature);
    same("valid", call.await?.valid, false)?;
    // An unknown algorithm is sent unchanged.
    let other = SignatureAlgorithm::from("XY256");
    let call = dapr.subtle_sign_alpha1(VAULT, key, other, digest());
    fails_with("an algorithm", call.await, 500, ErrorCode::Crypto)?;
    Ok(())
}

async fn wrapping(world: World) -> Outcome {
    let (dapr, key) = (&world.dapr, "aes256");
    // RFC 3394, 4.3: 128 bits with a 256-bit key.
    let algorithm = || EncryptionAlgorithm::A256kw;
    let plain = hex("00112233445566778899aabbccddeeff")?;
    let wrapped = dapr
        .subtle_wrap_key_alpha1(VAULT, key, algorithm(), plain.clone())
        .await?;
    let expected = hex("64e8c3f9ce0f5ba263e9777905818a2a93c8191e7d6e8ae7")?;
    same("the wrapped key", &wrapped.wrapped_key[..], &expected[..])?;
    same("the tag", wrapped.tag, None)?;
    let call = dapr.subtle_unwrap_key_alpha1(VAULT, key, algorithm(), expected.clone());
    same("the key", &call.await?.plaintext_key[..], &plain[..])?;
    let call = dapr.subtle_unwrap_key_alpha1(VAULT, "other256", algorithm(), expected);
    fails_with("another key", call.await, 500, ErrorCode::Crypto)?;
    Ok(())
}

async fn public_key(world: World) -> Outcome {
    let dapr = &world.dapr;
    let pem = dapr.subtle_get_key_alpha1(VAULT, "ed25519.pem").await?;
    let pem = pem.public_key.context("there is no key")?;
    // The public key of RFC 8032, 7.1, test 2, after the 12-byte prefix of its type.
    contains(
        &pem,
        &[
            "BEGIN PUBLIC KEY",
            "MCowBQYDK2VwAyEAPUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=",
        ],
    )?;
    let call = dapr
        .subtle_get_key_alpha1(VAULT, "p256.pem")
        .format(KeyFormat::Json);
    let key = call.await?.public_key.context("there is no key")?;
    let key: Value = serde_json::from_str(&key)?;
    same("the curve", &key["crv"], "P-256")?;
    // The public key of RFC 6979, A.2.5.
    same(
        "x",
        &key["x"],
        "YP7UuiVanTHJYet0xjVtaMBJuJI7Yfps5mliLmDyn7Y",
    )?;
    ensure!(key.get("d").is_none(), "the private half is shown");
    Ok(())
}

async fn unknown(world: World) -> Outcome {
    let dapr = &world.dapr;
    let code = || ErrorCode::CryptoProviderNotFound;
    let algorithm = || EncryptionAlgorithm::A256kw;
    let sign = || SignatureAlgorithm::EdDsa;
    let call = dapr.subtle_encrypt_alpha1("nope", "k", algorithm(), "x");
    fails_with("encrypt", call.await, 400, code())?;
    let call = dapr.subtle_decrypt_alpha1("nope", "k", algorithm(), "x");
    fails_with("decrypt", call.await, 400, code())?;
    let call = dapr.subtle_wrap_key_alpha1("nope", "k", algorithm(), "x");
    fails_with("wrap", call.await, 400, code())?;
    let call = dapr.subtle_unwrap_key_alpha1("nope", "k", algorithm(), "x");
    fails_with("unwrap", call.await, 400, code())?;
    let call = dapr.subtle_sign_alpha1("nope", "k", sign(), "x");
    fails_with("sign", call.await, 400, code())?;
    let call = dapr.subtle_verify_alpha1("nope", "k", sign(), "x", "y");
    fails_with("verify", call.await, 400, code())?;
    fails_with(
        "key",
        dapr.subtle_get_key_alpha1("nope", "k").await,
        400,
        code(),
    )?;
    let call = dapr.subtle_get_key_alpha1(VAULT, "no such key");
    fails_with("no key", call.await, 500, ErrorCode::CryptoKey)?;
    let call = dapr.subtle_get_key_alpha1(VAULT, "aes256");
    fails_with("a symmetric key", call.await, 500, ErrorCode::CryptoKey)?;
    let call = dapr.subtle_sign_alpha1(VAULT, "no such key", sign(), "x");
    fails_with("no key", call.await, 500, ErrorCode::Crypto)?;
    Ok(())
}
