//! A small HTTP server that exposes each byte of a request.
//!
//! It uses plain sockets and threads instead of an HTTP library, which would normalize what the tests check.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

/// A request as received.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The number of its connection.
    pub connection: usize,
    /// The request line and headers, one character per byte.
    pub head: String,
    /// The body, reassembled from chunks.
    pub body: Vec<u8>,
    /// Whether the body was chunked.
    pub chunked: bool,
}

impl Request {
    fn words(&self) -> impl Iterator<Item = &str> {
        self.line().split(' ')
    }

    /// Returns the request line.
    #[must_use]
    pub fn line(&self) -> &str {
        self.head.lines().next().unwrap_or_default()
    }

    /// The HTTP method.
    #[must_use]
    pub fn method(&self) -> &str {
        self.words().next().unwrap_or_default()
    }

    /// Returns the path and query, unchanged.
    #[must_use]
    pub fn target(&self) -> &str {
        self.words().nth(1).unwrap_or_default()
    }

    /// Returns the path, unchanged.
    #[must_use]
    pub fn path(&self) -> &str {
        self.target().split('?').next().unwrap_or_default()
    }

    /// Returns the query without the question mark, unchanged.
    #[must_use]
    pub fn query(&self) -> Option<&str> {
        self.target().split_once('?').map(|(_, query)| query)
    }

    /// Returns the headers in order, with names in lower case.
    pub fn headers(&self) -> impl Iterator<Item = (String, String)> {
        let pairs = self
            .head
            .lines()
            .skip(1)
            .filter_map(|line| line.split_once(':'));
        pairs.map(|(name, value)| (name.to_ascii_lowercase(), utf8(value.trim())))
    }

    /// Returns the first header with this name, given in lower case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<String> {
        let mut headers = self.headers();
        headers.find_map(|(other, value)| (other == name).then_some(value))
    }
}

/// Converts text with one character per byte to UTF-8.
fn utf8(text: &str) -> String {
    let bytes: Vec<u8> = text.chars().map(|c| c as u8).collect();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A server's reaction to a request.
#[derive(Debug)]
pub enum Reply {
    /// Sends these bytes and waits for the next request.
    Keep(Vec<u8>),
    /// Sends these bytes and closes the connection.
    Close(Vec<u8>),
    /// Sends nothing, and keeps the connection open until the client closes it.
    Silence,
}

impl Reply {
    /// Creates a complete response with a body and its content type.
    #[must_use]
    pub fn of(status: u16, content_type: &str, body: impl AsRef<[u8]>) -> Self {
        Self::with(status, &[("content-type", content_type)], body)
    }

    /// Creates a complete response with headers and a body.
    #[must_use]
    pub fn with(status: u16, headers: &[(&str, &str)], body: impl AsRef<[u8]>) -> Self {
        let body = body.as_ref();
        let mut bytes = head(status, headers);
        // A 204 response must not have a content length.
        if status != 204 {
            bytes.extend_from_slice(format!("content-length: {}\r\n", body.len()).as_bytes());
        }
        bytes.extend_from_slice(b"\r\n");
        bytes.extend_from_slice(body);
        Self::Keep(bytes)
    }

    /// Creates a complete response in chunks of at most 50,000 bytes.
    #[must_use]
    pub fn chunked(status: u16, headers: &[(&str, &str)], body: &[u8]) -> Self {
        let mut bytes = head(status, headers);
        bytes.extend_from_slice(b"transfer-encoding: chunked\r\n\r\n");
        for chunk in body.chunks(50_000) {
            bytes.extend_from_slice(format!("{:x}\r\n", chunk.len()).as_bytes());
            bytes.extend_from_slice(chunk);
            bytes.extend_from_slice(b"\r\n");
        }
        bytes.extend_from_slice(b"0\r\n\r\n");
        Self::Keep(bytes)
    }
}

fn head(status: u16, headers: &[(&str, &str)]) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {status} Some words\r\n");
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.into_bytes()
}

/// A server on a free port of 127.0.0.1 that runs until the process ends.
#[derive(Debug)]
pub struct Server {
    port: u16,
    requests: Arc<Requests>,
}

/// The requests received so far.
#[derive(Debug, Default)]
pub struct Requests(Mutex<Vec<Request>>);

impl Requests {
    /// Locks and returns the requests.
    pub fn all(&self) -> MutexGuard<'_, Vec<Request>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Server {
    /// Starts a server that responds to each request with the result of the function. The function's requests
    /// include the current one.
    ///
    /// # Errors
    ///
    /// Fails if no port is available.
    pub fn start(
        handler: impl Fn(&Request, &Requests) -> Reply + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        let requests: Arc<Requests> = Arc::default();
        let recorded = Arc::clone(&requests);
        let handler = Arc::new(handler);
        thread::spawn(move || {
            for (number, stream) in listener.incoming().flatten().enumerate() {
                let (recorded, handler) = (Arc::clone(&recorded), Arc::clone(&handler));
                // Connection errors are the client's concern.
                thread::spawn(move || serve(number, stream, &recorded, &*handler).ok());
            }
        });
        Ok(Self { port, requests })
    }

    /// Returns the port.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Returns the requests received so far.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        self.requests.all().clone()
    }
}

fn serve(
    connection: usize,
    mut stream: TcpStream,
    requests: &Requests,
    handler: &(impl Fn(&Request, &Requests) -> Reply + ?Sized),
) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream.try_clone()?);
    while let Some(mut request) = read(&mut reader, &mut stream)? {
        request.connection = connection;
        requests.all().push(request.clone());
        match handler(&request, requests) {
            Reply::Keep(bytes) => stream.write_all(without_body(&request, &bytes))?,
            Reply::Close(bytes) => return stream.write_all(&bytes),
            Reply::Silence => {
                io::copy(&mut reader, &mut io::sink())?;
                return Ok(());
            }
        }
    }
    Ok(())
}

/// The response to HEAD is that to GET without the body.
fn without_body<'a>(request: &Request, response: &'a [u8]) -> &'a [u8] {
    let end = response.windows(4).position(|four| four == b"\r\n\r\n");
    match end {
        Some(end) if request.method() == "HEAD" => &response[..end + 4],
        _ => response,
    }
}

fn read(reader: &mut BufReader<TcpStream>, stream: &mut TcpStream) -> io::Result<Option<Request>> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        if reader.read_until(b'\n', &mut head)? == 0 {
            return Ok(None);
        }
    }
    let mut request = Request {
        head: head.into_iter().map(char::from).collect(),
        ..Request::default()
    };
    if request.header("expect").is_some() {
        stream.write_all(b"HTTP/1.1 100 Continue\r\n\r\n")?;
    }
    if request.header("transfer-encoding").as_deref() == Some("chunked") {
        request.chunked = true;
        while let chunk @ [_, ..] = &*read_chunk(reader)? {
            request.body.extend_from_slice(chunk);
        }
    } else if let Some(length) = request.header("content-length") {
        request.body = vec![0; length.parse().map_err(io::Error::other)?];
        reader.read_exact(&mut request.body)?;
    }
    Ok(Some(request))
}

/// Reads the next chunk; the last one is empty.
fn read_chunk(reader: &mut BufReader<TcpStream>) -> io::Result<Vec<u8>> {
    let mut size = String::new();
    reader.read_line(&mut size)?;
    let size = usize::from_str_radix(size.trim(), 16).map_err(io::Error::other)?;
    let mut chunk = vec![0; size + 2];
    reader.read_exact(&mut chunk)?;
    chunk.truncate(size);
    Ok(chunk)
}
