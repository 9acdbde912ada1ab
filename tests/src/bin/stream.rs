//! Encrypts and decrypts a stream of the given number of megabytes, checks the result, and prints the peak
//! memory of this process in kB.
//!
//! The key is the one that `cargo test -p tests --test daprd` configures for the sidecar.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use anyhow::{Context as _, ensure};
use dapr_client::crypto::KeyWrapAlgorithm;
use dapr_client::{Body, Bytes, Config, DaprClient};
use futures_core::Stream;

const CHUNK: usize = 50_000;
const CHUNKS_PER_MEGABYTE: usize = 20;

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let megabytes: usize = std::env::args().nth(1).context("missing size")?.parse()?;
    let dapr = DaprClient::new(Config::from_env()?.no_timeout())?;
    let chunks = megabytes * CHUNKS_PER_MEGABYTE;
    let data = Body::from_stream(Chunks(0..chunks));
    let wrap = KeyWrapAlgorithm::A256kw;
    let encrypted = dapr.encrypt_alpha1("vault", "aes256", wrap, data).await?;
    // The output of one call is streamed into the other.
    let mut decrypted = dapr.decrypt_alpha1("vault", encrypted).await?;
    let mut length = 0;
    while let Some(piece) = decrypted.chunk().await? {
        let right = piece.iter().zip(length..).all(|(b, at)| *b == byte(at));
        ensure!(right, "the data differs after {length} bytes");
        length += piece.len();
    }
    ensure!(length == chunks * CHUNK, "{length} bytes were decrypted");
    println!("{}", peak_memory()?.trim());
    Ok(())
}

#[cfg(not(target_arch = "wasm32"))]
fn peak_memory() -> anyhow::Result<String> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let peak = peak.context("the system does not report the peak memory")?;
    Ok(peak.to_owned())
}

/// The memory of a program in WebAssembly never shrinks.
#[cfg(target_arch = "wasm32")]
fn peak_memory() -> anyhow::Result<String> {
    const PAGE_KB: usize = 64;
    Ok((core::arch::wasm32::memory_size(0) * PAGE_KB).to_string())
}

/// Data without a period that could hide an error in chunking.
fn byte(at: usize) -> u8 {
    (at.wrapping_mul(2_654_435_761) >> 11) as u8
}

struct Chunks(std::ops::Range<usize>);

impl Stream for Chunks {
    type Item = Result<Bytes, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let chunk = |n: usize| Ok((n * CHUNK..(n + 1) * CHUNK).map(byte).collect());
        Poll::Ready(self.0.next().map(chunk))
    }
}
