//! A socket: writes prepared bytes and reads until the response is complete.

use anyhow::{Context as _, Result, ensure};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::call::Call;

/// Room for the head of a response, and for the lengths of chunks.
const MOST_FRAMING: usize = 64 * 1024;

pub(crate) struct Floor {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Floor {
    pub(crate) async fn connect(port: u16) -> Result<Self> {
        let stream = TcpStream::connect(("127.0.0.1", port)).await?;
        Ok(Floor {
            stream,
            buffer: Vec::new(),
        })
    }

    pub(crate) async fn call(&mut self, call: &Call) -> Result<()> {
        let mut request = format!(
            "{} {} HTTP/1.1\r\nhost: 127.0.0.1:{}\r\n",
            call.method, call.path, call.port
        );
        if !call.body.is_empty() {
            let (kind, length) = (call.content_type, call.body.len());
            request.push_str(&format!(
                "content-type: {kind}\r\ncontent-length: {length}\r\n"
            ));
        }
        let mut request = request.into_bytes();
        request.extend_from_slice(b"\r\n");
        request.extend_from_slice(&call.body);
        self.stream.write_all(&request).await?;
        self.buffer.resize(call.expected + MOST_FRAMING, 0);
        let mut filled = 0;
        loop {
            let read = self.stream.read(&mut self.buffer[filled..]).await?;
            ensure!(read > 0, "the connection was closed");
            filled += read;
            if is_complete(&self.buffer[..filled])? {
                ensure!(filled > call.expected, "received {filled} bytes in total");
                return Ok(());
            }
        }
    }
}

fn is_complete(received: &[u8]) -> Result<bool> {
    let mut head = received.windows(4);
    let Some(end) = head.position(|bytes| bytes == b"\r\n\r\n") else {
        return Ok(false);
    };
    let head = std::str::from_utf8(&received[..end])?.to_ascii_lowercase();
    ensure!(head.starts_with("http/1.1 20"), "the response is {head}");
    if head.contains("transfer-encoding: chunked") {
        return Ok(received.ends_with(b"\r\n0\r\n\r\n"));
    }
    if head.starts_with("http/1.1 204") {
        return Ok(true);
    }
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "));
    let length: usize = length
        .context("the response has no content length")?
        .trim()
        .parse()?;
    Ok(received.len() >= end + 4 + length)
}
