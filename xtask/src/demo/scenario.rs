//! The examples that the demo runs.

use std::fmt;

use clap::ValueEnum;

/// An example: a service with a sidecar, and a program that calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Name {
    /// `echo`, called by `tour`, which uses every building block
    Echo,
    /// `orders`, a subscriber with rules, state with ETags and a dead letter topic, called by `shop`
    Orders,
    /// `counter`, an actor with a timer and a reminder, called by `count`
    Counter,
    /// `nightly`, a job and a cron binding, called by `night`
    Nightly,
}

impl fmt::Display for Name {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.scenario().service)
    }
}

impl Name {
    pub(super) fn scenario(self) -> &'static Scenario {
        match self {
            Self::Echo => &ECHO,
            Self::Orders => &ORDERS,
            Self::Counter => &COUNTER,
            Self::Nightly => &NIGHTLY,
        }
    }
}

/// What the demo of an example builds and starts.
#[derive(Debug)]
pub(super) struct Scenario {
    /// The packages that contain the two programs.
    pub(super) packages: &'static [&'static str],
    /// The program of the service.
    pub(super) service: &'static str,
    /// The app ID of the service.
    pub(super) app_id: &'static str,
    /// The usual port of the service.
    pub(super) app_port: u16,
    /// The program that calls the service. It checks the results.
    pub(super) caller: &'static str,
    /// Whether the caller has the options of `tour`, and shuts down the sidecar.
    pub(super) shuts_down: bool,
    /// The folder of components that only this example needs.
    pub(super) components: Option<&'static str>,
}

const ECHO: Scenario = Scenario {
    packages: &["echo", "tour"],
    service: "echo",
    app_id: "echo-service",
    app_port: 9004,
    caller: "tour",
    shuts_down: true,
    components: None,
};

const ORDERS: Scenario = Scenario {
    packages: &["orders"],
    service: "orders",
    app_id: "orders",
    app_port: 9010,
    caller: "shop",
    shuts_down: false,
    components: None,
};

const COUNTER: Scenario = Scenario {
    packages: &["counter"],
    service: "counter",
    app_id: "counter",
    app_port: 9011,
    caller: "count",
    shuts_down: false,
    components: None,
};

const NIGHTLY: Scenario = Scenario {
    packages: &["nightly"],
    service: "nightly",
    app_id: "nightly",
    app_port: 9012,
    caller: "night",
    shuts_down: false,
    components: Some("examples/nightly/components"),
};
