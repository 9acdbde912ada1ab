//! Encryption and decryption by segment.

use bytes::Bytes;
use futures_util::Stream;

use super::file_key::FileKey;
use super::input::Input;

/// The size of all segments but the last.
pub(super) const SEGMENT: usize = 64 << 10;

/// The size of a segment's authentication tag.
const OVERHEAD: usize = 16;

pub(super) async fn encrypt<S>(
    key: &FileKey,
    input: &mut Input<S>,
    output: &mut Vec<u8>,
) -> Result<(), String>
where
    S: Stream<Item = Result<Bytes, String>> + Unpin,
{
    let encrypt_segment = |text: &mut Vec<u8>, number, last| key.encrypt(text, number, last);
    process(input, output, SEGMENT, encrypt_segment).await
}

pub(super) async fn decrypt<S>(
    key: &FileKey,
    input: &mut Input<S>,
    output: &mut Vec<u8>,
) -> Result<(), String>
where
    S: Stream<Item = Result<Bytes, String>> + Unpin,
{
    let decrypt_segment = |text: &mut Vec<u8>, number, last| key.decrypt(text, number, last);
    process(input, output, SEGMENT + OVERHEAD, decrypt_segment).await
}

async fn process<S>(
    input: &mut Input<S>,
    output: &mut Vec<u8>,
    size: usize,
    process_segment: impl Fn(&mut Vec<u8>, u32, bool) -> Result<(), String>,
) -> Result<(), String>
where
    S: Stream<Item = Result<Bytes, String>> + Unpin,
{
    for number in 0..=u32::MAX {
        // One more byte shows whether this is the last segment.
        input.fill(size + 1).await?;
        let is_last = input.buffered().len() <= size;
        let mut segment = input.take(size);
        // An empty message has no segments.
        if segment.is_empty() {
            return Ok(());
        }
        process_segment(&mut segment, number, is_last)
            .map_err(|error| format!("error processing segment {number}: {error}"))?;
        output.extend_from_slice(&segment);
        if is_last {
            return Ok(());
        }
    }
    Err("input stream is too large".to_owned())
}
