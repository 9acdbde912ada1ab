//! The examples that the demo can run.

use clap::ValueEnum;

/// An example: a service, and a program that calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Example {
    /// The smallest program: `hello`, which calls the service `echo`
    Hello,
    /// Every building block: the service `echo`, and `tour`
    Echo,
    /// Publish, subscribe with rules, state with ETags, and a dead letter topic
    Orders,
    /// An actor with a timer and a reminder, and its caller
    Counter,
    /// A job and a cron binding
    Nightly,
}

/// The programs of an example, and what their sidecar needs.
#[derive(Debug)]
pub(super) struct Description {
    /// The packages of the programs.
    pub(super) packages: &'static [&'static str],
    /// The service: the application of the sidecar.
    pub(super) service: Role,
    pub(super) app_id: &'static str,
    /// The usual port of the service.
    pub(super) port: u16,
    /// The program that calls the service. Its exit status is the result of the demo.
    pub(super) driver: Role,
    /// Whether the driver is `tour`: it uses components that need Redis, can skip some blocks, and
    /// shuts the sidecar down in its last step.
    pub(super) tour: bool,
    /// Folders in `examples/components` with further components.
    pub(super) components: &'static [&'static str],
    /// Why the service cannot be a WASI 0.2 component, if it cannot.
    pub(super) not_as_component: Option<&'static str>,
}

/// How to run a program in one of its roles.
#[derive(Debug)]
pub(super) struct Role {
    /// The name in messages and of the log.
    pub(super) name: &'static str,
    pub(super) program: &'static str,
    pub(super) args: &'static [&'static str],
    pub(super) env: &'static [(&'static str, &'static str)],
}

impl Role {
    const fn new(program: &'static str) -> Self {
        Self {
            name: program,
            program,
            args: &[],
            env: &[],
        }
    }
}

const ECHO: Description = Description {
    packages: &["echo", "tour"],
    service: Role::new("echo"),
    app_id: "echo-service",
    port: 9004,
    driver: Role {
        args: &["--shutdown"],
        ..Role::new("tour")
    },
    tour: true,
    components: &[],
    not_as_component: None,
};

const HELLO: Description = Description {
    packages: &["echo", "hello"],
    driver: Role::new("hello"),
    tour: false,
    ..ECHO
};

const ORDERS: Description = Description {
    packages: &["orders"],
    service: Role::new("orders"),
    app_id: "orders",
    port: 9005,
    driver: Role::new("checkout"),
    tour: false,
    components: &[],
    not_as_component: None,
};

const COUNTER: Description = Description {
    packages: &["counter"],
    service: Role::new("counter"),
    app_id: "counter",
    port: 9006,
    driver: Role {
        name: "caller",
        args: &["call"],
        ..Role::new("counter")
    },
    tour: false,
    components: &[],
    not_as_component: None,
};

const NIGHTLY: Description = Description {
    packages: &["nightly"],
    service: Role {
        env: &[("REPORT_SCHEDULE", "@every 1s")],
        ..Role::new("nightly")
    },
    app_id: "nightly",
    port: 9007,
    driver: Role {
        name: "check",
        args: &["check"],
        ..Role::new("nightly")
    },
    tour: false,
    components: &["nightly"],
    not_as_component: Some(
        "it schedules its job when it starts, but the host of a component starts it only for a request",
    ),
};

impl Example {
    /// The examples of single tasks, which are much shorter than `echo`.
    pub(crate) const SHORT: [Self; 3] = [Self::Orders, Self::Counter, Self::Nightly];

    /// Those of them that run as components, and the smallest one.
    pub(crate) const COMPONENTS: [Self; 3] = [Self::Hello, Self::Orders, Self::Counter];

    /// The name in messages and in paths of files.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Hello => "hello",
            Self::Echo => "echo",
            Self::Orders => "orders",
            Self::Counter => "counter",
            Self::Nightly => "nightly",
        }
    }

    pub(super) fn description(self) -> &'static Description {
        match self {
            Self::Hello => &HELLO,
            Self::Echo => &ECHO,
            Self::Orders => &ORDERS,
            Self::Counter => &COUNTER,
            Self::Nightly => &NIGHTLY,
        }
    }
}

impl Description {
    /// The programs, for messages.
    pub(super) fn programs(&self) -> String {
        match self.service.program == self.driver.program {
            true => self.service.program.to_owned(),
            false => format!("{} and {}", self.service.program, self.driver.program),
        }
    }
}
