//! The registry of the policies of a sidecar, by target.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::breaker::Breaker;
use super::settings::{Names, Settings};
use super::{Policy, settings};
use crate::clock::Clock;

/// The policies of a sidecar, and its circuit breakers.
#[derive(Debug)]
pub(crate) struct Resiliency {
    clock: Clock,
    settings: Settings,
    /// One circuit breaker per scope and target name.
    breakers: Mutex<HashMap<(BreakerScope, String), Arc<Breaker>>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum BreakerScope {
    App(String),
    Actor(String),
    /// Inbound and outbound calls of a component share a circuit breaker.
    Component,
}

/// The class of a component, by which daprd selects default policies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ComponentClass {
    Binding,
    Configuration,
    Conversation,
    Lock,
    Pubsub,
    Secretstore,
    Statestore,
}

impl ComponentClass {
    fn name(self) -> &'static str {
        match self {
            Self::Binding => "Binding",
            Self::Configuration => "Configuration",
            Self::Conversation => "Conversation",
            Self::Lock => "Lock",
            Self::Pubsub => "Pubsub",
            Self::Secretstore => "Secretstore",
            Self::Statestore => "Statestore",
        }
    }
}

impl Resiliency {
    pub(crate) fn new(clock: Clock, settings: Settings) -> Self {
        Self {
            clock,
            settings,
            breakers: Mutex::default(),
        }
    }

    /// The policy for calls of an application or external service; `endpoint` is the called method or URL.
    pub(crate) fn app(&self, id: &str, endpoint: &str) -> Policy {
        let names = self.settings.apps.get(id).cloned();
        let names = names.unwrap_or_else(|| self.defaults(&["App".to_owned()]));
        self.policy(&names, BreakerScope::App(id.to_owned()), endpoint)
    }

    /// The policy for actor calls, applied before the turn.
    pub(crate) fn actor(&self, actor_type: &str, id: &str) -> Policy {
        let (mut names, scope) = match self.settings.actors.get(actor_type) {
            Some(names) => (names.names.clone(), names.circuit_breaker_scope.as_str()),
            None => (self.defaults(&["Actor".to_owned()]), "type"),
        };
        names.timeout.clear();
        let key = match scope {
            "type" => actor_type.to_owned(),
            _ => format!("{actor_type}-{id}"),
        };
        Policy {
            lets_go: true,
            ..self.policy(&names, BreakerScope::Actor(actor_type.to_owned()), &key)
        }
    }

    /// The policy for an actor call within its turn: only a timeout.
    pub(crate) fn turn(&self, actor_type: &str) -> Policy {
        let names = match self.settings.actors.get(actor_type) {
            Some(names) => names.names.clone(),
            None => self.defaults(&["Actor".to_owned()]),
        };
        let names = Names {
            timeout: names.timeout,
            ..Names::default()
        };
        self.policy(
            &names,
            BreakerScope::Actor(actor_type.to_owned()),
            actor_type,
        )
    }

    /// The policy for requests of the sidecar to a component.
    pub(crate) fn outbound(&self, name: &str, class: ComponentClass) -> Policy {
        let names = self.settings.components.get(name);
        let names = names.map(|names| names.outbound.clone());
        let names = names.unwrap_or_else(|| self.component_defaults(class, "Outbound"));
        self.policy(&names, BreakerScope::Component, name)
    }

    /// The policy for deliveries from a component to the application.
    pub(crate) fn inbound(&self, name: &str, class: ComponentClass) -> Policy {
        let names = self.settings.components.get(name);
        let names = names.map(|names| names.inbound.clone());
        let names = names.unwrap_or_else(|| self.component_defaults(class, "Inbound"));
        self.policy(&names, BreakerScope::Component, name)
    }

    fn component_defaults(&self, class: ComponentClass, direction: &str) -> Names {
        self.defaults(&[
            format!("{}Component{direction}", class.name()),
            format!("Component{direction}"),
            "Component".to_owned(),
        ])
    }

    /// The default policies by their reserved names: `DefaultAppRetryPolicy`, `DefaultTimeoutPolicy`.
    fn defaults(&self, levels: &[String]) -> Names {
        fn first<T>(
            levels: &[String],
            policy_kind: &str,
            policies: &std::collections::BTreeMap<String, T>,
        ) -> String {
            let names = levels.iter().map(String::as_str).chain([""]);
            let mut names = names.map(|level| format!("Default{level}{policy_kind}Policy"));
            names
                .find(|name| policies.contains_key(name))
                .unwrap_or_default()
        }
        let settings::Settings {
            timeouts,
            retries,
            breakers,
            ..
        } = &self.settings;
        Names {
            timeout: first(levels, "Timeout", timeouts),
            retry: first(levels, "Retry", retries),
            circuit_breaker: first(levels, "CircuitBreaker", breakers),
        }
    }

    fn policy(&self, names: &Names, scope: BreakerScope, key: &str) -> Policy {
        let template = self.settings.breakers.get(&names.circuit_breaker);
        let breaker = template.map(|template| {
            let mut breakers = self.breakers.lock().unwrap_or_else(PoisonError::into_inner);
            let breaker = breakers.entry((scope, key.to_owned()));
            let new = || Arc::new(Breaker::new(self.clock.clone(), template.clone()));
            breaker.or_insert_with(new).clone()
        });
        let timeout = self.settings.timeouts.get(&names.timeout);
        Policy {
            clock: self.clock.clone(),
            timeout: timeout.copied().filter(|timeout| !timeout.is_zero()),
            retry: self.settings.retries.get(&names.retry).cloned(),
            breaker,
            lets_go: false,
        }
    }
}
