//! Commands that run to their end.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::thread;

use anyhow::{Context as _, Result, bail};

use super::Group;

/// Returns the command as it would be typed.
#[must_use]
pub fn describe(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(
        command
            .get_args()
            .map(|word| word.to_string_lossy().into_owned()),
    );
    for word in &mut words {
        if word.is_empty() || word.contains(|c: char| c.is_whitespace() || "\"'$;|&".contains(c)) {
            *word = format!("'{}'", word.replace('\'', r"'\''"));
        }
    }
    words.join(" ")
}

/// Runs a command and shows its output.
///
/// # Errors
///
/// Fails if it cannot be started or fails.
pub fn run(command: &mut Command) -> Result<()> {
    let status = Group::spawn(command.stdin(Stdio::null()))?.wait()?;
    check(command, status)
}

/// Runs a command and writes its output to a file.
///
/// # Errors
///
/// Fails if it cannot be started or fails; the error includes the last lines.
pub fn run_logged(command: &mut Command, log: &Path) -> Result<()> {
    let file = create(log)?;
    let errors = file
        .try_clone()
        .with_context(|| format!("write {}", log.display()))?;
    command.stdin(Stdio::null()).stdout(file).stderr(errors);
    let status = Group::spawn(command)?.wait()?;
    if !status.success() {
        let end = last_lines(log, 40);
        bail!(
            "`{}` ended with {status}; last lines of {}:\n{end}\n",
            describe(command),
            log.display()
        );
    }
    Ok(())
}

/// Runs a command and returns its standard output.
///
/// # Errors
///
/// Fails if it cannot be started or fails; the error includes its standard error.
pub fn capture(command: &mut Command) -> Result<String> {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut group = Group::spawn(command)?;
    let child = group.child();
    let (output, errors) = (child.stdout.take(), child.stderr.take());
    let errors = thread::spawn(|| read_all(errors));
    let output = read_all(output);
    let errors = errors.join().unwrap_or_default();
    let status = group.wait()?;
    if !status.success() {
        bail!("`{}` ended with {status}: {errors}", describe(command));
    }
    Ok(output)
}

/// The last lines of a log, indented.
#[must_use]
pub fn last_lines(log: &Path, count: usize) -> String {
    let text = fs::read(log).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let lines: Vec<_> = text.iter().flat_map(|text| text.lines()).collect();
    if lines.is_empty() {
        return "    (empty)".to_owned();
    }
    let from = lines.len().saturating_sub(count);
    lines[from..]
        .iter()
        .map(|line| format!("    {line}"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Creates a file and its folder.
pub(crate) fn create(path: &Path) -> Result<File> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)
            .with_context(|| format!("create the folder {}", folder.display()))?;
    }
    File::create(path).with_context(|| format!("write {}", path.display()))
}

fn read_all(pipe: Option<impl Read>) -> String {
    let mut bytes = Vec::new();
    if let Some(mut pipe) = pipe {
        // On an error, return what was read before it.
        let _ = pipe.read_to_end(&mut bytes);
    }
    String::from_utf8_lossy(&bytes).trim().to_owned()
}

fn check(command: &Command, status: ExitStatus) -> Result<()> {
    if !status.success() {
        bail!("`{}` ended with {status}", describe(command));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_shown_as_they_are_typed() {
        let mut command = Command::new("go");
        command.args(["build", "-ldflags", "-s -w", "it's", ""]);
        assert_eq!(
            describe(&command),
            r"go build -ldflags '-s -w' 'it'\''s' ''"
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_failure_shows_what_was_said() {
        let output = |script| capture(Command::new("/bin/sh").args(["-c", script]));
        assert_eq!(
            output("echo out; echo err >&2").ok().as_deref(),
            Some("out")
        );
        let error = output("echo broken >&2; exit 3");
        let error = error.map_or_else(|error| format!("{error:#}"), |_| String::new());
        assert!(
            error.ends_with("ended with exit status: 3: broken"),
            "{error}"
        );
    }

    #[test]
    fn the_end_of_a_log_is_indented() -> Result<()> {
        let dir = tempfile::tempdir()?;
        let log = dir.path().join("log");
        assert_eq!(last_lines(&log, 2), "    (empty)");
        fs::write(&log, "one\ntwo\nthree\n")?;
        assert_eq!(last_lines(&log, 2), "    two\n    three");
        Ok(())
    }
}
