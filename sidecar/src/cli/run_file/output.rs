//! Writes lines of several applications to one console and to their files.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use anstyle::{AnsiColor, Style};
use tokio::io::{AsyncBufReadExt as _, AsyncRead, BufReader};

use super::read::Destination;

/// One color per application, in turn.
const COLORS: [AnsiColor; 6] = [
    AnsiColor::Cyan,
    AnsiColor::Magenta,
    AnsiColor::Blue,
    AnsiColor::Green,
    AnsiColor::Yellow,
    AnsiColor::BrightCyan,
];

/// Writes lines prefixed with the name of their application.
#[derive(Clone)]
pub(super) struct Output {
    prefix: String,
    style: Style,
    is_shown: bool,
    file: Option<Arc<Mutex<anstream::StripStream<File>>>>,
}

impl Output {
    /// Creates the file `APP_kind_TIME.log` in `.dapr/logs` of the application's folder, if configured.
    pub(super) fn new(
        (app_id, number): (&str, usize),
        kind: &str,
        destination: Destination,
        folder: &Path,
    ) -> io::Result<Self> {
        let file = match destination {
            Destination::Console => None,
            Destination::File | Destination::FileAndConsole => Some(file(app_id, kind, folder)?),
        };
        let label = if kind == "app" { "APP" } else { "DAPR" };
        Ok(Self {
            prefix: format!("== {label} - {app_id} =="),
            style: Style::new().fg_color(Some(COLORS[number % COLORS.len()].into())),
            is_shown: destination != Destination::File,
            file,
        })
    }

    /// Writes one line, to standard error if it was written there.
    pub(super) fn line(&self, text: &str, is_error: bool) {
        let (prefix, style) = (&self.prefix, self.style);
        // Errors of the log itself cannot be reported.
        if let Some(file) = &self.file {
            let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
            let _ = writeln!(file, "{prefix} {text}");
        }
        if self.is_shown {
            let _ = if is_error {
                writeln!(anstream::stderr(), "{style}{prefix}{style:#} {text}")
            } else {
                writeln!(anstream::stdout(), "{style}{prefix}{style:#} {text}")
            };
        }
    }

    /// Copies the output of an application until it ends.
    pub(super) async fn copy(self, source: Option<impl AsyncRead + Unpin>, is_error: bool) {
        let Some(source) = source else {
            return;
        };
        let mut source = BufReader::new(source);
        let mut line = Vec::new();
        // A read error counts as the end.
        while source
            .read_until(b'\n', &mut line)
            .await
            .is_ok_and(|read| read > 0)
        {
            let text = String::from_utf8_lossy(&line);
            self.line(text.trim_end_matches(['\n', '\r']), is_error);
            line.clear();
        }
    }
}

/// Logs records of a sidecar as lines of its application.
impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for line in String::from_utf8_lossy(bytes).lines() {
            self.line(line, true);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn file(
    app_id: &str,
    kind: &str,
    folder: &Path,
) -> io::Result<Arc<Mutex<anstream::StripStream<File>>>> {
    let logs = folder.join(".dapr").join("logs");
    let time = jiff::Zoned::now().strftime("%Y%m%d%H%M%S");
    let path = logs.join(format!("{app_id}_{kind}_{time}.log"));
    let log_file = std::fs::create_dir_all(&logs).and_then(|()| File::create(&path));
    let log_file = log_file.map_err(|error| {
        let message = format!("cannot write the log {}: {error}", path.display());
        io::Error::new(error.kind(), message)
    })?;
    Ok(Arc::new(Mutex::new(anstream::StripStream::new(log_file))))
}
