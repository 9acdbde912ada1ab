//! The log of a sidecar: rejected subscriptions, failing handlers, dropped events.
//!
//! Nothing is logged without a receiver; see [`SidecarBuilder::log`](crate::SidecarBuilder::log).

use std::fmt;
use std::sync::Arc;

/// The level of a log record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LogLevel {
    /// For debugging only.
    Debug,
    /// Normal operation.
    Info,
    /// Probably unintended.
    Warning,
    /// A failure.
    Error,
}

impl fmt::Display for LogLevel {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::Debug => "debug",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// A log record of a sidecar, in one line.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct LogRecord {
    /// The level.
    pub level: LogLevel,
    /// The app ID of the sidecar.
    pub app_id: Arc<str>,
    /// The part of the sidecar that wrote the record, such as `pubsub`.
    pub scope: &'static str,
    /// The message.
    pub message: String,
}

/// Receives log records.
pub(crate) type Sink = Arc<dyn Fn(&LogRecord) + Send + Sync>;

/// The log of one sidecar. Clones write to the same receiver.
#[derive(Clone)]
pub(crate) struct Log {
    app_id: Arc<str>,
    sink: Option<Sink>,
}

impl Log {
    pub(crate) fn new(app_id: &str, sink: Option<Sink>) -> Self {
        let app_id = Arc::from(app_id);
        Self { app_id, sink }
    }

    pub(crate) fn debug(&self, scope: &'static str, message: fmt::Arguments<'_>) {
        self.report(LogLevel::Debug, scope, message);
    }

    pub(crate) fn info(&self, scope: &'static str, message: fmt::Arguments<'_>) {
        self.report(LogLevel::Info, scope, message);
    }

    pub(crate) fn warn(&self, scope: &'static str, message: fmt::Arguments<'_>) {
        self.report(LogLevel::Warning, scope, message);
    }

    pub(crate) fn error(&self, scope: &'static str, message: fmt::Arguments<'_>) {
        self.report(LogLevel::Error, scope, message);
    }

    fn report(&self, level: LogLevel, scope: &'static str, message: fmt::Arguments<'_>) {
        if let Some(sink) = &self.sink {
            sink(&LogRecord {
                level,
                app_id: Arc::clone(&self.app_id),
                scope,
                message: in_one_line(&message.to_string()),
            });
        }
    }
}

impl Default for Log {
    fn default() -> Self {
        Self::new("", None)
    }
}

impl fmt::Debug for Log {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Log").finish_non_exhaustive()
    }
}

/// Texts of the application may contain several lines, and control characters that move the cursor.
fn in_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' => line.push_str("\\n"),
            '\r' => line.push_str("\\r"),
            letter if letter.is_control() && letter != '\t' => {
                line.extend(letter.escape_default());
            }
            letter => line.push(letter),
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    #[test]
    fn a_log_record_is_one_line() {
        let seen: Arc<Mutex<Vec<String>>> = Arc::default();
        let lines = Arc::clone(&seen);
        let sink: Sink = Arc::new(move |record: &LogRecord| {
            let line = format!("{} {}: {}", record.level, record.scope, record.message);
            lines.lock().unwrap().push(line);
        });
        let log = Log::new("shop", Some(sink));
        log.warn("pubsub", format_args!("one\r\ntwo \u{1b}[31mred"));
        assert_eq!(
            *seen.lock().unwrap(),
            ["warning pubsub: one\\r\\ntwo \\u{1b}[31mred"]
        );
        Log::default().error("pubsub", format_args!("no receiver"));
    }
}
