//! Converts Go-style flags to clap's syntax.
//!
//! daprd and `dapr run` accept `-app-id shop`, `--app-port -1`, `--enable-metrics=false` and a command without a preceding `--`.
//! Each flag with a value becomes one argument, `--name=value`, so that clap never has to guess whether the next argument is the
//! value.

use std::collections::VecDeque;
use std::ffi::OsString;

use clap::{Arg, ArgAction, Command};

/// The command line in clap's syntax.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Normalized {
    pub(crate) args: Vec<OsString>,
    /// Arguments that are neither a flag nor part of a command. daprd ignores them too.
    pub(crate) stray: Vec<String>,
}

/// The values that Go accepts for a boolean flag.
pub(crate) fn boolean(text: &str) -> Result<bool, String> {
    match text {
        "1" | "t" | "T" | "true" | "TRUE" | "True" => Ok(true),
        "0" | "f" | "F" | "false" | "FALSE" | "False" => Ok(false),
        _ => Err(format!("`{text}` is not a boolean; use true or false")),
    }
}

/// Converts a command line whose first argument is the program name. The error is a message for the user.
pub(crate) fn normalize(
    line: impl IntoIterator<Item = OsString>,
    root: &Command,
) -> Result<Normalized, String> {
    let mut line: VecDeque<OsString> = line.into_iter().collect();
    let mut normalized = Normalized::default();
    normalized.args.extend(line.pop_front());
    let first = line.front().and_then(|arg| arg.to_str()).unwrap_or("");
    let run = root.find_subcommand("run").filter(|_| first == "run");
    if run.is_some() {
        normalized.args.extend(line.pop_front());
    } else if is_program(first) {
        // Compose files may repeat the program name of the image: `./daprd --app-id shop`.
        line.pop_front();
    } else if !first.is_empty() && !first.starts_with('-') {
        return Err(format!(
            "`{first}` is neither a flag nor a command of dapr-sidecar; did you mean `dapr-sidecar run -- {first}`?"
        ));
    }
    let flags = Flags(run.unwrap_or(root));
    while let Some(arg) = line.pop_front() {
        let Some(text) = arg.to_str() else {
            normalized.args.push(arg);
            continue;
        };
        if text == "--" {
            normalized.args.push(arg);
            normalized.args.extend(line);
            break;
        }
        match flags.find(text) {
            Argument::Flag(name, value) => {
                let args = &mut normalized.args;
                flags.push(args, name, value, &mut line)?;
            }
            Argument::Unknown(arg) => normalized.args.push(arg.into()),
            Argument::Other if run.is_some() => {
                normalized.args.push("--".into());
                normalized.args.push(arg);
                normalized.args.extend(line);
                break;
            }
            Argument::Other => normalized.stray.push(text.to_owned()),
        }
    }
    Ok(normalized)
}

fn is_program(arg: &str) -> bool {
    arg.rsplit(['/', '\\']).next() == Some("daprd")
}

/// The meaning of an argument.
enum Argument<'a> {
    /// A flag, and the value after its `=`.
    Flag(&'a Arg, Option<&'a str>),
    /// An argument in the form of a flag, with an unknown name.
    Unknown(String),
    Other,
}

struct Flags<'a>(&'a Command);

