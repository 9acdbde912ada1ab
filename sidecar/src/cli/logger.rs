//! Writes log records: one line each, to a terminal or a file, as text or JSON.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use anstyle::{AnsiColor, Style};
use dapr_sidecar::{LogLevel, LogRecord};
use serde_json::json;

use super::flags::LogFlags;

/// The minimum level. `None` disables the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Threshold(Option<LogLevel>);

impl std::str::FromStr for Threshold {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Ok(Self(match text.to_lowercase().as_str() {
            "debug" => Some(LogLevel::Debug),
            "info" => Some(LogLevel::Info),
            "warn" | "warning" => Some(LogLevel::Warning),
            "error" => Some(LogLevel::Error),
            "fatal" | "panic" => None,
            _ => {
                return Err(format!(
                    "`{text}` is not a level; use debug, info, warn, error or fatal"
                ));
            }
        }))
    }
}

impl Default for LogFlags {
    fn default() -> Self {
        Self {
            log_level: Threshold(Some(LogLevel::Info)),
            log_as_json: false,
            log_file: None,
            enable_api_logging: false,
        }
    }
}

/// Writes log records. Clones write to the same target.
#[derive(Clone)]
pub(crate) struct Logger {
    threshold: Threshold,
    as_json: bool,
    target: Arc<Mutex<Box<dyn Write + Send>>>,
}

impl Logger {
    pub(crate) fn new(flags: &LogFlags) -> io::Result<Self> {
        let target: Box<dyn Write + Send> = match &flags.log_file {
            Some(path) => Box::new(anstream::StripStream::new(open(path)?)),
            None => Box::new(anstream::stderr()),
        };
        Ok(Self::to(target, flags))
    }

    /// Creates a logger that writes to this target. The target must strip styles if it is not a terminal.
    pub(crate) fn to(target: Box<dyn Write + Send>, flags: &LogFlags) -> Self {
        Self {
            threshold: flags.log_level,
            as_json: flags.log_as_json,
            target: Arc::new(Mutex::new(target)),
        }
    }

    /// Logs a message about a sidecar as a whole.
    pub(crate) fn note(&self, level: LogLevel, app_id: &str, message: &str) {
        self.write(level, app_id, "cli", message);
    }

    pub(crate) fn record(&self, record: &LogRecord) {
        self.write(record.level, &record.app_id, record.scope, &record.message);
    }

    /// Logs a message with its own scope.
    pub(crate) fn write(&self, level: LogLevel, app_id: &str, scope: &str, message: &str) {
        if self.threshold.0.is_none_or(|least| level < least) {
            return;
        }
        let line = if self.as_json {
            as_json(level, app_id, scope, message)
        } else {
            as_text(level, app_id, message)
        };
        let mut target = self.target.lock().unwrap_or_else(PoisonError::into_inner);
        // Errors of the log itself cannot be reported.
        let _ = writeln!(target, "{line}").and_then(|()| target.flush());
    }
}

fn open(path: &Path) -> io::Result<File> {
    let opened = File::options().create(true).append(true).open(path);
    opened.map_err(|error| {
        let message = format!("cannot write the log to {}: {error}", path.display());
        io::Error::new(error.kind(), message)
    })
}

fn as_text(level: LogLevel, app_id: &str, message: &str) -> String {
    let color = match level {
        LogLevel::Debug => AnsiColor::BrightBlack,
        LogLevel::Info => AnsiColor::Green,
        LogLevel::Warning => AnsiColor::Yellow,
        LogLevel::Error => AnsiColor::Red,
    };
    let style = Style::new().fg_color(Some(color.into()));
    let time = jiff::Zoned::now().strftime("%H:%M:%S%.3f").to_string();
    format!("{time} {style}{level:7}{style:#} {app_id}: {message}")
}

/// The fields that daprd writes.
fn as_json(level: LogLevel, app_id: &str, scope: &str, message: &str) -> String {
    let line = json!({
        "app_id": app_id,
        "level": level.to_string(),
        "msg": message,
        "scope": format!("dapr.sidecar.{scope}"),
        "time": jiff::Timestamp::now().to_string(),
        "type": "log",
        "ver": env!("CARGO_PKG_VERSION"),
    });
    line.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flags(level: &str, log_as_json: bool) -> LogFlags {
        LogFlags {
            log_level: level.parse().unwrap(),
            log_as_json,
            ..LogFlags::default()
        }
    }

    /// Returns the output for one record of each level.
    fn written(flags: &LogFlags) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("log");
        let logger = Logger::new(&LogFlags {
            log_file: Some(file.clone()),
            ..flags.clone()
        });
        let logger = logger.unwrap();
        let levels = [
            LogLevel::Debug,
            LogLevel::Info,
            LogLevel::Warning,
            LogLevel::Error,
        ];
        for level in levels {
            logger.note(level, "shop", "a message");
        }
        let text = std::fs::read_to_string(file).unwrap();
        text.lines().map(str::to_owned).collect()
    }

    #[test]
    fn levels_below_the_threshold_are_not_logged() {
        for (level, count) in [
            ("debug", 4),
            ("info", 3),
            ("WARN", 2),
            ("error", 1),
            ("fatal", 0),
        ] {
            assert_eq!(written(&flags(level, false)).len(), count, "{level}");
        }
        assert!(
            "loud"
                .parse::<Threshold>()
                .unwrap_err()
                .contains("`loud` is not a level")
        );
    }

    #[test]
    fn lines_are_text_or_json() {
        let text = &written(&flags("error", false))[0];
        assert!(text.ends_with(" error   shop: a message"), "{text}");
        let line: serde_json::Value =
            serde_json::from_str(&written(&flags("error", true))[0]).unwrap();
        assert_eq!(
            (&line["msg"], &line["level"]),
            (&json!("a message"), &json!("error"))
        );
        assert_eq!(
            (&line["app_id"], &line["scope"]),
            (&json!("shop"), &json!("dapr.sidecar.cli"))
        );
    }

    #[test]
    fn an_unwritable_log_file_is_named_in_the_error() {
        let flags = LogFlags {
            log_file: Some("no/such/folder/log".into()),
            ..LogFlags::default()
        };
        let error = Logger::new(&flags).err().unwrap().to_string();
        assert!(
            error.contains("cannot write the log to no/such/folder/log"),
            "{error}"
        );
    }
}
