//! A minimal HTTP server for requests of a sidecar.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::thread;

use super::replies::{Reply, reply_to};
use super::{AppRequest, Recorder};

const LIMIT: u64 = 16 << 20;

pub(super) fn serve(listener: &TcpListener, recorder: &Recorder) {
    for stream in listener.incoming().flatten() {
        let recorder = recorder.clone();
        // Connection errors are ignored: there is no one to report them to.
        thread::spawn(move || drop(connection(stream, &recorder)));
    }
}

fn connection(stream: TcpStream, recorder: &Recorder) -> io::Result<()> {
    let mut writer = stream.try_clone()?;
    let mut reader = BufReader::new(stream);
    while let Some(incoming) = read(&mut reader)? {
        let reply = reply_to(&incoming, recorder);
        recorder.add(incoming.clone(), reply.clone());
        write(&mut writer, &incoming, &reply)?;
    }
    Ok(())
}

fn read(reader: &mut BufReader<TcpStream>) -> io::Result<Option<AppRequest>> {
    let start = line(reader)?;
    let mut words = start.split(' ');
    let (Some(method), Some(path)) = (words.next().filter(|word| !word.is_empty()), words.next())
    else {
        return Ok(None);
    };
    let mut incoming = AppRequest {
        method: method.to_owned(),
        path: path.to_owned(),
        headers: Vec::new(),
        body: Vec::new(),
    };
    loop {
        let line = line(reader)?;
        match line.split_once(':') {
            Some((name, value)) => incoming
                .headers
                .push((name.to_owned(), value.trim().to_owned())),
            None => break,
        }
    }
    let chunked = incoming
        .header("transfer-encoding")
        .is_some_and(|value| value.eq_ignore_ascii_case("chunked"));
    if chunked {
        loop {
            let size = line(reader)?;
            let size = u64::from_str_radix(size.trim(), 16).unwrap_or(0).min(LIMIT);
            reader.by_ref().take(size).read_to_end(&mut incoming.body)?;
            line(reader)?;
            if size == 0 {
                break;
            }
        }
    } else if let Some(length) = incoming.header("content-length") {
        let length = length.parse().unwrap_or(0).min(LIMIT);
        reader
            .by_ref()
            .take(length)
            .read_to_end(&mut incoming.body)?;
    }
    Ok(Some(incoming))
}

fn line(reader: &mut BufReader<TcpStream>) -> io::Result<String> {
    let mut bytes = Vec::new();
    reader
        .by_ref()
        .take(64 << 10)
        .read_until(b'\n', &mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).trim_end().to_owned())
}

fn write(writer: &mut TcpStream, incoming: &AppRequest, reply: &Reply) -> io::Result<()> {
    let mut head = format!("HTTP/1.1 {} Status\r\n", reply.status);
    for (name, value) in &reply.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    let bodiless = reply.status == 204 || reply.status == 304;
    if !bodiless {
        head.push_str(&format!("content-length: {}\r\n", reply.body.len()));
    }
    head.push_str("\r\n");
    let mut bytes = head.into_bytes();
    if !bodiless && incoming.method != "HEAD" {
        bytes.extend_from_slice(&reply.body);
    }
    writer.write_all(&bytes)
}
