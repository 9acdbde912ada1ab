//! Encryption and decryption with keys in files.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use anyhow::ensure;
use dapr_client::crypto::{DataEncryptionCipher, KeyWrapAlgorithm};
use dapr_client::{Body, Bytes, ErrorCode};
use futures_core::Stream;

use super::check::{fails_with, same};
use super::{Case, Outcome, World};

pub(super) const VAULT: &str = "vault";
const KEY: &str = "aes256";
const WRAP: KeyWrapAlgorithm = KeyWrapAlgorithm::A256kw;

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case::new("crypto: encrypted data is decrypted", round_trip),
        Case::new("crypto: the name of the key", key_name),
        Case::new("crypto: 16 MB are streamed both ways", streamed),
        Case::new("crypto: wrong keys and data", wrong_keys_and_data),
        Case::new("crypto: a component or key that does not exist", unknown),
    ]
}

async fn all(body: Body) -> anyhow::Result<Vec<u8>> {
    Ok(body.bytes().await?.into())
}

async fn round_trip(world: World) -> Outcome {
    let ciphers = [
        None,
        Some((DataEncryptionCipher::AesGcm, "1")),
        Some((DataEncryptionCipher::Chacha20Poly1305, "2")),
    ];
    let bytes: Vec<u8> = (0..=255).collect();
    for data in [Vec::new(), b"gr\xC3\xBCn".to_vec(), bytes] {
        for cipher in &ciphers {
            let mut call = world.dapr.encrypt_alpha1(VAULT, KEY, WRAP, data.clone());
            if let Some((cipher, _)) = cipher {
                call = call.data_encryption_cipher(*cipher);
            }
            let encrypted = all(call.await?).await?;
            ensure!(
                encrypted.starts_with(b"dapr.io/enc/v1\n"),
                "the beginning differs"
            );
            let header =
                String::from_utf8_lossy(&encrypted[..200.min(encrypted.len())]).into_owned();
            let number = cipher.as_ref().map_or("1", |(_, number)| number);
            let wanted = format!("\"cph\":{number}");
            ensure!(header.contains(&wanted), "{wanted} is missing in {header}");
            let decrypted = world.dapr.decrypt_alpha1(VAULT, encrypted).await?;
            same("the data", all(decrypted).await?, data.clone())?;
        }
    }
    Ok(())
}

async fn key_name(world: World) -> Outcome {
    let encrypt = || world.dapr.encrypt_alpha1(VAULT, KEY, WRAP, "secret plans");
    let encrypted = all(encrypt().omit_decryption_key_name(true).await?).await?;
    let decrypt = || world.dapr.decrypt_alpha1(VAULT, encrypted.clone());
    fails_with("no name", decrypt().await, 500, ErrorCode::Crypto)?;
    let decrypted = decrypt().key_name(KEY).await?;
    same("the data", &*all(decrypted).await?, b"secret plans")?;
    let named = all(encrypt().decryption_key_name("other name").await?).await?;
    let header = String::from_utf8_lossy(&named).into_owned();
    ensure!(
        header.contains("\"k\":\"other name\""),
        "the name is missing in {header}"
    );
    Ok(())
}

const CHUNK: usize = 50_000;
const CHUNKS: usize = 320;

/// Data without a period that could hide an error in chunking.
struct Chunks(std::ops::Range<usize>);

fn byte(index: usize) -> u8 {
    (index.wrapping_mul(2_654_435_761) >> 11) as u8
}

impl Stream for Chunks {
    type Item = Result<Bytes, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let chunk = |n: usize| Ok((n * CHUNK..(n + 1) * CHUNK).map(byte).collect());
        Poll::Ready(self.0.next().map(chunk))
    }
}

async fn streamed(world: World) -> Outcome {
    let data = Body::from_stream(Chunks(0..CHUNKS));
    let encrypted = world.dapr.encrypt_alpha1(VAULT, KEY, WRAP, data).await?;
    // The output of one call is streamed into the other.
    let mut decrypted = world.dapr.decrypt_alpha1(VAULT, encrypted).await?;
    let (mut length, mut pieces) = (0, 0);
    while let Some(piece) = decrypted.chunk().await? {
        let right = piece.iter().zip(length..).all(|(b, at)| *b == byte(at));
        ensure!(right, "the data differs after {length} bytes");
        length += piece.len();
        pieces += 1;
    }
    same("the length", length, CHUNK * CHUNKS)?;
    ensure!(pieces > 10, "the data arrived in {pieces} pieces");
    Ok(())
}

async fn wrong_keys_and_data(world: World) -> Outcome {
    let call = world
        .dapr
        .encrypt_alpha1(VAULT, KEY, WRAP, vec![7; 100_000]);
    let encrypted = all(call.await?).await?;
    let decrypt = |data: Vec<u8>| world.dapr.decrypt_alpha1(VAULT, data);
    let call = decrypt(encrypted.clone()).key_name("other256");
    fails_with("another key", call.await, 500, ErrorCode::Crypto)?;
    let mut tampered = encrypted.clone();
    *tampered.last_mut().unwrap_or(&mut 0) ^= 1;
    fails_with("tampered", decrypt(tampered).await, 500, ErrorCode::Error)?;
    let cut = encrypted[..encrypted.len() - 1].to_vec();
    fails_with("cut off", decrypt(cut).await, 500, ErrorCode::Error)?;
    let other = b"not encrypted".to_vec();
    fails_with("other data", decrypt(other).await, 500, ErrorCode::Crypto)?;
    Ok(())
}

async fn unknown(world: World) -> Outcome {
    let dapr = &world.dapr;
    let code = || ErrorCode::CryptoProviderNotFound;
    let call = dapr.encrypt_alpha1("nope", KEY, WRAP, "x");
    fails_with("encrypt", call.await, 400, code())?;
    fails_with(
        "decrypt",
        dapr.decrypt_alpha1("nope", "x").await,
        400,
        code(),
    )?;
    let call = dapr.encrypt_alpha1(VAULT, "no such key", WRAP, "x");
    fails_with("no key", call.await, 500, ErrorCode::Crypto)?;
    let call = dapr.encrypt_alpha1(VAULT, "aes128", WRAP, "x");
    fails_with("a key of another size", call.await, 500, ErrorCode::Crypto)?;
    Ok(())
}
