//! A sidecar whose first response has a fault. All later ones are right.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// One step of a response with a fault. After the last one, the connection serves the next request.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    Send(Vec<u8>),
    /// Sends the bytes this many times.
    Repeat(Vec<u8>, usize),
    /// Sends byte by byte.
    Trickle(Vec<u8>),
    /// Sends the bytes until the client closes the connection.
    Endless(Vec<u8>),
    /// Waits until the client closes the connection.
    Stall,
    Close,
    Reset,
}

/// The faults of one response.
#[derive(Clone, Debug)]
pub(crate) struct Script {
    /// Whether the steps begin before the request is read.
    pub(crate) at_once: bool,
    pub(crate) steps: Vec<Step>,
    /// The right response.
    pub(crate) right: Vec<u8>,
}

/// Runs until it is dropped.
pub(crate) struct Server(JoinHandle<()>);

impl Server {
    pub(crate) fn start(listener: TcpListener, script: Script) -> Self {
        let (script, spent) = (Arc::new(script), Arc::new(AtomicBool::new(false)));
        Self(tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (script, spent) = (Arc::clone(&script), Arc::clone(&spent));
                // A connection that the client closes is part of the test.
                tokio::spawn(async move { serve(stream, &script, &spent).await.ok() });
            }
        }))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.0.abort();
    }
}

async fn serve(stream: TcpStream, script: &Script, spent: &AtomicBool) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut stream = BufReader::new(stream);
    if script.at_once && !spent.swap(true, Ordering::SeqCst) {
        run(&mut stream, &script.steps).await?;
    }
    while read_request(&mut stream).await? {
        match spent.swap(true, Ordering::SeqCst) {
            true => stream.get_mut().write_all(&script.right).await?,
            false => run(&mut stream, &script.steps).await?,
        }
    }
    Ok(())
}

async fn run(stream: &mut BufReader<TcpStream>, steps: &[Step]) -> std::io::Result<()> {
    for step in steps {
        let socket = stream.get_mut();
        match step {
            Step::Send(bytes) => socket.write_all(bytes).await?,
            Step::Repeat(bytes, times) => {
                for _ in 0..*times {
                    socket.write_all(bytes).await?;
                }
            }
            Step::Trickle(bytes) => {
                for byte in bytes {
                    socket.write_all(&[*byte]).await?;
                    tokio::time::sleep(Duration::from_micros(200)).await;
                }
            }
            Step::Endless(bytes) => loop {
                socket.write_all(bytes).await?;
            },
            Step::Stall => {
                tokio::io::copy(socket, &mut tokio::io::sink()).await?;
                return Err(std::io::ErrorKind::UnexpectedEof.into());
            }
            Step::Close => return Err(std::io::ErrorKind::UnexpectedEof.into()),
            Step::Reset => {
                // Gives the client time to read what was sent: a reset discards it.
                tokio::time::sleep(Duration::from_millis(20)).await;
                socket.set_zero_linger()?;
                return Err(std::io::ErrorKind::ConnectionReset.into());
            }
        }
    }
    Ok(())
}

/// Reads a request with a body of known length. Returns `false` at the end of the connection.
async fn read_request(stream: &mut BufReader<TcpStream>) -> std::io::Result<bool> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(false);
        }
        let line = line.trim_end().to_ascii_lowercase();
        if let Some(value) = line.strip_prefix("content-length:") {
            length = value.trim().parse().map_err(std::io::Error::other)?;
        }
        if line.is_empty() {
            break;
        }
    }
    stream.read_exact(&mut vec![0; length]).await?;
    Ok(true)
}
