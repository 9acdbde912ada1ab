//! Sends requests to several servers in turn and counts how many each responds to in a second.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};

use crate::samples;

/// A path that the router serves.
const PATH: &str = "/orders/7/status";

const CONNECTIONS: usize = 16;

/// How long a server is measured before the next one has its turn.
const TURN: Duration = Duration::from_millis(300);

/// Measures each port in every round. The port is the name of the case.
pub(crate) fn measure(rounds: usize, ports: &[u16]) -> Result<()> {
    let mut servers = Vec::new();
    for port in ports {
        servers.push(Server::connect(*port)?);
    }
    for round in 0..rounds {
        for turn in 0..servers.len() {
            let which = (round + turn) % servers.len();
            servers[which].run()?;
        }
    }
    for server in servers {
        let port = server.port.to_string();
        samples::print(&port, "server", "requests per second", &server.rates);
    }
    Ok(())
}

struct Server {
    port: u16,
    connections: Vec<TcpStream>,
    rates: Vec<f64>,
}

impl Server {
    fn connect(port: u16) -> Result<Self> {
        let mut connections = Vec::new();
        for _ in 0..CONNECTIONS {
            let stream = TcpStream::connect(("127.0.0.1", port))
                .with_context(|| format!("no server at port {port}"))?;
            stream.set_nodelay(true)?;
            stream.set_read_timeout(Some(Duration::from_secs(5)))?;
            connections.push(stream);
        }
        Ok(Self {
            port,
            connections,
            rates: Vec::new(),
        })
    }

    /// Sends one request on each connection, then reads all responses, again and again.
    fn run(&mut self) -> Result<()> {
        let request = format!(
            "GET {PATH} HTTP/1.1\r\nhost: 127.0.0.1:{}\r\n\r\n",
            self.port
        );
        let started = Instant::now();
        let mut responses = 0;
        while started.elapsed() < TURN {
            for stream in &mut self.connections {
                stream.write_all(request.as_bytes())?;
            }
            for stream in &mut self.connections {
                read_response(stream)?;
                responses += 1;
            }
        }
        self.rates
            .push(f64::from(responses) / started.elapsed().as_secs_f64());
        Ok(())
    }
}

/// Reads a response without a body.
fn read_response(stream: &mut TcpStream) -> Result<()> {
    let mut buffer = [0; 1024];
    let mut length = 0;
    while !buffer[..length].ends_with(b"\r\n\r\n") {
        let read = stream.read(&mut buffer[length..])?;
        ensure!(read > 0, "the response is incomplete or has a body");
        length += read;
    }
    let head = String::from_utf8_lossy(&buffer[..length]);
    ensure!(head.starts_with("HTTP/1.1 2"), "the response is {head:?}");
    Ok(())
}
