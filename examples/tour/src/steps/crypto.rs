//! Encryption with a key that the program never sees.

use dapr_client::crypto::KeyWrapAlgorithm;
use dapr_client::{Body, DaprClient, ErrorKind};

use crate::check::{Failure, expect};

const VAULT: &str = "vault";

/// A 256-bit key in `examples/components/keys`.
const KEY: &str = "holocron.json";

const MEGABYTE: usize = 1 << 20;

pub(crate) async fn stream(dapr: &DaprClient) -> Result<String, Failure> {
    let plain: Vec<u8> = (0..MEGABYTE).map(|index| index as u8).collect();
    let wrap = KeyWrapAlgorithm::A256kw;
    let encrypted = dapr.encrypt_alpha1(VAULT, KEY, wrap, plain.clone()).await?;
    // The output of one call is streamed into the other; neither waits for the other to end.
    let mut decrypted = dapr.decrypt_alpha1(VAULT, encrypted).await?;
    let mut came = Vec::new();
    let mut pieces = 0;
    while let Some(piece) = decrypted.chunk().await? {
        came.extend_from_slice(&piece);
        pieces += 1;
    }
    expect("whether the data is unchanged", came == plain, true)?;
    expect("whether there are several chunks", pieces > 1, true)?;
    Ok(format!("{} bytes round-tripped in chunks", came.len()))
}

pub(crate) async fn tampered(dapr: &DaprClient) -> Result<String, Failure> {
    let wrap = KeyWrapAlgorithm::A256kw;
    let body = dapr.encrypt_alpha1(VAULT, KEY, wrap, "the plans").await?;
    let mut encrypted = whole(body).await?;
    if let Some(last) = encrypted.last_mut() {
        *last ^= 1;
    }
    match dapr.decrypt_alpha1(VAULT, encrypted).await {
        Err(error) if error.kind() == ErrorKind::Dapr => {
            Ok("it is rejected, and nothing is decrypted".into())
        }
        Err(error) => Err(error.into()),
        Ok(body) => {
            let came = whole(body).await?;
            Err(format!("it was decrypted, into {} bytes", came.len()).into())
        }
    }
}

/// Reads a small body completely.
async fn whole(mut body: Body) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    while let Some(piece) = body.chunk().await? {
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes)
}