impl Flags<'_> {
    fn find<'a>(&'a self, arg: &'a str) -> Argument<'a> {
        let Some(rest) = arg.strip_prefix('-').filter(|rest| !rest.is_empty()) else {
            return Argument::Other;
        };
        let long = rest.strip_prefix('-').unwrap_or(rest);
        let (name, value) = match long.split_once('=') {
            Some((name, value)) => (name, Some(value)),
            None => (long, None),
        };
        if let Some(arg) = self.by_name(name) {
            return Argument::Flag(arg, value);
        }
        let is_long = long.len() < rest.len();
        let mut letters = rest.chars();
        let letter = letters.next().filter(|_| !is_long);
        let (Some(arg), attached) = (letter.and_then(|one| self.by_letter(one)), letters.as_str())
        else {
            return Argument::Unknown(format!("--{long}"));
        };
        match attached.chars().next() {
            None => Argument::Flag(arg, None),
            Some('=') => Argument::Flag(arg, Some(&attached[1..])),
            // `-p8080` and `-d./components`, but `-app-idd` is a misspelled long name.
            Some(next) if !next.is_alphabetic() => Argument::Flag(arg, Some(attached)),
            Some(_) => Argument::Unknown(format!("--{long}")),
        }
    }

    fn by_name(&self, name: &str) -> Option<&Arg> {
        self.0.get_arguments().find(|arg| {
            arg.get_long() == Some(name)
                || arg
                    .get_all_aliases()
                    .is_some_and(|aliases| aliases.contains(&name))
        })
    }

    fn by_letter(&self, letter: char) -> Option<&Arg> {
        let mut arguments = self.0.get_arguments();
        arguments.find(|arg| arg.get_short() == Some(letter))
    }

    /// Adds a flag in clap's syntax. Its value may be the next argument.
    fn push(
        &self,
        args: &mut Vec<OsString>,
        arg: &Arg,
        value: Option<&str>,
        line: &mut VecDeque<OsString>,
    ) -> Result<(), String> {
        let name = arg.get_long().unwrap_or_default();
        match (arg.get_action(), value) {
            (ArgAction::SetTrue, Some(value)) => {
                let is_on = boolean(value).map_err(|error| format!("--{name}: {error}"))?;
                let arg = OsString::from(format!("--{name}"));
                // The last one wins.
                args.retain(|other| *other != arg);
                args.extend(is_on.then_some(arg));
            }
            (ArgAction::Set | ArgAction::Append, Some(value)) => {
                args.push(format!("--{name}={value}").into());
            }
            (ArgAction::Set | ArgAction::Append, None) if !arg.is_require_equals_set() => {
                let mut arg = OsString::from(format!("--{name}"));
                if let Some(value) = line.pop_front() {
                    arg.push("=");
                    arg.push(value);
                }
                args.push(arg);
            }
            _ => args.push(format!("--{name}").into()),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::command;
    use super::*;

    /// The arguments after the program name, and the ignored ones.
    fn normalized(line: &[&str]) -> Result<(String, Vec<String>), String> {
        let line = ["dapr-sidecar"].iter().chain(line).map(OsString::from);
        let Normalized { args, stray } = normalize(line, &command())?;
        let args: Vec<_> = args[1..].iter().map(|arg| arg.to_str().unwrap()).collect();
        Ok((args.join(" "), stray))
    }

    #[test]
    fn go_style_flags_are_normalized() {
        for (line, expected) in [
            ("-app-id shop -app-port=80", "--app-id=shop --app-port=80"),
            (
                "--profile-port -1 -metrics-port -1",
                "--profile-port=-1 --metrics-port=-1",
            ),
            ("-components-path a", "--resources-path=a"),
            (
                "run -a app -p 80 -d r",
                "run --app-id=app --app-port=80 --resources-path=r",
            ),
            (
                "run -p=80 -H3501",
                "run --app-port=80 --dapr-http-port=3501",
            ),
            ("-enable-app-health-check=1", "--enable-app-health-check"),
            ("--stand-ins --stand-ins=false", ""),
            (
                "--enable-metrics --enable-metrics=false",
                "--enable-metrics --enable-metrics=false",
            ),
        ] {
            let args: Vec<_> = line.split(' ').collect();
            assert_eq!(normalized(&args).unwrap().0, expected, "{line}");
        }
        let (args, _) = normalized(&["--control-plane-address", "", "--wait"]).unwrap();
        assert_eq!(args, "--control-plane-address= --wait");
    }

    #[test]
    fn a_command_does_not_need_two_dashes() {
        for (line, expected) in [
            (
                "run -a app python3 app.py --port 1",
                "run --app-id=app -- python3 app.py --port 1",
            ),
            ("run -a app -- sh -c x", "run --app-id=app -- sh -c x"),
            ("run --stand-ins ./shop -d", "run --stand-ins -- ./shop -d"),
        ] {
            let args: Vec<_> = line.split(' ').collect();
            assert_eq!(normalized(&args).unwrap().0, expected, "{line}");
        }
    }

    #[test]
    fn arguments_that_are_not_flags_are_reported() {
        let (args, stray) =
            normalized(&["./daprd", "--enable-metrics", "false", "-app-id", "a"]).unwrap();
        assert_eq!(args, "--enable-metrics --app-id=a");
        assert_eq!(stray, ["false"]);
        let error = normalized(&["rnu", "--app-id", "a"]).unwrap_err();
        assert!(
            error.contains("`rnu` is neither a flag nor a command"),
            "{error}"
        );
        let error = normalized(&["--stand-ins=maybe"]).unwrap_err();
        assert_eq!(
            error,
            "--stand-ins: `maybe` is not a boolean; use true or false"
        );
    }

    #[test]
    fn unknown_flags_keep_their_name() {
        for (arg, expected) in [
            ("-app-idd=x", "--app-idd=x"),
            ("--nope", "--nope"),
            ("-x", "--x"),
        ] {
            assert_eq!(normalized(&[arg]).unwrap().0, expected);
        }
    }
}
