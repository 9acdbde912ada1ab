//! Flags of daprd and `dapr run` that are accepted and have no effect.

use clap::error::Error;
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};

use Value::{Boolean, Text};

/// The embedded sidecar has no metrics, no profiling, no mutual TLS, no control plane of its own and no Kubernetes support, so
/// these flags have nothing to configure.
const FLAGS: [(&str, Option<char>, Value); 18] = [
    ("actors-disseminate-timeout", None, Text),
    ("control-plane-address", None, Text),
    ("control-plane-namespace", None, Text),
    ("control-plane-trust-domain", None, Text),
    ("dapr-internal-grpc-listen-address", None, Text),
    ("dapr-internal-grpc-port", Some('I'), Text),
    ("disable-builtin-k8s-secret-store", None, Boolean),
    ("enable-metrics", None, Boolean),
    ("enable-mtls", None, Boolean),
    ("enable-profiling", None, Boolean),
    ("hot-reload-reconcile-interval", None, Text),
    ("metrics-listen-address", None, Text),
    ("metrics-port", Some('M'), Text),
    ("profile-port", None, Text),
    ("runtime-path", None, Text),
    ("scheduler-job-streams", None, Text),
    ("sentry-address", None, Text),
    ("sentry-request-jwt-audiences", None, Text),
];

#[derive(Clone, Copy)]
enum Value {
    Boolean,
    Text,
}

/// The flags without effect in a command line, such as `--metrics-port`.
#[derive(Clone, Debug, Default)]
pub(crate) struct NoEffect(pub(crate) Vec<String>);

/// Returns the text for `--help`.
pub(crate) fn help() -> String {
    let names = FLAGS.map(|(name, ..)| format!("--{name}"));
    format!(
        "Flags of daprd and `dapr run` that are accepted and have no effect:\n  {}",
        names.join("\n  ")
    )
}

impl Args for NoEffect {
    fn augment_args(command: Command) -> Command {
        command.args(FLAGS.map(|(name, short, value)| {
            let arg = Arg::new(name).long(name).hide(true).action(ArgAction::Set);
            let arg = match value {
                Text => arg,
                Boolean => arg
                    .num_args(0..=1)
                    .require_equals(true)
                    .default_missing_value("true")
                    .value_parser(super::go_style::boolean),
            };
            match short {
                Some(letter) => arg.short(letter),
                None => arg,
            }
        }))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for NoEffect {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let present = FLAGS.iter().filter(|(name, ..)| matches.contains_id(name));
        Ok(Self(
            present.map(|(name, ..)| format!("--{name}")).collect(),
        ))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}
